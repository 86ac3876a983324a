"""The columns of the table: what is read of them, and what is known and left.

The workbook says `PRIME: priority medicine`, the JSON report `prime_priority_medicine`: both are named here in the
second way. The names are those of a workbook of August 2024 and of the JSON report of 2026, which has the same 39 but
`generic` in place of `generic_or_hybrid` and no `inn` in the name of the common name (a public repository checks the
report's columns, `expected_ema_columns`, seen 2026-11-23; EMA describes none).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

NUMBER, STATUS, UPDATED = "ema_product_number", "medicine_status", "last_updated_date"

TEXTS: Mapping[str, Sequence[str]] = {
    "category": ("category",),
    "name": ("name_of_medicine",),
    "common_name": (
        "international_non_proprietary_name_common_name",
        "international_non_proprietary_name_inn_common_name",
    ),
    "status": (STATUS,),
    "holder": ("marketing_authorisation_developer_applicant_holder",),
}
"""By the name that a value has in an entry: the columns that state it, of which a file has one."""

FLAGS: Mapping[str, str] = {
    "advanced_therapy": "advanced_therapy",
    "conditional": "conditional_approval",
    "exceptional": "exceptional_circumstances",
    "orphan": "orphan_medicine",
    "prime": "prime_priority_medicine",
}
"""Likewise, of columns that say `Yes` or `No`: how the medicine is classed now, not how it was when it was granted."""

DAYS: Mapping[str, str] = {
    "evaluated": "start_of_evaluation_date",
    "authorised": "marketing_authorisation_date",
    "refused": "refusal_of_marketing_authorisation_date",
    "ended": "withdrawal_expiry_revocation_lapse_of_marketing_authorisation_date",
    "suspended": "suspension_of_marketing_authorisation_date",
}
"""Likewise, of columns that hold a day. `authorised` is that of the first authorisation, for the first indications."""

KNOWN_UNUSED = (
    "opinion_status", "latest_procedure_affecting_product_information", "active_substance", "therapeutic_area_mesh",
    "species_veterinary", "patient_safety", "atc_code_human", "atcvet_code_veterinary",
    "pharmacotherapeutic_group_human", "pharmacotherapeutic_group_veterinary", "therapeutic_indication",
    "accelerated_assessment", "additional_monitoring", "biosimilar", "generic", "generic_or_hybrid",
    "european_commission_decision_date", "start_of_rolling_review_date", "opinion_adopted_date",
    "withdrawal_of_application_date", "revision_number", "first_published_date", "medicine_url",
)  # fmt: skip
"""Accelerated assessment shortens the review and "has no impact on the eventual" opinion: it is no kind of
authorisation (learning.eupati.eu/mod/page/view.php?id=896, seen 2026-11-23). The Commission's decision is the latest
one, on whatever it was. Indications are the present ones, in prose: which of them was granted when, it does not say."""

DECLARED = frozenset(
    [
        NUMBER,
        UPDATED,
        *KNOWN_UNUSED,
        *FLAGS.values(),
        *DAYS.values(),
        *(name for names in TEXTS.values() for name in names),
    ]
)


def column(name: str) -> str:
    r"""A column's name in the spelling of this module.

    >>> column("PRIME: priority medicine"), column("Species\n(veterinary)")
    ('prime_priority_medicine', 'species_veterinary')
    """
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def is_table(columns: Sequence[str]) -> bool:
    """Whether these are columns of a table of medicines."""
    return NUMBER in columns and STATUS in columns

"""The columns of ICTRP's exports: what is read of them, and what is known and left.

A CSV download says `Public title`, the XML `Public_title`: both are named here as `public_title`. Those beyond the 40
of 2020 stand in the portal's XML of 2026 (a public repository lists its fields with their frequencies, seen 2026-11-23)
or in the data that WHO gives for crawling (WHO_Processor.cs of ECRIN's DataDownloader, same day).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

FIELDS: Mapping[str, Sequence[str]] = {
    "title": ("public_title", "scientific_title"),
    "official_title": ("scientific_title",),
    "acronym": ("acronym",),
    "conditions": ("condition",),
    "interventions": ("intervention",),
    "arms": ("intervention",),
    "sponsor": ("primary_sponsor",),
    "collaborators": ("secondary_sponsor", "secondary_sponsors"),
    "phase": ("phase",),
    "status": ("recruitment_status",),
    "start_date": ("date_enrollement", "date_enrolment"),
    "completion_date": ("results_date_completed",),
    "enrollment": ("results_actual_enrolment", "results_actual_enrollment", "target_size"),
    "study_type": ("study_type",),
    "countries": ("countries",),
    "secondary_ids": ("secondary_id", "secondary_ids", "secondaryids", "childs"),
    "endpoints": ("primary_outcome",),
    "criteria": ("inclusion_criteria", "exclusion_criteria"),
    "has_results": ("results_yes_no", "results_date_posted", "results_url_link", "results_summary"),
    "updated": ("last_refreshed_on",),
}
"""By field of `TrialRecord`: the columns that hold it. `results_date_completed` is the day on which the study is or
will be completed: all 16 that a download of April 2020 has are later than it."""

OF_RECORD = ("trialid", "export_date", "source_register", "date_registration", "date_registration3")
"""The number, the day of the export, and what tells the order of day and month."""

KNOWN_UNUSED = (
    "internal_number", "web_address", "other_records", "inclusion_agemin", "inclusion_agemax", "inclusion_gender",
    "study_design", "contact_firstname", "contact_lastname", "contact_address", "contact_email", "contact_tel",
    "contact_affiliation", "retrospective_flag", "prospective_registration", "bridging_flag_truefalse", "bridged_type",
    "source_support", "secondary_outcome", "ethics_review_status", "ethics_review_approval_date",
    "ethics_review_contact_name", "ethics_review_contact_address", "ethics_review_contact_phone",
    "ethics_review_contact_email", "results_ipd_plan", "results_ipd_description", "results_url_protocol",
    "results_date_first_publication", "results_baseline_char", "results_participant_flow", "results_adverse_events",
    "results_outcome_measures",
)  # fmt: skip
"""Contacts, ages, funders, ethics and the rest that no field of the record holds. `other_records` and `bridged_type`
say that the portal has the trial from another registry too, but not under which number."""

DECLARED = frozenset([*OF_RECORD, *KNOWN_UNUSED, *(column for columns in FIELDS.values() for column in columns)])


def column(name: str) -> str:
    """A column's name in the spelling of this module.

    >>> column("Public title"), column("Last_Refreshed_on")
    ('public_title', 'last_refreshed_on')
    """
    return re.sub(r"[\s_]+", "_", name.strip()).casefold()

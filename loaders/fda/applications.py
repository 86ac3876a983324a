"""An application of Drugs@FDA (openFDA's `drug/drugsfda`): its approvals, sponsor and names.

Fields by https://open.fda.gov/apis/drug/drugsfda/searchable-fields/ and the service's own schema
(schemas/drugsfda_schema.json of github.com/FDA/openfda), looked up 2026-11-23.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .dates import plain_day

APPLICATION = "application"
"""The kind of these entries."""
MARKS = frozenset(["submissions", "products", "sponsor_name"])
"""Fields that an application has and a label has not."""
DECLARED = frozenset([*MARKS, "application_number", "openfda"])
DECLARED_OF_SUBMISSIONS = frozenset([
    "submission_type", "submission_number", "submission_status", "submission_status_date", "submission_class_code",
    "submission_class_code_description", "review_priority", "submission_property_type", "submission_public_notes",
    "application_docs",
])  # fmt: skip
"""Number, orphan drug, notes and documents are known and unused. A priority review is no other pathway: of it no fact
is made."""
DECLARED_OF_PRODUCTS = frozenset([
    "brand_name", "active_ingredients", "marketing_status", "product_number", "dosage_form", "route",
    "reference_drug", "reference_standard", "te_code",
])  # fmt: skip
"""`marketing_status` is kept, and no fact made of it: `Discontinued` are approved products that were never marketed, no
longer are, are for export, or whose approval was withdrawn for other reasons than safety or efficacy
(https://www.accessdata.fda.gov/scripts/cder/daf/index.cfm?event=glossary.page, seen 2026-11-23)."""
APPROVED, ORIGINAL, SUPPLEMENT = "AP", "ORIG", "SUPPL"
"""The status of an approved submission (others are tentatively approved: `TA`), and its types."""


class _Submission(msgspec.Struct):
    submission_type: str = ""
    submission_status: str = ""
    submission_status_date: str = ""
    submission_class_code: str = ""
    review_priority: str = ""


class _Ingredient(msgspec.Struct):
    name: str = ""


class _Product(msgspec.Struct):
    brand_name: str = ""
    marketing_status: str = ""
    active_ingredients: list[_Ingredient] = []


class _Annotated(msgspec.Struct):
    brand_name: list[str] = []
    generic_name: list[str] = []


class _Application(msgspec.Struct):
    application_number: str
    sponsor_name: str = ""
    submissions: list[_Submission] = []
    products: list[_Product] = []
    openfda: _Annotated = msgspec.field(default_factory=_Annotated)


_decode = msgspec.json.Decoder(_Application).decode
_parts = msgspec.json.Decoder(list[dict[str, msgspec.Raw]]).decode


def values_of(raw: bytes, fields: Mapping[str, msgspec.Raw], unread: Unread) -> tuple[str, dict[str, Any]]:
    """The id of an application's entry and what is read of it. Raises `DataError` or msgspec's `DecodeError`."""
    application = _decode(raw)
    unread.see("drugsfda", fields, DECLARED)
    for name, declared in (("submissions", DECLARED_OF_SUBMISSIONS), ("products", DECLARED_OF_PRODUCTS)):
        for part in _parts(fields[name]) if name in fields else ():
            unread.see(f"drugsfda {name}", part, declared)
    if not application.application_number.strip():
        raise DataError("is empty", field="application_number")
    ingredients = [[one.name for one in product.active_ingredients] for product in application.products]
    submissions = application.submissions
    original = _days(submissions, ORIGINAL)
    return f"Drugs@FDA {application.application_number.strip()}", {
        "kind": APPLICATION,
        "number": application.application_number.strip(),
        "names": _distinct([*(one.brand_name for one in application.products), *application.openfda.brand_name]),
        # A product of several ingredients is none of them.
        "proper_names": _distinct([*(names[0] for names in ingredients if len(names) == 1),
                                   *application.openfda.generic_name]),
        "applicants": _distinct([application.sponsor_name]),
        "marketing": _distinct([one.marketing_status for one in application.products]),
        "reviews": _distinct([one.review_priority for one in submissions if one.submission_type == ORIGINAL]),
        "original": original[0] if original else "",
        "supplements": _days(submissions, SUPPLEMENT),
    }  # fmt: skip


def _days(submissions: Sequence[_Submission], kind: str) -> list[str]:
    """The days on which submissions of a type were approved, in their order."""
    days = set()
    for one in submissions:
        if (one.submission_type, one.submission_status) == (kind, APPROVED):
            try:
                days.add(plain_day(one.submission_status_date))
            except DataError as error:
                raise DataError(error.problem, field="submission_status_date") from error
    return sorted(days - {""})


def _distinct(names: Sequence[str]) -> list[str]:
    return sorted({" ".join(name.split()) for name in names} - {""})

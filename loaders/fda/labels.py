"""A drug label (openFDA's `drug/label`): names, and what it says of its indications.

Fields by https://open.fda.gov/apis/drug/label/searchable-fields/ and the service's own schema
(schemas/druglabel_schema.json of github.com/FDA/openfda), looked up 2026-11-23. `effective_time` is the day from which
this version of the label holds, not that of an approval.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .dates import plain_day
from .label_sections import SECTIONS

LABEL = "label"
"""The kind of these entries."""
MARKS = frozenset(["set_id", "spl_product_data_elements"])
"""Fields that a label has and an application has not."""
DECLARED = frozenset([
    *MARKS, "id", "version", "effective_time", "openfda", *SECTIONS, *(f"{section}_table" for section in SECTIONS),
])  # fmt: skip
_LONGEST = 6
"""Words at the beginning of the product data, where brand and proper name stand."""


class _Annotated(msgspec.Struct):
    application_number: list[str] = []
    brand_name: list[str] = []
    generic_name: list[str] = []


class _Label(msgspec.Struct):
    set_id: str = ""
    id: str = ""
    effective_time: str = ""
    indications_and_usage: list[str] = []
    spl_product_data_elements: list[str] = []
    openfda: _Annotated = msgspec.field(default_factory=_Annotated)


_decode = msgspec.json.Decoder(_Label).decode


def values_of(raw: bytes, fields: Mapping[str, msgspec.Raw], unread: Unread) -> tuple[str, str, dict[str, Any]]:
    """The id of a label's entry, the day of its version, and what is read of it.

    A label without annotations is told by the first words of its product data. Raises `DataError` or msgspec's
    `DecodeError`.
    """
    label = _decode(raw)
    unread.see("label", fields, DECLARED)
    number = label.set_id.strip() or label.id.strip()
    if not number:
        raise DataError("is empty", field="set_id")
    try:
        effective = plain_day(label.effective_time)
    except DataError as error:
        raise DataError(error.problem, field="effective_time") from error
    known = label.openfda
    named = known.brand_name or known.generic_name
    begins = "" if named else " ".join(" ".join(label.spl_product_data_elements).split()[:_LONGEST])
    return f"label {number}", effective, {
        "kind": LABEL,
        "numbers": sorted({*known.application_number} - {""}),
        "names": sorted({*known.brand_name} - {""}),
        "proper_names": sorted({*known.generic_name} - {""}),
        "begins": begins,
        "indications": [" ".join(text.split()) for text in label.indications_and_usage if text.strip()],
    }  # fmt: skip

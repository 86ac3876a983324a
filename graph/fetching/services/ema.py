"""The European Medicines Agency: all centrally assessed medicines as one JSON report.

Looked up 2026-11-23: `https://www.ema.europa.eu/en/about-us/about-website/download-website-data-json-data-format`, the
JSON reports meant for programs, written twice a day; `data` holds one object a medicine. What `meta` holds is not
described there and is not relied upon: the report states no count that could be shown, medicines are counted here.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..reading import decoded
from ..service import Damaged, Request, Service, Steps, Wanted, Whole


class _Medicine(msgspec.Struct):
    medicine_status: str


class _Report(msgspec.Struct):
    data: list[_Medicine]


def _medicines(file: Path) -> int:
    count = len(decoded(file, _Report).data)
    if not count:
        raise Damaged("the report has no medicine")
    return count


def steps(request: Request) -> Steps:
    """The one file."""
    path = "en/documents/report/medicines-output-medicines_json-report_en.json"
    got = yield Wanted(path, name="medicines.json", read=_medicines, learn=lambda a: a.headers.get("last-modified", ""))
    return Whole(got.value, None, got.learned)


SERVICE = Service(
    name="ema",
    source="ema",
    title="European Medicines Agency",
    address="https://www.ema.europa.eu/",
    interval=1.0,
    limits="none is published",
    steps=steps,
)

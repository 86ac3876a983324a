"""The FDA's Purple Book: one table of all licensed biological products, published each month.

Looked up 2026-11-23: `https://purplebooksearch.fda.gov/downloads` (a monthly report in two sections: what changed, then
all products) and, for the address of a month's file, public programs that download it, such as
`files/2026/purplebook-search-march-data-download.csv`. Neither a rate limit nor a count is published: rows are counted
here. A month that is not out yet is answered by 404 or by the site's own page.
"""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta
from pathlib import Path

from ..reading import lines
from ..service import Absent, Damaged, FetchError, Request, Service, Steps, Wanted, Whole

MONTHS_BACK = 3
"""How many months before this one are tried: a report comes out in the month after."""
_EXTRACT, _COLUMN = "Purple Book Database Extract", "BLA Number"


def _rows(file: Path) -> int:
    """Rows of the section with all products. Raises `Absent` for a page of the site in place of a table."""
    with file.open("rb") as stream:
        if stream.read(256).lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
            raise Absent
    count, header, extract = 0, False, False
    for line in lines(file):
        if line.startswith((_EXTRACT, f'"{_EXTRACT}')):
            count, header, extract = 0, False, True
        elif not header:
            header = _COLUMN in line
        elif line.strip(" ,\r\n"):
            count += 1
    if not header or not (extract or count):
        raise Damaged(f"it has no table with the column {_COLUMN!r}")
    return count


def steps(request: Request) -> Steps:
    """The newest month that is out."""
    first = request.day.replace(day=1)
    for _ in range(MONTHS_BACK + 1):
        path = f"files/{first.year}/purplebook-search-{month_name[first.month].lower()}-data-download.csv"
        got = yield Wanted(path, name=f"purplebook-{_month(first)}.csv", read=_rows, optional=True)
        if got.found:
            return Whole(got.value, None, _month(first))
        first = (first - timedelta(days=1)).replace(day=1)
    raise FetchError(f"the Purple Book has no file of the {MONTHS_BACK + 1} months up to {_month(request.day)}")


def _month(day: date) -> str:
    return day.isoformat()[: len("2026-11")]


SERVICE = Service(
    name="purplebook",
    source="fda",
    title="FDA Purple Book",
    address="https://purplebooksearch.fda.gov/",
    interval=1.0,
    limits="none is published",
    steps=steps,
)

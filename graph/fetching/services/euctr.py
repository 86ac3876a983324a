"""The EU Clinical Trials Register: text downloads of twenty trials a page, and the count of its search page.

The register describes no interface for programs. What is used is what its search page does, as the R package ctrdata
does too (`https://github.com/rfhb/ctrdata`, R/ctrLoadQueryIntoDbEuctr.R, looked up 2026-11-23): the count stands on the
search page as "Trials with a EudraCT protocol (44,300)", a page of results has 20 trials, `rest/download/full` gives
that page as text, one block for each country of a trial. No rate limit is published; two seconds are our choice.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..reading import lines
from ..service import Changed, Damaged, Request, Seen, Service, Steps, Wanted, Whole

ON_A_PAGE = 20
_COUNT = re.compile(r"Trials with a EudraCT protocol \(([\d,.]+)\)")
_NUMBER = re.compile(r"EudraCT Number:\s*(\d{4})-(\d{6})-(\d{2})\s*$")
_AS_TEXT = (
    ("mode", "current_page"), ("format", "text"), ("dContent", "full"), ("number", "current_page"),
    ("submit-download", "Download"),
)  # fmt: skip


def _count(file: Path) -> int:
    found = _COUNT.search(file.read_text(encoding="utf-8", errors="replace"))
    if not found:
        raise Damaged("the search page does not state how many trials it found")
    return int(re.sub(r"\D", "", found[1]))


def _numbers(file: Path) -> list[int]:
    """The trials of a page, each once, in order."""
    found = dict.fromkeys(int("".join(match.groups())) for line in lines(file) if (match := _NUMBER.match(line)))
    if not found:
        raise Damaged("the page has no trial")
    return list(found)


def steps(request: Request) -> Steps:
    """The count, every page, and the count again."""
    query = ("query", request.search)
    search = Wanted("ctr-search/search", (query,), read=_count)
    stated, seen = (yield search).value, Seen()
    pages = -(-stated // ON_A_PAGE)
    for page in range(1, pages + 1):
        name = f"page-{page:05}.txt"
        params = (query, ("page", str(page)), *_AS_TEXT)
        seen.add(name, (yield Wanted("ctr-search/rest/download/full", params, name, _numbers)).value)
    if (now := (yield search).value) != stated:
        raise Changed(f"the count of trials changed from {stated:,} to {now:,}")
    return Whole(seen.check(stated), stated)


SERVICE = Service(
    name="euctr",
    source="euctr",
    title="EU Clinical Trials Register",
    address="https://www.clinicaltrialsregister.eu/",
    interval=2.0,
    limits="none is published",
    steps=steps,
    searches=True,
)

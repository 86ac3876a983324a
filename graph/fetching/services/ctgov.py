"""ClinicalTrials.gov, API v2: pages of study objects, each naming the token of the next.

Source of what is used here: the API's page `https://clinicaltrials.gov/data-api/api` (looked up 2026-11-23):
`pageSize` at most 1,000; `nextPageToken` is missing on the last page; `countTotal` gives `totalCount` with the first
page only; `/version` has `dataTimestamp`, the time of the data. No rate limit is published; the site's robots.txt asks
for a second between requests (`Crawl-delay: 1`, as recorded on 2026-09-06 by api-evangelist/clinical-trials-gov).
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..reading import decoded
from ..service import Changed, Request, Seen, Service, Steps, Wanted, Whole

PAGE_SIZE = "1000"


class _Identification(msgspec.Struct):
    nctId: str  # noqa: N815  # the registry's name


class _Protocol(msgspec.Struct):
    identificationModule: _Identification  # noqa: N815


class _Study(msgspec.Struct):
    protocolSection: _Protocol  # noqa: N815

    @property
    def number(self) -> int:
        """The digits of the trial's number."""
        return int(self.protocolSection.identificationModule.nctId.removeprefix("NCT"))


class _Page(msgspec.Struct):
    studies: list[_Study]
    nextPageToken: str = ""  # noqa: N815
    totalCount: int | None = None  # noqa: N815


class _Version(msgspec.Struct):
    dataTimestamp: str  # noqa: N815


def _page(file: Path) -> tuple[list[int], str, int | None]:
    page = decoded(file, _Page)
    return [study.number for study in page.studies], page.nextPageToken, page.totalCount


def _timestamp(file: Path) -> str:
    return decoded(file, _Version).dataTimestamp


def steps(request: Request) -> Steps:
    """The version, every page, and the version again: if it is another, the pages may not fit together."""
    version = (yield Wanted("version", read=_timestamp)).value
    search = (("query.term", request.search),) if request.search else ()
    fixed = (("format", "json"), ("pageSize", PAGE_SIZE), *search)
    seen, tokens, stated, token = Seen(), set[str](), 0, ""
    while True:
        params = (*fixed, ("pageToken", token)) if token else (*fixed, ("countTotal", "true"))
        name = f"{version.replace(':', '')}-page-{len(tokens) + 1:04}.json"  # pages of another version are other files
        ids, token, total = (yield Wanted("studies", params, name, _page)).value
        if tokens and total not in (None, stated):
            raise Changed(f"the count of studies changed from {stated:,} to {total:,}")
        if not tokens:
            stated = total or 0
        seen.add(name, ids)
        if not token:
            break
        if token in tokens:
            raise Changed(f"{name} names the token of an earlier page")
        tokens.add(token)
    if (yield Wanted("version", read=_timestamp)).value != version:
        raise Changed(f"the data of {version} were replaced")
    return Whole(seen.check(stated), stated, version)


SERVICE = Service(
    name="ctgov",
    source="ctgov",
    title="ClinicalTrials.gov",
    address="https://clinicaltrials.gov/api/v2/",
    interval=1.0,
    limits="https://clinicaltrials.gov/robots.txt",
    steps=steps,
    searches=True,
)

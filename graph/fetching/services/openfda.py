"""openFDA: Drugs@FDA applications and drug labels, in pages of which each links to the next.

Looked up 2026-11-23: `https://open.fda.gov/apis/paging/` (`limit`; `skip` up to 25,000; beyond that `search_after`,
which the `Link` header with `rel="next"` of each page holds; without one it is the last; `skip` must not go with it),
`https://open.fda.gov/apis/anatomy-of-a-response/` (`meta.last_updated`, `meta.results.total`) and
`https://open.fda.gov/apis/authentication/` (240 requests a minute; 1,000 a day, with a key 120,000; a key may go in the
header of HTTP basic authentication, as its user name, which keeps it out of addresses).
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from ..reading import decoded
from ..service import Answer, Changed, Request, Service, Steps, Wanted, Whole

PAGE_SIZE, LARGEST_SKIP = 1000, 25_000
ENDPOINTS = ("drugsfda", "label")
_NEXT = re.compile(r'<([^>]+)>\s*;\s*rel="?next"?', re.IGNORECASE)


class _Results(msgspec.Struct):
    total: int


class _Meta(msgspec.Struct):
    results: _Results
    last_updated: str = ""


class _Record(msgspec.Struct):
    application_number: str = ""
    id: str = ""


class _Page(msgspec.Struct):
    meta: _Meta
    results: list[_Record]


def _page(file: Path) -> tuple[list[str], int, str]:
    page = decoded(file, _Page)
    ids = [record.id or record.application_number for record in page.results]
    return ids, page.meta.results.total, page.meta.last_updated


def _next(answer: Answer) -> str:
    """The query of the next page; without `skip`, and without a key that the service may have put there."""
    found = _NEXT.search(answer.headers.get("link", ""))
    query = parse_qsl(urlsplit(found[1]).query) if found else []
    return urlencode([(name, value) for name, value in query if name not in ("skip", "api_key")])


def steps(request: Request) -> Steps:
    """Both endpoints, one after the other."""
    count, versions = 0, []
    for endpoint in ENDPOINTS:
        whole = yield from _endpoint(endpoint, request)
        count += whole.count
        versions += [f"{endpoint} {whole.version}"] if whole.version else []
    return Whole(count, count, ", ".join(versions))


def _endpoint(endpoint: str, request: Request) -> Steps:
    first = (("limit", str(PAGE_SIZE)), *((("search", request.search),) if request.search else ()))
    params, ids, stated, version, pages = first, set[str](), 0, "", 0
    while True:
        pages += 1
        name = f"{endpoint}-{pages:04}.json"
        # A search that finds nothing is answered by 404 (github.com/cyanheads/openfda-mcp-server, release v0.1.12,
        # looked up 2026-11-23).
        got = yield Wanted(
            f"drug/{endpoint}.json", params, name, _page, _next, optional=bool(request.search) and pages == 1
        )
        if not got.found:
            return Whole(0, 0)
        came, total, updated = got.value
        if pages > 1 and (total, updated) != (stated, version):
            raise Changed(f"the count of {endpoint} changed from {stated:,} to {total:,}")
        stated, version, before = total, updated, len(ids)
        ids.update(came)
        if len(ids) - before < len(came):
            raise Changed(f"{name} repeats {len(came) - len(ids) + before} records of earlier pages")
        if len(ids) >= stated or not came:
            break
        if got.learned:
            params = tuple(parse_qsl(got.learned))
        elif len(ids) <= LARGEST_SKIP:
            params = (*first, ("skip", str(len(ids))))
        else:
            break
    if len(ids) != stated:
        raise Changed(f"{len(ids):,} records of {endpoint} came, the service says that it has {stated:,}")
    return Whole(stated, stated, version)


SERVICE = Service(
    name="openfda",
    source="fda",
    title="openFDA",
    address="https://api.fda.gov/",
    interval=0.25,
    limits="https://open.fda.gov/apis/authentication/",
    steps=steps,
    searches=True,
    key="openfda",
)

"""What the fetched services answer, by their documentation; hand-written and small."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from .replaying_server import Call, Reply

NOT_THERE = Reply(b"not found", 404)
DAY = "2026-11-20T09:00:05"


def as_json(document: object, **headers: str) -> Reply:
    """A JSON document, with a tag that is of its content."""
    body = json.dumps(document).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()}"'
    return Reply(body, headers={"Content-Type": "application/json", "ETag": tag} | headers)


@dataclass
class ClinicalTrials:
    """`pages` of trial numbers; `total` is what it says that it has; `versions` are given in turn, the last stays."""

    pages: list[list[int]]
    total: int | None = None
    versions: list[str] = field(default_factory=lambda: [DAY])

    def __call__(self, call: Call) -> Reply:
        """Answer."""
        if call.path.endswith("/version"):
            version = self.versions.pop(0) if len(self.versions) > 1 else self.versions[0]
            return as_json({"apiVersion": "2.0.5", "dataTimestamp": version})
        number = int(call.params.get("pageToken", "token-0").removeprefix("token-"))
        page: dict[str, object] = {"studies": [study(nct) for nct in self.pages[number]]}
        if number + 1 < len(self.pages):
            page["nextPageToken"] = f"token-{number + 1}"
        if "countTotal" in call.params:
            page["totalCount"] = sum(map(len, self.pages)) if self.total is None else self.total
        return as_json(page)


def study(number: int) -> dict[str, object]:
    """A study object with what the loader needs."""
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT{number:08}", "briefTitle": "CD19 CAR-T in lymphoma"},
            "statusModule": {"overallStatus": "RECRUITING"},
        },
        "hasResults": False,
    }


@dataclass
class OpenFda:
    """Three applications and one label, a page each, linked by `search_after`; `totals` by page, if they change."""

    linked: bool = True
    totals: dict[int, int] = field(default_factory=dict)

    def __call__(self, call: Call) -> Reply:
        """Answer."""
        kind = call.path.removeprefix("/drug/").removesuffix(".json")
        field_, ids = ("application_number", ["BLA1", "BLA2", "BLA3"]) if kind == "drugsfda" else ("id", ["a-b"])
        place = int(call.params.get("search_after") or call.params.get("skip") or 0)
        meta = {
            "last_updated": "2026-11-17",
            "results": {"skip": 0, "limit": 1, "total": self.totals.get(place, len(ids))},
        }
        headers = {}
        if self.linked and place + 1 < len(ids):
            address = f"https://elsewhere.invalid{call.path}?limit=1000&skip=0&search_after={place + 1}&api_key=leaked"
            headers["Link"] = f'<{address}>; rel="next"'
        return as_json({"meta": meta, "results": [{field_: ids[place]}]}, **headers)


def purple_book(call: Call) -> Reply:
    """October is out; for a month that is not, the site answers by its page, or not at all."""
    if "october" in call.path:
        table = "Purple Book Changes\r\nN/R/U,Applicant,BLA Number\r\nN,One,1\r\n\r\nPurple Book Database Extract\r\n"
        return Reply(f"\ufeff{table}N/R/U,Applicant,BLA Number\r\n,One,1\r\n,Two,2\r\n".encode())
    return Reply(b"<!doctype html><title>Purple Book</title>") if "november" in call.path else NOT_THERE


def ema(call: Call) -> Reply:
    medicines = [{"name_of_medicine": "One", "medicine_status": "Authorised"}]
    return as_json({"data": medicines, "meta": {}}, **{"Last-Modified": "Mon, 23 Nov 2026 06:00:00 GMT"})


@dataclass
class EuCtr:
    """21 trials on two pages; `counts` are given in turn, the last stays."""

    counts: list[int] = field(default_factory=lambda: [21])

    def __call__(self, call: Call) -> Reply:
        """Answer."""
        if call.path.endswith("/search"):
            count = self.counts.pop(0) if len(self.counts) > 1 else self.counts[0]
            return Reply(f"<a>Trials with a EudraCT protocol ({count:,})</a>".encode())
        first = 20 * (int(call.params["page"]) - 1)
        blocks = [f"Summary\nEudraCT Number: 2010-{n:06}-11\n" * 2 for n in range(first, min(first + 20, 21))]
        return Reply("".join(blocks).encode(), headers={"Content-Type": "text/plain"})


def hgnc(call: Call) -> Reply:
    table = b"hgnc_id\tsymbol\tname\tstatus\nHGNC:1633\tCD19\tCD19 molecule\tApproved\n"
    table += b"HGNC:11913\tTNFRSF17\tTNF receptor superfamily member 17\tApproved\n"
    return Reply(table, headers={"ETag": '"h1"', "Last-Modified": "Tue, 03 Nov 2026 10:00:00 GMT"})


def mondo(call: Call) -> Reply:
    if "/latest/" in call.path:
        return Reply(status=302, headers={"Location": "/releases/download/v2026-11-03/mondo.json"})
    if call.path.endswith("mondo.json"):
        nodes = [{"id": f"http://purl.obolibrary.org/obo/MONDO_{n:07}", "lbl": "a disease"} for n in (1, 2, 3)]
        return as_json({"graphs": [{"nodes": nodes}]})
    assert call.path.startswith("/raw/v2026-11-03/")
    return Reply(b"# license: CC0\nsubject_id\tpredicate_id\tobject_id\nMONDO:0000001\tskos:exactMatch\tNCIT:C1\n")


@dataclass
class OpenTargets:
    """A file in each data set; `anchors` override the hash of the list, in turn."""

    datasets: tuple[str, ...]
    anchors: list[str] = field(default_factory=list)

    def __call__(self, call: Call) -> Reply:
        """Answer."""
        name = call.path.removeprefix("/latest/")
        if name == "release_data_integrity":
            return Reply(self.listing)
        if name == "release_data_integrity.sha1":
            sha1 = hashlib.sha1(self.listing).hexdigest()  # noqa: S324
            return Reply(f"{self.anchors.pop(0) if self.anchors else sha1}  release_data_integrity\n".encode())
        return Reply(name.encode(), headers={"ETag": f'"{name}"'})

    @property
    def listing(self) -> bytes:
        """The list of all files with their hashes."""
        names = [f"output/{dataset}/part-0.parquet" for dataset in (*self.datasets, "literature")]
        return b"".join(f"{hashlib.sha1(n.encode()).hexdigest()}  ./{n}\n".encode() for n in names)  # noqa: S324

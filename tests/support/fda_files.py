"""Small publications of the FDA in their real formats, written by hand, and a vocabulary with curated approvals."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from cgtkg.loaders.fda import SOURCE
from cgtkg.loaders.fda.reading import read
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.known import Known
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.unread import Unread
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact
from support.small_vocabulary import write_vocabulary

COLUMNS = (
    "N/R/U", "Applicant", "BLA Number", "Proprietary Name", "Proper Name", "BLA Type", "Strength", "Dosage Form",
    "Route of Administration", "Product Presentation", "Marketing Status", "Licensure", "Approval Date",
    "Ref. Product Proper Name", "Ref. Product Proprietary Name", "Supplement Number", "Submission Type",
    "License Number", "Product Number", "Center", "Date of First Licensure", "Exclusivity Expiration Date",
    "First Interchangeable Exclusivity Exp. Date", "Ref. Product Exclusivity Exp. Date",
    "Orphan Exclusivity Exp. Date",
)  # fmt: skip
"""The columns of the download of 2025."""
DAY = "2026-11-20"
MYELOMA, LUPUS = "mondo:0009693", "mondo:0007915"
ALPHA = "product:alpha-cel,jurisdiction:US"
CURATED = "start,end,status,line,indication,agency,date,source,locator\n"
APPROVALS = (
    f"{CURATED}"
    f"{ALPHA},approved,>=4 prior lines,{MYELOMA},regulator:fda,2021-03-26,source:seed-001,L1\n"
    f"{ALPHA},approved,>=2 prior lines,{MYELOMA},regulator:fda,2024-04-04,source:seed-001,L1\n"
    f"{ALPHA},approved,,{LUPUS},regulator:fda,2025-05,source:seed-001,L1\n"
)
"""Two in myeloma, one in lupus."""


def licence(number: str = "125001", **changes: str) -> dict[str, str]:
    """A row of a made-up BLA by column; `changes` name columns with `_` for blanks."""
    cells = {
        "Applicant": "Alpha Bio, Inc.", "BLA Number": number, "Proprietary Name": "Alphaceta",
        "Proper Name": "alpha-cel", "BLA Type": "351(a)", "Strength": "1 × 10^6 cells", "Dosage Form": "Suspension",
        "Marketing Status": "Rx", "Licensure": "Licensed", "Approval Date": "26-Mar-21", "Supplement Number": "0",
        "Submission Type": "Original", "Product Number": "1", "Center": "CBER",
    }  # fmt: skip
    return cells | {name.replace("_", " "): value for name, value in changes.items()}


def table(rows: Iterable[Mapping[str, str]], columns: Iterable[str] = COLUMNS) -> str:
    """A header and rows as CSV."""
    text, columns = io.StringIO(), list(columns)
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def download(changed: Iterable[Mapping[str, str]], rows: Iterable[Mapping[str, str]]) -> str:
    """The two sections of the original file with the lines above each."""
    above = "Purple Book Changes\r\n\r\nNewly Approved Products\r\n"
    return f"{above}{table(changed)}\r\nPurple Book Database Extract{',' * 24}\r\n{table(rows)}"


def application(number: str = "BLA125001", **changes: object) -> dict[str, object]:
    """An application of Drugs@FDA."""
    return {
        "submissions": [
            {"submission_type": "SUPPL", "submission_number": "7", "submission_status": "AP",
             "submission_status_date": "20240404", "submission_class_code": "EFFICACY", "review_priority": "PRIORITY"},
            {"submission_type": "SUPPL", "submission_number": "8", "submission_status": "TA",
             "submission_status_date": "20250505"},
            {"submission_type": "ORIG", "submission_number": "1", "submission_status": "AP",
             "submission_status_date": "20210326", "submission_property_type": [{"code": "Orphan"}]},
        ],
        "application_number": number,
        "sponsor_name": "ALPHA BIO",
        "products": [
            {"product_number": "001", "brand_name": "ALPHACETA", "marketing_status": "Discontinued",
             "active_ingredients": [{"name": "ALPHA-CEL", "strength": "1"}], "dosage_form": "SUSPENSION"}
        ],
        "openfda": {"generic_name": ["ALPHA-CEL"], "spl_set_id": ["0-1"]},
    } | changes  # fmt: skip


def label(text: str, number: str = "0-1", **changes: object) -> dict[str, object]:
    """A drug label with the section on indications."""
    return {
        "spl_product_data_elements": ["Alphaceta alpha-cel ALPHA-CEL ALPHA-CEL DIMETHYL SULFOXIDE"],
        "indications_and_usage": [text],
        "boxed_warning": ["WARNING"],
        "boxed_warning_table": ["<table/>"],
        "set_id": number,
        "id": "9-9",
        "effective_time": "20260203",
        "version": "3",
        "openfda": {"application_number": ["BLA125001"], "brand_name": ["ALPHACETA"], "generic_name": ["ALPHA-CEL"]},
    } | changes


def page(*results: object, updated: str = "2026-11-17") -> str:
    """A page of openFDA."""
    meta = {"disclaimer": '{["', "last_updated": updated, "results": {"skip": 0, "limit": 2, "total": len(results)}}
    return json.dumps({"meta": meta, "results": results}, indent=2)


def put(folder: Path, text: str | bytes, name: str = "given") -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(text.encode("utf-8-sig") if isinstance(text, str) else text)
    return path


def readings(path: Path, limits: Limits | None = None) -> tuple[list[Entry], list[Rejected], Unread]:
    """Entries, rejects and what is left unread."""
    unread = Unread()
    found = list(read(path, unread, limits))
    entries = [one for one in found if isinstance(one, Entry)]
    return entries, [one for one in found if isinstance(one, Rejected)], unread


def known(folder: Path, approvals: str = APPROVALS, **tables: str) -> Known:
    """The small vocabulary with approvals, and with more tables by name (`decisions/names` with `_` for `/`)."""
    seeds = write_vocabulary(folder / "seeds")
    more = {
        "vocabulary/us/jurisdiction.csv": "id,name,source,locator\njurisdiction:US,United States,source:seed-001,L1\n",
        "vocabulary/us/regulator.csv": "id,name,source,locator\nregulator:fda,FDA,source:seed-001,L1\n",
        "facts/us/approved_in.csv": approvals,
        "sources.csv": "id,name,published,rank\nsource:seed-001,A brief,2025,3\nsource:fda,FDA Purple Book,2025,2\n",
        **{f"{name.replace('_', '/', 1)}.csv": text for name, text in tables.items()},
    }
    for name, text in more.items():
        path = seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Known.of(read_seeds([seeds]).facts, [seeds])


def facts(path: Path, known: Known) -> list[Fact]:
    """The facts of all entries of a file, each with its own evidence of one day."""
    entries, rejects, _ = readings(path)
    assert rejects == []
    return [fact for entry in entries for fact in SOURCE.facts(entry, known, SOURCE.evidence(entry, DAY))]


def approvals(found: Iterable[Fact]) -> list[dict[str, object]]:
    """The properties of the approvals among facts, without the agency, which is always the FDA."""
    given = [one for one in found if isinstance(one, RelationshipFact) and one.type == "APPROVED_IN"]
    assert all((one.end, one.properties["agency"]) == ("jurisdiction:US", "regulator:fda") for one in given)
    return [{name: value for name, value in one.properties.items() if name != "agency"} for one in given]


def nodes(found: Iterable[Fact]) -> dict[str, dict[str, object]]:
    """What is said of nodes, by id."""
    return {one.id: dict(one.properties) for one in found if isinstance(one, NodeFact)}

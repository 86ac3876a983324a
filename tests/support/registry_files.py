"""Small files in ClinicalTrials.gov's real formats, written by hand: study objects, rows, and their reading."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cgtkg.loaders.ctgov import Limits, read
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread

DOWNLOAD = (
    "NCT Number", "Study Title", "Study URL", "Acronym", "Study Status", "Brief Summary", "Study Results", "Conditions",
    "Interventions", "Primary Outcome Measures", "Sponsor", "Collaborators", "Sex", "Phases", "Enrollment",
    "Funder Type", "Study Type", "Other IDs", "Start Date", "Completion Date", "Last Update Posted", "Locations",
)  # fmt: skip
"""Columns of a CSV download of the present site, most of them ticked."""


def study(nct_id: str = "NCT90000001", *, version: str = "2026-03-13", **changes: Any) -> dict[str, Any]:
    """A whole study object of a made-up trial. `changes` are put at their path: `statusModule__overallStatus=…`;
    None takes the field away.
    """
    protocol: dict[str, Any] = {
        "identificationModule": {
            "nctId": nct_id,
            "nctIdAliases": ["NCT90000099"],
            "orgStudyIdInfo": {"id": "ZB-101"},
            "secondaryIdInfos": [{"id": "2024-500001-10-00", "type": "CTIS"}],
            "organization": {"fullName": "Zeta Bio", "class": "INDUSTRY"},
            "briefTitle": "Zeta-cel in Myeloma",
            "officialTitle": 'A Study of Zeta-cel in Relapsed {Multiple} Myeloma, "ZETA\\1"',
            "acronym": "ZETA-1",
        },
        "statusModule": {
            "statusVerifiedDate": "2026-02",
            "overallStatus": "ACTIVE_NOT_RECRUITING",
            "whyStopped": "no such thing",
            "startDateStruct": {"date": "2024-02", "type": "ACTUAL"},
            "completionDateStruct": {"date": "2027-12-31", "type": "ESTIMATED"},
            "studyFirstSubmitDate": "2024-01-10",
            "lastUpdatePostDateStruct": {"date": "2026-02-20", "type": "ACTUAL"},
        },
        "sponsorCollaboratorsModule": {
            "leadSponsor": {"name": "Zeta Bio", "class": "INDUSTRY"},
            "collaborators": [{"name": "Eta Hospital", "class": "OTHER"}, {"name": "Nobody", "class": "UNKNOWN"}],
        },
        "descriptionModule": {"briefSummary": "BCMA CAR-T cells.", "detailedDescription": "Long."},
        "conditionsModule": {"conditions": ["Multiple Myeloma", "Plasma Cell Leukemia"], "keywords": ["CAR-T"]},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE1", "PHASE2"],
            "designInfo": {"allocation": "NA"},
            "enrollmentInfo": {"count": 24, "type": "ESTIMATED"},
        },
        "armsInterventionsModule": {
            "armGroups": [
                {
                    "label": "Zeta-cel",
                    "type": "EXPERIMENTAL",
                    "description": "One infusion.",
                    "interventionNames": ["Biological: Zeta-cel", "Drug: Fludarabine"],
                }
            ],
            "interventions": [
                {
                    "type": "BIOLOGICAL",
                    "name": "Zeta-cel",
                    "description": "CAR-T cells",
                    "armGroupLabels": ["Zeta-cel"],
                    "otherNames": ["ZB-001"],
                },
                {"type": "DRUG", "name": "Fludarabine", "armGroupLabels": ["Zeta-cel"]},
                {"type": "OTHER", "description": "an intervention without a name"},
            ],
        },
        "outcomesModule": {
            "primaryOutcomes": [{"measure": "Response", "description": "ORR", "timeFrame": "1 year"}],
            "secondaryOutcomes": [{"measure": "Survival"}],
        },
        "eligibilityModule": {"eligibilityCriteria": "Inclusion:\n\n* BCMA", "sex": "ALL", "stdAges": ["ADULT"]},
        "contactsLocationsModule": {
            "locations": [
                {"facility": "A", "city": "Shanghai", "country": "China", "geoPoint": {"lat": 31.2, "lon": 121.5}},
                {"facility": "B", "city": "Beijing", "country": "China"},
                {"facility": "C", "city": "Seoul", "country": "Korea, Republic of"},
            ]
        },
    }
    whole = {
        "protocolSection": protocol,
        "resultsSection": {"adverseEventsModule": {"seriousEvents": [{"term": "fever"}]}},
        "derivedSection": {"miscInfoModule": {"versionHolder": version}},
        "hasResults": True,
    }
    for path, value in changes.items():
        *parents, field = path.split("__")
        holder: Any = protocol if parents or field.endswith("Module") else whole
        for parent in parents:
            holder = holder[parent]
        if value is None:
            holder.pop(field, None)
        else:
            holder[field] = value
    return whole


def row(nct_id: str = "NCT90000001", **cells: str) -> dict[str, str]:
    """A row of the download, of the same trial as `study`; `cells` by column with `_` for a space."""
    whole = dict.fromkeys(DOWNLOAD, "") | {
        "NCT Number": nct_id,
        "Study Title": "Zeta-cel in Myeloma",
        "Study URL": f"https://clinicaltrials.gov/study/{nct_id}",
        "Acronym": "ZETA-1",
        "Study Status": "ACTIVE_NOT_RECRUITING",
        "Brief Summary": "BCMA CAR-T cells.",
        "Study Results": "YES",
        "Conditions": "Multiple Myeloma|Plasma Cell Leukemia",
        "Interventions": "BIOLOGICAL: Zeta-cel|DRUG: Fludarabine|OTHER: ",
        "Primary Outcome Measures": "Response, ORR, 1 year",
        "Sponsor": "Zeta Bio",
        "Collaborators": "Eta Hospital|Nobody",
        "Sex": "ALL",
        "Phases": "PHASE1|PHASE2",
        "Enrollment": "24",
        "Funder Type": "INDUSTRY",
        "Study Type": "INTERVENTIONAL",
        "Other IDs": "ZB-101|2024-500001-10-00",
        "Start Date": "2024-02",
        "Completion Date": "2027-12-31",
        "Last Update Posted": "2026-02-20",
        "Locations": "A, Shanghai, China|B, Beijing, 100000, China|C, Seoul, Korea, Republic of",
    }
    return whole | {column.replace("_", " "): cell for column, cell in cells.items()}


def table(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = DOWNLOAD, delimiter: str = ",") -> str:
    """A CSV file as the site writes it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def lines(*studies: Mapping[str, Any]) -> bytes:
    """Studies as JSON Lines."""
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in studies)


def array(*studies: Mapping[str, Any]) -> bytes:
    """Studies as the site's JSON download: a list, one study a line."""
    return b"[\n" + b",\n".join(json.dumps(one, ensure_ascii=False).encode() for one in studies) + b"\n]\n"


def put(folder: Path, content: bytes | str, name: str = "download") -> Path:
    """A file with this content, whose name says nothing of its shape."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def readings(
    path: Path, limits: Limits | None = None, unread: Unread | None = None
) -> tuple[list[TrialRecord], list[Rejected]]:
    """The records and the rejects of a file."""
    both = list(read(path, unread, limits=limits))
    return [r for r in both if isinstance(r, TrialRecord)], [r for r in both if isinstance(r, Rejected)]


def numbers(records: Iterable[TrialRecord]) -> list[str]:
    """The NCT numbers of the records, in order."""
    return [record.id.partition(":")[2] for record in records]

"""Small exports in the real formats of WHO's ICTRP, written by hand, and their reading."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.ictrp import read
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread

COLUMNS = (
    "TrialID", "Last Refreshed on", "Public title", "Scientific title", "Acronym", "Primary sponsor",
    "Date registration", "Date registration3", "Export date", "Source Register", "web address", "Recruitment Status",
    "other records", "Inclusion agemin", "Date enrollement", "Target size", "Study type", "Study design", "Phase",
    "Countries", "Contact Email", "Inclusion Criteria", "Exclusion Criteria", "Condition", "Intervention",
    "Primary outcome", "results date posted", "results date completed", "results url link", "Bridged type",
    "results yes no",
)  # fmt: skip
"""Columns of the CSV download of 2020, most of them."""


def trial(number: str = "ChiCTR2000000001", **changes: str) -> dict[str, str]:
    """A made-up trial of ChiCTR by column; `changes` name columns with `_` for blanks."""
    cells = {
        "TrialID": number,
        "Last Refreshed on": "17 February 2020",
        "Public title": "Zeta cells in pneumonia",
        "Scientific title": "A controlled trial of zeta cells" + " " * 300,
        "Acronym": "ZETA",
        "Primary sponsor": "Eta Hospital; Theta University",
        "Date registration": "2020-02-17",
        "Date registration3": "20200217",
        "Export date": "3/18/2020 6:53:35 PM",
        "Source Register": "ChiCTR",
        "web address": "about:blank",
        "Recruitment Status": "Recruiting",
        "other records": "No",
        "Date enrollement": "2020-02-01",
        "Target size": "experimental group:30;control group:28;",
        "Study type": "Interventional study",
        "Phase": "1-2",
        "Countries": "China",
        "Inclusion Criteria": "Inclusion criteria: 1. Adults;\n<br>2. Age <75 years.",
        "Exclusion Criteria": "Exclusion criteria: HIV",
        "Condition": "Pneumonia; ARDS",
        "Intervention": "experimental group:zeta cells + standard care;control group:standard care;",
        "Primary outcome": "Survival;Oxygen;",
        "Bridged type": " " * 10,
    }
    return cells | {name.replace("_", " "): value for name, value in changes.items()}


def table(trials: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> str:
    """A CSV download: the header without quotation marks, the cells with them."""
    out = io.StringIO()
    out.write(",".join(columns) + "\n")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows(trials)
    return out.getvalue()


def export(trials: Iterable[Mapping[str, str]]) -> str:
    """The portal's XML; what is empty is left out, as it does."""
    body = "".join(f"  <Trial>\n{''.join(map(_element, one, one.values()))}  </Trial>\n" for one in trials)
    head = "<?xml version='1.0' encoding='UTF-8' ?>"
    return f"{head}<Trials_downloaded_from_ICTRP>\n{body}</Trials_downloaded_from_ICTRP>"


def _element(name: str, text: str) -> str:
    tag = name.replace(" ", "_")
    return f"    <{tag}>{escape(text)}\n    </{tag}>\n" if text else ""


def put(folder: Path, content: str | bytes, name: str = "download") -> Path:
    """A file with this content, under a name that says nothing."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def readings(
    path: Path, limits: Limits | None = None, unread: Unread | None = None
) -> tuple[list[TrialRecord], list[Rejected]]:
    """The records and the rejects of a path."""
    both = list(read(path, unread, limits=limits))
    records = [one for one in both if isinstance(one, TrialRecord)]
    return records, [one for one in both if isinstance(one, Rejected)]


def only(folder: Path, content: str) -> TrialRecord:
    """The one record of a file."""
    records, rejects = readings(put(folder, content))
    assert not rejects
    (record,) = records
    return record

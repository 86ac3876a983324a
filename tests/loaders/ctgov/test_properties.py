"""For any content: either records and rejects, or the project's own error; and two shapes of one trial say the same."""

import gzip
import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg.loaders.ctgov import Limits, day_of, once, read
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.schema.errors import DataError
from support.registry_files import array, lines, numbers, put, readings, row, study, table

NOTHING = {"", "nan", "na", "n/a", "none", "null"}
PHASES = ("EARLY_PHASE1", "PHASE1", "PHASE1|PHASE2", "PHASE2", "PHASE2|PHASE3", "PHASE3", "PHASE4", "NA", "")
STATUSES = ("RECRUITING", "ACTIVE_NOT_RECRUITING", "WITHDRAWN", "UNKNOWN", "NO_LONGER_AVAILABLE", "WITHHELD")

names = (
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="|"), min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: text.casefold() not in NOTHING and ": " not in text)
)
prose = st.text(st.characters(exclude_categories=("Cs",)), max_size=200).map(str.strip).filter(
    lambda text: text.casefold() not in NOTHING - {""}
)  # fmt: skip
days = st.dates().filter(lambda day: 1900 <= day.year <= 2150).map(str)
dates = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]), st.just(""))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("examples")


@st.composite
def trials(draw: st.DrawFn) -> dict[str, Any]:
    """What both shapes can say of a trial."""
    return {
        "nct_id": f"NCT{draw(st.integers(0, 99_999_999)):08}",
        "title": draw(names),
        "summary": draw(prose),
        "status": draw(st.sampled_from(STATUSES)),
        "phases": draw(st.sampled_from(PHASES)),
        "start": draw(dates),
        "updated": draw(days),
        "enrollment": draw(st.none() | st.integers(0, 10_000_000)),
        "conditions": draw(st.lists(names, max_size=3)),
        "interventions": draw(
            st.lists(st.tuples(st.sampled_from(("DRUG", "GENETIC", "BIOLOGICAL")), names), max_size=3)
        ),
        "sponsor": draw(names),
        "collaborators": draw(st.lists(names, max_size=2)),
        "countries": draw(st.lists(st.sampled_from(("China", "Korea, Republic of", "Turkey (Türkiye)")), max_size=4)),
    }


def as_study(trial: dict[str, Any]) -> dict[str, Any]:
    """The trial as the API gives it."""
    return study(
        trial["nct_id"],
        identificationModule__briefTitle=trial["title"],
        identificationModule__nctIdAliases=None,
        descriptionModule__briefSummary=trial["summary"],
        statusModule__overallStatus=trial["status"],
        designModule__phases=trial["phases"].split("|") if trial["phases"] else None,
        statusModule__startDateStruct={"date": trial["start"]} if trial["start"] else None,
        statusModule__lastUpdatePostDateStruct={"date": trial["updated"]},
        designModule__enrollmentInfo=None if trial["enrollment"] is None else {"count": trial["enrollment"]},
        conditionsModule__conditions=trial["conditions"],
        armsInterventionsModule={"interventions": [{"type": t, "name": n} for t, n in trial["interventions"]]},
        sponsorCollaboratorsModule={
            "leadSponsor": {"name": trial["sponsor"], "class": "INDUSTRY"},
            "collaborators": [{"name": name} for name in trial["collaborators"]],
        },
        contactsLocationsModule={"locations": [{"city": "X", "country": name} for name in trial["countries"]]},
    )


def as_row(trial: dict[str, Any]) -> dict[str, str]:
    """The trial as a row of the CSV download."""
    return row(
        trial["nct_id"],
        Study_Title=trial["title"],
        Brief_Summary=trial["summary"],
        Study_Status=trial["status"],
        Phases=trial["phases"],
        Start_Date=trial["start"],
        Last_Update_Posted=trial["updated"],
        Enrollment="" if trial["enrollment"] is None else str(trial["enrollment"]),
        Conditions="|".join(trial["conditions"]),
        Interventions="|".join(f"{kind}: {name}" for kind, name in trial["interventions"]),
        Sponsor=trial["sponsor"],
        Collaborators="|".join(trial["collaborators"]),
        Locations="|".join(f"Site | one, X, {name}" for name in trial["countries"]),
    )


def essence(record: TrialRecord) -> list[object]:
    """What both shapes state."""
    return [
        record.id, record.title, record.summary, record.status, record.phase, record.start_date, record.updated,
        record.enrollment, record.conditions, [(i.type, i.name) for i in record.interventions], record.sponsor,
        [one.name for one in record.collaborators], record.countries, record.study_type, record.completion_date,
        record.acronym, record.has_results, record.secondary_ids,
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(trials(), max_size=5), st.sampled_from(("array", "lines", "pretty", "sorted", "page", "utf-16")))
def test_study_objects_and_download_rows_say_the_same(folder: Path, drawn: list[dict[str, Any]], shape: str) -> None:
    """Written by hand in both real formats, read back from both: the same trials."""
    studies = [as_study(trial) for trial in drawn]
    content = {
        "array": lambda: array(*studies),
        "lines": lambda: lines(*studies) or b"[]",
        "pretty": lambda: json.dumps(studies, indent=3).encode(),
        "sorted": lambda: json.dumps(studies, sort_keys=True, ensure_ascii=False).encode(),
        "page": lambda: json.dumps({"studies": studies, "nextPageToken": "x]}"}).encode(),
        "utf-16": lambda: json.dumps(studies, ensure_ascii=False).encode("utf-16"),
    }[shape]()
    from_json, json_rejects = readings(put(folder, content, "json"))
    from_csv, csv_rejects = readings(put(folder, table(map(as_row, drawn)), "csv"))
    assert json_rejects == csv_rejects == []
    assert [essence(record) for record in from_json] == [essence(record) for record in from_csv]
    assert numbers(from_json) == [trial["nct_id"] for trial in drawn]


def packed(content: bytes) -> bytes:
    """A zip of it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.json", content)
        file.writestr("b.json", content)
    return archive.getvalue()


STUDIES = array(study("NCT90000001"), study("NCT90000002", version="2026-01-01"))
ROWS = table([row(f"NCT9000000{i}", Brief_Summary='two\nlines, "quoted"') for i in range(4)]).encode()
WHOLE = (STUDIES, ROWS, packed(STUDIES), gzip.compress(ROWS), STUDIES.decode().encode("utf-16"))
PIECES = (
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b"\\",
    b",",
    b"\n",
    b"\xff",
    b"\x00",
    b'{"protocolSection":',
    b'{"studies":[',
    b"PK",
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A right file with pieces put in, taken out or written over anywhere."""
    content = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=9))
        content = content[:at] + piece + content[at + draw(st.integers(0, 40)) :]
    return content


@settings(max_examples=600, deadline=None)
@given(st.one_of(spoilt(), st.binary(max_size=300), st.text().map(str.encode)))
def test_no_content_raises_anything_but_the_project_s_own_error(folder: Path, content: bytes) -> None:
    """Whatever the file holds; and what is read of it is sound."""
    path = put(folder, content)
    with suppress(DataError):
        for one in once(read(path, limits=Limits(record=100_000))):
            if isinstance(one, Rejected):
                assert one.reason
                assert one.file.startswith(str(path))
            else:
                assert len(one.id) == len("clinicaltrials:NCT90000001")
        day_of(path)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(STUDIES)), st.sampled_from((b'"', b"{", b"}", b"]", b"\\", b"\n", b"\xff")))
def test_a_byte_too_many_in_one_study_never_costs_its_neighbours(folder: Path, at: int, byte: bytes) -> None:
    """Between two sound studies stands one with a stray byte: both are read, and nothing is read twice."""
    middle = json.dumps(study("NCT90000005")).encode()
    at %= len(middle)
    spoilt_one = middle[:at] + byte + middle[at:]
    first, last = (json.dumps(study(nct_id)).encode() for nct_id in ("NCT90000001", "NCT90000002"))
    records, _ = readings(put(folder, b"[" + first + b",\n" + spoilt_one + b",\n" + last + b"]"))
    found = numbers(records)
    assert found[0] == "NCT90000001"
    assert found[-1] == "NCT90000002"
    assert len(found) == len(set(found)) <= 3

"""What is read of EMA's table in either form, and how damaged files and hostile cells are told."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.ema.columns import column
from cgtkg.loaders.ema.words import day, names, text, yes
from cgtkg.schema.errors import DataError
from support.ema_files import COLUMNS, entries, medicine, packed, report, row, workbook


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    """A medicine is read alike out of the workbook and the JSON report, each of the day that it states."""
    (one,), rejected, unread = entries(workbook(tmp_path, row()))
    (other,), also_rejected, also_unread = entries(report(tmp_path, medicine()))
    assert not [*rejected, *also_rejected, *unread, *also_unread]
    assert one.values == other.values == {
        "category": "Human", "name": "Alphacel", "common_name": "alphagene autoleucel", "status": "Authorised",
        "holder": "Alpha Bio EU B.V.", "advanced_therapy": True, "conditional": False, "exceptional": False,
        "orphan": False, "prime": False, "authorised": "2023-02-09",
    }  # fmt: skip
    assert (one.id, one.day, one.updated, one.place) == ("EMEA/H/C/000001", "2024-08-22", "2024-03-21", "row 10")
    assert (other.id, other.day, other.updated, other.place) == (one.id, "2026-09-27", one.updated, "medicine 1")


def test_every_column_of_2024_is_declared(tmp_path: Path) -> None:
    """None of them is counted as unread, a number among texts included."""
    filled = dict.fromkeys(COLUMNS, "x") | dict.fromkeys([name for name in COLUMNS if name.endswith("date")], "")
    found, rejected, unread = entries(workbook(tmp_path, filled | row() | {"Revision number": "7"}))
    assert (len(found), rejected, unread) == (1, [], {})


def test_what_no_table_has_is_counted(tmp_path: Path) -> None:
    """A new column, and words for status and category that say nothing here; the medicine is read."""
    new = medicine(medicine_status="Paused", category="Herbal") | {"shortage": "Yes", "empty": ""}
    found, _, unread = entries(report(tmp_path, new))
    assert len(found) == 1
    assert unread == {
        ("json", "empty"): 0, ("json", "shortage"): 1, ("value", "category=Herbal"): 1,
        ("value", "medicine_status=Paused"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"marketing_authorisation_date": "31/02/2023"}, "marketing_authorisation_date", "is no day"),
        ({"last_updated_date": "soon"}, "last_updated_date", "is no day"),
        ({"orphan_medicine": "Perhaps"}, "orphan_medicine", "neither Yes nor No"),
        ({"name_of_medicine": ""}, "name_of_medicine", "no name"),
        ({"ema_product_number": " "}, "ema_product_number", "no product number"),
        ({"category": ""}, "category", "no category"),
    ],
)
def test_a_wrong_row_is_told_and_the_others_read(
    tmp_path: Path, changes: dict[str, str], field: str, reason: str
) -> None:
    """By the column as the report names it, in either form."""
    good = medicine("EMEA/H/C/000002")
    for path in (
        report(tmp_path, medicine() | changes, good),
        workbook(tmp_path, row(**changes), row("EMEA/H/C/000002")),
    ):
        found, (rejected,), _ = entries(path)
        assert [one.id for one in found] == ["EMEA/H/C/000002"]
        assert (rejected.file, rejected.field) == (str(path), field)
        assert reason in rejected.reason


def test_hostile_cells(tmp_path: Path) -> None:
    """HTML, steering signs and padding are taken away; a list, or a row that is no object, is told."""
    name = "Alpha\x1b[31m&nbsp;cel\n"
    holder = {"marketing_authorisation_developer_applicant_holder": ["A", "B"]}
    found, rejected, _ = entries(report(tmp_path, medicine(name_of_medicine=name), medicine("2") | holder, "medicine"))
    assert [one.values["name"] for one in found] == ["Alpha [31m cel"]
    assert [(one.record, one.field) for one in rejected] == [
        ("2", "marketing_authorisation_developer_applicant_holder"),
        ("medicine 3", ""),
    ]


def test_of_several_rows_the_last_updated_counts(tmp_path: Path) -> None:
    """Whichever comes first; the other is told."""
    old, new = medicine(last_updated_date="01/01/2023"), medicine(medicine_status="Withdrawn")
    for several in ([old, new], [new, old]):
        (found,), (rejected,), _ = entries(report(tmp_path, *several))
        assert found.values["status"] == "Withdrawn"
        assert rejected.record == found.id
        assert found.place in rejected.reason


def test_folders_and_archives(tmp_path: Path) -> None:
    """A snapshot as `fetch` leaves it is of its manifest's day; the report may be packed; other files do not count."""
    report(tmp_path, medicine())
    (tmp_path / "manifest.json").write_text(json.dumps({"date": "2026-11-23"}))
    (tmp_path / "notes.txt").write_text("nothing of EMA")
    (one,), rejected, _ = entries(tmp_path)
    assert (one.day, rejected) == ("2026-11-23", [])
    gzipped, zipped = tmp_path / "r.json.gz", tmp_path / "r.zip"
    gzipped.write_bytes(gzip.compress((tmp_path / "medicines.json").read_bytes()))
    with ZipFile(zipped, "w") as archive:
        archive.write(tmp_path / "medicines.json", "medicines.json")
    for path in (gzipped, zipped):
        assert [found.values for found in entries(path)[0]] == [one.values]


def test_damaged_files_are_told(tmp_path: Path) -> None:
    """Cut off, of another kind, or with a column that stands twice: rejected, or refused where nothing is left."""
    good = report(tmp_path, medicine(), name="a.json")
    (tmp_path / "b.json").write_bytes(good.read_bytes()[:-20])
    cut = workbook(tmp_path, row(), name="c.xlsx").read_bytes()
    (tmp_path / "c.xlsx").write_bytes(cut[:-200])
    twice = ("Medicine status", *COLUMNS)
    workbook(tmp_path, row(), columns=twice, name="d.xlsx")
    found, rejected, _ = entries(tmp_path)
    assert len(found) == 1
    assert [Path(one.file).name for one in rejected] == ["b.json", "c.xlsx", "d.xlsx"]
    assert rejected[2].field == "medicine_status"
    assert "twice" in rejected[2].reason
    (tmp_path / "e").mkdir()
    other = packed(tmp_path / "e" / "other.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    with pytest.raises(DataError, match="no table of medicines"):
        entries(other)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    """Entries are equal, so that a load repeated changes nothing."""
    path = workbook(tmp_path, row(), row("EMEA/H/C/000002"))
    assert entries(path) == entries(path)


@given(st.dates())
def test_days(one: date) -> None:
    """Both forms of every day are read, with a time behind the ISO one or without."""
    assert day(f"{one.day:02}/{one.month:02}/{one.year:04}") == one.isoformat()
    assert day(one.isoformat()) == day(f"{one.isoformat()}T12:00:00Z") == day(f"{one} 00:00:00") == one.isoformat()


@given(st.text())
def test_any_text_is_a_day_or_told(words: str) -> None:
    """Whatever stands in a cell: an ISO date, nothing, or an error of the project; likewise yes and no."""
    for read in (day, yes):
        try:
            found = read(words)
        except DataError:
            continue
        assert found in (True, False, None, "") or date.fromisoformat(str(found))


@given(st.text(), st.text())
def test_any_text_is_one_line(one: str, other: str) -> None:
    """A cell is one line that prints, columns are words, and a name is never lost."""
    read = text(f"{one}\n{other}")
    assert read == text(read) or "&" in f"{one}{other}"
    assert read.isprintable()
    assert column(one) == column(column(one))
    assert names(read) or not read or "(" in read

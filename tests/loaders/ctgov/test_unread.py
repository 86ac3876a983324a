"""What a file holds and nobody reads is counted: columns, fields by their path, words that no table has."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg.loaders.ctgov import read
from cgtkg.loaders.ctgov.columns import COLUMNS, SPONSOR_CLASS, UNUSED
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread
from support.registry_files import DOWNLOAD, array, put, row, study, table

Counts = Mapping[tuple[str, str], int]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("examples")


def counted(path: Path) -> tuple[list[TrialRecord | Rejected], Counts]:
    """What is read of a path, the name of the file aside, and what is counted."""
    unread = Unread()
    return [replace(one, file="") for one in read(path, unread)], unread.counts


def test_the_registry_s_own_files_hold_nothing_unknown(tmp_path: Path) -> None:
    """Neither a whole study with results nor a download."""
    assert counted(put(tmp_path, array(study())))[1] == {}
    assert counted(put(tmp_path, table([row()])))[1] == {}


def test_columns_are_counted_by_the_records_that_fill_them(tmp_path: Path) -> None:
    """0 for one that is always empty; one without a name is told by its place where something stands in it."""
    columns = (*DOWNLOAD, "Moon phase", "Tide", "", "Rank")
    rows = [row("NCT90000001"), row("NCT90000002"), row("NCT90000003")]
    rows[0] |= {"Moon phase": "full", "Rank": "1"}
    rows[1] |= {"Moon phase": "nan", "": "x"}
    rows[2] |= {"Moon phase": "new"}
    assert counted(put(tmp_path, table(rows, columns)))[1] == {
        ("csv", "Moon phase"): 2,
        ("csv", "Tide"): 0,
        ("csv", f"column {len(DOWNLOAD) + 3}, unnamed"): 1,
    }


def test_of_two_columns_for_one_field_the_second_is_not_read_and_counted(tmp_path: Path) -> None:
    """It may say something else."""
    rows = [row() | {"BriefTitle": "Another title"}]
    found, counts = counted(put(tmp_path, table(rows, (*DOWNLOAD, "BriefTitle"))))
    assert isinstance(found[0], TrialRecord)
    assert found[0].title == "Zeta-cel in Myeloma"
    assert counts == {("csv", "BriefTitle"): 1}


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("protocolSection.identificationModule.foo", {"identificationModule__foo": "x"}),
        ("protocolSection.armsInterventionsModule.foo", {"armsInterventionsModule__foo": [1]}),
        ("protocolSection.newModule", {"newModule": {"foo": {"deeper": 1}}}),
        ("protocolSection.oversightModule.foo", {"oversightModule": {"oversightHasDmc": True, "foo": False}}),
        ("protocolSection.statusModule.startDateStruct.foo", {"statusModule__startDateStruct": {"foo": 0}}),
        (
            "protocolSection.contactsLocationsModule.locations.foo",
            {"contactsLocationsModule__locations": [{"country": "China"}, {"foo": "x"}, {"foo": "y"}]},
        ),
    ],
)
def test_fields_are_counted_by_their_path(tmp_path: Path, path: str, change: dict[str, Any]) -> None:
    """Once a record, wherever they stand: in a module, as a module, in one that is not read, in items of a list."""
    changed = study("NCT90000002", **change)
    found, counts = counted(put(tmp_path, array(study(), changed, changed)))
    assert not any(isinstance(one, Rejected) for one in found)
    assert counts == {("json", path): 2}


def test_sections_are_looked_at_as_well(tmp_path: Path) -> None:
    """Also those whose contents are not read; deeper than the fields of their modules nobody looks."""
    one = study()
    one["newSection"] = {"x": 1}
    one["resultsSection"]["adverseEventsModule"] |= {"foo": 1, "eventGroups": [{"bar": 1}]}
    one["derivedSection"]["miscInfoModule"]["foo"] = None
    assert counted(put(tmp_path, array(one)))[1] == {
        ("json", "derivedSection.miscInfoModule.foo"): 0,
        ("json", "newSection"): 1,
        ("json", "resultsSection.adverseEventsModule.foo"): 1,
    }


@pytest.mark.parametrize("value", ["text", 5, [], [[{}]], None, [["x"], {"oversightHasDmc": 1}]])
def test_a_module_of_another_shape_that_nobody_reads_costs_nothing(tmp_path: Path, value: object) -> None:
    """It is passed over as before."""
    one = study()
    one["protocolSection"]["oversightModule"] = value
    found, counts = counted(put(tmp_path, array(one)))
    assert [type(record) for record in found] == [TrialRecord]
    assert counts == {}


def test_what_stands_in_an_unknown_field_is_never_a_fault(tmp_path: Path) -> None:
    """Numbers that no computer holds, keys twice, deep nesting: the record is read as without it."""
    plain = json.dumps(study())
    expected, _ = counted(put(tmp_path, plain))
    for value in ("1e999999", "9" * 400, '{"a": 1, "a": 2}', "[" * 100 + "]" * 100, '"\\u0000"'):
        changed = plain.replace('"acronym":', f'"foo": {value}, "acronym":', 1)
        found, counts = counted(put(tmp_path, changed))
        assert found == expected
        assert counts == {("json", "protocolSection.identificationModule.foo"): 1}


def test_words_that_no_table_has_are_counted(tmp_path: Path) -> None:
    """A status or phase makes its record a reject as well; a study type is unknown."""
    studies = [
        study("NCT90000001", statusModule__overallStatus="ABSCONDED"),
        study("NCT90000002", statusModule__overallStatus="ABSCONDED"),
        study("NCT90000003", designModule__phases=["PHASE9"]),
        study("NCT90000004", designModule__studyType="DIVINATION"),
    ]
    rows = [
        row("NCT90000001", Study_Status="ABSCONDED"),
        row("NCT90000002", Study_Status="ABSCONDED"),
        row("NCT90000003", Phases="PHASE9"),
        row("NCT90000004", Study_Type="DIVINATION"),
    ]
    for content in (array(*studies), table(rows)):
        found, counts = counted(put(tmp_path, content))
        assert [isinstance(one, Rejected) for one in found] == [True, True, True, False]
        assert isinstance(found[3], TrialRecord)
        assert found[3].study_type == ""
        assert counts == {
            ("value", "'ABSCONDED' is no recruitment status"): 2,
            ("value", "'DIVINATION' is no study type"): 1,
            ("value", "'PHASE9' is no phase"): 1,
        }


def test_a_record_that_is_rejected_counts_no_columns_or_fields(tmp_path: Path) -> None:
    """It is told as a whole."""
    rows = [row(Start_Date="soon") | {"Moon phase": "full"}]
    assert counted(put(tmp_path, table(rows, (*DOWNLOAD, "Moon phase"))))[1] == {("csv", "Moon phase"): 0}
    bad = study(statusModule__startDateStruct={"date": "soon", "foo": 1})
    assert counted(put(tmp_path, array(bad)))[1] == {}


KNOWN_COLUMNS = {*UNUSED, *SPONSOR_CLASS, *(name for names in COLUMNS.values() for name in names)}
new_columns = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=20).filter(
    lambda name: name.strip() not in KNOWN_COLUMNS
)
cells = st.sampled_from(("", " ", "x", "2026-01-01", "a|b", 'two\nlines, "quoted"', "NCT90000009"))


@settings(max_examples=150, deadline=None)
@given(new_columns, st.lists(cells, min_size=1, max_size=4), st.integers(0, len(DOWNLOAD)))
def test_an_added_column_changes_no_record(folder: Path, name: str, filled: list[str], place: int) -> None:
    """Wherever it stands, and it is counted as often as it is filled."""
    rows = [row(f"NCT9000000{i}") | {name: cell} for i, cell in enumerate(filled)]
    with_it, counts = counted(put(folder, table(rows, (*DOWNLOAD[:place], name, *DOWNLOAD[place:]))))
    without, none = counted(put(folder, table(rows)))
    assert [replace(one, place="") for one in with_it if isinstance(one, TrialRecord)] == [
        replace(one, place="") for one in without if isinstance(one, TrialRecord)
    ]
    assert len(with_it) == len(without) == len(filled)
    assert counts == {("csv", name): sum(bool(cell.strip()) for cell in filled)}
    assert none == {}


MODULES = tuple(study()["protocolSection"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(MODULES), st.text(max_size=10).map("new ".__add__), st.lists(values, min_size=1, max_size=4))
def test_an_added_field_changes_no_record(folder: Path, module: str, name: str, held: list[Any]) -> None:
    """Whatever it holds, and it is counted as often as it holds something."""
    plain = [study(f"NCT9000000{i}") for i in range(len(held))]
    without, none = counted(put(folder, array(*plain)))
    for one, value in zip(plain, held, strict=True):
        one["protocolSection"][module] = {name: value} | one["protocolSection"][module]
    with_it, counts = counted(put(folder, array(*plain)))
    assert with_it == without
    assert none == {}
    assert counts == {
        ("json", f"protocolSection.{module}.{name}"): sum(value not in (None, "", [], {}) for value in held)
    }

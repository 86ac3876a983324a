"""Files of every form: what is an entry, what is a reject, what is passed over."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.opentargets import SOURCE
from cgtkg.loaders.opentargets.stages import phase
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError
from support.opentargets_files import lines, readings

DRUGS = [
    {"id": "CHEMBL1", "drugType": "Cell", "name": "ALPHA-CEL", "synonyms": ["ALP-01"], "tradeNames": []},
    {"id": "CHEMBL2", "drugType": "Antibody", "name": "BETAMAB", "synonyms": [], "tradeNames": ["Betamio"]},
]
WARNING = {"warning_id": 7, "warning_type": "Withdrawn", "molecule_chembl_id": "CHEMBL2", "warning_year": 1999}


def ids(entries: Sequence[Entry]) -> list[str]:
    """Their ids."""
    return [entry.id for entry in entries]


def test_lines_a_list_a_pretty_object_gzip_and_zip_give_the_same(tmp_path: Path) -> None:
    """The form makes no difference, nor does a byte order mark or the name of the file."""
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("inner.txt", json.dumps(DRUGS, indent=1))
    (tmp_path / "a.any").write_bytes(gzip.compress(lines(*DRUGS)))
    (tmp_path / "c.json").write_bytes(b"\xef\xbb\xbf" + lines(*DRUGS))
    (tmp_path / "d.json").write_text(json.dumps(DRUGS[0], indent=2), encoding="utf-8")
    entries, rejects = readings(tmp_path)
    assert rejects == []
    assert ids(entries) == [*["drug CHEMBL1", "drug CHEMBL2"] * 3, "drug CHEMBL1"]
    assert [entry.values for entry in entries[:2]] == [entry.values for entry in entries[2:4]]


def test_reading_twice_gives_equal_entries_and_evidence(tmp_path: Path) -> None:
    """What a record says decides, on whatever day it is read."""
    (tmp_path / "drugs.json").write_bytes(lines(*DRUGS))
    first, second = readings(tmp_path)[0], readings(tmp_path)[0]
    assert first == second
    evidence = SOURCE.evidence(first[0], "2026-06-01"), SOURCE.evidence(second[0], "2026-09-01")
    assert evidence[0].id == evidence[1].id
    assert evidence[0].id.startswith("evidence:opentargets.drug-CHEMBL1.")


def test_the_day_is_that_of_the_manifest_or_folder(tmp_path: Path) -> None:
    """A fetched snapshot has its files in a folder for each data set, and the manifest above them."""
    (tmp_path / "manifest.json").write_text('{"date": "2026-07-01"}', encoding="utf-8")
    (tmp_path / "drug_molecule").mkdir()
    (tmp_path / "drug_molecule" / "part.json").write_bytes(lines(*DRUGS))
    assert {entry.day for entry in readings(tmp_path)[0]} == {"2026-07-01"}


def test_a_record_that_cannot_be_right_is_a_reject_and_the_others_are_read(tmp_path: Path) -> None:
    """Each with its place or number, the field, and what is wrong."""
    broken = b'{"id": "CHEMBL3", "drugType": "Cell", "name": \n'
    wrong = {"id": "CHEMBL4", "drugType": "Cell", "name": "X", "tradeNames": [{"label": 5, "source": "ChEMBL"}]}
    hostile = {"id": "CHEMBL5\n'] DETACH DELETE n", "drugType": "Cell", "name": "Y"}
    less = {"id": "CHEMBL6", "drugType": "Cell"}
    data = lines(DRUGS[0]) + broken + lines(wrong, hostile, less, [1], DRUGS[0], DRUGS[1])
    (tmp_path / "drugs.json").write_bytes(data)
    entries, rejects = readings(tmp_path)
    assert ids(entries) == ["drug CHEMBL1", "drug CHEMBL2"]
    assert [(one.record, one.field) for one in rejects] == [
        ("record 2", ""), ("CHEMBL4", "tradeNames[0].label"), ("record 4", "id"), ("CHEMBL6", "name"),
        ("record 6", ""), ("drug CHEMBL1", ""),
    ]  # fmt: skip
    assert rejects[0].reason.startswith("the record is no well-formed JSON")
    assert rejects[-1].reason == "stands in this file before"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (json.dumps(DRUGS, indent=1).encode()[:-1], "the file ends in the middle of its list: it is cut off"),
        (json.dumps([DRUGS[0]]).encode()[:-1] + b', {"id": "CHEMBL7"', "the record has no end"),
        (json.dumps([DRUGS[0]]).encode()[:-1] + b", 12]", "text that is no record stands here"),
        (lines(*DRUGS) + b'{"id": "' + b"C" * 2000 + b'"}\n', "the record is longer than 1,000 bytes"),
        (gzip.compress(lines(*DRUGS * 400))[:-40], "is cut off or damaged"),
    ],
)
def test_a_file_that_breaks_off_is_told_and_what_stands_before_is_read(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    """One reject for it."""
    (tmp_path / "drugs").write_bytes(data)
    entries, rejects = readings(tmp_path, limits=Limits(record=1000))
    assert entries[0].id == "drug CHEMBL1"
    assert [one.reason[: len(reason)] for one in rejects if not one.reason.startswith("stands")] == [reason]


def test_fields_and_words_that_are_not_known_are_counted_by_data_set(tmp_path: Path) -> None:
    """Also those within others; empty ones are not."""
    notice = {"countries": ["France"], "year": 2001, "classes": ["x"], "moon": 1}
    drugs = [{**DRUGS[0], "tide": 3, "ebb": None, "withdrawnNotice": notice}, {**DRUGS[1], "tide": "x"}]
    (tmp_path / "drugs.json").write_bytes(lines(*drugs))
    (tmp_path / "warnings.json").write_bytes(lines({**WARNING, "warning_type": "Rumour"}))
    unread = Unread()
    assert readings(tmp_path, unread)[1] == []
    assert unread.counts == {
        ("drug_molecule", "tide"): 2,
        ("drug_molecule", "withdrawnNotice/moon"): 1,
        ("value", "drug_warning/warning_type=Rumour"): 1,
    }


def test_files_of_something_else_are_passed_over_and_nothing_else_is_an_error(tmp_path: Path) -> None:
    """A folder may hold a manifest and notes; a path that holds nothing of the platform is a mistake."""
    (tmp_path / "notes.md").write_text("# Notes, of this and that\n", encoding="utf-8")
    (tmp_path / "other.json").write_text('[{"id": 1}]', encoding="utf-8")
    with pytest.raises(DataError, match="holds nothing of Open Targets"):
        readings(tmp_path)
    (tmp_path / "drugs.json").write_bytes(lines(*DRUGS))
    assert len(readings(tmp_path)[0]) == 2


def test_a_table_with_a_row_of_another_width_or_in_another_encoding(tmp_path: Path) -> None:
    """The row is a reject; from letters that are no UTF-8 on the file cannot be read."""
    header = b"DrugBank ID,Accession Numbers,Common name,CAS,UNII,Synonyms,Standard InChI Key\n"
    rows = b'DB00001,,Alpha,,,"A | B",\nDB00002,,Beta\nDB00003,,Gamma,,,,\nDB00004,,\xff\xfe,,,,\n'
    (tmp_path / "names.csv").write_bytes(header + rows)
    entries, rejects = readings(tmp_path)
    assert [entry.values["drug"]["names"] for entry in entries] == [["A", "B"], []]
    assert [one.reason for one in rejects] == [
        "3 cells under 7 columns",
        "is not UTF-8 (byte 0xff); the file was not read on",
    ]


@given(
    st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none(), max_size=3), max_size=8), st.booleans()
)
def test_whatever_texts_records_hold_each_is_read_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, extra: list[dict[str, Any]], indented: bool
) -> None:
    """Braces, quotes and line ends within texts end no record."""
    records = [{**more, "warning_id": n, "warning_type": "Withdrawn", "molecule_chembl_id": "CHEMBL1",
                "warning_description": str(more)} for n, more in enumerate(extra)]  # fmt: skip
    if not records:
        return
    path = tmp_path_factory.mktemp("any") / "warnings.json"
    path.write_text(json.dumps(records, indent=1 if indented else None), encoding="utf-8")
    assert ids(readings(path)[0]) == [f"warning {n}" for n in range(len(records))]


@given(st.text() | st.floats() | st.none())
def test_a_phase_is_one_of_chembls_numbers_or_none(stated: str | float | None) -> None:
    """Never an error, never another number."""
    assert phase(stated) in (None, -1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 4.0)

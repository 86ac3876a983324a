"""The Purple Book's table: one entry a BLA, whatever the order and the lines above."""

import gzip
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.fda import SOURCE
from cgtkg.loaders.files.limits import Limits
from cgtkg.schema.errors import DataError
from support.fda_files import COLUMNS, download, licence, put, readings, table

PRESENTATION = licence(Strength="2 × 10^6 cells", Product_Number="2", Marketing_Status="Disc")
SUPPLEMENT = licence(Approval_Date="4-Apr-24", Submission_Type="Supplement", Supplement_Number="218")
OTHER = licence("125002", Proprietary_Name="N/A", Proper_Name="HPC, Cord Blood", Approval_Date="24-May-12")


def test_rows_of_a_licence_are_one_entry(tmp_path: Path) -> None:
    """Not adjacent, and each date once; the rest of the table is read, too."""
    entries, rejects, unread = readings(put(tmp_path, table([PRESENTATION, OTHER, licence(), SUPPLEMENT])))
    assert (rejects, dict(unread.counts)) == ([], {})
    assert [entry.id for entry in entries] == ["BLA 125001", "BLA 125002"]
    assert entries[0].values == {
        "kind": "licence", "number": "125001", "names": ["Alphaceta"], "proper_names": ["alpha-cel"],
        "applicants": ["Alpha Bio, Inc."], "license_types": ["351(a)"], "centers": ["CBER"],
        "marketing": ["Disc", "Rx"], "status": "approved", "original": "2021-03-26", "supplements": ["2024-04-04"],
    }  # fmt: skip
    assert (entries[1].values["names"], entries[1].values["original"]) == ([], "2012-05-24")


def test_the_download_with_its_banners_gives_the_same(tmp_path: Path) -> None:
    """What changed in the month stands above all products, and does not count besides."""
    plain = put(tmp_path, table([licence(), OTHER]), "plain.csv")
    old = licence(Licensure="Revoked", Applicant="Beta")
    whole = put(tmp_path, download([old, licence("125009")], [licence(), OTHER]), "whole.csv")
    assert [entry.values for entry in readings(whole)[0]] == [entry.values for entry in readings(plain)[0]]
    packed = put(tmp_path, gzip.compress(whole.read_bytes()), "whole.csv.gz")
    assert [entry.values for entry in readings(packed)[0]] == [entry.values for entry in readings(plain)[0]]


def test_the_order_of_rows_makes_no_other_evidence(tmp_path: Path) -> None:
    """The version is recognised by what it says."""
    rows = [licence(), PRESENTATION, SUPPLEMENT, licence()]
    first = readings(put(tmp_path, table(rows)))[0]
    random.Random(1).shuffle(rows)
    second = readings(put(tmp_path, table(rows[1:] + rows[:1])))[0]
    assert first[0].values == second[0].values
    assert SOURCE.evidence(first[0], "2026-11-20") == SOURCE.evidence(second[0], "2026-11-20")


def test_later_columns_are_known_and_others_are_counted(tmp_path: Path) -> None:
    """As those of 2026; so are words of a column that no table has."""
    columns = [{"BLA Type": "License Type"}.get(name, name) for name in COLUMNS]
    columns += ["Inter. Approval Date", "Patent List Provided", "", "Recall"]
    row = licence(License_Type="351(a)", Recall="yes", Licensure="Suspended")
    del row["BLA Type"]
    (entry,), _, unread = readings(put(tmp_path, table([row], columns)))
    assert (entry.values["license_types"], entry.values["status"]) == (["351(a)"], "")
    assert dict(unread.counts) == {("csv", "Recall"): 1, ("csv", "licensure=Suspended"): 1}


@pytest.mark.parametrize(
    ("licensures", "status"),
    [
        (["Licensed"], "approved"),
        (["Revoked"], "withdrawn"),
        (["Voluntarily Revoked", "Revoked"], "withdrawn"),
        (["Voluntarily Revoked", "Licensed"], "approved"),
        ([""], ""),
    ],
)
def test_a_licence_stands_as_long_as_a_presentation_is_licensed(
    tmp_path: Path, licensures: list[str], status: str
) -> None:
    """Revoked by the FDA or at its holder's request."""
    (entry,), _, _ = readings(put(tmp_path, table(licence(Licensure=word) for word in licensures)))
    assert entry.values["status"] == status


def test_a_licence_with_a_wrong_date_is_rejected_alone(tmp_path: Path) -> None:
    """With its number, column and words."""
    entries, rejects, _ = readings(put(tmp_path, table([licence(Approval_Date="31-Feb-21"), OTHER])))
    assert [entry.id for entry in entries] == ["BLA 125002"]
    assert [(one.record, one.field) for one in rejects] == [("BLA 125001", "Approval Date")]
    assert "31-Feb-21" in rejects[0].reason


def test_a_row_that_is_none_is_rejected_alone(tmp_path: Path) -> None:
    """Shifted, without a number, in another encoding."""
    text = table([licence(), licence("none"), OTHER]) + "1,2,3\r\n"
    damaged = text.encode() + table([licence("125003", Applicant="Société")]).partition("\r\n")[2].encode("latin-1")
    entries, rejects, _ = readings(put(tmp_path, damaged))
    assert [entry.id for entry in entries] == ["BLA 125001", "BLA 125002"]
    assert [one.record for one in rejects] == ["line 3", "line 5", "line 6"]


def test_the_day_of_the_folder_tells_the_century(tmp_path: Path) -> None:
    """A licence is not of the future."""
    folder = tmp_path / "2026-11-20"
    folder.mkdir()
    put(folder, table([licence(Approval_Date="21-Nov-26"), licence("125002", Approval_Date="20-Nov-26")]))
    entries, _, _ = readings(folder)
    assert [(one.day, one.values["original"]) for one in entries] == [
        ("2026-11-20", "1926-11-21"), ("2026-11-20", "2026-11-20"),
    ]  # fmt: skip


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    """With what is expected."""
    with pytest.raises(DataError, match="Purple Book"):
        readings(put(tmp_path, "BLA Number,Date\r\n1,2\r\n"))


def test_a_cell_may_have_lines_and_a_broken_row_costs_one(tmp_path: Path) -> None:
    """Names stand below each other; what follows on an open quotation mark is read."""
    text = table([licence(Proprietary_Name="Alphaceta,\nAlphaceta SM")])
    more = [licence("125002"), licence("125003")]
    text += '"open,1\r\n' + table(more).partition("\r\n")[2]
    entries, (reject,), _ = readings(put(tmp_path, text))
    assert [entry.id for entry in entries] == ["BLA 125001", "BLA 125002", "BLA 125003"]
    assert entries[0].values["names"] == ["Alphaceta, Alphaceta SM"]
    assert (reject.record, "quotation marks" in reject.reason) == ("line 4", True)


def test_an_endless_line_does_not_fill_memory(tmp_path: Path) -> None:
    """It is told, and what stands before it is read."""
    text = table([licence()]) + '"' + "x" * 200_000 + "\r\n" + table([OTHER]).partition("\r\n")[2]
    (entry,), (reject,), _ = readings(put(tmp_path, text), Limits(record=1000))
    assert entry.id == "BLA 125001"
    assert "longer than 1,000 characters" in reject.reason


@given(st.text(max_size=40), st.sampled_from(COLUMNS))
def test_any_cell_is_read_or_rejected(cell: str, column: str) -> None:
    """Never another error, and the licence beside it is read."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        text = table([OTHER, licence() | {column: cell}])
        entries, rejects, _ = readings(put(Path(folder), text.encode("utf-8", "replace")))
    assert entries[0].id == "BLA 125002"
    assert len(entries) + len(rejects) >= 1

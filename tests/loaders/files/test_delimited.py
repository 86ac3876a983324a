"""Tables of text, whole and damaged."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.files.delimited import Layout, Row, rows
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

LAYOUT = Layout("id", ("id", "name"), ("colour",), "\t")
CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8).map(str.strip)


def put(folder: Path, content: bytes | str, name: str = "table.txt") -> Path:
    """Write a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def cells(path: Path, unread: Unread | None = None, limits: Limits | None = None) -> list[dict[str, str] | Rejected]:
    """The cells of each row, and the rejects."""
    found = rows(path, LAYOUT, unread or Unread(), limits=limits)
    return [dict(one.cells) if isinstance(one, Row) else one for one in found]


def test_a_row_is_read_by_its_header(tmp_path: Path) -> None:
    """Byte order mark, blanks and line endings make no difference; a dated folder tells the day."""
    path = put(tmp_path, "\ufeffid\tname \r\n7\t  seven \r\n\r\n", "2026-07-01/table.txt")
    (row,) = rows(path, LAYOUT, Unread())
    assert row == Row({"id": "7", "name": "seven"}, str(path), "line 2", "2026-07-01")
    assert row["colour"] == ""


def test_unknown_columns_are_counted(tmp_path: Path) -> None:
    """By the rows that fill them; declared ones are not."""
    unread = Unread()
    cells(put(tmp_path, "id\tcolour\tmoon\ttide\n1\tred\tfull\t\n2\t\tnew\t\n"), unread)
    assert unread.counts == {("table", "moon"): 2, ("table", "tide"): 0}


def test_a_broken_row_costs_only_itself(tmp_path: Path) -> None:
    found = cells(put(tmp_path, "id\tname\n1\n\tnobody\n3\tthree\n"))
    assert [one.reason if isinstance(one, Rejected) else one["id"] for one in found] == [
        "1 cells under 2 columns", "must not be empty", "3"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"id\tname\n1\tone\n2\t\xff\n", "not UTF-8 (byte 0xff)"),
        (b'id\tname\n1\tone\n2\t"open\n', "not well-formed"),
        (b"id\tname\n1\tone\n2\t" + b"x" * 200 + b"\n", "more than 100 bytes"),
        (gzip.compress(b"id\tname\n1\tone\n" + b"2\ttwo\n" * 9, mtime=0)[:-12], "cut off"),
    ],
)
def test_a_file_that_breaks_off_is_read_up_to_there(tmp_path: Path, content: bytes, reason: str) -> None:
    *read, last = cells(put(tmp_path, content), limits=Limits(record=100))
    assert read == [{"id": "1", "name": "one"}]
    assert isinstance(last, Rejected)
    assert reason in last.reason


def test_other_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "id\tname\n1\tone\n", "a.txt")
    put(tmp_path, "no table", "b.md")
    assert cells(tmp_path) == [{"id": "1", "name": "one"}]
    with pytest.raises(DataError, match="no table with a column 'id'"):
        cells(tmp_path / "b.md")


@given(table=st.lists(st.tuples(CELL.filter(bool), CELL), max_size=6))
def test_whatever_is_written_is_read(table: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Quotes, delimiters and signs of any script come back as they were."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([("id", "name"), *table])
    found = cells(put(tmp_path_factory.mktemp("table"), text.getvalue()))
    assert found == [{"id": one, "name": other} for one, other in table]

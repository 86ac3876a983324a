"""Workbooks that would exhaust the memory of whoever believes them are refused, whatever their size."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from support.ema_files import entries, packed, row, workbook


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        '<row r="1"><c r="A1"/></row><row r="4000000"><c t="n"><v>2</v></c><c><v>3</v></c></row>',
        '<row r="1"><c r="ZZZZZ99999999999"><v>1</v></c></row>',
        "<x:row r = '1048576'><x:c s=\">\" r = 'XFD1048576'><v>1</v></x:c></x:row>",
        "<row>" + "<c/>" * 3000 + "</row>" + "<row><c/></row>" * 3000,
    ],
)
def test_cells_far_apart(tmp_path: Path, sheet: str) -> None:
    """Calamine would reserve room for every cell between them."""
    _, (rejected,), _ = entries(packed(tmp_path / "far.xlsx", sheet))
    assert rejected.file == str(tmp_path / "far.xlsx")
    assert "4,000,000" in rejected.reason


def test_a_sheet_may_lie_anywhere(tmp_path: Path) -> None:
    """The name of a part says nothing of what it holds."""
    sheet = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    _, (rejected,), _ = entries(packed(tmp_path / "far.xlsx", sheet, target="media/image1.png"))
    assert "4,000,000" in rejected.reason


def test_strings_that_are_only_claimed(tmp_path: Path) -> None:
    """Calamine would reserve room for as many as the file says to have."""
    path = packed(tmp_path / "m.xlsx", "", '<sst count="99999999999" uniqueCount="99999999999"><si><t>a</t></si></sst>')
    _, (rejected,), _ = entries(path)
    assert "4,000,000" in rejected.reason


def test_a_part_that_unpacks_to_too_much(tmp_path: Path) -> None:
    """A bomb is not read on; the limits are those of every archive."""
    path = workbook(tmp_path, row())
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/theme.xml", b" " * (20 << 20))
    _, (rejected,), _ = entries(path)
    assert "200 times its size" in rejected.reason


def test_a_part_packed_in_another_way(tmp_path: Path) -> None:
    """What cannot be looked through first is not given to calamine."""
    path = workbook(tmp_path, row())
    with ZipFile(path, "a", ZIP_LZMA) as archive:
        archive.writestr("xl/other.xml", b"<a/>")
    _, (rejected,), _ = entries(path)
    assert "another method" in rejected.reason


def test_a_workbook_in_an_archive(tmp_path: Path) -> None:
    """It is told to unpack it, once."""
    inner = workbook(tmp_path, row())
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(inner, "m.xlsx")
    found, (rejected,), _ = entries(tmp_path / "all.zip")
    assert not found
    assert "unpack the archive first" in rejected.reason


def test_a_string_that_is_not_there(tmp_path: Path) -> None:
    """A cell that points beyond the shared strings is damage, told as such."""
    _, (rejected,), _ = entries(packed(tmp_path / "m.xlsx", '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))
    assert "damaged" in rejected.reason

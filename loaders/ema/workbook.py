"""The rows of a workbook, after a look at all that it packs: calamine holds a sheet in memory as a full rectangle and
believes the numbers that stand in a file, so that a kilobyte with one far cell would end the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from cgtkg.loaders.files.documents import Document
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.rejected import Rejected
from cgtkg.schema.errors import DataError

LIMITS = Limits(record=32 << 20, member=256 << 20, total=512 << 20)
"""The table of August 2024 unpacks to 5 MB."""
MOST_CELLS = 4_000_000
"""Rows times columns of a sheet; also the most strings. The table of August 2024 has 95,238 and 65,270."""
_CHUNK = 1 << 20
_TAG = re.compile(rb"<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^<]*)")
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]*)([0-9]+)")
_COUNT = re.compile(rb"ount\s*=\s*[\"']\s*([0-9]+)")

Row = tuple[int, list[object]]
"""The number of a row as a spreadsheet shows it, and its cells."""


def packed(name: str) -> str:
    """The workbook that a document lies in, by the document's name; empty if it lies in none.

    >>> packed("data/medicines.xlsx/xl/workbook.xml"), packed("data/medicines.json")
    ('data/medicines.xlsx', '')
    """
    form = re.match(r"(.*?\.xlsx)/", name, re.IGNORECASE | re.DOTALL)
    return form[1] if form else ""


def sheets(file: str, members: Iterable[Document | Rejected]) -> Iterator[Iterator[Row]]:
    """The rows of each sheet of a workbook, whose `members` are all that it packs.

    Raises `DataError` where it lies within an archive, is damaged, or holds more than it may.
    """
    for member in members:
        _look_through(member)
    if not Path(file).is_file():
        raise DataError("is a workbook within an archive: unpack the archive first")
    try:
        with CalamineWorkbook.from_path(file) as workbook:
            for name in workbook.sheet_names:
                rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield ((number, list(cells)) for number, cells in enumerate(rows, 1))
    except (CalamineError, OSError, ValueError) as error:
        raise DataError(f"is damaged or no workbook: {error}") from error


def _look_through(member: Document | Rejected) -> None:
    """Unpack a member within the limits, and find how large a sheet it would make; `DataError` for too large a one."""
    if isinstance(member, Rejected):
        raise DataError(f"{member.file.rpartition('/')[2]} {member.reason}")
    extent = _Extent()
    try:
        with member.open() as stream:
            rest = b""
            for chunk in chain(iter(lambda: stream.read1(_CHUNK), b""), [b"<"]):
                whole, sign, rest = (rest + chunk).rpartition(b"<")
                extent.take(whole)
                rest = sign + rest
                if len(rest) > LIMITS.record:
                    raise DataError(f"{member.name.rpartition('/')[2]} is no well-formed sheet")
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}") from error
    if extent.cells > MOST_CELLS:
        raise DataError(f"has cells so far apart that a sheet has more than {MOST_CELLS:,}: it was not read")


class _Extent:
    """How many cells a part of a workbook would take up at most: it may be a sheet or a list of strings."""

    def __init__(self) -> None:
        self._row = self._column = self._rows = self._columns = self._strings = 0

    @property
    def cells(self) -> int:
        """Rows times columns, or the number of strings that it says to hold."""
        return max(self._rows * self._columns, self._strings)

    def take(self, xml: bytes) -> None:
        """Note what whole tags say; a row or cell that says no place of its own follows on the one before."""
        for tag, rest in _TAG.findall(xml):
            places = _REFERENCE.findall(rest)
            if tag == b"row":
                self._row, self._column = max([self._row + 1, *(_number(row) for _, row in places)]), 0
            else:
                self._column = max([self._column + 1, *(_letters(letters) for letters, _ in places)])
                self._row = max([self._row, *(_number(row) for _, row in places)])
            self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        self._strings = max([self._strings, *map(_number, _COUNT.findall(xml))])


def _number(digits: bytes) -> int:
    """The number; of more digits than any that may be, one that is too large."""
    return int(digits) if len(digits) <= len(str(MOST_CELLS)) else MOST_CELLS + 1


def _letters(letters: bytes) -> int:
    """The number of a column by its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper()[:5]:
        number = 26 * number + letter - ord("A") + 1
    return number

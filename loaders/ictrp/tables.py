"""CSV downloads of ICTRP: a header and a row for each trial, in UTF-8 or UTF-16, parted by `,`, `;` or tabs.

A row that has another number of cells than the header is broken: reading goes on at its second line, and what is no
sound row there counts as the rest of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from cgtkg.loaders.files.documents import Bytes
from cgtkg.loaders.rejected import Rejected
from cgtkg.schema.errors import DataError

from .columns import column
from .registries import trial_id
from .rows import Row

_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_BESIDE = frozenset(["public_title", "scientific_title", "source_register"])
"""Columns of which a table of ICTRP has one, beside the number."""


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is to be read: `header` holds its columns as `columns` spells them."""

    header: list[str]
    delimiter: str
    encoding: str


def recognise(head: bytes) -> Table | None:
    """The table that begins with these bytes; None where they are no table of ICTRP."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    first_line = head.decode(encoding, "replace").partition("\n")[0].rstrip("\r")
    for delimiter in ",\t;":
        with suppress(csv.Error):
            header = [column(name) for name in next(csv.reader([first_line], delimiter=delimiter), [])]
            if "trialid" in header and not _BESIDE.isdisjoint(header):
                return Table(header, delimiter, encoding)
    return None


def read_rows(stream: Bytes, table: Table, file: str, limit: int) -> Iterator[Row | Rejected]:
    """The rows behind the header; `DataError` where a column stands twice, or a row has more than `limit` characters.

    A row that is not UTF-8, or shifted, is `Rejected`. Blank rows are passed over.
    """
    for name in table.header:
        if name and table.header.count(name) > 1:
            raise DataError("the column stands twice", field=name)
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    errors = "strict" if table.encoding == "utf-16" else "surrogateescape"
    lines = _Lines(io.TextIOWrapper(stream, table.encoding, errors, newline=""), limit)
    next(lines)
    while lines.begin():
        try:
            cells = next(csv.reader(lines, delimiter=table.delimiter, strict=True))
        except csv.Error as error:
            cells, reason = [], f"the row is not well-formed: {error}"
        else:
            if not any(cell.strip() for cell in cells):
                continue
            reason = _wrong(cells, table)
        if not reason:
            filled = {name: cell for name, cell in zip(table.header, cells, strict=True) if cell}
            yield Row(f"line {lines.first}", filled)
        elif not lines.leftover or _numbered(cells, table):
            yield Rejected(file, _numbered(cells, table) or f"line {lines.first}", "", reason)
        if reason:
            lines.give_back()


def _wrong(cells: list[str], table: Table) -> str:
    if len(cells) != len(table.header):
        return f"{len(cells)} cells under {len(table.header)} columns: the row is shifted"
    for cell in cells:
        if not cell.isascii() and (form := _NOT_UTF8.search(cell)):
            return f"is not UTF-8 (byte {ord(form[0]) - 0xDC00:#x}): save the file as UTF-8"
    return ""


def _numbered(cells: list[str], table: Table) -> str:
    """The number of the trial where one stands in its place."""
    at = table.header.index("trialid")
    with suppress(DataError, IndexError):
        return trial_id(cells[at]) and cells[at].strip()
    return ""


class _Lines:
    """The lines of a table, those given back first; iterates over those of one row and keeps them."""

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self._size, self._next = 0, 1
        self.first, self.leftover = 1, False

    def begin(self) -> bool:
        """Begin a row; False where there is none. `first` is the number of its first line, `leftover` whether that was
        given back.
        """
        self._taken, self._size, self.first, self.leftover = [], 0, self._next, bool(self._back)
        if not self._back and (line := self._stream.readline(self._limit + 1)):
            self._back.append(line)
        return bool(self._back)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._next += 1
        self._taken.append(line)
        self._size += len(line)
        if self._size > self._limit:
            raise DataError(f"the row at line {self.first} is longer than {self._limit:,} characters: not read on")
        return line

    def give_back(self) -> None:
        """Put back all lines of this row but the first."""
        self._back.extendleft(reversed(self._taken[1:]))
        self._next -= max(0, len(self._taken) - 1)

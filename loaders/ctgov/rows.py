"""Sound rows out of a table that may hold broken ones.

A row is sound where it has a cell for every column and its NCT number is one. A quotation mark too many makes a row
swallow those behind it: after a broken row of several lines, reading goes on at its second line, and what carries no
NCT number in its place there counts as the rest of the broken row.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from .words import ID

_LINE = 64
"""What a line costs in memory beside its characters."""
_NOT_UTF8 = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Sound:
    """A row as wide as its header, with an NCT number; `number` is the line it begins at (the header is line 1)."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read: `record` is its NCT number where one stands in its place, else the line."""

    record: str
    column: str
    reason: str


def rows(stream: TextIO, header: list[str], id_column: int, delimiter: str, limit: int) -> Iterator[Sound | Broken]:
    """The rows behind the header of `stream`, which was read already, decoded with `surrogateescape`.

    A row of more than `limit` characters is broken, and never held as a whole. Blank rows are passed over.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limit))  # `limit` bounds the row, so the cell as well
    lines, in_endless_row = _Lines(stream, limit), False
    while lines.begin():
        try:
            row = _judged(next(csv.reader(lines, delimiter=delimiter, strict=True)), lines.number, header, id_column)
        except _TooLongError:
            row = Broken(f"line {lines.number}", "", f"the row is longer than {limit:,} characters")
        except csv.Error as error:
            row = Broken(f"line {lines.number}", "", f"the row is not well-formed: {error}")
        if row is None:
            continue
        has_number = isinstance(row, Sound) or ID.fullmatch(row.record)
        if has_number or not (lines.leftover or in_endless_row):
            yield row
        in_endless_row = lines.too_long or (in_endless_row and not has_number)
        if isinstance(row, Broken):
            lines.give_back()


def _judged(cells: list[str], line: int, header: list[str], id_column: int) -> Sound | Broken | None:
    if not any(cell.strip() for cell in cells):
        return None
    stated = cells[id_column].strip() if id_column < len(cells) else ""
    record = stated.upper() if ID.fullmatch(stated) else f"line {line}"
    if len(cells) != len(header):
        return Broken(record, "", f"{len(cells)} cells under {len(header)} columns: the row is shifted")
    if not ID.fullmatch(stated):
        return Broken(record, header[id_column], f"{stated[:40]!r} is no NCT number (NCT and eight digits)")
    for column, cell in zip(header, cells, strict=True):
        if not cell.isascii() and (form := _NOT_UTF8.search(cell)):
            byte = ord(form[0]) - 0xDC00
            return Broken(record, column, f"is not UTF-8 (byte {byte:#x}): save the file as UTF-8")
    return Sound(line, cells)


class _TooLongError(Exception):
    """More was read for one row than one may have."""


class _Lines:
    """The lines of the table, those given back first; iterates over those of one row and keeps them."""

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self._size, self._next = 0, 2
        self.number, self.leftover, self.too_long = 1, False, False

    def begin(self) -> bool:
        """Begin a row; False where there is none. `leftover` says whether its first line was given back, `too_long`
        whether it came to its limit.
        """
        self._taken, self._size, self.number, self.too_long = [], 0, self._next, False
        self.leftover = bool(self._back)
        if not self._back:
            line = self._read()
            if not line:
                return False
            self._back.append(line)
        return True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read()
        if not line:
            raise StopIteration
        self._next += 1
        self._taken.append(line)
        self._size += len(line) + _LINE
        if self._size > self._limit:
            self.too_long = True
            raise _TooLongError
        return line

    def give_back(self) -> None:
        """Put back all lines of this row but the first."""
        self._back.extendleft(reversed(self._taken[1:]))
        self._next -= max(0, len(self._taken) - 1)

    def _read(self) -> str:
        line = self._stream.readline(self._limit + 1)
        rest = line
        while len(rest) > self._limit and not rest.endswith(("\n", "\r")):
            rest = self._stream.readline(self._limit + 1)
        return line

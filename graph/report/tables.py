"""Tables as data: rows in groups, and what can be known of their columns from what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from .text import Line

WIDE_FROM = 7
"""A matrix with more columns than this is set small, and printed on a page of its own, lengthwise."""

DENSE_FROM = 8
"""A table with more columns than this is set small."""

FOLDED_FROM = 30
"""A table with more rows than this is folded where the format can fold."""

_NARROW, _LONG = 13, 32
_NUMBER = re.compile(r"[<>≥≤~]?\s?[-–]?[\d,.]*\s?[%×]?")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table under a heading of their own; an empty heading is not drawn."""

    heading: Line
    rows: Sequence[Sequence[Line]]


@dataclass(frozen=True)
class Table:
    """A table: rows in groups, each row with one line a column; the first cell names the row.

    `more` closes it: what is left out, and where it is found. `folds` if it may fold where it is long.
    """

    caption: str
    columns: Sequence[str]
    groups: Sequence[Group]
    more: Line = ()
    folds: bool = True

    @classmethod
    def plain(cls, caption: str, columns: Sequence[str], rows: Sequence[Sequence[Line]], more: Line = ()) -> Self:
        """A table without groups."""
        return cls.grouped(caption, columns, (Group((), rows),), more)

    @classmethod
    def grouped(cls, caption: str, columns: Sequence[str], groups: Sequence[Group], more: Line = ()) -> Self:
        """A table of those columns that some row fills."""
        filled = [
            place for place in range(len(columns)) if any(_says(row[place]) for group in groups for row in group.rows)
        ]
        kept = [Group(group.heading, [[row[i] for i in filled] for row in group.rows]) for group in groups]
        return cls(caption, [columns[i] for i in filled], kept, more)

    @property
    def size(self) -> int:
        """How many rows it has."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def long(self) -> bool:
        """Whether it should fold."""
        return self.folds and self.size > FOLDED_FROM

    @property
    def dense(self) -> bool:
        """Whether it has so many columns that it should be set small."""
        return len(self.columns) > DENSE_FROM

    @property
    def leading(self) -> bool:
        """Whether its rows are named by long texts, which need room beside many columns."""
        texts = [sum(len(phrase.text) for phrase in row[0]) for group in self.groups for row in group.rows]
        return len(self.columns) > WIDE_FROM and sum(texts) > _LONG * len(texts)

    @cached_property
    def numeric(self) -> frozenset[int]:
        """The columns (from 0) that hold nothing but numbers, to be aligned by their last digit."""
        return self._all(lambda text: _NUMBER.fullmatch(text) is not None)

    @cached_property
    def narrow(self) -> frozenset[int]:
        """The columns that hold only a few letters, such as dates and phases, not to be broken."""
        return self._all(lambda text: len(text) <= _NARROW)

    def _all(self, holds: Callable[[str], bool]) -> frozenset[int]:
        """The columns after the first whose texts are all of a kind, and not all empty."""
        rows = [row for group in self.groups for row in group.rows]
        texts = [["".join(phrase.text for phrase in row[n]).strip() for row in rows] for n in range(len(self.columns))]
        return frozenset(n for n, column in enumerate(texts) if n and any(column) and all(map(holds, column)))

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        for group in self.groups:
            yield group.heading
            for row in group.rows:
                yield from row
        yield self.more


def _says(line: Line) -> bool:
    return any(phrase.text or phrase.evidence for phrase in line)

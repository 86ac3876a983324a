"""Tables as data: rows in groups, and matrices shaded by how much is in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from .text import Line, Phrase

WIDE_FROM = 7
"""A matrix with more columns than this is set small, and printed on a page of its own, lengthwise."""

FOLDED_FROM = 25
"""A table with more rows than this is folded where the format can fold."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table under a heading of their own; an empty heading is not drawn."""

    heading: Line
    rows: Sequence[Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows in groups, each row with one line a column; the first cell names the row."""

    caption: str
    columns: Sequence[str]
    groups: Sequence[Group]

    @classmethod
    def plain(cls, caption: str, columns: Sequence[str], rows: Sequence[Sequence[Line]]) -> Self:
        """A table without groups."""
        return cls.grouped(caption, columns, (Group((), rows),))

    @classmethod
    def grouped(cls, caption: str, columns: Sequence[str], groups: Sequence[Group]) -> Self:
        """A table of those columns that some row fills."""
        filled = [
            place for place in range(len(columns)) if any(_says(row[place]) for group in groups for row in group.rows)
        ]
        kept = [Group(group.heading, [[row[i] for i in filled] for row in group.rows]) for group in groups]
        return cls(caption, [columns[i] for i in filled], kept)

    @property
    def size(self) -> int:
        """How many rows it has."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def long(self) -> bool:
        """Whether it should fold."""
        return self.size > FOLDED_FROM

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        for group in self.groups:
            yield group.heading
            for row in group.rows:
                yield from row


def _says(line: Line) -> bool:
    return any(phrase.text or phrase.evidence for phrase in line)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns, shaded by how much is in a cell.

    `rows` are a heading and one (line, weight) a column, the weight (0 or more) being what the shade shows.
    """

    caption: str
    corner: str
    columns: Sequence[Phrase]
    rows: Sequence[tuple[Line, Sequence[tuple[Line, int]]]]

    @property
    def heaviest(self) -> int:
        """The largest weight, at least 1."""
        return max([weight for _, cells in self.rows for _, weight in cells] + [1])

    @property
    def long(self) -> bool:
        """Whether it should fold."""
        return len(self.rows) > FOLDED_FROM

    @property
    def wide(self) -> bool:
        """Whether it has too many columns for an upright page."""
        return len(self.columns) > WIDE_FROM

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        yield tuple(self.columns)
        for heading, cells in self.rows:
            yield heading
            yield from (line for line, _ in cells)

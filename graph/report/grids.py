"""Grids as data: matrices shaded by how much is in a cell, and grids coloured by stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .tables import FOLDED_FROM, WIDE_FROM
from .text import Line, Phrase

_WORDY = 20
"""So many letters a cell of a matrix has on average before it counts as words."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns, shaded by how much is in a cell.

    `rows` are a heading and one (line, weight) a column, the weight (0 or more) being what the shade shows.
    """

    caption: str
    corner: str
    columns: Sequence[Phrase]
    rows: Sequence[tuple[Line, Sequence[tuple[Line, int]]]]
    more: Line = ()

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
        """Whether it has too many columns for an upright page: of words, not of mere numbers."""
        words = [sum(len(phrase.text) for phrase in line) for _, cells in self.rows for line, weight in cells if weight]
        return len(self.columns) > WIDE_FROM and sum(words) > _WORDY * len(words)

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
        yield self.more


@dataclass(frozen=True, slots=True)
class GridCell:
    """A number and the stage that colours it (one of STAGES, empty if none), which is named as well."""

    number: Phrase
    stage: str = ""


@dataclass(frozen=True, slots=True)
class StageGrid:
    """Rows against many columns: in each cell a number, coloured by stage; None where there is nothing.

    `rows` are a heading and one cell a column.
    """

    caption: str
    corner: str
    columns: Sequence[Phrase]
    rows: Sequence[tuple[Line, Sequence[GridCell | None]]]
    more: Line = ()

    @property
    def stages(self) -> set[str]:
        """The stages that occur."""
        return {cell.stage for _, cells in self.rows for cell in cells if cell and cell.stage}

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        yield tuple(self.columns)
        for heading, cells in self.rows:
            yield heading
            yield from ((cell.number,) for cell in cells if cell)
        yield self.more

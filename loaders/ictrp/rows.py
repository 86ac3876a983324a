"""One trial of an export before it is read: its cells by column, whatever file they stood in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`place` is for messages (`line 7`, `trial 3`); `cells` hold what is filled, by column as `columns` spells it."""

    place: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

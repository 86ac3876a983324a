"""What a report is made of: blocks of data that know nothing of how they are drawn, in sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .figures import Bars, Course, Drawn, Event, OverTime, Timeline
from .grids import GridCell, Matrix, StageGrid
from .tables import Group, Table
from .text import Bullets, Line, Paragraph, Phrase

__all__ = [
    "Bars", "Block", "Bullets", "Course", "Drawn", "Event", "GridCell", "Group", "Line", "Matrix", "OverTime",
    "Paragraph", "Phrase", "Section", "StageGrid", "Table", "Timeline",
]  # fmt: skip

Block = Paragraph | Bullets | Table | Matrix | StageGrid | Bars | OverTime | Timeline


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a short id for links, a title and its blocks."""

    id: str
    title: str
    blocks: Sequence[Block]

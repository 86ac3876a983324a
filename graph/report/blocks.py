"""What a report is made of: blocks of data that know nothing of how they are drawn, in sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .figures import Bars, Event, Timeline
from .tables import Group, Matrix, Table
from .text import Bullets, Line, Paragraph, Phrase

__all__ = [
    "Bars", "Block", "Bullets", "Event", "Group", "Line", "Matrix", "Paragraph", "Phrase", "Section", "Table",
    "Timeline",
]  # fmt: skip

Block = Paragraph | Bullets | Table | Matrix | Bars | Timeline


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a short id for links, a title and its blocks."""

    id: str
    title: str
    blocks: Sequence[Block]

"""The evidence of a whole row in one column, so that the words of a table stay readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .blocks import Line, Phrase

COLUMN = "Evidence"


def gathered(cells: Sequence[Line]) -> list[Line]:
    """The cells without citations, and a last cell with the evidence of all; numbers of things keep their own."""
    evidence = sorted({id_ for line in cells for phrase in line if not phrase.counted for id_ in phrase.evidence})
    words = [tuple(p if p.counted else replace(p, evidence=()) for p in line) for line in cells]
    return [*words, (Phrase("", tuple(evidence)),)]

"""A name in a text: as it is first suspected, and as it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cgtkg.schema.identity import label_of


class Form(Enum):
    """How a text calls a thing: by the name that is shown of it, by an alias, or by a form that a rule makes of one
    (`CART19`).
    """

    NAME = "name"
    ALIAS = "alias"
    SHORTHAND = "shorthand"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a place of a passage may name: `start` and `end` are characters of the passage, `as_written`: in the
    vocabulary's own capitals; `doubtful`: the rules know another meaning of these letters that has no id.
    """

    start: int
    end: int
    words: str
    id: str
    form: Form
    as_written: bool
    doubtful: bool = False

    @property
    def label(self) -> str:
        """The label of the node."""
        return label_of(self.id)

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document: the lines (counted from 1) it begins and ends on, its words as they stand there, the id,
    name and label of the node, and the confidence (0 to 1) that this node is meant.
    """

    line: int
    last_line: int
    words: str
    id: str
    name: str
    label: str
    confidence: float

    @property
    def locator(self) -> str:
        """The lines as evidence names them: `L12`, or `L12-L13` where the name is broken."""
        return locator(self.line, self.last_line)


def locator(first: int, last: int) -> str:
    """Lines as evidence names them.

    >>> locator(12, 12), locator(12, 13)
    ('L12', 'L12-L13')
    """
    return f"L{first}" if first == last else f"L{first}-L{last}"

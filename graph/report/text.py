"""Text as data: phrases with the evidence they rest on, paragraphs and lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words that stand together, with the ids of the Evidence they rest on.

    `inferred` marks what a rule derived and no source states; `stage` is a development stage, to be drawn as
    a chip; `url` leads to the thing itself; `strong` stands out; `counted` is a number of things, which opens what
    it counts where the format can; `code` is to be typed.
    """

    text: str
    evidence: tuple[str, ...] = ()
    inferred: bool = False
    stage: str = ""
    url: str = ""
    strong: bool = False
    counted: bool = False
    code: bool = False


Line = tuple[Phrase, ...]
"""Phrases that follow each other; they carry their own spaces."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        yield self.line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: Sequence[Line]

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        yield from self.items

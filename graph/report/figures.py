"""Charts as data: bars, and events in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .text import Line, Phrase


@dataclass(frozen=True, slots=True)
class Bars:
    """A small bar chart: label, length (0 or more), and the number as it is to be read."""

    caption: str
    bars: Sequence[tuple[Phrase, int, Phrase]]

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        for label, _, number in self.bars:
            yield label, number


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a partial date, and the lane of the timeline it is drawn in."""

    date: str
    lane: str
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in time, by lane. It repeats what a table beside it states with its evidence."""

    caption: str
    events: Sequence[Event]

    def lines(self) -> Iterator[Line]:
        """Nothing: the evidence stands in the table."""
        return iter(())

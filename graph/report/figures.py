"""Charts as data: bars, numbers over time, and events in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .text import Line, Phrase


@dataclass(frozen=True, slots=True)
class Bars:
    """A small bar chart: label, length (0 or more), and the number as it is to be read."""

    caption: str
    bars: Sequence[tuple[Phrase, int, Phrase]]
    more: Line = ()

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        for label, _, number in self.bars:
            yield label, number
        yield self.more


class Drawn(StrEnum):
    """How numbers over time are drawn: stacked where they add up, lines where they do not."""

    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Course:
    """One thing over time: its label, a value for each period to draw it by (None: no value), each as it reads."""

    label: Phrase
    values: Sequence[float | None]
    numbers: Sequence[Phrase]


@dataclass(frozen=True, slots=True)
class OverTime:
    """Several courses over the same periods, as a chart and the table of its numbers.

    `unit` is what the axis shows (`%` for shares); `totals` close the table and are not drawn.
    """

    caption: str
    periods: Sequence[str]
    courses: Sequence[Course]
    drawn: Drawn = Drawn.STACKED
    unit: str = ""
    totals: Sequence[Course] = ()
    more: Line = ()

    @property
    def rows(self) -> Sequence[Course]:
        """The rows of the table: courses, then totals."""
        return (*self.courses, *self.totals)

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        for course in self.rows:
            yield course.label, *course.numbers
        yield self.more


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

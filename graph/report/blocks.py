"""What a report is made of: blocks of data that know nothing of how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

FOLDED_FROM = 25
"""A table with more rows than this is folded where the format can fold."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words that stand together, with the ids of the Evidence they rest on.

    `inferred` marks what a rule derived and no source states; `stage` is a development stage, to be drawn as
    a chip; `url` leads to the thing itself; `strong` stands out.
    """

    text: str
    evidence: tuple[str, ...] = ()
    inferred: bool = False
    stage: str = ""
    url: str = ""
    strong: bool = False


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
    def plain(cls, caption: str, columns: Sequence[str], rows: Sequence[Sequence[Line]]) -> Table:
        """A table without groups."""
        return cls(caption, columns, (Group((), rows),))

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
    def size(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    def lines(self) -> Iterator[Line]:
        """Its text, in reading order."""
        yield tuple(self.columns)
        for heading, cells in self.rows:
            yield heading
            yield from (line for line, _ in cells)


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


Block = Paragraph | Bullets | Table | Matrix | Bars | Timeline


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a short id for links, a title and its blocks."""

    id: str
    title: str
    blocks: Sequence[Block] = field(default=())

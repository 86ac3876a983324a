"""A drawing as plain data: everything a picture shows, before any HTML; coordinates and sizes in pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

COMPETES = "COMPETES"
"""The type of an edge that no source states: the analysis found it."""
MORE = "more:"
"""How the id of a node begins that stands for several others."""


class Fill(StrEnum):
    """How a node is filled: `SOLID` stands out (focus, approved), `OUTLINE` steps back (ended, summaries)."""

    SOLID = "solid"
    TINT = "tint"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact in the side panel of one of its ends.

    `type` is the relationship type, `outgoing` whether it starts at the node, `other` the name of the other
    end, `qualifiers` stage, role, dates and the like as text, `evidence` one "source, locator" each.
    """

    type: str
    outgoing: bool
    other_id: str
    other: str
    qualifiers: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node in its place: `x` and `y` are the centre, `size` the height of the label's letters.

    `label` may be shortened, `names` are all names it is found by, `title` is the tooltip (plain text).
    `more_facts` counts the facts that the panel leaves out. The id of a node that stands for several others begins
    with `MORE`.
    """

    id: str
    kind: str
    sign: str
    label: str
    title: str
    colour: str
    fill: Fill
    size: float
    width: float
    height: float
    names: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    facts: tuple[ShownFact, ...] = ()
    more_facts: int = 0
    x: float = 0.0
    y: float = 0.0

    def overlaps(self, other: DrawnNode) -> bool:
        """Whether the two rectangles share any area."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2
            and abs(self.y - other.y) < (self.height + other.height) / 2
        )


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """A line from `start` to `end`; all facts of one type between two nodes are one edge.

    `label` stands on the line (may be empty), `title` is the tooltip (plain text). `dashes` marks what is
    only inferred, `faint` a line that stays in the background until one of its ends is chosen. `bend` bows
    the line sideways (-1 to 1) where several run between the same nodes.
    """

    id: str
    type: str
    start: str
    end: str
    label: str
    title: str
    colour: str
    width: float = 1.5
    dashes: bool = False
    faint: bool = False
    bend: float = 0.0
    arrow: bool = True

    def quiet(self) -> DrawnEdge:
        """The same line without label and arrow, for places where many lines run."""
        return replace(self, label="", arrow=False)


@dataclass(frozen=True, slots=True)
class Region:
    """A titled area behind nodes that belong together; `x` and `y` are its upper left corner, `number` says how many
    products it shows and holds ("9 of 48").
    """

    title: str
    subtitle: str
    colour: str
    x: float
    y: float
    width: float
    height: float
    number: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture: what it is called, what it shows, the day it holds for, and its parts."""

    title: str
    subtitle: str
    as_of: str
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    regions: tuple[Region, ...] = ()

"""What surrounds a node, step by step outward, and how much of it a picture can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..landscape import Landscape, Node
from ..standings import Standing

SAID = ("Outcome", "Statistic", "Claim")
"""What is said of a node rather than joined to it: followed from the focus only, and few of it."""
_KINDS = (
    "Company", "Trial", "Facility", "Jurisdiction", "Regulator", "Product", "Target", "Indication", "Modality",
    "Technology", *SAID,
)  # fmt: skip
"""The order of neighbours."""
_THROUGH = ("Company", "Product", "Target", "Indication", "Trial", "Facility")
"""Kinds that a second step goes through: by way of a country or a modality it would reach everything."""
_ROOM, _ROOM_IF_FAR = 40, 14
"""Neighbours of the focus that a picture holds: alone, and where theirs are drawn too."""
_LEAST, _SAID_ROOM, _FAR_ROOM = 4, 5, 4
"""Neighbours of one kind: never fewer, of those in `SAID`, and of any node but the focus."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The nodes of one kind that hang on a node: those to draw, most important first, and the rest."""

    parent: str
    kind: str
    drawn: Sequence[Node]
    rest: Sequence[Node]


def branches(landscape: Landscape, focus: str, depth: int) -> list[Branch]:
    """The surroundings of a node up to `depth` facts away; every node hangs on the first that leads to it."""
    found: list[Branch] = []
    seen = {focus}
    rim = [landscape.nodes[focus]]
    for step in range(depth):
        outer: list[Node] = []
        for node in rim:
            if step and node.label not in _THROUGH:
                continue
            neighbours = _neighbours(landscape, node, seen, skip=SAID if step else ())
            room = _FAR_ROOM if step else _room(neighbours, _ROOM if depth == 1 else _ROOM_IF_FAR)
            for kind, others in neighbours.items():
                branch = _branch(node.id, kind, others, _SAID_ROOM if kind in SAID else room)
                found.append(branch)
                outer += branch.drawn
                seen.update(other.id for other in branch.drawn)
        rim = outer
    return found


def _neighbours(
    landscape: Landscape, node: Node, seen: Iterable[str], skip: Sequence[str]
) -> Mapping[str, Sequence[Node]]:
    found: dict[str, dict[str, Node]] = {kind: {} for kind in _KINDS if kind not in skip}
    for fact in (*landscape.out(node.id), *landscape.into(node.id)):
        other = landscape.nodes[fact.end if fact.start == node.id else fact.start]
        if other.id not in seen and other.label in found:
            found[other.label][other.id] = other
    return {
        kind: sorted(nodes.values(), key=lambda other: _importance(landscape, other))
        for kind, nodes in found.items()
        if nodes
    }


def _importance(landscape: Landscape, node: Node) -> tuple[int, int, str, str]:
    """Products by how far they have come; then whatever has more facts."""
    rank = Standing.of(landscape, node.id).rank if node.label == "Product" else 0
    known = len(landscape.out(node.id)) + len(landscape.into(node.id))
    return -rank, -known, node.name.casefold(), node.id


def _room(neighbours: Mapping[str, Sequence[Node]], room: int) -> int:
    """How many of each kind fit, if kinds that have fewer leave their room to the others."""
    counts = [len(others) for kind, others in neighbours.items() if kind not in SAID]
    return max((n for n in range(_LEAST, room + 1) if sum(min(n, c) for c in counts) <= room), default=_LEAST)


def _branch(parent: str, kind: str, others: Sequence[Node], room: int) -> Branch:
    """A single one left over is drawn all the same: a node that stands for it would take as much space."""
    kept = len(others) if len(others) <= room + 1 else room
    return Branch(parent, kind, others[:kept], others[kept:])

"""What surrounds a node, step by step outward, and how much of it a picture can hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cgtkg.schema.vocabularies import PHASES, stage_rank

from ..landscape import Landscape, Node
from ..standings import Standing, stage_of

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
_FEW_TRIALS, _FEW_PRODUCTS = 12, 16
"""More trials than these are counted by phase instead of drawn, more products than these stand by stage."""
_BY_STAGE, _LEAST_BY_STAGE, _MOST_BY_STAGE = 40, 3, 10
"""Products that a picture holds where they stand by stage: in all, and of one stage never fewer and never more."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The nodes of one kind that hang on a node: those to draw, most important first, and the rest.

    `stage` is what the products of the branch have in common (empty: none stated), None where they need not have
    any; `phases` are the trials of the rest by phase, where they are counted so.
    """

    parent: str
    kind: str
    drawn: Sequence[Node]
    rest: Sequence[Node]
    stage: str | None = None
    phases: Mapping[str, Sequence[Node]] = field(default_factory=dict)


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
            for branch in _hanging(landscape, node, neighbours, step, depth):
                found.append(branch)
                outer += branch.drawn
                seen.update(other.id for other in branch.drawn)
        rim = outer
    return found


def _hanging(
    landscape: Landscape, node: Node, neighbours: Mapping[str, Sequence[Node]], step: int, depth: int
) -> Iterator[Branch]:
    """The branches of one node; from the focus, alone in the picture, many products and trials in groups."""
    counted = {kind: others for kind, others in neighbours.items() if kind != "Trial" or len(others) <= _FEW_TRIALS}
    room = _FAR_ROOM if step else _room(counted, _ROOM if depth == 1 else _ROOM_IF_FAR)
    for kind, others in neighbours.items():
        if kind == "Trial" and len(others) > _FEW_TRIALS:
            yield Branch(node.id, kind, (), others, phases={} if step else _by_phase(others))
        elif kind == "Product" and depth == 1 and len(others) > _FEW_PRODUCTS:
            yield from _by_stage(landscape, node, others)
        else:
            yield _branch(node.id, kind, others, _SAID_ROOM if kind in SAID else room)


def _by_phase(trials: Iterable[Node]) -> Mapping[str, Sequence[Node]]:
    """The trials by phase, the latest phase first."""
    found: dict[str, list[Node]] = defaultdict(list)
    for trial in trials:
        found[trial.get("phase") or "unknown"].append(trial)
    order = sorted(PHASES, key=lambda phase: (phase in ("na", "unknown"), -PHASES.index(phase)))
    return {phase: found[phase] for phase in order if phase in found}


def _by_stage(landscape: Landscape, node: Node, products: Sequence[Node]) -> Iterator[Branch]:
    """The products by stage, the most advanced first; around a disease it is the stage that they have reached there."""
    found: dict[str, list[Node]] = defaultdict(list)
    for product in products:
        found[_stage(landscape, node, product)].append(product)
    stages = sorted(found, key=lambda stage: (-stage_rank(stage), not stage, stage))
    left = _BY_STAGE - sum(min(_LEAST_BY_STAGE, len(products)) for products in found.values())
    for stage in stages:
        ordered = sorted(found[stage], key=lambda product: _prominence(landscape, product))
        more = min(len(ordered), _MOST_BY_STAGE, _LEAST_BY_STAGE + max(left, 0))
        left -= max(0, more - _LEAST_BY_STAGE)
        branch = _branch(node.id, "Product", ordered, more)
        yield Branch(node.id, "Product", branch.drawn, branch.rest, stage)


def _stage(landscape: Landscape, node: Node, product: Node) -> str:
    if node.label != "Indication":
        return Standing.of(landscape, product.id).stage
    there = [fact for fact in landscape.out(product.id, "TREATS") if fact.end == node.id]
    return max(map(stage_of, there), key=stage_rank, default="")


def _prominence(landscape: Landscape, product: Node) -> tuple[bool, int, str, str]:
    """Products with a name first, then those tested in most trials."""
    trials = len(landscape.into(product.id, "TESTS"))
    return (product.get("kind") == "unnamed", -trials, product.name.casefold(), product.id)


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

"""A node and what surrounds it: its facts, step by step outward."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cgtkg.schema.errors import UnknownNameError, UsageError
from cgtkg.schema.nodes import LABELS

from ..landscape import Landscape, Node
from ..report.standings import Standing
from ..report.wording import count
from .drawing import Drawing, DrawnEdge, DrawnNode, Fill
from .elements import SIZE, chip_height, chip_width, drawn_edges, drawn_node
from .panel import day
from .tree import tree

_KINDS = (
    "Company", "Trial", "Facility", "Jurisdiction", "Regulator", "Product", "Target", "Indication", "Modality",
    "Technology", "Outcome", "Statistic", "Claim",
)  # fmt: skip
"""The order of neighbours."""
_SAID = ("Outcome", "Statistic", "Claim")
"""What is said of a node rather than joined to it: only of the focus, and few."""
_NEAR, _FAR, _SAID_NEAR = 12, 5, 5
"""Neighbours drawn of one kind: of the focus, of any other node, and of those in `_SAID`."""
_THROUGH = ("Company", "Product", "Target", "Indication", "Trial", "Facility")
"""Kinds that a second step goes through: from a country or a modality it would reach everything."""
_GREY = "#8d949b"
_NAMES_LISTED = 100


@dataclass(slots=True)
class _Surroundings:
    """What was found on the way outward: nodes under the node they hang on, and lines to those summed up.

    `drawn` gives the place of each node in the order of finding.
    """

    children: dict[str, list[DrawnNode]] = field(default_factory=lambda: defaultdict(list))
    drawn: dict[str, int] = field(default_factory=dict)
    summaries: list[DrawnEdge] = field(default_factory=list)


def ego(landscape: Landscape, node_id: str, *, depth: int = 1) -> Drawing:
    """The node with its neighbours up to `depth` facts away.

    Where a node has many neighbours of one kind the most important ones are drawn and one node stands for the
    rest. Raises `UnknownNameError` if there is no such node, `UsageError` for a depth below 1.
    """
    if node_id not in landscape.nodes:
        raise UnknownNameError(f"{node_id!r} is no node of the landscape; give the id of one")
    if depth < 1:
        raise UsageError(f"depth is the number of steps outward, at least 1, not {depth}")
    around = _Surroundings(drawn={node_id: 0})
    rim = [landscape.nodes[node_id]]
    for step in range(depth):
        rim = [found for node in rim for found in _step(landscape, node, around, first=step == 0)]
    focus = drawn_node(landscape, landscape.nodes[node_id], focus=True)
    edges = (*_edges(landscape, around), *around.summaries)
    lines = Counter(max(edge.start, edge.end, key=around.drawn.__getitem__) for edge in edges if edge.label)
    nodes = tree(focus, around.children, lines)
    reach = "direct facts" if depth == 1 else f"facts up to {depth} steps away"
    summary = f"{focus.kind} · {count(len(nodes) - 1, 'neighbour')} drawn · {reach}"
    return Drawing(landscape.nodes[node_id].name, summary, day(landscape), nodes, edges)


def _step(landscape: Landscape, node: Node, around: _Surroundings, *, first: bool) -> list[Node]:
    """Hang the neighbours of a node on it, kind by kind; those drawn are returned."""
    if not first and node.label not in _THROUGH:
        return []
    drawn: list[Node] = []
    for kind, found in _neighbours(landscape, node, around, first=first).items():
        limit = _SAID_NEAR if kind in _SAID else _NEAR if first else _FAR
        kept = found if len(found) <= limit + 1 else found[:limit]
        around.children[node.id] += [drawn_node(landscape, other) for other in kept]
        for other in kept:
            around.drawn[other.id] = len(around.drawn)
        drawn += kept
        if rest := found[len(kept) :]:
            summary = _summed_up(node, kind, rest)
            around.children[node.id].append(summary)
            around.summaries.append(_summary_line(node, summary))
    return drawn


def _neighbours(
    landscape: Landscape, node: Node, around: _Surroundings, *, first: bool
) -> Mapping[str, Sequence[Node]]:
    found: dict[str, dict[str, Node]] = {kind: {} for kind in _KINDS}
    for fact in (*landscape.out(node.id), *landscape.into(node.id)):
        other = landscape.nodes[fact.end if fact.start == node.id else fact.start]
        if other.id not in around.drawn and (first or other.label not in _SAID):
            found[other.label][other.id] = other
    return {kind: sorted(nodes.values(), key=lambda n: _importance(landscape, n)) for kind, nodes in found.items()}


def _importance(landscape: Landscape, node: Node) -> tuple[int, int, str, str]:
    """Products by how far they have come; then whatever has more facts."""
    rank = Standing.of(landscape, node.id).rank if node.label == "Product" else 0
    known = len(landscape.out(node.id)) + len(landscape.into(node.id))
    return -rank, -known, node.name.casefold(), node.id


def _summed_up(node: Node, kind: str, rest: Sequence[Node]) -> DrawnNode:
    plural = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    label = f"{len(rest)} more {plural.lower()}"
    names = [("not drawn", other.name) for other in rest[:_NAMES_LISTED]]
    names += [("", f"and {len(rest) - _NAMES_LISTED} more")] if len(rest) > _NAMES_LISTED else []
    return DrawnNode(
        id=f"more:{kind}:{node.id}", kind=kind, sign=LABELS[kind].sign, label=label,
        title=f"{label} of {node.name}\nclick to list them", colour=LABELS[kind].colour, fill=Fill.OUTLINE,
        size=SIZE, width=chip_width(label, SIZE), height=chip_height(SIZE), names=(label,),
        properties=tuple(names),
    )  # fmt: skip


def _summary_line(node: Node, summary: DrawnNode) -> DrawnEdge:
    return DrawnEdge(
        id=f"line to {summary.id}", type="", start=node.id, end=summary.id, label="", title=summary.label,
        colour=_GREY, faint=True, arrow=False,
    )  # fmt: skip


def _edges(landscape: Landscape, around: _Surroundings) -> Iterator[DrawnEdge]:
    """All facts among the nodes drawn; labelled and clear where a node hangs on another by it, else faint."""
    hangs = {frozenset((parent, n.id)) for parent, nodes in around.children.items() for n in nodes}
    facts = [r for id_ in sorted(around.drawn) for r in landscape.out(id_) if r.end in around.drawn]
    for edge in drawn_edges(landscape, facts, labels=True):
        if {edge.start, edge.end} in hangs:
            yield edge
        elif not {landscape.nodes[edge.start].label, landscape.nodes[edge.end].label} & {*_SAID}:
            yield replace(edge, label="", faint=True)

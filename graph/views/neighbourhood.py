"""A picture of one node and what surrounds it: its facts, step by step outward."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cgtkg.schema.errors import UnknownNameError, UsageError
from cgtkg.schema.nodes import LABELS

from ..landscape import Landscape
from ..wording import count
from .drawing import Drawing, DrawnEdge, DrawnNode, Fill
from .elements import COLOUR_QUIET, SIZE, chip_height, chip_width, drawn_edges, drawn_node
from .panel import day
from .surroundings import SAID, Branch, branches
from .tree import tree

_NAMES_LISTED = 100


def ego(landscape: Landscape, node_id: str, *, depth: int = 1) -> Drawing:
    """The node with its neighbours up to `depth` facts away.

    Where a node has many neighbours of one kind the most important ones are drawn and one node stands for the
    rest. Raises `UnknownNameError` if there is no such node, `UsageError` for a depth below 1.
    """
    if node_id not in landscape.nodes:
        raise UnknownNameError(f"{node_id!r} is no node of the landscape; give the id of one")
    if depth < 1:
        raise UsageError(f"depth is the number of steps outward, at least 1, not {depth}")
    focus = drawn_node(landscape, landscape.nodes[node_id], focus=True)
    around = branches(landscape, node_id, depth)
    children, summaries = _hung(landscape, around)
    order = {id_: place for place, id_ in enumerate([node_id, *(n.id for b in around for n in b.drawn)])}
    edges = [*_edges(landscape, order, children), *summaries]
    lines = Counter(max(edge.start, edge.end, key=order.__getitem__) for edge in edges if edge.label)
    reach = "direct facts" if depth == 1 else f"facts up to {depth} steps away"
    left_out = sum(len(branch.rest) for branch in around)
    summary = [focus.kind, count(len(order) - 1, "neighbour"), reach]
    summary += [f"{left_out} more summed up"] if left_out else []
    nodes = tree(focus, children, lines)
    return Drawing(landscape.nodes[node_id].name, " · ".join(summary), day(landscape), nodes, tuple(edges))


def _hung(
    landscape: Landscape, around: Sequence[Branch]
) -> tuple[Mapping[str, Sequence[DrawnNode]], Sequence[DrawnEdge]]:
    """The drawn nodes by the node they hang on, and the lines to those that stand for several."""
    children: dict[str, list[DrawnNode]] = defaultdict(list)
    lines: list[DrawnEdge] = []
    for branch in around:
        children[branch.parent] += [drawn_node(landscape, node) for node in branch.drawn]
        if branch.rest:
            summary = _summed_up(landscape, branch)
            children[branch.parent].append(summary)
            lines.append(
                DrawnEdge(
                    id=f"line to {summary.id}", type="", start=branch.parent, end=summary.id, label="",
                    title=summary.label, colour=COLOUR_QUIET, faint=True, arrow=False,
                )
            )  # fmt: skip
    return children, lines


def _summed_up(landscape: Landscape, branch: Branch) -> DrawnNode:
    declared = LABELS[branch.kind]
    plural = f"{branch.kind[:-1]}ies" if branch.kind.endswith("y") else f"{branch.kind}s"
    label = f"{len(branch.rest)} more {plural.lower()}"
    names = [("not drawn", node.name) for node in branch.rest[:_NAMES_LISTED]]
    names += [("", f"and {len(branch.rest) - _NAMES_LISTED} more")] if len(branch.rest) > _NAMES_LISTED else []
    return DrawnNode(
        id=f"more:{branch.kind}:{branch.parent}", kind=branch.kind, sign=declared.sign, label=label,
        title=f"{label} of {landscape.nodes[branch.parent].name}\nclick to list them", colour=declared.colour,
        fill=Fill.OUTLINE, size=SIZE, width=chip_width(label, SIZE), height=chip_height(SIZE), names=(label,),
        properties=tuple(names),
    )  # fmt: skip


def _edges(
    landscape: Landscape, drawn: Mapping[str, int], children: Mapping[str, Sequence[DrawnNode]]
) -> Iterator[DrawnEdge]:
    """All facts among the drawn nodes; clear where a node hangs on another by it, else in the background."""
    hangs = {frozenset((parent, node.id)) for parent, nodes in children.items() for node in nodes}
    facts = [fact for id_ in drawn for fact in landscape.out(id_) if fact.end in drawn]
    for edge in drawn_edges(landscape, facts):
        if {edge.start, edge.end} in hangs:
            yield edge
        elif not {landscape.nodes[edge.start].label, landscape.nodes[edge.end].label} & {*SAID}:
            yield replace(edge.quiet(), faint=True)

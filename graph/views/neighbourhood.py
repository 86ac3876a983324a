"""A picture of one node and what surrounds it: its facts, step by step outward."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cgtkg.schema.errors import UnknownNameError, UsageError

from ..landscape import Landscape
from ..wording import count
from .drawing import Drawing, DrawnEdge, DrawnNode
from .elements import called, drawn_edges, drawn_node
from .hanging import Hanging, hung, pairs
from .panel import day
from .surroundings import SAID, Branch, branches
from .tree import tree


def ego(landscape: Landscape, node_id: str, *, depth: int = 1) -> Drawing:
    """The node with its neighbours up to `depth` facts away.

    Many products stand by the stage that they have reached, those with a name and with most trials drawn; many trials
    are counted by phase. Where there are many neighbours of another kind the most important ones are drawn, and one
    node stands for the rest. Raises `UnknownNameError` if there is no such node, `UsageError` for a depth below 1.
    """
    if node_id not in landscape.nodes:
        raise UnknownNameError(f"{node_id!r} is no node of the landscape; give the id of one")
    if depth < 1:
        raise UsageError(f"depth is the number of steps outward, at least 1, not {depth}")
    focus = drawn_node(landscape, landscape.nodes[node_id], focus=True)
    around = branches(landscape, node_id, depth)
    hanging = hung(landscape, node_id, around)
    order = {id_: place for place, id_ in enumerate([node_id, *(n.id for b in around for n in b.drawn)])}
    edges = [*_edges(landscape, order, hanging), *hanging.lines]
    lines = Counter(max(edge.start, edge.end, key=lambda id_: order.get(id_, 0)) for edge in edges if edge.label)
    return Drawing(
        called(landscape.nodes[node_id]), _subtitle(focus, around, len(order) - 1, depth), day(landscape),
        tree(focus, hanging.children, lines), tuple(edges),
    )  # fmt: skip


def _subtitle(focus: DrawnNode, around: Sequence[Branch], drawn: int, depth: int) -> str:
    reach = "direct facts" if depth == 1 else f"facts up to {depth} steps away"
    left_out = sum(len(branch.rest) for branch in around)
    parts = [focus.kind, count(drawn, "neighbour"), reach]
    return " · ".join([*parts, f"{left_out:,} more summed up"] if left_out else parts)


def _edges(landscape: Landscape, drawn: Mapping[str, int], hanging: Hanging) -> Iterator[DrawnEdge]:
    """All facts among the drawn nodes; clear where a node hangs on another by it, else in the background.

    Between a node and what hangs on it by way of a group the lines of the group stand for them.
    """
    direct = pairs(hanging.children)
    facts = [fact for id_ in drawn for fact in landscape.out(id_) if fact.end in drawn]
    for edge in drawn_edges(landscape, facts):
        ends = frozenset((edge.start, edge.end))
        if ends in direct:
            yield edge
        elif ends not in hanging.apart and not {landscape.nodes[id_].label for id_ in ends} & {*SAID}:
            yield replace(edge.quiet(), faint=True)

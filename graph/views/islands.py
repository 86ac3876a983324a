"""The layout of products that belong together: companies outside, products, and what the products share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .columns import Column, Links, columns, links_between
from .drawing import DrawnEdge, DrawnNode
from .spacing import spread

_GAP = 9.0
"""Least distance between two nodes of a column, in pixels."""
_LANE, _SHARED_LANE = 48.0, 84.0
"""Room for the lines between companies and products, and between products and what they share."""


@dataclass(frozen=True, slots=True)
class Island:
    """Nodes in their places; the upper left corner of the whole is at (0, 0)."""

    nodes: tuple[DrawnNode, ...]
    width: float
    height: float

    def moved(self, right: float, down: float) -> tuple[DrawnNode, ...]:
        """Its nodes, shifted."""
        return tuple(replace(n, x=round(n.x + right, 1), y=round(n.y + down, 1)) for n in self.nodes)


def island(nodes: Sequence[DrawnNode], edges: Sequence[DrawnEdge], *, wings: int = 1) -> Island:
    """Lay out at least one node; `wings` (1 or 2): products on one side of what they share, or on both."""
    links = links_between(nodes, edges)
    found = columns(nodes, links, wings)
    heights = _heights(found, links)
    placed: list[DrawnNode] = []
    left = 0.0
    for column, following in zip(found, [*found[1:], None], strict=True):
        width = max(node.width for node in column.nodes)
        placed += [replace(n, x=left + _offset(n, column, width), y=heights[n.id]) for n in column.nodes]
        left += width + (_lane(column, following) if following else 0.0)
    top = min(node.y - node.height / 2 for node in placed)
    height = max(node.y + node.height / 2 for node in placed) - top
    whole = Island(tuple(placed), left, height)
    return replace(whole, nodes=whole.moved(0.0, -top))


def _heights(found: Sequence[Column], links: Links) -> dict[str, float]:
    """Products evenly spaced, everything else as near as possible to the products it is joined to."""
    heights: dict[str, float] = {}
    first = [column for column in found if column.kind == "Product"] or found[:1]
    for column in first:
        pitch = _pitch(column.nodes)
        start = -pitch * (len(column.nodes) - 1) / 2
        heights.update((node.id, start + pitch * index) for index, node in enumerate(column.nodes))
    for column in found:
        if column in first:
            continue
        wanted = [_mean(heights[id_] for id_ in links.get(node.id, ()) if id_ in heights) for node in column.nodes]
        places = spread(wanted, _pitch(column.nodes))
        heights.update((node.id, place) for node, place in zip(column.nodes, places, strict=True))
    return heights


def _pitch(nodes: Sequence[DrawnNode]) -> float:
    return max(node.height for node in nodes) + _GAP


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0


def _lane(column: Column, following: Column) -> float:
    return _LANE if "Company" in (column.kind, following.kind) else _SHARED_LANE


def _offset(node: DrawnNode, column: Column, width: float) -> float:
    """Companies end where their lines begin; so do shared things that have products on one side only."""
    if column.kind == "Company":
        return width - node.width / 2 if column.side < 0 else node.width / 2
    return width / 2

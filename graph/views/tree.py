"""The layout of a neighbourhood: the focus in the middle, its neighbours in columns on both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .drawing import MORE, DrawnNode

Children = Mapping[str, Sequence[DrawnNode]]
"""The nodes that hang on each node, from the focus outward."""

_GAP, _KIND_GAP = 11.0, 16.0
"""Least distance between two nodes of a column, and what is added between two kinds or two groups."""
_LANE, _SHORT_LANE = 215.0, 72.0
"""Room for the lines and their labels, in pixels, and for lines without labels that lead on from a group."""
_BOW = 0.16
"""How far the ends of a column lean towards the focus, as a share of its half height."""
_BROKEN_KIND = 3.0
"""Rows of imbalance that it is worth to keep a kind on one side."""


def tree(focus: DrawnNode, children: Children, lines: Mapping[str, int]) -> tuple[DrawnNode, ...]:
    """All nodes in their places, the focus at (0, 0); the first half of its children stands on the right.

    `lines` says how many lines lead to a node, where it is not one: they need as much more room.
    """
    first = children.get(focus.id, ())
    cut = _cut(first, children)
    placed = [replace(focus, x=0.0, y=0.0)]
    for side, members in ((1, first[:cut]), (-1, first[cut:])):
        heights = _heights(members, children, lines)
        half = max(map(abs, heights.values()), default=0.0)
        edge, level = focus.width / 2 + _LANE, list(members)
        while level:
            for node in level:
                lean = _BOW * half * (1 - (1 - (heights[node.id] / half) ** 2) ** 0.5) if half else 0.0
                x = side * (edge - lean + node.width / 2)
                placed.append(replace(node, x=round(x, 1), y=round(heights[node.id], 1)))
            parents = [node for node in level if children.get(node.id)]
            in_groups = all(node.id.startswith(MORE) for node in parents)
            edge += max(node.width for node in level) + (_SHORT_LANE if in_groups else _LANE)
            level = [child for node in parents for child in children[node.id]]
    return tuple(placed)


def _rows(node: DrawnNode, children: Children) -> int:
    return max(1, sum(_rows(child, children) for child in children.get(node.id, ())))


def _cut(members: Sequence[DrawnNode], children: Children) -> int:
    """Where to part the members so that both sides are about as high, if possible between two kinds."""
    rows = [_rows(node, children) for node in members]

    def cost(cut: int) -> tuple[float, int]:
        broken = 0 < cut < len(members) and members[cut - 1].kind == members[cut].kind
        return abs(sum(rows[:cut]) - sum(rows[cut:])) + _BROKEN_KIND * broken, cut

    return min(range(len(members) + 1), key=cost)


def _heights(members: Sequence[DrawnNode], children: Children, lines: Mapping[str, int]) -> dict[str, float]:
    """The height of each node: leaves one below the other, a parent in the middle of its children."""
    heights: dict[str, float] = {}
    bottom = 0.0
    last: tuple[str, str] | None = None

    def place(node: DrawnNode, parent: str) -> float:
        nonlocal bottom, last
        below = children.get(node.id, ())
        if below:
            inner = [place(child, node.id) for child in below]
            heights[node.id] = (inner[0] + inner[-1]) / 2
        else:
            bottom += _KIND_GAP if last not in (None, (node.kind, parent)) else 0.0
            last = node.kind, parent
            room = (node.height + _GAP) * max(1, lines.get(node.id, 1))
            heights[node.id] = bottom + room / 2
            bottom += room
        return heights[node.id]

    for node in members:
        place(node, "")
    middle = (min(heights.values(), default=0.0) + max(heights.values(), default=0.0)) / 2
    return {id_: height - middle for id_, height in heights.items()}

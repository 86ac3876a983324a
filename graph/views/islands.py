"""The layout of products that belong together: companies outside, products, and what they share, in columns.

With one wing the columns are companies, products, shared things (targets above, diseases and the rest
below); with two wings the shared things stand in the middle and the products on both sides of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .drawing import DrawnEdge, DrawnNode
from .spacing import spread

GAP = 9.0
"""Least distance between two nodes of a column."""
_CHANNEL, _SHARED_CHANNEL = 62.0, 84.0
"""Width of the lane for edges between companies and products, and between products and what they share."""
_SWEEPS = 8
_SHARED = ("Target", "Indication", "Modality", "Technology")

Links = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Island:
    """Nodes in their places, the upper left corner of the whole at (0, 0)."""

    nodes: tuple[DrawnNode, ...]
    width: float
    height: float

    def moved(self, right: float, down: float) -> tuple[DrawnNode, ...]:
        """Its nodes, shifted."""
        return tuple(replace(node, x=round(node.x + right, 1), y=round(node.y + down, 1)) for node in self.nodes)


def island(nodes: Iterable[DrawnNode], edges: Iterable[DrawnEdge], *, wings: int = 1) -> Island:
    """Lay out the nodes; `wings` (1 or 2) says on how many sides of the shared things products stand."""
    by_id = {node.id: node for node in sorted(nodes, key=lambda node: node.id)}
    links = _links(by_id, edges)
    columns = _columns(by_id, links, wings)
    _untangle(columns, links)
    heights = _heights(columns, by_id, links)
    middles = _middles(columns, by_id)
    placed = [
        replace(by_id[id_], x=_aligned(by_id[id_], middle, width, name), y=heights[id_])
        for (name, column), (middle, width) in zip(columns.items(), middles, strict=True)
        for id_ in column
    ]
    return _cornered(placed)


def _links(by_id: Mapping[str, DrawnNode], edges: Iterable[DrawnEdge]) -> Links:
    links: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.start in by_id and edge.end in by_id and by_id[edge.start].kind != by_id[edge.end].kind:
            links[edge.start].append(edge.end)
            links[edge.end].append(edge.start)
    return links


def _columns(by_id: Mapping[str, DrawnNode], links: Links, wings: int) -> dict[str, list[str]]:
    products = [id_ for id_, node in by_id.items() if node.kind == "Product"]
    companies = [id_ for id_, node in by_id.items() if node.kind == "Company"]
    shared = [id_ for id_, node in by_id.items() if node.kind not in ("Product", "Company")]
    shared.sort(key=lambda id_: (_rank(by_id[id_]), -len(links.get(id_, ())), id_))
    if wings == 1:
        return {"companies left": companies, "products left": products, "shared": shared}
    left = _half(products, links)
    of_left = {id_ for id_ in companies if 2 * sum(p in left for p in links.get(id_, ())) >= len(links.get(id_, ()))}
    return {
        "companies left": [id_ for id_ in companies if id_ in of_left],
        "products left": [id_ for id_ in products if id_ in left],
        "shared": shared,
        "products right": [id_ for id_ in products if id_ not in left],
        "companies right": [id_ for id_ in companies if id_ not in of_left],
    }


def _half(products: Sequence[str], links: Links) -> set[str]:
    """About half of the products, those with the same first company together."""
    teams: dict[str, list[str]] = defaultdict(list)
    for id_ in products:
        teams[min(filter(lambda other: other.startswith("company:"), links.get(id_, ())), default=id_)].append(id_)
    left: set[str] = set()
    for team in sorted(teams.values(), key=lambda team: (-len(team), team)):
        if len(left) + len(team) <= (len(products) + 1) / 2:
            left.update(team)
    return left


def _rank(node: DrawnNode) -> int:
    return _SHARED.index(node.kind) if node.kind in _SHARED else len(_SHARED)


def _untangle(columns: dict[str, list[str]], links: Links) -> None:
    """Order each column by the mean place of its neighbours, again and again: few lines cross then."""
    place: dict[str, float] = {}
    for column in columns.values():
        place.update((id_, (index + 0.5) / len(column)) for index, id_ in enumerate(column))
    rank = {id_: place[id_] for id_ in columns["shared"]}
    for _ in range(_SWEEPS):
        for name, column in columns.items():
            if name == "shared":
                continue
            column.sort(key=lambda id_: (_mean(links.get(id_, ()), place, place[id_]), id_))
            place.update((id_, (index + 0.5) / len(column)) for index, id_ in enumerate(column))
    del rank


def _mean(ids: Sequence[str], place: Mapping[str, float], otherwise: float) -> float:
    return sum(place[id_] for id_ in ids) / len(ids) if ids else otherwise

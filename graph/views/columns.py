"""Which nodes stand in which column of an island, and in what order so that few lines cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .drawing import MORE, DrawnEdge, DrawnNode

Links = Mapping[str, Sequence[str]]
"""The ids of the nodes of another kind that a node is joined to."""

_SHARED = ("Target", "Indication", "Modality", "Technology")
"""What products share, from top to bottom; anything else comes below."""
_SWEEPS = 8


@dataclass(slots=True)
class Column:
    """Nodes one above the other; `side` is -1 left of the shared things, 0 they themselves, 1 right of them."""

    kind: str
    side: int
    nodes: list[DrawnNode]


def links_between(nodes: Iterable[DrawnNode], edges: Iterable[DrawnEdge]) -> Links:
    """Who is joined to whom; edges between nodes of one kind do not count."""
    kinds = {node.id: node.kind for node in nodes}
    links: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if kinds.get(edge.start, "") != kinds.get(edge.end, "") and edge.start in kinds and edge.end in kinds:
            links[edge.start].append(edge.end)
            links[edge.end].append(edge.start)
    return links


def columns(nodes: Iterable[DrawnNode], links: Links, wings: int) -> list[Column]:
    """The columns from left to right: companies, products, shared things and, with two wings, back again."""
    ordered = sorted(nodes, key=lambda node: (_rank(node), -len(links.get(node.id, ())), node.id))
    products = [node for node in ordered if node.kind == "Product"]
    companies = [node for node in ordered if node.kind == "Company"]
    shared = [node for node in ordered if node.kind not in ("Product", "Company")]
    left = {node.id for node in products} if wings == 1 else _half(products, links)
    left |= {node.id for node in companies if wings == 1 or _mostly(links.get(node.id, ()), left)}
    found = [
        Column("Company", -1, [node for node in companies if node.id in left]),
        Column("Product", -1, [node for node in products if node.id in left]),
        Column("shared", 0, shared),
        Column("Product", 1, [node for node in products if node.id not in left]),
        Column("Company", 1, [node for node in companies if node.id not in left]),
    ]
    found = [column for column in found if column.nodes]
    _untangle(found, links)
    return found


def _rank(node: DrawnNode) -> tuple[int, bool]:
    """Kinds one after the other, what stands for several nodes of a kind last."""
    return _SHARED.index(node.kind) if node.kind in _SHARED else len(_SHARED), node.id.startswith(MORE)


def _half(products: Sequence[DrawnNode], links: Links) -> set[str]:
    """About half of the products, those of one company together."""
    teams: dict[str, list[str]] = defaultdict(list)
    for product in products:
        companies = [id_ for id_ in links.get(product.id, ()) if id_.startswith("company:")]
        teams[min(companies, default=product.id)].append(product.id)
    half: set[str] = set()
    for team in sorted(teams.values(), key=lambda team: (-len(team), team)):
        if len(half) + len(team) <= (len(products) + 1) // 2:
            half.update(team)
    return half


def _mostly(ids: Sequence[str], within: set[str]) -> bool:
    return 2 * sum(id_ in within for id_ in ids) >= len(ids)


def _untangle(found: Sequence[Column], links: Links) -> None:
    """Order each column by the mean place of its neighbours, again and again; kinds stay together."""
    place: dict[str, float] = {}
    for _ in range(_SWEEPS):
        for column in found:
            column.nodes.sort(key=lambda node: (_rank(node), _mean(links.get(node.id, ()), place), node.id))
            place.update((node.id, (index + 0.5) / len(column.nodes)) for index, node in enumerate(column.nodes))


def _mean(ids: Sequence[str], place: Mapping[str, float]) -> float:
    known = [place[id_] for id_ in ids if id_ in place]
    return sum(known) / len(known) if known else 0.5

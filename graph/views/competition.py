"""One cluster of competing products, closely: who develops them, what they share, who is nearest to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import networkx as nx

from cgtkg.schema.vocabularies import STAGE_NAMES

from ..analysis.results import Cluster, Projection
from ..landscape import Landscape
from ..wording import count
from .choosing import foremost_first
from .drawing import COMPETES, Drawing, DrawnEdge, DrawnNode
from .elements import drawn_edges, drawn_node
from .islands import island
from .panel import day
from .rivals import nearest, reasons, with_rivals
from .sharing import SHARING, most_shared, telling
from .summaries import more, summary

_COLOUR = "#aea3d0"
_TWO_WINGS_FROM = 9
_MOST_PRODUCTS = 36
_CROWDED_FROM = 24
"""From so many products on, the lines of closest competition stay in the background."""
_BOW = 0.5


def cluster(landscape: Landscape, cluster: Cluster, projection: Projection) -> Drawing:
    """A cluster's products with developers, targets, diseases and modalities.

    Of many products the most advanced are drawn, of what they share that which most of them have; nodes for what is
    left over name it. Lines that do not tell the products apart (see `sharing.telling`) stay in the background. Of the
    competition in `projection` the strongest links that hold the cluster together are drawn (a maximum spanning tree,
    so one fewer than products); a product's panel lists its nearest competitors.
    """
    members = foremost_first(landscape, (id_ for id_ in cluster.products if id_ in landscape.nodes))
    products, left = members[:_MOST_PRODUCTS], members[_MOST_PRODUCTS:]
    facts = [fact for id_ in products for fact in (*landscape.into(id_, "DEVELOPS"), *landscape.out(id_, *SHARING))]
    kept, others = most_shared(landscape, facts)
    facts = [fact for fact in facts if fact.type == "DEVELOPS" or fact.end in kept]
    ids = sorted({*products, *(end for fact in facts for end in (fact.start, fact.end))})
    rivals = nearest(landscape, projection, frozenset(products))
    nodes = [with_rivals(drawn_node(landscape, landscape.nodes[id_]), rivals) for id_ in ids]
    nodes += [_rest(landscape, kind, rest) for kind, rest in (*others.items(), ("Product", left)) if rest]
    seen = telling(landscape, facts)
    edges = [replace(e.quiet(), faint=(e.start, e.end) not in seen) for e in drawn_edges(landscape, facts)]
    placed = island(nodes, edges, wings=2 if len(products) >= _TWO_WINGS_FROM else 1).nodes if nodes else ()
    edges += [_bowed(edge, placed) for edge in _competition(landscape, projection, products)]
    return Drawing(cluster.name, _summary(cluster), day(landscape), placed, tuple(edges))


def _rest(landscape: Landscape, kind: str, ids: Sequence[str]) -> DrawnNode:
    return summary(landscape, "cluster", kind, more(len(ids), kind), [landscape.nodes[id_] for id_ in ids])


def _competition(landscape: Landscape, projection: Projection, products: Collection[str]) -> Iterator[DrawnEdge]:
    network: nx.Graph[str] = nx.Graph()
    among = frozenset(products)
    for link in projection.links:
        if link.first in among and link.second in among:
            network.add_edge(link.first, link.second, weight=link.weight, link=link)
    for first, second, data in nx.maximum_spanning_edges(network):
        names = landscape.nodes[first].name, landscape.nodes[second].name
        yield DrawnEdge(
            id=f"{COMPETES} {first} {second}", type=COMPETES, start=first, end=second, label="",
            title=f"{names[0]} and {names[1]} compete\n{reasons(data['link'])}", colour=_COLOUR,
            width=1 + 2 * data["weight"], dashes=True, faint=len(products) >= _CROWDED_FROM, arrow=False,
        )  # fmt: skip


def _bowed(edge: DrawnEdge, placed: Sequence[DrawnNode]) -> DrawnEdge:
    """A line within a column of products, bowed towards what the products share; others run straight across."""
    shared = [node.x for node in placed if node.kind not in ("Product", "Company")]
    by_id = {node.id: node for node in placed}
    start, end = by_id[edge.start], by_id[edge.end]
    if start.x != end.x or not shared:
        return edge
    towards_right = shared[0] > start.x
    downward = start.y < end.y
    return replace(edge, bend=_BOW if towards_right == downward else -_BOW)


def _summary(cluster: Cluster) -> str:
    parts = [count(len(cluster.products), "product"), count(len(cluster.companies), "company", "companies")]
    if cluster.leading_stage:
        parts.append(f"most advanced: {STAGE_NAMES[cluster.leading_stage]}")
    if cluster.hhi is not None:
        parts.append(f"concentration (HHI) {cluster.hhi:.2f}")
    if cluster.trials:
        beside = f" and {cluster.trials_unnamed:,} of unnamed or academic products" if cluster.trials_unnamed else ""
        parts.append(f"{count(cluster.trials, 'trial')}{beside}")
    return " · ".join([*parts, f"density {cluster.density:.2f}", f"stability {cluster.stability:.2f}"])

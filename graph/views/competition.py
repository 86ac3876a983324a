"""One cluster of competing products, closely: who develops them, what they share, who is nearest to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import networkx as nx

from cgtkg.schema.vocabularies import STAGE_NAMES

from ..analysis.results import Cluster, Link, Projection
from ..landscape import Landscape
from ..wording import count, spoken
from .drawing import COMPETES, Drawing, DrawnEdge, DrawnNode
from .elements import drawn_edges, drawn_node
from .islands import island
from .panel import day

_COLOUR = "#aea3d0"
_TWO_WINGS_FROM = 9
_COMPETITORS_LISTED = 5
_BOW = 0.5


def cluster(landscape: Landscape, cluster: Cluster, projection: Projection) -> Drawing:
    """A cluster's products with developers, targets, diseases and modalities.

    Of the competition in `projection` the strongest links that hold the cluster together are drawn (a maximum
    spanning tree, so one fewer than products); a product's panel lists its nearest competitors.
    """
    products = [id_ for id_ in cluster.products if id_ in landscape.nodes]
    facts = [
        fact
        for id_ in products
        for fact in (*landscape.into(id_, "DEVELOPS"), *landscape.out(id_, "TARGETS", "TREATS", "HAS_MODALITY"))
    ]
    ids = sorted({*products, *(end for fact in facts for end in (fact.start, fact.end))})
    rivals = nearest(landscape, projection)
    nodes = [with_rivals(drawn_node(landscape, landscape.nodes[id_]), rivals) for id_ in ids]
    edges = [edge.quiet() for edge in drawn_edges(landscape, facts)]
    wings = 2 if len(products) >= _TWO_WINGS_FROM else 1
    placed = island(nodes, edges, wings=wings).nodes if nodes else ()
    edges += [_bowed(edge, placed) for edge in _competition(landscape, projection, products)]
    return Drawing(cluster.name, _summary(cluster), day(landscape), placed, tuple(edges))


def nearest(landscape: Landscape, projection: Projection) -> Mapping[str, Sequence[str]]:
    """For each product its closest competitors as text, with the weight of the link and what it rests on."""
    links: dict[str, list[tuple[float, str, Link]]] = defaultdict(list)
    for link in projection.links:
        for one, other in ((link.first, link.second), (link.second, link.first)):
            if other in landscape.nodes:
                links[one].append((-link.weight, landscape.nodes[other].name, link))
    return {
        id_: [f"{name}: {_reasons(link)}" for _, name, link in sorted(found, key=lambda entry: entry[:2])]
        for id_, found in links.items()
    }


def with_rivals(node: DrawnNode, rivals: Mapping[str, Sequence[str]]) -> DrawnNode:
    """The node with its nearest competitors among its properties."""
    listed = rivals.get(node.id, ())[:_COMPETITORS_LISTED]
    return replace(node, properties=(*node.properties, *(("competes with", text) for text in listed)))


def _competition(landscape: Landscape, projection: Projection, products: Collection[str]) -> Iterator[DrawnEdge]:
    network: nx.Graph[str] = nx.Graph()
    for link in projection.links:
        if link.first in products and link.second in products:
            network.add_edge(link.first, link.second, weight=link.weight, link=link)
    for first, second, data in nx.maximum_spanning_edges(network):
        names = landscape.nodes[first].name, landscape.nodes[second].name
        yield DrawnEdge(
            id=f"{COMPETES} {first} {second}", type=COMPETES, start=first, end=second, label="",
            title=f"{names[0]} and {names[1]} compete\n{_reasons(data['link'])}", colour=_COLOUR,
            width=1 + 2 * data["weight"], dashes=True, arrow=False,
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


def _reasons(link: Link) -> str:
    parts = ", ".join(f"{spoken(reason)} {weight:.2f}" for reason, weight in link.reasons.items())
    return f"{link.weight:.2f} ({parts})" if parts else f"{link.weight:.2f}"


def _summary(cluster: Cluster) -> str:
    parts = [count(len(cluster.products), "product"), count(len(cluster.companies), "company", "companies")]
    if cluster.leading_stage:
        parts.append(f"most advanced: {STAGE_NAMES[cluster.leading_stage]}")
    if cluster.hhi is not None:
        parts.append(f"concentration (HHI) {cluster.hhi:.2f}")
    return " · ".join([*parts, f"density {cluster.density:.2f}", f"stability {cluster.stability:.2f}"])

"""The whole landscape in one picture: products with industry developers, grouped by competitive cluster."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from ..analysis.profiles import profiles
from ..analysis.results import Clustering, Projection
from ..landscape import Landscape
from ..wording import count
from .areas import ALONE, SMALLER, Area, areas
from .drawing import Drawing, DrawnEdge, DrawnNode, Region
from .elements import drawn_edges, drawn_node
from .islands import Island, island
from .packing import packed
from .panel import day
from .rivals import nearest, with_rivals

MOST_PRODUCTS = 100
"""More products than these are not drawn: nobody could read them."""
_LONGEST = 26
_MARGIN, _HEADING, _BETWEEN = 22.0, 58.0, 34.0
_TINT_ALONE = "#8d949b"
_TINTS = ("#4f81bd", "#c0703c", "#3f8f6b", "#8064a2", "#b0893a", "#4a98a8", "#b0587a", "#6f8f3a")


def whole(landscape: Landscape, clustering: Clustering, projection: Projection) -> Drawing:
    """The products of the clusters, and those that are in none, with developers, targets and diseases.

    Drawn are named products with a developer in industry (and what else `clustering` was widened to), their
    industry developers, their targets, and the diseases in which each has come furthest. Where there are more than
    `MOST_PRODUCTS`, each of the largest clusters shows its most advanced ones, and one node names the others. A
    company, target or disease of several clusters stands where it has most links; its lines to the others stay in the
    background.
    """
    clustered = chain.from_iterable(cluster.products for cluster in clustering.clusters)
    in_view = {id_ for id_ in (*profiles(landscape), *clustered) if id_ in landscape.nodes}
    groups = list(areas(landscape, clustering, in_view, MOST_PRODUCTS))
    home = _homes(groups)
    rivals = nearest(landscape, projection, frozenset(in_view))
    facts = [fact for group in groups for found in group.facts.values() for fact in found]
    edges = [_kept_back(edge, home) for edge in drawn_edges(landscape, facts)]
    nodes = {
        id_: with_rivals(drawn_node(landscape, landscape.nodes[id_], longest=_LONGEST), rivals) for id_ in sorted(home)
    }
    islands = [
        island(
            [*(nodes[id_] for id_ in nodes if home[id_] == place), *group.rest], edges, wings=1 if group.facts else 2
        )
        for place, group in enumerate(groups)
    ]
    placed, regions = _arranged(groups, islands)
    heading = _heading(sum(len(group.facts) for group in groups), len(in_view), len(clustering.clusters))
    return Drawing("Cell and gene therapy landscape", heading, day(landscape), placed, tuple(edges), regions)


def _homes(groups: Sequence[Area]) -> dict[str, int]:
    """The group of each node: a product's own; for anything else the one that it has most facts with."""
    home = {product: place for place, group in enumerate(groups) for product in group.facts}
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for place, group in enumerate(groups):
        for product, facts in group.facts.items():
            for fact in facts:
                votes[fact.end if fact.start == product else fact.start][place] += 1
    return home | {id_: min(counts, key=lambda place: (-counts[place], place)) for id_, counts in votes.items()}


def _kept_back(edge: DrawnEdge, home: Mapping[str, int]) -> DrawnEdge:
    return replace(edge.quiet(), faint=home[edge.start] != home[edge.end])


def _arranged(groups: Sequence[Area], islands: Sequence[Island]) -> tuple[tuple[DrawnNode, ...], tuple[Region, ...]]:
    width = max((found.width for found in islands), default=0.0) + 2 * _MARGIN
    heights = [found.height + _HEADING + _MARGIN for found in islands]
    nodes: list[DrawnNode] = []
    regions = []
    corners = packed(heights, width, _BETWEEN)
    for place, (group, found, (x, y)) in enumerate(zip(groups, islands, corners, strict=True)):
        nodes += found.moved(x + (width - found.width) / 2, y + _HEADING)
        tint = _TINT_ALONE if group.title in (ALONE, SMALLER) else _TINTS[place % len(_TINTS)]
        regions.append(Region(group.title, group.subtitle, tint, x, y, width, heights[place], group.number))
    return tuple(nodes), tuple(regions)


def _heading(drawn: int, in_view: int, clusters: int) -> str:
    products = f"{drawn} of {in_view}" if drawn < in_view else f"{drawn}"
    most = ", the most advanced of each cluster" if drawn < in_view else ""
    return (
        f"{products} named products of industry developers{most} · {count(clusters, 'competitive cluster')} · "
        "diseases at each product's most advanced stage"
    )

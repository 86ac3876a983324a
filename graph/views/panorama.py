"""The whole landscape in one picture: products with industry developers, grouped by competitive cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cgtkg.schema.vocabularies import STAGE_NAMES, stage_rank

from ..analysis.profiles import profiles
from ..analysis.results import Clustering, Projection
from ..landscape import Landscape, Relationship
from ..report.standings import Standing, developers
from ..report.wording import count
from .competition import nearest, with_rivals
from .drawing import Drawing, DrawnEdge, DrawnNode, Region
from .elements import drawn_edges, drawn_node
from .islands import Island, island
from .packing import packed
from .panel import day

MOST_PRODUCTS = 150
"""More products than these, the most advanced first, are not drawn: nobody could read them."""
_LONGEST = 24
_ALONE = "Without close competitors"
_MOST_ALONE = 14
_MARGIN, _HEADING, _BETWEEN = 22.0, 58.0, 34.0
_TINTS = ("#4f81bd", "#c0703c", "#3f8f6b", "#8064a2", "#b0893a", "#4a98a8", "#b0587a", "#6f8f3a")


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    products: Sequence[str]
    stage: str | None


def whole(landscape: Landscape, clustering: Clustering, projection: Projection) -> Drawing:
    """The products of the clusters, and those that are in none, with developers, targets and diseases.

    Drawn are named products with a developer in industry (and what else `clustering` was widened to), their
    industry developers, their targets, and the diseases in which each has come furthest. A company, target or
    disease of several clusters stands where it has most links; its lines to the others stay in the background.
    """
    in_view = [*profiles(landscape), *(id_ for cluster in clustering.clusters for id_ in cluster.products)]
    in_view = list(dict.fromkeys(id_ for id_ in in_view if id_ in landscape.nodes))
    drawn = sorted(in_view, key=lambda id_: (-Standing.of(landscape, id_).rank, id_))[:MOST_PRODUCTS]
    groups = list(_groups(landscape, clustering, drawn))
    facts = {id_: _telling(landscape, id_) for id_ in drawn}
    home = _homes(groups, facts)
    rivals = nearest(landscape, projection)
    edges = [_kept_back(e, home) for e in drawn_edges(landscape, [f for found in facts.values() for f in found])]
    islands = [
        island(
            [with_rivals(drawn_node(landscape, landscape.nodes[id_], longest=_LONGEST), rivals) for id_ in members],
            edges,
        )
        for members in _members(groups, home)
    ]
    nodes, regions = _arranged(groups, islands)
    summary = _summary(len(drawn), len(in_view), len(clustering.clusters))
    return Drawing("Cell and gene therapy landscape", summary, day(landscape), nodes, tuple(edges), regions)


def _groups(landscape: Landscape, clustering: Clustering, drawn: Sequence[str]) -> Iterator[_Group]:
    together: list[_Group] = []
    left = dict.fromkeys(drawn)
    for cluster in clustering.clusters:
        if members := [id_ for id_ in cluster.products if id_ in left]:
            together.append(_Group(cluster.name, members, cluster.leading_stage))
            left = {id_: None for id_ in left if id_ not in members}
    yield from sorted(together, key=lambda group: -len(group.products))
    alone = sorted(left, key=lambda id_: (min((r.start for r in developers(landscape, id_)), default=""), id_))
    for start in range(0, len(alone), _MOST_ALONE):
        members = alone[start : start + _MOST_ALONE]
        yield _Group(_ALONE, members, max((Standing.of(landscape, id_).stage for id_ in members), key=stage_rank))


def _telling(landscape: Landscape, product: str) -> list[Relationship]:
    """The facts to draw of a product: industry developers (others if it has none), targets, furthest diseases."""
    developing = developers(landscape, product)
    industry = [fact for fact in developing if landscape.nodes[fact.start].get("kind") == "industry"]
    treats = landscape.out(product, "TREATS")
    furthest = max((stage_rank(fact.get("stage")) for fact in treats), default=0)
    return [
        *(industry or developing), *landscape.out(product, "TARGETS"),
        *(fact for fact in treats if stage_rank(fact.get("stage")) == furthest),
    ]  # fmt: skip


def _homes(groups: Sequence[_Group], facts: Mapping[str, Sequence[Relationship]]) -> dict[str, int]:
    """The group of each node: a product's own; for anything else the one that it has most facts with."""
    home = {id_: place for place, group in enumerate(groups) for id_ in group.products}
    votes: dict[str, Counter[int]] = {}
    for product, found in facts.items():
        for fact in found:
            other = fact.end if fact.start == product else fact.start
            votes.setdefault(other, Counter())[home[product]] += 1
    return home | {id_: min(counts, key=lambda place: (-counts[place], place)) for id_, counts in votes.items()}


def _members(groups: Sequence[_Group], home: Mapping[str, int]) -> list[list[str]]:
    return [sorted(id_ for id_, place in home.items() if place == index) for index in range(len(groups))]


def _kept_back(edge: DrawnEdge, home: Mapping[str, int]) -> DrawnEdge:
    return edge if home[edge.start] == home[edge.end] else replace(edge, faint=True)


def _arranged(
    groups: Sequence[_Group], islands: Sequence[Island]
) -> tuple[tuple[DrawnNode, ...], tuple[Region, ...]]:
    width = max((found.width for found in islands), default=0.0) + 2 * _MARGIN
    heights = [found.height + _HEADING + _MARGIN for found in islands]
    corners = packed(heights, width, _BETWEEN)
    nodes: list[DrawnNode] = []
    regions = []
    for place, (group, found, (x, y)) in enumerate(zip(groups, islands, corners, strict=True)):
        nodes += found.moved(x + (width - found.width) / 2, y + _HEADING)
        companies = sum(node.kind == "Company" for node in found.nodes)
        parts = [count(len(group.products), "product"), count(companies, "company", "companies")]
        parts += [f"most advanced: {STAGE_NAMES[group.stage]}"] if group.stage else []
        tint = "#8d949b" if group.title == _ALONE else _TINTS[place % len(_TINTS)]
        regions.append(Region(group.title, " · ".join(parts), tint, x, y, width, heights[place]))
    return tuple(nodes), tuple(regions)


def _summary(drawn: int, in_view: int, clusters: int) -> str:
    products = f"the {drawn} most advanced of {in_view}" if drawn < in_view else f"{drawn}"
    return (
        f"{products} named products of industry developers · {count(clusters, 'competitive cluster')} · "
        "diseases at each product's most advanced stage"
    )

"""The whole landscape in one picture: products with industry developers, grouped by competitive cluster."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cgtkg.schema.vocabularies import STAGE_NAMES, stage_rank

from ..analysis.profiles import profiles
from ..analysis.results import Clustering, Projection
from ..landscape import Landscape, Relationship
from ..standings import Standing, developers
from ..wording import count
from .competition import nearest, with_rivals
from .drawing import Drawing, DrawnEdge, DrawnNode, Region
from .elements import drawn_edges, drawn_node
from .islands import Island, island
from .packing import packed
from .panel import day

MOST_PRODUCTS = 100
"""More products than these, the most advanced first, are not drawn: nobody could read them."""
_LONGEST = 28
_ALONE = "Without close competitors"
_MOST_ALONE = 14
_MARGIN, _HEADING, _BETWEEN = 22.0, 58.0, 34.0
_TINT_ALONE = "#8d949b"
_TINTS = ("#4f81bd", "#c0703c", "#3f8f6b", "#8064a2", "#b0893a", "#4a98a8", "#b0587a", "#6f8f3a")


@dataclass(frozen=True, slots=True)
class _Group:
    """Products that stand together, with the facts to draw of each."""

    title: str
    facts: Mapping[str, Sequence[Relationship]]
    stage: str

    @property
    def subtitle(self) -> str:
        companies = {fact.start for facts in self.facts.values() for fact in facts if fact.type == "DEVELOPS"}
        parts = [count(len(self.facts), "product"), count(len(companies), "company", "companies")]
        return " · ".join([*parts, f"most advanced: {STAGE_NAMES[self.stage]}"] if self.stage else parts)


def whole(landscape: Landscape, clustering: Clustering, projection: Projection) -> Drawing:
    """The products of the clusters, and those that are in none, with developers, targets and diseases.

    Drawn are named products with a developer in industry (and what else `clustering` was widened to), their
    industry developers, their targets, and the diseases in which each has come furthest. A company, target or
    disease of several clusters stands where it has most links; its lines to the others stay in the background.
    """
    clustered = (id_ for cluster in clustering.clusters for id_ in cluster.products)
    in_view = {id_ for id_ in (*profiles(landscape), *clustered) if id_ in landscape.nodes}
    drawn = sorted(in_view, key=lambda id_: (-Standing.of(landscape, id_).rank, id_))[:MOST_PRODUCTS]
    groups = list(_groups(landscape, clustering, drawn))
    home = _homes(groups)
    rivals = nearest(landscape, projection)
    facts = [fact for group in groups for found in group.facts.values() for fact in found]
    edges = [_kept_back(edge, home) for edge in drawn_edges(landscape, facts)]
    nodes = {
        id_: with_rivals(drawn_node(landscape, landscape.nodes[id_], longest=_LONGEST), rivals) for id_ in sorted(home)
    }
    islands = [island([nodes[id_] for id_ in nodes if home[id_] == place], edges) for place in range(len(groups))]
    placed, regions = _arranged(groups, islands)
    summary = _summary(len(drawn), len(in_view), len(clustering.clusters))
    return Drawing("Cell and gene therapy landscape", summary, day(landscape), placed, tuple(edges), regions)


def _groups(landscape: Landscape, clustering: Clustering, drawn: Sequence[str]) -> Iterator[_Group]:
    """The clusters, the largest first, then the products of none, those of one company together."""
    left = dict.fromkeys(drawn)
    clusters = []
    for cluster in clustering.clusters:
        members = [id_ for id_ in cluster.products if id_ in left]
        clusters.append((cluster.name, members))
        left = {id_: None for id_ in left if id_ not in members}
    alone = sorted(left, key=lambda id_: (min((r.start for r in developers(landscape, id_)), default=""), id_))
    parts = [(_ALONE, alone[start : start + _MOST_ALONE]) for start in range(0, len(alone), _MOST_ALONE)]
    for title, members in (*sorted(clusters, key=lambda cluster: -len(cluster[1])), *parts):
        if members:
            furthest = max((Standing.of(landscape, id_) for id_ in members), key=lambda standing: standing.rank)
            yield _Group(title, {id_: _telling(landscape, id_) for id_ in members}, furthest.stage)


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


def _homes(groups: Sequence[_Group]) -> dict[str, int]:
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


def _arranged(groups: Sequence[_Group], islands: Sequence[Island]) -> tuple[tuple[DrawnNode, ...], tuple[Region, ...]]:
    width = max((found.width for found in islands), default=0.0) + 2 * _MARGIN
    heights = [found.height + _HEADING + _MARGIN for found in islands]
    nodes: list[DrawnNode] = []
    regions = []
    corners = packed(heights, width, _BETWEEN)
    for place, (group, found, (x, y)) in enumerate(zip(groups, islands, corners, strict=True)):
        nodes += found.moved(x + (width - found.width) / 2, y + _HEADING)
        tint = _TINT_ALONE if group.title == _ALONE else _TINTS[place % len(_TINTS)]
        regions.append(Region(group.title, group.subtitle, tint, x, y, width, heights[place]))
    return tuple(nodes), tuple(regions)


def _summary(drawn: int, in_view: int, clusters: int) -> str:
    products = f"the {drawn} most advanced of {in_view}" if drawn < in_view else f"{drawn}"
    return (
        f"{products} named products of industry developers · {count(clusters, 'competitive cluster')} · "
        "diseases at each product's most advanced stage"
    )

"""Which areas the picture of the whole landscape has, and which products, with which facts, stand in each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from cgtkg.schema.vocabularies import ROLES_DEVELOPER, STAGE_NAMES, stage_rank

from ..analysis.results import Cluster, Clustering
from ..landscape import Landscape, Relationship
from ..standings import Standing, developers
from ..wording import count
from .choosing import foremost_first, rooms
from .drawing import DrawnNode
from .sharing import most_shared
from .summaries import more, summary

ALONE, SMALLER = "Without close competitors", "Smaller clusters"
_MOST_CLUSTERS = 20
"""Where not all products are drawn: as many clusters, the largest, have an area; the others are named together."""
_MOST_SHARED = {"Target": 4, "Indication": 6}
"""Targets and diseases of an area, those of most of its products."""
_MOST_DEVELOPERS = 2
_MOST_ALONE = 14


@dataclass(frozen=True, slots=True)
class Area:
    """Products that stand together: the facts to draw of those that are drawn, and nodes that stand for the others.

    `number` says how many are drawn of how many: "9 of 48".
    """

    title: str
    subtitle: str
    number: str
    facts: Mapping[str, Sequence[Relationship]]
    rest: Sequence[DrawnNode] = field(default=())


def areas(landscape: Landscape, clustering: Clustering, in_view: Collection[str], most: int) -> Iterator[Area]:
    """The clusters, the largest first, then those too small to be drawn, then the products of no cluster.

    Of more than `most` products in view the most advanced of each area are drawn, so many in all.
    """
    clusters = [(cluster, [id_ for id_ in cluster.products if id_ in in_view]) for cluster in clustering.clusters]
    clusters = sorted(((found, members) for found, members in clusters if members), key=lambda pair: -len(pair[1]))
    alone = sorted(set(in_view).difference(*(members for _, members in clusters)))
    shown, smaller, for_alone = clusters, clusters[:0], len(alone)
    if len(in_view) > most:
        shown, smaller = clusters[:_MOST_CLUSTERS], clusters[_MOST_CLUSTERS:]
        for_alone = min(len(alone), _MOST_ALONE, most // 5)
    room = rooms([len(members) for _, members in shown], most - for_alone)
    for (found, members), drawn in zip(shown, room, strict=True):
        yield _area(landscape, found, foremost_first(landscape, members), drawn)
    if smaller:
        named = [_named(landscape, found, members) for found, members in smaller]
        products = sum(len(members) for _, members in smaller)
        subtitle = f"{count(len(smaller), 'cluster')} · {count(products, 'product')}"
        yield Area(SMALLER, subtitle, str(products), {}, named)
    yield from _alone(landscape, foremost_first(landscape, alone), for_alone)


def _area(landscape: Landscape, cluster: Cluster, members: Sequence[str], drawn: int) -> Area:
    return Area(
        cluster.name, _subtitle(landscape, cluster, members), _of(drawn, len(members)),
        _facts(landscape, members[:drawn]), _left(landscape, cluster.id, members[drawn:]),
    )  # fmt: skip


def _alone(landscape: Landscape, products: Sequence[str], most: int) -> Iterator[Area]:
    """The most advanced of the products in no cluster, those of one company together, in areas of some each."""
    drawn = sorted(products[:most], key=lambda id_: (_first_developer(landscape, id_), id_))
    parts = [drawn[start : start + _MOST_ALONE] for start in range(0, len(drawn), _MOST_ALONE)]
    for members in parts:
        left = products[most:] if members is parts[-1] else []
        yield Area(
            ALONE, count(len(products), "product"), _of(len(members), len(members) + len(left)),
            _facts(landscape, members), _left(landscape, "alone", left),
        )  # fmt: skip


def _first_developer(landscape: Landscape, product: str) -> str:
    return min((fact.start for fact in developers(landscape, product)), default="")


def _of(drawn: int, number: int) -> str:
    return f"{drawn} of {number}" if drawn < number else str(number)


def _subtitle(landscape: Landscape, cluster: Cluster, members: Sequence[str]) -> str:
    stages = [Standing.of(landscape, id_).stage for id_ in members]
    furthest = max(stages, key=stage_rank, default="")
    parts = [count(len(members), "product"), count(len(cluster.companies), "company", "companies")]
    parts += [f"most advanced: {STAGE_NAMES[furthest]}"] if furthest else []
    parts += [count(cluster.trials, "trial")] if cluster.trials else []
    return " · ".join(parts)


def _left(landscape: Landscape, of: str, products: Sequence[str]) -> Sequence[DrawnNode]:
    nodes = [landscape.nodes[id_] for id_ in products]
    return (summary(landscape, of, "Product", more(len(nodes), "Product"), nodes),) if nodes else ()


def _named(landscape: Landscape, cluster: Cluster, members: Sequence[str]) -> DrawnNode:
    nodes = [landscape.nodes[id_] for id_ in foremost_first(landscape, members)]
    return summary(landscape, cluster.id, "Product", f"{cluster.name} · {len(nodes)}", nodes)


def _facts(landscape: Landscape, products: Sequence[str]) -> Mapping[str, Sequence[Relationship]]:
    """The facts to draw of products that stand together; of targets and diseases those that most of them share."""
    facts = {id_: _telling(landscape, id_) for id_ in products}
    kept, _ = most_shared(landscape, chain.from_iterable(facts.values()), _MOST_SHARED)
    return {
        id_: [fact for fact in found if fact.type == "DEVELOPS" or fact.end in kept] for id_, found in facts.items()
    }


def _telling(landscape: Landscape, product: str) -> list[Relationship]:
    """Industry developers of a product (others if it has none), targets, and the diseases where it has come furthest.

    Of many developers the first few are enough, the originator before partners: subsidiaries often stand beside their
    parent.
    """
    developing = sorted(developers(landscape, product), key=_role)
    industry = [fact for fact in developing if landscape.nodes[fact.start].get("kind") == "industry"]
    companies = list(dict.fromkeys(fact.start for fact in industry or developing))[:_MOST_DEVELOPERS]
    treats = landscape.out(product, "TREATS")
    furthest = max((stage_rank(fact.get("stage")) for fact in treats), default=0)
    return [
        *(fact for fact in developing if fact.start in companies), *landscape.out(product, "TARGETS"),
        *(fact for fact in treats if stage_rank(fact.get("stage")) == furthest),
    ]  # fmt: skip


def _role(develops: Relationship) -> tuple[int, str]:
    return ROLES_DEVELOPER.index(develops.get("role") or "developer"), develops.key

"""Competitive clusters: who competes with whom, how closely, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from ...analysis.results import Cluster, Link, Share
from ...landscape import Landscape, Relationship
from ...standings import Standing, by_name, developers
from ..blocks import Line, Phrase, Section, Table
from ..evidence_column import COLUMN, gathered
from ..limits import rest
from ..material import Material
from ..phrases import evidence_of, named, notes, plain, said, sentence, staged, up_to

ORDER = 30
_TITLE = "Competitive clusters"
_CLOSEST = 15
_CLUSTERS, _NAMED = 15, 6
"""So many clusters are described, and so many products, companies, targets and diseases of each named."""
_BASIS = ("TARGETS", "TREATS", "HAS_MODALITY")
_ALL = Phrase("cgtkg clusters --json", code=True)


def section(material: Material) -> Section:
    """What the clusters hold, how they measure, and the pairs that compete most closely."""
    clusters, landscape = material.clustering.clusters, material.whole
    if not clusters:
        return Section("clusters", _TITLE, [sentence("No products compete closely enough to form a cluster.")])
    return Section(
        "clusters",
        _TITLE,
        [
            sentence(
                "A cluster is a group of products that compete with each other more than with the rest: they "
                "share targets, diseases and modalities. The weights stand under Scope and method."
            ),
            _composition(clusters, landscape),
            _measures(clusters, landscape),
            notes(
                "Target share: the part of the cluster’s products that act on the target.",
                "Density: the mean strength of competition over all pairs in the cluster, from 0 to 1.",
                "HHI: the Herfindahl–Hirschman index of companies by products; 1 means one company holds all.",
                "Stability: how alike the cluster comes out when the search is repeated (mean Jaccard index); 1 "
                "means always the same.",
                "p-value: how often a randomly rewired network has a cluster at least as dense; low values mean "
                "that the cluster is no accident.",
            ),
            *_closest(material),
        ],
    )  # fmt: skip


def _composition(clusters: Sequence[Cluster], landscape: Landscape) -> Table:
    columns = ("Cluster", "Leading stage", "Products", "Companies", "Targets (share)", "Indications", COLUMN)
    rows = [_row(cluster, landscape) for cluster in _largest(clusters)]
    return Table.plain("What the clusters hold", columns, rows, rest(len(rows), len(clusters), _ALL))


def _largest(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters that are described: the largest, in the order of the analysis."""
    chosen = sorted(clusters, key=lambda cluster: -cluster.size)[:_CLUSTERS]
    return [cluster for cluster in clusters if cluster in chosen]


def _row(cluster: Cluster, landscape: Landscape) -> list[Line]:
    nodes = landscape.nodes
    standings = {id_: Standing.of(landscape, id_) for id_ in cluster.products}
    products = by_name(landscape, cluster.products)
    products.sort(key=lambda id_: (nodes[id_].get("kind") == "unnamed", -standings[id_].rank))
    leading = [s for s in standings.values() if s.stage == cluster.leading_stage]
    develops = [fact for id_ in products for fact in developers(landscape, id_)]
    held = Counter(fact.start for fact in develops)
    companies = sorted(by_name(landscape, cluster.companies), key=lambda id_: -held[id_])
    treats = Counter(fact.end for id_ in products for fact in landscape.out(id_, "TREATS"))
    diseases = sorted(by_name(landscape, cluster.indications), key=lambda id_: -treats[id_])
    return gathered(
        [
            (Phrase(cluster.name, strong=True),),
            (staged(cluster.leading_stage, chain.from_iterable(s.facts for s in leading)),),
            up_to(_NAMED, [named(landscape, id_, standings[id_].facts) for id_ in products]),
            up_to(_NAMED, [_from(landscape, id_, develops) for id_ in companies]),
            up_to(_NAMED, [_share(landscape, products, share) for share in cluster.targets]),
            up_to(_NAMED, [named(landscape, id_, _facts_on(landscape, products, "TREATS", id_)) for id_ in diseases]),
        ]
    )


def _share(landscape: Landscape, products: Sequence[str], share: Share) -> Phrase:
    text = f"{landscape.nodes[share.id].name} ({share.share:.0%})"
    return said(text, _facts_on(landscape, products, "TARGETS", share.id))


def _measures(clusters: Sequence[Cluster], landscape: Landscape) -> Table:
    rows = [
        [
            (Phrase(cluster.name, strong=True),),
            plain(str(cluster.size)),
            plain(f"{cluster.density:.2f}"),
            plain("–" if cluster.hhi is None else f"{cluster.hhi:.2f}"),
            plain(f"{cluster.stability:.2f}"),
            plain("–" if cluster.p_value is None else f"{cluster.p_value:.3f}"),
            (Phrase("", evidence_of(basis(landscape, cluster.products))),),
        ]
        for cluster in _largest(clusters)
    ]
    columns = ("Cluster", "Size", "Density", "HHI", "Stability", "p-value", "Computed from")
    return Table.plain("How the clusters measure", columns, rows)


def _closest(material: Material) -> list[Table]:
    landscape, inside = material.whole, material.products
    links = [link for link in material.projection.links if link.first in inside or link.second in inside]
    closest = sorted(links, key=lambda link: (-link.weight, link.first, link.second))[:_CLOSEST]
    if not closest:
        return []
    return [
        Table.plain(
            f"The closest pairs of competitors ({len(closest):,} of {len(links):,})",
            ("Product", "Competes with", "Strength", "Because of shared", COLUMN),
            [_pair(link, landscape) for link in closest],
        )
    ]


def _pair(link: Link, landscape: Landscape) -> list[Line]:
    reasons = ", ".join(f"{reason} {weight:.2f}" for reason, weight in sorted(link.reasons.items()))
    return gathered(
        [
            (named(landscape, link.first, basis(landscape, [link.first])),),
            (named(landscape, link.second, basis(landscape, [link.second])),),
            plain(f"{link.weight:.2f}"),
            plain(reasons),
        ]
    )


def basis(landscape: Landscape, products: Sequence[str]) -> list[Relationship]:
    """The facts that make products compete: their targets, diseases and modalities."""
    return [fact for id_ in products for fact in landscape.out(id_, *_BASIS)]


def _facts_on(landscape: Landscape, products: Sequence[str], type_: str, end: str) -> list[Relationship]:
    return [fact for id_ in products for fact in landscape.out(id_, type_) if fact.end == end]


def _from(landscape: Landscape, company: str, develops: Sequence[Relationship]) -> Phrase:
    return named(landscape, company, [fact for fact in develops if fact.start == company])

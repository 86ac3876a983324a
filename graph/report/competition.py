"""Findings on competition, as sentences: the leading cluster, contested targets, concentration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..landscape import Landscape, Relationship
from ..standings import Standing, developers
from ..wording import count
from .blocks import Line, Phrase
from .material import Material
from .phrases import listed, named, said, staged, up_to

_TARGETS, _LEADERS, _COMPANIES = 3, 3, 3


def leading_cluster(material: Material) -> Iterator[Line]:
    """The largest cluster with its companies and most advanced products; nothing if there is no cluster."""
    clusters = sorted(material.clustering.clusters, key=lambda c: (-c.size, c.name))
    if not clusters:
        return
    largest, landscape = clusters[0], material.whole
    standings = {id_: Standing.of(landscape, id_) for id_ in largest.products}
    leaders = {id_: standing for id_, standing in standings.items() if standing.stage == largest.leading_stage}
    basis = [fact for id_ in largest.products for fact in landscape.out(id_, "TARGETS", "TREATS", "HAS_MODALITY")]
    develops = [fact for id_ in largest.products for fact in developers(landscape, id_)]
    yield (
        Phrase("Largest competitive cluster: "),
        Phrase(largest.name, strong=True),
        Phrase(" with "),
        said(count(largest.size, "product"), basis, count=True),
        Phrase(" of "),
        said(count(len(largest.companies), "company", "companies"), develops, count=True),
        *_most_advanced(landscape, leaders),
        Phrase("."),
    )


def contested_targets(material: Material) -> Iterator[Line]:
    """The targets that most products act on, each with the most advanced of them."""
    acting: dict[str, list[Relationship]] = defaultdict(list)
    for fact in material.landscape.facts("TARGETS"):
        if fact.start in material.products:
            acting[fact.end].append(fact)
    contested = {id_: facts for id_, facts in acting.items() if len({fact.start for fact in facts}) > 1}
    nodes = material.landscape.nodes
    ordered = sorted(contested, key=lambda id_: (-len({f.start for f in contested[id_]}), nodes[id_].name, id_))
    for target in ordered[:_TARGETS]:
        products = {fact.start: material.products[fact.start] for fact in contested[target]}
        best = max(standing.rank for standing in products.values())
        leaders = {id_: standing for id_, standing in products.items() if best and standing.rank == best}
        yield (
            Phrase(nodes[target].name, strong=True),
            Phrase(" is the target of "),
            said(count(len(products), "product"), contested[target], count=True),
            *_most_advanced(material.landscape, leaders),
            Phrase("."),
        )


def _most_advanced(landscape: Landscape, leaders: Mapping[str, Standing]) -> Line:
    """The leaders, which all stand at one stage: those with a name of their own first, the rest as a number."""
    if not leaders:
        return ()
    nodes = landscape.nodes
    ordered = sorted(leaders, key=lambda id_: (nodes[id_].get("kind") == "unnamed", nodes[id_].name.casefold(), id_))
    names = up_to(_LEADERS, [named(landscape, id_, leaders[id_].facts) for id_ in ordered])
    return (Phrase("; most advanced: "), *names, Phrase(" "), staged(leaders[ordered[0]].stage))


def concentration(material: Material) -> Iterator[Line]:
    """How many of the products are with the companies that have most of them."""
    held: dict[str, list[Relationship]] = defaultdict(list)
    for product in material.products:
        for fact in developers(material.landscape, product):
            held[fact.start].append(fact)
    numbers = {id_: len({fact.end for fact in facts}) for id_, facts in held.items()}
    with_developer = len({fact.end for facts in held.values() for fact in facts})
    if len(held) <= _COMPANIES:
        return
    nodes = material.landscape.nodes
    ordered = sorted(held, key=lambda id_: (-numbers[id_], nodes[id_].name, id_))[:_COMPANIES]
    share = len({fact.end for id_ in ordered for fact in held[id_]}) / with_developer
    yield (
        Phrase("Concentration: "),
        *listed(said(f"{nodes[id_].name} ({numbers[id_]})", held[id_], count=True) for id_ in ordered),
        Phrase(f" develop {share:.0%} of the "),
        said(count(with_developer, "product"), [f for facts in held.values() for f in facts], count=True),
        Phrase(" whose developer is stated."),
    )

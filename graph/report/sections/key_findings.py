"""Key findings: what a reader with one minute should know, computed from the landscape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cgtkg.schema.vocabularies import STAGES

from ...landscape import Relationship
from ..blocks import Bars, Block, Bullets, Line, Phrase, Section
from ..material import Material
from ..phrases import evidence_of, listed, named, plain, said, sentence, staged
from ..standings import Standing, developers
from ..wording import count, newest_first

ORDER = 10
_TARGETS, _NEWEST, _COMPANIES = 3, 3, 3


def section(material: Material) -> Section:
    """Sentences on clusters, targets, approvals, permissions and concentration, and products by stage."""
    if not material.products:
        return Section("findings", "Key findings", [sentence("No product is in view.")])
    blocks: list[Block] = [Bullets(tuple(_findings(material))), _stages(material)]
    return Section("findings", "Key findings", blocks)


def _findings(material: Material) -> Iterator[Line]:
    yield _size(material)
    yield from _leading_cluster(material)
    yield from _contested_targets(material)
    yield from _newest(material, "APPROVED_IN", "Newest dated approvals: ")
    yield from _newest(material, "FILED_IN", "Filed for approval and not known to be approved: ")
    yield from _newest(material, "CLEARED_IN", "Permissions to start a trial, newest first: ")
    yield from _concentration(material)


def _size(material: Material) -> Line:
    landscape, products = material.landscape, material.products
    approved = [standing for standing in products.values() if standing.stage == "approved"]
    targets = [fact for id_ in products for fact in landscape.out(id_, "TARGETS")]
    treats = [fact for id_ in products for fact in landscape.out(id_, "TREATS")]
    return (
        said(f"{count(len(products), 'product')}", [fact for s in products.values() for fact in s.facts]),
        Phrase(" in view: they act on "),
        said(count(len({fact.end for fact in targets}), "target"), targets),
        Phrase(" in "),
        said(count(len({fact.end for fact in treats}), "disease"), treats),
        Phrase("; "),
        said(f"{len(approved)} of them", [fact for standing in approved for fact in standing.facts]),
        Phrase(f" {'is' if len(approved) == 1 else 'are'} approved somewhere."),
    )


def _leading_cluster(material: Material) -> Iterator[Line]:
    clusters = sorted(material.clustering.clusters, key=lambda c: (-c.size, c.name))
    if not clusters:
        return
    largest, landscape = clusters[0], material.whole
    standings = {id_: Standing.of(landscape, id_) for id_ in largest.products}
    leaders = [id_ for id_ in largest.products if standings[id_].stage == largest.leading_stage]
    basis = [fact for id_ in largest.products for fact in landscape.out(id_, "TARGETS", "TREATS", "HAS_MODALITY")]
    develops = [fact for id_ in largest.products for fact in developers(landscape, id_)]
    yield (
        Phrase("Largest competitive cluster: "),
        Phrase(largest.name, strong=True),
        Phrase(" with "),
        said(count(largest.size, "product"), basis),
        Phrase(" of "),
        said(count(len(largest.companies), "company", "companies"), develops),
        *(
            (
                Phrase("; most advanced: "),
                *listed(named(landscape, id_, standings[id_].facts) for id_ in leaders),
                Phrase(" "),
                staged(largest.leading_stage),
            )
            if leaders and largest.leading_stage
            else ()
        ),
        Phrase("."),
    )  # fmt: skip


def _contested_targets(material: Material) -> Iterator[Line]:
    acting: dict[str, list[Relationship]] = defaultdict(list)
    for fact in material.landscape.facts("TARGETS"):
        if fact.start in material.products:
            acting[fact.end].append(fact)
    contested = {id_: facts for id_, facts in acting.items() if len({fact.start for fact in facts}) > 1}
    nodes = material.landscape.nodes
    ordered = sorted(contested, key=lambda id_: (-len({f.start for f in contested[id_]}), nodes[id_].name))
    for target in ordered[:_TARGETS]:
        products = {fact.start for fact in contested[target]}
        best = max(material.products[id_].rank for id_ in products)
        leaders = [id_ for id_ in material.products if id_ in products and material.products[id_].rank == best]
        yield (
            Phrase(nodes[target].name, strong=True),
            Phrase(" is the target of "),
            said(count(len(products), "product"), contested[target]),
            *(_most_advanced(material, leaders) if best else ()),
            Phrase("."),
        )


def _most_advanced(material: Material, leaders: list[str]) -> Line:
    names = listed(named(material.landscape, id_, material.products[id_].facts) for id_ in leaders)
    return (Phrase("; most advanced: "), *names, Phrase(" "), staged(material.products[leaders[0]].stage))


def _newest(material: Material, type_: str, opening: str) -> Iterator[Line]:
    """The newest permissions of one kind; for approvals only dated ones, as only these can be the newest."""
    landscape = material.landscape
    approved = {(f.start, f.end) for f in landscape.facts("APPROVED_IN")}
    facts = sorted(
        (
            fact
            for fact in landscape.facts(type_)
            if fact.start in material.products
            and (fact.get("date") if type_ == "APPROVED_IN" else (fact.start, fact.end) not in approved)
        ),
        key=lambda fact: (newest_first(fact.get("date")), landscape.nodes[fact.start].name, fact.key),
    )
    if facts:
        items = [_permission(material, fact) for fact in facts[:_NEWEST]]
        more = len(facts) - len(items)
        yield (Phrase(opening), *listed(items, "; "), *plain(f"; and {more} more." if more else "."))


def _permission(material: Material, fact: Relationship) -> Line:
    nodes = material.landscape.nodes
    disease, date = fact.get("indication"), fact.get("date")
    text = f" in {nodes[fact.end].name}" + (f" for {nodes[disease].name}" if disease in nodes else "")
    return (Phrase(nodes[fact.start].name, strong=True), said(text + (f" ({date})" if date else ""), [fact]))


def _concentration(material: Material) -> Iterator[Line]:
    held: dict[str, list[Relationship]] = defaultdict(list)
    for product in material.products:
        for fact in developers(material.landscape, product):
            held[fact.start].append(fact)
    numbers = {id_: len({fact.end for fact in facts}) for id_, facts in held.items()}
    with_developer = len({fact.end for facts in held.values() for fact in facts})
    if len(held) < 2:
        return
    nodes = material.landscape.nodes
    ordered = sorted(held, key=lambda id_: (-numbers[id_], nodes[id_].name))[:_COMPANIES]
    share = len({fact.end for id_ in ordered for fact in held[id_]}) / with_developer
    yield (
        Phrase("Concentration: "),
        *listed(said(f"{nodes[id_].name} ({numbers[id_]})", held[id_]) for id_ in ordered),
        Phrase(f" develop {share:.0%} of the "),
        Phrase(count(with_developer, "product"), evidence_of(f for facts in held.values() for f in facts)),
        Phrase(" whose developer is stated."),
    )


def _stages(material: Material) -> Bars:
    by_stage: dict[str, list[Standing]] = defaultdict(list)
    for standing in material.products.values():
        by_stage[standing.stage].append(standing)
    return Bars(
        "Products by the most advanced stage stated",
        [
            (
                staged(stage),
                len(by_stage[stage]),
                said(str(len(by_stage[stage])), [fact for s in by_stage[stage] for fact in s.facts]),
            )
            for stage in (*STAGES, "")
            if stage in by_stage
        ],
    )

"""Key findings: what a reader with one minute should know, computed from the landscape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cgtkg.schema.vocabularies import STAGES

from ...authorisations import in_force
from ...landscape import Relationship
from ...standings import Standing, by_name
from ...wording import count, dated
from ..activity import clinical_activity
from ..blocks import Bars, Block, Bullets, Line, Phrase, Section
from ..competition import concentration, contested_targets, leading_cluster
from ..limits import query
from ..material import Material
from ..permissions import answers, permissions
from ..phrases import listed, plain, said, sentence, staged

ORDER = 10
_NEWEST = 3


def section(material: Material) -> Section:
    """Sentences on clusters, targets, approvals, permissions and concentration, and products by stage."""
    if not material.products:
        return Section("findings", "Key findings", [sentence("No product is in view.")])
    blocks: list[Block] = [Bullets(tuple(_findings(material))), _stages(material)]
    return Section("findings", "Key findings", blocks)


def _findings(material: Material) -> Iterator[Line]:
    yield _size(material)
    yield from clinical_activity(material)
    yield from leading_cluster(material)
    yield from contested_targets(material)
    yield from _newest(material, "APPROVED_IN", "Newest approvals with a date: ")
    yield from _newest(material, "FILED_IN", "Filed for approval and not known to be approved: ")
    yield from _newest(material, "CLEARED_IN", "Permissions to start a trial, newest first: ")
    yield from concentration(material)


def _size(material: Material) -> Line:
    landscape, products = material.landscape, material.products
    approved = [standing for standing in products.values() if standing.stage == "approved"]
    targets = [fact for id_ in products for fact in landscape.out(id_, "TARGETS")]
    treats = [fact for id_ in products for fact in landscape.out(id_, "TREATS")]
    return (
        said(count(len(products), "product"), [fact for s in products.values() for fact in s.facts], count=True),
        Phrase(" in view: they act on "),
        said(count(len({fact.end for fact in targets}), "target"), targets, count=True),
        Phrase(" in "),
        said(count(len({fact.end for fact in treats}), "disease"), treats, count=True),
        Phrase("; "),
        said(f"{len(approved) or 'none'} of them", [fact for s in approved for fact in s.facts], count=True),
        Phrase(f" {'are' if len(approved) > 1 else 'is'} known to be approved."),
    )


def _newest(material: Material, type_: str, opening: str) -> Iterator[Line]:
    """The newest permissions of one kind; of approvals dated ones in force, of applications those not answered."""
    facts = permissions(material, type_)
    if type_ == "APPROVED_IN":
        facts = [fact for fact in facts if in_force(fact) and fact.get("date") and "/" not in fact.get("date")]
    else:
        facts = [fact for fact in facts if not answers(material.landscape, fact)]
    together: dict[tuple[str, str, str], list[Relationship]] = defaultdict(list)
    for fact in facts:
        together[fact.start, fact.end, fact.get("date") or ""].append(fact)
    if together:
        items = [_permission(material, group) for group in [*together.values()][:_NEWEST]]
        more = len(together) - len(items)
        yield (Phrase(opening), *listed(items, "; "), *plain(f"; and {more} more." if more else "."))


def _permission(material: Material, together: list[Relationship]) -> Line:
    """What one product was given in one place on one day, for all the diseases."""
    nodes, first = material.landscape.nodes, together[0]
    diseases = by_name(material.landscape, {fact.get("indication") for fact in together} & nodes.keys())
    text = f" in {nodes[first.end].name}"
    text += f" for {' and '.join(nodes[id_].name for id_ in diseases)}" if diseases else ""
    text += f" ({dated(first.get('date'))})" if first.get("date") else ""
    return (Phrase(nodes[first.start].name, strong=True), said(text, together))


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
                said(f"{len(by_stage[stage]):,}", [fact for s in by_stage[stage] for fact in s.facts], count=True),
            )
            for stage in (*STAGES, "")
            if stage in by_stage
        ],
        (*plain("Listed by "), query("targets_by_stage"), *plain(".")),
    )

"""Companies: what each develops, where it makes it, and how companies are tied to each other."""

from __future__ import annotations

from collections import defaultdict

from ...landscape import Landscape, Node, Relationship
from ...standings import Standing
from ...wording import dated, qualifiers, spoken
from ..blocks import Block, Line, Phrase, Section, Table
from ..material import Material
from ..matrices import naming
from ..phrases import listed, named, plain, said, sentence, staged

ORDER = 70
_TIES = {
    "SUBSIDIARY_OF": "is owned by",
    "ACQUIRED": "acquired",
    "PARTNERED_WITH": "works together with",
    "LICENSED": "gave rights to",
}


def section(material: Material) -> Section:
    """Developers with their products; sponsors that develop nothing; facilities; ties between companies."""
    landscape = material.landscape
    companies = landscape.of("Company")
    developing = [node for node in companies if landscape.out(node.id, "DEVELOPS")]
    developing.sort(key=lambda node: -len({fact.end for fact in landscape.out(node.id, "DEVELOPS")}))
    sponsoring = [n for n in companies if n not in developing and landscape.out(n.id, "SPONSORS")]
    blocks: list[Block] = []
    if developing:
        columns = ("Company", "About", "Products (role, stage)", "Trials", "Based in")
        rows = [_developer(landscape, node) for node in developing]
        blocks.append(Table.plain("Companies and their products, most products first", columns, rows))
    if sponsoring:
        rows = [[_name(node), _about(node), _trials(landscape, node)] for node in sponsoring]
        blocks.append(
            Table.plain("Sponsors of trials without a product of their own", ("Organisation", "About", "Trials"), rows)
        )
    blocks += [*_facilities(landscape), *_ties(landscape)]
    return Section("companies", "Companies", blocks or [sentence("No company is in view.")])  # fmt: skip


def _developer(landscape: Landscape, node: Node) -> list[Line]:
    by_product: dict[str, list[Relationship]] = defaultdict(list)
    for fact in landscape.out(node.id, "DEVELOPS"):
        by_product[fact.end].append(fact)
    standings = {id_: Standing.of(landscape, id_) for id_ in by_product}
    ordered = sorted(by_product, key=lambda id_: (-standings[id_].rank, landscape.nodes[id_].name, id_))
    return [
        _name(node),
        _about(node),
        listed((_product(landscape, id_, by_product[id_], standings[id_]) for id_ in ordered), "; "),
        _trials(landscape, node),
        naming(landscape, landscape.out(node.id, "LOCATED_IN")),
    ]


def _product(landscape: Landscape, product: str, facts: list[Relationship], standing: Standing) -> Line:
    roles = ", ".join(sorted({spoken(fact.get("role") or "developer") for fact in facts}))
    places = sorted({fact.get("territory") for fact in facts if fact.get("territory")})
    where = ", ".join(landscape.nodes[id_].name if id_ in landscape.nodes else id_ for id_ in places)
    detail = f" ({roles} in {where}) " if where else f" ({roles}) "
    stage = (staged(standing.stage, standing.facts),) if standing.stage else ()
    return (named(landscape, product, facts), *plain(detail if stage else detail.rstrip()), *stage)


def _name(node: Node) -> Line:
    return (Phrase(node.name, strong=True),)


def _about(node: Node) -> Line:
    known = [node.get(name) for name in ("kind", "country", "ticker") if node.get(name)]
    return (Phrase(", ".join(known), tuple(sorted(node.get("evidence") or ()))),) if known else ()


def _trials(landscape: Landscape, node: Node) -> Line:
    return naming(landscape, landscape.out(node.id, "SPONSORS"))


def _facilities(landscape: Landscape) -> list[Block]:
    """Facilities that a fact speaks of; those only announced stand in their own section."""
    rows = []
    for node in landscape.of("Facility"):
        facts = [*landscape.into(node.id, "OPERATES", "MANUFACTURED_AT"), *landscape.out(node.id, "LOCATED_IN")]
        if facts:
            rows.append([
                (named(landscape, node.id, facts, strong=True),),
                naming(landscape, landscape.into(node.id, "OPERATES"), "start"),
                naming(landscape, landscape.out(node.id, "LOCATED_IN")),
                naming(landscape, landscape.into(node.id, "MANUFACTURED_AT"), "start"),
                plain(node.get("status") or ""),
            ])  # fmt: skip
    columns = ("Facility", "Run by", "Where", "Makes", "Status")
    return [Table.plain("Facilities", columns, rows)] if rows else []


def _ties(landscape: Landscape) -> list[Block]:
    facts = sorted(
        landscape.facts(*_TIES),
        key=lambda fact: (landscape.nodes[fact.start].name.casefold(), fact.type, fact.key),
    )
    rows = [
        [
            (named(landscape, fact.start, strong=True),),
            plain(_TIES[fact.type]),
            (named(landscape, fact.end),),
            plain(qualifiers(landscape, fact, skip=("date",))),
            plain(dated(fact.get("date")) if fact.get("date") else ""),
            (said("", [fact]),),
        ]
        for fact in facts
    ]
    columns = ("Company", "Tie", "With", "About", "Date", "Evidence")
    return [Table.plain("Partnerships, licences, acquisitions and ownership", columns, rows)] if rows else []

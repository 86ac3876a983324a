"""Companies: what each develops, where it is made, and how companies are tied to each other."""

from __future__ import annotations

from collections import defaultdict

from ...landscape import Landscape, Node, Relationship
from ...standings import Standing, by_name
from ...wording import count, spoken
from ..blocks import Block, Line, Paragraph, Phrase, Section, Table
from ..company_ties import facilities, former_names, ties
from ..evidence_column import COLUMN, gathered
from ..limits import query, rest
from ..material import Material
from ..matrices import naming
from ..phrases import listed, named, plain, said, sentence, staged, up_to

ORDER = 70
_ROWS, _PRODUCTS = 30, 5


def section(material: Material) -> Section:
    """Developers with their products; how many sponsors develop nothing; facilities; ties; former names."""
    landscape = material.landscape
    blocks: list[Block] = [
        *_developers(landscape), *_only_sponsors(landscape), *facilities(landscape), *ties(landscape),
        *former_names(landscape),
    ]  # fmt: skip
    return Section("companies", "Companies", blocks or [sentence("No company is in view.")])


def _developers(landscape: Landscape) -> list[Block]:
    """Those with most products, companies before institutions, products with a name of their own counting first."""
    products = {
        node.id: {fact.end for fact in facts}
        for node in landscape.of("Company")
        if (facts := landscape.out(node.id, "DEVELOPS"))
    }
    if not products:
        return []
    nodes = landscape.nodes
    called = {id_: sum(nodes[p].get("kind") != "unnamed" for p in held) for id_, held in products.items()}
    ordered = sorted(
        products,
        key=lambda id_: (
            nodes[id_].get("kind") not in (None, "industry"), -called[id_], -len(products[id_]),
            nodes[id_].name.casefold(), id_,
        ),
    )  # fmt: skip
    rows = [_developer(landscape, nodes[id_]) for id_ in ordered[:_ROWS]]
    columns = ("Company", "About", "Products", "The most advanced (role, stage)", "Trials", "Based in", COLUMN)
    more = rest(len(rows), len(ordered), query("company_pipeline", company="COMPANY"))
    return [Table.plain("Companies and their products, most products first", columns, rows, more)]


def _developer(landscape: Landscape, node: Node) -> list[Line]:
    by_product: dict[str, list[Relationship]] = defaultdict(list)
    for fact in landscape.out(node.id, "DEVELOPS"):
        by_product[fact.end].append(fact)
    standings = {id_: Standing.of(landscape, id_) for id_ in by_product}
    nodes = landscape.nodes
    ordered = sorted(
        by_product,
        key=lambda id_: (-standings[id_].rank, nodes[id_].get("kind") == "unnamed", nodes[id_].name, id_),
    )
    shown = [_product(landscape, id_, by_product[id_], standings[id_]) for id_ in ordered[:_PRODUCTS]]
    if len(ordered) > _PRODUCTS:
        shown.append(plain(f"and {len(ordered) - _PRODUCTS} more"))
    developed = said(f"{len(ordered):,}", landscape.out(node.id, "DEVELOPS"), count=True)
    return gathered(
        [
            _name(node),
            _about(node),
            (developed,),
            listed(shown, "; "),
            _trials(landscape, node),
            naming(landscape, landscape.out(node.id, "LOCATED_IN")),
        ]
    )


def _only_sponsors(landscape: Landscape) -> list[Block]:
    """How many sponsor trials without developing what is tested; the sponsors section ranks all of them."""
    facts = [
        fact
        for node in landscape.of("Company")
        if not landscape.out(node.id, "DEVELOPS")
        for fact in landscape.out(node.id, "SPONSORS")
    ]
    sponsors = {fact.start for fact in facts}
    if not sponsors:
        return []
    number = said(count(len(sponsors), "organisation"), facts, count=True)
    names = up_to(_PRODUCTS, [Phrase(landscape.nodes[id_].name) for id_ in by_name(landscape, sponsors)])
    return [
        Paragraph(
            (
                Phrase("Sponsors of trials without a product of their own in view: "),
                number,
                Phrase(", "),
                *names,
                Phrase("."),
            )
        )
    ]


def _product(landscape: Landscape, product: str, facts: list[Relationship], standing: Standing) -> Line:
    roles = sorted({spoken(fact.get("role") or "developer") for fact in facts} - {"developer"})
    places = sorted({fact.get("territory") for fact in facts if fact.get("territory")})
    where = ", ".join(landscape.nodes[id_].name if id_ in landscape.nodes else id_ for id_ in places)
    detail = " in ".join(filter(None, (", ".join(roles) or ("developer" if where else ""), where)))
    stage = (Phrase(" "), staged(standing.stage, standing.facts)) if standing.stage else ()
    return (named(landscape, product, facts), *plain(f" ({detail})" if detail else ""), *stage)


def _name(node: Node) -> Line:
    return (Phrase(node.name, strong=True),)


def _about(node: Node) -> Line:
    known = [node.get(name) for name in ("kind", "country", "ticker") if node.get(name)]
    return (Phrase(", ".join(known), tuple(sorted(node.get("evidence") or ()))),) if known else ()


def _trials(landscape: Landscape, node: Node) -> Line:
    facts = landscape.out(node.id, "SPONSORS")
    return (said(f"{len({fact.end for fact in facts}):,}", facts, count=True),) if facts else ()

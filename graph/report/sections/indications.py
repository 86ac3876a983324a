"""Products by indication and stage: how far each disease has been brought, and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...landscape import Relationship
from ...standings import Standing, stage_of
from ...wording import count, qualifiers
from ..blocks import Group, Line, Phrase, Section, Table
from ..evidence_column import COLUMN, gathered
from ..limits import query, shared_out
from ..material import Material
from ..matrices import most_first, naming, stage_matrix
from ..phrases import named, plain, sentence, staged

ORDER = 50
_ROWS, _LEAST = 60, 5
"""So many facts are listed under their diseases, so many at least of each disease; the most advanced ones."""
_SKIPPED = ("stage", "reason", "valid_from", "valid_to")
"""What stands elsewhere, or is for the evidence rather than the reader."""


def section(material: Material) -> Section:
    """A matrix of diseases against stages, then what is stated for the products there."""
    treated = material.by_end("TREATS")
    title = "Products by indication and stage"
    if not treated:
        return Section("indications", title, [sentence("No product with a known indication is in view.")])
    held = {
        disease: {id_: _standing(facts) for id_, facts in products.items()} for disease, products in treated.items()
    }
    landscape = material.landscape
    return Section(
        "indications",
        title,
        [
            sentence(
                "Each product stands at the most advanced stage that is stated for it in this disease, not in the "
                "kinds of it. Where a source names the setting, line of therapy or place, the list below gives it. "
                "That a registry’s trial tests a product in a disease makes the stage inferred."
            ),
            stage_matrix(
                landscape, "Diseases against stages", "Indication (products)", held, query("products_by_indication")
            ),
            _statements(material, treated),
        ],
    )


def _standing(facts: Sequence[Relationship]) -> Standing:
    """At the most advanced stage; where none is stated, with all that brings product and disease together."""
    standing = Standing.among(facts)
    return standing if standing.facts else Standing("", tuple(facts))


def _statements(material: Material, treated: Mapping[str, dict[str, list[Relationship]]]) -> Table:
    diseases = most_first(material.landscape, treated)
    sizes = [sum(map(len, treated[id_].values())) for id_ in diseases]
    shown = dict(zip(diseases, shared_out(sizes, _ROWS, _LEAST), strict=True))
    return Table.grouped(
        "What is stated of each product in each disease",
        ("Product", "Stage", "Setting, line, population, place", "Targets", COLUMN),
        [_group(material, id_, treated[id_], shown[id_]) for id_ in diseases if shown[id_]],
        _more(dict(zip(diseases, sizes, strict=True)), shown),
    )


def _more(sizes: Mapping[str, int], shown: Mapping[str, int]) -> Line:
    """Where the products are that are not shown."""
    if shown == sizes:
        return ()
    words = f"Shown are {sum(map(bool, shown.values()))} of {count(len(sizes), 'disease')}; all products of one: "
    return (Phrase(words), query("products_by_indication", indication="DISEASE"))


def _group(material: Material, disease: str, products: dict[str, list[Relationship]], shown: int) -> Group:
    nodes = material.landscape.nodes
    node, area = nodes[disease], nodes[disease].get("area")
    facts = sorted(
        (fact for stated in products.values() for fact in stated),
        key=lambda fact: (
            -Standing.among([fact]).rank, nodes[fact.start].get("kind") == "unnamed", nodes[fact.start].name, fact.key,
        ),
    )  # fmt: skip
    heading: Line = (Phrase(node.name, strong=True), *plain(f" ({area})" if area else ""))
    if shown < len(facts):
        heading = (*heading, *plain(f": {count(len(products), 'product')}, the most advanced here"))
    return Group(heading, [_row(material, fact) for fact in facts[:shown]])


def _row(material: Material, fact: Relationship) -> list[Line]:
    landscape, stage = material.landscape, stage_of(fact)
    return gathered(
        [
            (named(landscape, fact.start, () if stage else [fact]),),
            (staged(stage, [fact]),),
            plain(qualifiers(landscape, fact, skip=_SKIPPED)),
            naming(landscape, landscape.out(fact.start, "TARGETS")),
        ]
    )

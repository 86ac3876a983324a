"""Products by indication and stage: how far each disease has been brought, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from ...landscape import Relationship
from ...standings import Standing, stage_of
from ...wording import qualifiers
from ..blocks import Group, Line, Phrase, Section, Table
from ..material import Material
from ..matrices import naming, stage_matrix
from ..phrases import named, plain, said, sentence, staged

ORDER = 50


def section(material: Material) -> Section:
    """A matrix of diseases against stages, then what is stated for each product there."""
    treated = material.by_end("TREATS")
    title = "Products by indication and stage"
    if not treated:
        return Section("indications", title, [sentence("No product with a known indication is in view.")])
    held = {
        disease: {id_: _standing(facts) for id_, facts in products.items()} for disease, products in treated.items()
    }
    landscape = material.landscape
    ordered = sorted(treated, key=lambda id_: (_area(material, id_), landscape.nodes[id_].name.casefold(), id_))
    return Section(
        "indications",
        title,
        [
            sentence(
                "Each product stands at the most advanced stage that is stated for it in this disease. Where a "
                "source names the setting, line of therapy or place, the list below gives it."
            ),
            stage_matrix(landscape, "Diseases against stages", "Indication (products)", held),
            Table.grouped(
                "What is stated of each product in each disease",
                ("Product", "Stage", "Setting, line, population, place", "Evidence", "Targets"),
                [_group(material, disease, treated[disease]) for disease in ordered],
            ),
        ],
    )


def _standing(facts: Sequence[Relationship]) -> Standing:
    """At the most advanced stage; where none is stated, with all that brings product and disease together."""
    standing = Standing.among(facts)
    return standing if standing.facts else Standing("", tuple(facts))


def _area(material: Material, disease: str) -> str:
    return material.landscape.nodes[disease].get("area") or ""


def _group(material: Material, disease: str, products: dict[str, list[Relationship]]) -> Group:
    area = _area(material, disease)
    name = Phrase(material.landscape.nodes[disease].name, strong=True)
    facts = sorted(
        (fact for stated in products.values() for fact in stated),
        key=lambda fact: (-Standing.among([fact]).rank, material.landscape.nodes[fact.start].name, fact.key),
    )
    return Group((name, *plain(f" ({area})" if area else "")), [_row(material, fact) for fact in facts])


def _row(material: Material, fact: Relationship) -> list[Line]:
    landscape = material.landscape
    return [
        (named(landscape, fact.start),),
        (staged(stage_of(fact)),),
        plain(qualifiers(landscape, fact, skip=("stage",))),
        (said("", [fact]),),
        naming(landscape, landscape.out(fact.start, "TARGETS")),
    ]

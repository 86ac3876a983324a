"""Products by target and stage: where the competition is, antigen by antigen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...landscape import Relationship
from ...standings import by_name, developers
from ...wording import count, spoken
from ..blocks import Block, Group, Line, Paragraph, Phrase, Section, Table
from ..material import Material
from ..matrices import naming, stage_matrix
from ..phrases import listed, named, plain, said, sentence, staged, up_to

ORDER = 40
_WITHOUT = 40
"""So many products without a target are named; beyond, they are counted."""


def section(material: Material) -> Section:
    """A matrix of targets against stages, then every product under its targets."""
    acting = material.by_end("TARGETS")
    title = "Products by target and stage"
    if not acting:
        return Section("targets", title, [sentence("No product with a known target is in view.")])
    held = {
        target: {id_: replace(material.products[id_], membership=tuple(facts)) for id_, facts in products.items()}
        for target, products in acting.items()
    }
    blocks: list[Block] = [
        sentence("Each product stands at the most advanced stage that is stated for it, in any disease and place."),
        stage_matrix(material.landscape, "Targets against stages", "Target (products)", held),
        Table.grouped(
            "Products under their targets",
            ("Product", "Acts by", "Stage", "Modality", "Developed by"),
            [_group(material, target, acting[target]) for target in by_name(material.landscape, acting)],
        ),
    ]  # fmt: skip
    return Section("targets", title, [*blocks, *_without_target(material)])


def _group(material: Material, target: str, products: dict[str, list[Relationship]]) -> Group:
    landscape = material.landscape
    ordered = sorted(products, key=lambda id_: (-material.products[id_].rank, landscape.nodes[id_].name, id_))
    node = landscape.nodes[target]
    symbol = node.get("symbol")
    name = f"{node.name} (gene symbol {symbol})" if symbol and symbol != node.name else node.name
    heading = (Phrase(name, strong=True), *plain(f": {count(len(ordered), 'product')}"))
    return Group(heading, [_row(material, id_, products[id_]) for id_ in ordered])


def _row(material: Material, product: str, facts: Sequence[Relationship]) -> list[Line]:
    landscape, standing = material.landscape, material.products[product]
    return [
        (named(landscape, product),),
        listed((said(_action(fact), [fact]) for fact in facts), "; "),
        (staged(standing.stage, standing.facts),),
        naming(landscape, landscape.out(product, "HAS_MODALITY")),
        naming(landscape, developers(landscape, product), "start"),
    ]


def _action(fact: Relationship) -> str:
    logic = fact.get("logic")
    action = spoken(fact.get("action") or "binds")
    return f"{action} (logic: {logic})" if logic and logic != "unspecified" else action


def _without_target(material: Material) -> list[Paragraph]:
    landscape = material.landscape
    without = [id_ for id_ in material.products if not landscape.out(id_, "TARGETS")]
    if not without:
        return []
    names = up_to(_WITHOUT, [named(landscape, id_, material.products[id_].facts) for id_ in without])
    return [Paragraph((Phrase(f"No target is stated for {count(len(without), 'product')}: "), *names, *plain(".")))]

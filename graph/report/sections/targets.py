"""Products by target and stage: where the competition is, antigen by antigen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...landscape import Relationship
from ...standings import developers
from ...wording import count, spoken
from ..blocks import Block, Group, Line, Paragraph, Phrase, Section, Table
from ..evidence_column import COLUMN, gathered
from ..limits import query, shared_out
from ..material import Material
from ..matrices import most_first, naming, particular, stage_matrix
from ..phrases import listed, named, plain, said, sentence, staged, up_to

ORDER = 40
_ROWS, _LEAST = 60, 5
"""So many products are listed under their targets, so many at least of each target; the most advanced ones."""
_WITHOUT = 12
"""So many products without a target are named; beyond, they are counted."""


def section(material: Material) -> Section:
    """A matrix of targets against stages, then the products under their targets."""
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
        stage_matrix(
            material.landscape, "Targets against stages", "Target (products)", held, query("targets_by_stage")
        ),
        _products(material, acting),
    ]
    return Section("targets", title, [*blocks, *_without_target(material)])


def _products(material: Material, acting: Mapping[str, dict[str, list[Relationship]]]) -> Table:
    targets = most_first(material.landscape, acting)
    shown = dict(zip(targets, shared_out([len(acting[id_]) for id_ in targets], _ROWS, _LEAST), strict=True))
    return Table.grouped(
        "Products under their targets",
        ("Product", "Acts by", "Stage", "Modality", "Developed by", COLUMN),
        [_group(material, id_, acting[id_], shown[id_]) for id_ in targets if shown[id_]],
        _more(acting, shown),
    )


def _more(acting: Mapping[str, dict[str, list[Relationship]]], shown: Mapping[str, int]) -> Line:
    """Where the products are that are not shown."""
    if all(shown[id_] == len(products) for id_, products in acting.items()):
        return ()
    words = f"Shown are {sum(map(bool, shown.values()))} of {count(len(acting), 'target')}; all products of one: "
    return (Phrase(words), query("products_by_target", target="TARGET"))


def _group(material: Material, target: str, products: dict[str, list[Relationship]], shown: int) -> Group:
    """The most advanced products of a target, those with a name of their own first."""
    nodes = material.landscape.nodes
    ordered = sorted(
        products,
        key=lambda id_: (-material.products[id_].rank, nodes[id_].get("kind") == "unnamed", nodes[id_].name, id_),
    )
    node = nodes[target]
    symbol = node.get("symbol")
    name = f"{node.name} (gene symbol {symbol})" if symbol and symbol != node.name else node.name
    heading: Line = (Phrase(name, strong=True), *plain(f": {count(len(ordered), 'product')}"))
    if shown < len(ordered):
        heading = (*heading, *plain(f", the {shown} most advanced here"))
    return Group(heading, [_row(material, id_, products[id_]) for id_ in ordered[:shown]])


def _row(material: Material, product: str, facts: Sequence[Relationship]) -> list[Line]:
    landscape, standing = material.landscape, material.products[product]
    return gathered(
        [
            (named(landscape, product),),
            listed((said(_action(fact), [fact]) for fact in facts), "; "),
            (staged(standing.stage, standing.facts),),
            naming(landscape, particular(material.whole, landscape.out(product, "HAS_MODALITY"))),
            naming(landscape, developers(landscape, product), "start", 3),
        ]
    )


def _action(fact: Relationship) -> str:
    logic = fact.get("logic")
    action = spoken(fact.get("action") or "binds")
    return f"{action} (logic: {logic})" if logic and logic != "unspecified" else action


def _without_target(material: Material) -> list[Paragraph]:
    landscape = material.landscape
    without = [id_ for id_ in material.products if not landscape.out(id_, "TARGETS")]
    if not without:
        return []
    without.sort(key=lambda id_: (-material.products[id_].rank, landscape.nodes[id_].get("kind") == "unnamed"))
    names = up_to(_WITHOUT, [named(landscape, id_, material.products[id_].facts) for id_ in without])
    return [Paragraph((Phrase(f"No target is stated for {count(len(without), 'product')}: "), *names, *plain(".")))]

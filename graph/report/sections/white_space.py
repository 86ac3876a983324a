"""White space: pairs of target and disease that nobody holds though the ground beside them is contested."""

from __future__ import annotations

from collections import Counter, defaultdict

from ...landscape import Landscape, Relationship
from ...wording import count
from ..blocks import Block, Group, Line, Matrix, Phrase, Section, Table
from ..material import Material
from ..phrases import combined, named, notes, plain, sentence

ORDER = 130
_ROWS, _COLUMNS = 15, 8
_KINDS = {
    "never_tried": "Never tried",
    "stopped": "Stopped",
    "preclinical_only": "Preclinical only",
}


def section(material: Material) -> Section:
    """Where products are, as a heat map, and the open pairs by kind."""
    spaces = material.clustering.white_space
    blocks: list[Block] = [*_heat_map(material)]
    if not spaces:
        blocks.append(sentence("No open pair of target and disease was found beside contested ground."))
        return Section("white-space", "White space", blocks)
    nodes = material.whole.nodes
    groups = []
    for kind in sorted({space.kind for space in spaces}, key=[*_KINDS].index):
        found = [space for space in spaces if space.kind == kind]
        rows = [
            [
                plain(nodes[space.target].name),
                plain(nodes[space.indication].name),
                (Phrase("", tuple(sorted(space.evidence))),),
            ]
            for space in found
        ]
        heading = (Phrase(_KINDS[kind], strong=True), *plain(f": {count(len(rows), 'pair')}"))
        groups.append(Group(heading, rows))
    blocks += [
        Table.grouped("Open pairs of target and disease", ("Target", "Disease", "Evidence"), groups),
        notes(
            "Never tried: no product in the graph holds the pair, yet the target is in clinical development for "
            "a related disease and another target for this one. Absence from the graph is no proof of absence.",
            "Stopped: every product there was withdrawn or discontinued.",
            "Preclinical only: none has reached people.",
        ),
    ]
    return Section("white-space", "White space", blocks)


def _heat_map(material: Material) -> list[Matrix]:
    """Targets against diseases with the number of products that hold both; the busiest of each."""
    landscape = material.landscape
    products = _products_by_pair(landscape)
    if not products:
        return []
    busiest = [Counter[str](), Counter[str]()]
    for (target, disease), there in products.items():
        busiest[0][target] += len(there)
        busiest[1][disease] += len(there)
    by_target, by_disease = (
        sorted(counted, key=lambda id_: (-counted[id_], landscape.nodes[id_].name, id_)) for counted in busiest
    )
    columns = by_disease[:_COLUMNS]
    rows = [target for target in by_target if any((target, disease) in products for disease in columns)][:_ROWS]

    def cell(target: str, disease: str) -> tuple[Line, int]:
        there = products.get((target, disease), ())
        evidence = tuple(sorted({id_ for phrase in there for id_ in phrase.evidence}))
        number = Phrase(str(len(there)), evidence, all(phrase.inferred for phrase in there))
        return ((number,) if there else (), len(there))

    left_out = len(busiest[0]) - len(rows) + len(busiest[1]) - len(columns)
    caption = "Products by target and disease" + (", the busiest of each" if left_out else "")
    return [
        Matrix(
            caption,
            "Target",
            tuple(named(landscape, id_) for id_ in columns),
            [((named(landscape, row, strong=True),), [cell(row, column) for column in columns]) for row in rows],
        )
    ]


def _products_by_pair(landscape: Landscape) -> dict[tuple[str, str], list[Phrase]]:
    """The products of each pair of target and disease, each with the facts that put it there."""
    treated: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for fact in landscape.facts("TREATS"):
        treated[fact.start, fact.end].append(fact)
    found: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    for (product, disease), facts in treated.items():
        acting: dict[str, list[Relationship]] = defaultdict(list)
        for fact in landscape.out(product, "TARGETS"):
            acting[fact.end].append(fact)
        for target, targets in acting.items():
            found[target, disease].append(combined(product, [facts, targets]))
    return found

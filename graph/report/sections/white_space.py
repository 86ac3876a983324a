"""White space: pairs of target and disease that nobody holds though the ground beside them is contested."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ...analysis.results import WhiteSpace
from ...landscape import Landscape, Relationship
from ...wording import count
from ..blocks import Block, Group, Line, Matrix, Phrase, Section, Table
from ..limits import rest
from ..material import Material
from ..phrases import combined, counted, named, notes, plain, sentence

ORDER = 130
_ROWS, _COLUMNS, _PAIRS = 15, 8, 20
_KINDS = {
    "never_tried": "Never tried",
    "stopped": "Stopped",
    "preclinical_only": "Preclinical only",
}


def section(material: Material) -> Section:
    """Where products are, as a heat map, and the open pairs by kind."""
    spaces, tried = _untried(material)
    blocks: list[Block] = [*_heat_map(material)]
    if not spaces:
        blocks.append(sentence("No open pair of target and disease was found beside contested ground."))
        return Section("white-space", "White space", blocks)
    by_kind = {kind: [space for space in spaces if space.kind == kind] for kind in _KINDS}
    groups = [_group(material, kind, found) for kind, found in by_kind.items() if found]
    more = rest(sum(len(group.rows) for group in groups), len(spaces), Phrase("cgtkg clusters --json", code=True))
    words = f"Left out: {count(tried, 'pair')} that no product of the analysis holds, but a trial of a registry tests."
    left_out = [words] if tried else []
    blocks += [
        Table.grouped("Open pairs of target and disease", ("Target", "Disease", "Evidence"), groups, more),
        notes(
            "Never tried: no product in the graph holds the pair, yet the target is in clinical development for "
            "a related disease and another target for this one. Absence from the graph is no proof of absence.",
            "Stopped: every product there was withdrawn or discontinued.",
            "Preclinical only: none has reached people.",
            *left_out,
        ),
    ]
    return Section("white-space", "White space", blocks)


def _untried(material: Material) -> tuple[list[WhiteSpace], int]:
    """The open pairs, and how many were taken out because a trial of a registry tests the target in the disease."""
    pairs = {(target, disease) for t in material.trials for target in t.targets for disease in t.disease_lineage}
    spaces = material.clustering.white_space
    untried = [
        space for space in spaces if space.kind != "never_tried" or (space.target, space.indication) not in pairs
    ]
    return untried, len(spaces) - len(untried)


def _group(material: Material, kind: str, spaces: Sequence[WhiteSpace]) -> Group:
    """The open pairs of one kind where most is going on: by the products on the target and in the disease."""
    whole = material.whole
    busy = {
        id_: len({fact.start for fact in whole.into(id_, "TARGETS", "TREATS")})
        for space in spaces
        for id_ in (space.target, space.indication)
    }
    ordered = sorted(spaces, key=lambda space: -busy[space.target] * busy[space.indication])[:_PAIRS]
    rows = [
        [
            plain(whole.nodes[space.target].name),
            plain(whole.nodes[space.indication].name),
            (Phrase("", tuple(sorted(space.evidence))),),
        ]
        for space in ordered
    ]
    heading = f": {count(len(spaces), 'pair')}" + (f", the {len(rows)} busiest here" if len(rows) < len(spaces) else "")
    return Group((Phrase(_KINDS[kind], strong=True), *plain(heading)), rows)


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
        number = counted(len(there), evidence, inferred=all(phrase.inferred for phrase in there))
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

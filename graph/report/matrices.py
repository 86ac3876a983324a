"""Products against their stage: the matrices of the report, and lists of names with their facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cgtkg.schema.vocabularies import STAGES

from ..landscape import Landscape, Relationship
from ..standings import Standing, by_name
from .blocks import Line, Matrix, Phrase
from .phrases import combined, listed, named, plain, said, staged, up_to

_NAMES_IN_CELL = 6


def naming(landscape: Landscape, facts: Iterable[Relationship], side: str = "end") -> Line:
    """The names of the nodes at one side of the facts, each once, by name, with the facts that bring it up."""
    by_node: dict[str, list[Relationship]] = {}
    for fact in facts:
        by_node.setdefault(getattr(fact, side), []).append(fact)
    ordered = sorted(by_node, key=lambda id_: (landscape.nodes[id_].name.casefold(), id_))
    return listed(named(landscape, id_, by_node[id_]) for id_ in ordered)


def stage_matrix(landscape: Landscape, caption: str, corner: str, held: Mapping[str, Mapping[str, Standing]]) -> Matrix:
    """Nodes (targets, diseases) against stages; `held` are the products of each with their standing there.

    Rows are ordered by the number of products; only stages that occur get a column.
    """
    found = {standing.stage for products in held.values() for standing in products.values()}
    columns = [stage for stage in (*STAGES, "") if stage in found]
    rows = []
    for node_id in sorted(held, key=lambda id_: (-len(held[id_]), landscape.nodes[id_].name.casefold(), id_)):
        cells = [_cell(landscape, held[node_id], stage) for stage in columns]
        heading = (named(landscape, node_id, strong=True), *plain(f" ({len(held[node_id])})"))
        rows.append((heading, cells))
    return Matrix(caption, corner, tuple(staged(stage) for stage in columns), tuple(rows))


def _cell(landscape: Landscape, products: Mapping[str, Standing], stage: str) -> tuple[Line, int]:
    there = by_name(landscape, [id_ for id_, standing in products.items() if standing.stage == stage])
    phrases = [_placed(landscape.nodes[id_].name, products[id_]) for id_ in there]
    return up_to(_NAMES_IN_CELL, phrases), len(there)


def _placed(name: str, standing: Standing) -> Phrase:
    """The name with all that puts it there: inferred if its stage is, or its membership."""
    if standing.membership and not standing.stage:
        return said(name, standing.membership)
    return combined(name, [standing.facts, standing.membership])

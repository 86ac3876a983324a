"""Products against their stage: the matrices of the report, and lists of names with their facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cgtkg.schema.vocabularies import STAGES

from ..landscape import Landscape, Relationship
from ..standings import Standing, by_name
from .blocks import Line, Matrix, Phrase
from .limits import rest
from .phrases import combined, counted, listed, named, plain, said, staged, up_to

_NAMES_IN_CELL = 6
_CROWDED = 20
"""If a row has more products than this, cells count them, and name those with a name of their own in late stages."""
_LATE = ("phase_3", "filed", "approved")
_ROWS = 25


def naming(landscape: Landscape, facts: Iterable[Relationship], side: str = "end", limit: int = 12) -> Line:
    """The names of the nodes at one side of the facts, each once, by name, with the facts that bring it up."""
    by_node: dict[str, list[Relationship]] = {}
    for fact in facts:
        by_node.setdefault(getattr(fact, side), []).append(fact)
    return up_to(limit, [named(landscape, id_, by_node[id_]) for id_ in by_name(landscape, by_node)])


def particular(landscape: Landscape, facts: Iterable[Relationship]) -> list[Relationship]:
    """The facts without those that end at what another's end is a kind of."""
    facts = list(facts)
    ends = {fact.end for fact in facts}
    general = {above for end in ends for above in landscape.ancestors(end) if above != end}
    return [fact for fact in facts if fact.end not in general]


def most_first(landscape: Landscape, held: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The nodes with most products first."""
    return sorted(held, key=lambda id_: (-len(held[id_]), landscape.nodes[id_].name.casefold(), id_))


def stage_matrix(
    landscape: Landscape, caption: str, corner: str, held: Mapping[str, Mapping[str, Standing]], command: Phrase
) -> Matrix:
    """Nodes (targets, diseases) against stages; `held` are the products of each with their standing there.

    The nodes with most products come first, and `command` lists those left out; only stages that occur get a
    column.
    """
    shown = most_first(landscape, held)[:_ROWS]
    crowded = any(len(held[id_]) > _CROWDED for id_ in shown)
    found = {standing.stage for id_ in shown for standing in held[id_].values()}
    columns = [stage for stage in (*STAGES, "") if stage in found]
    rows = []
    for node_id in shown:
        cells = [_cell(landscape, held[node_id], stage, crowded) for stage in columns]
        rows.append(((named(landscape, node_id, strong=True), *plain(f" ({len(held[node_id]):,})")), cells))
    more = rest(len(shown), len(held), command)
    return Matrix(caption, corner, tuple(staged(stage) for stage in columns), tuple(rows), more)


def _cell(landscape: Landscape, products: Mapping[str, Standing], stage: str, crowded: bool) -> tuple[Line, int]:
    there = by_name(landscape, [id_ for id_, standing in products.items() if standing.stage == stage])
    phrases = {id_: _placed(landscape.nodes[id_].name, products[id_]) for id_ in there}
    if not crowded or not there:
        return up_to(_NAMES_IN_CELL, [*phrases.values()]), len(there)
    evidence = (id_ for phrase in phrases.values() for id_ in phrase.evidence)
    number = counted(len(there), evidence, inferred=all(phrase.inferred for phrase in phrases.values()))
    called = [Phrase(landscape.nodes[id_].name) for id_ in there if landscape.nodes[id_].get("kind") != "unnamed"]
    names = listed(called[:_NAMES_IN_CELL]) if stage in _LATE else ()
    dots = plain(" …") if len(called) > _NAMES_IN_CELL else ()
    return ((number, *plain(": "), *names, *dots) if names else (number,)), len(there)


def _placed(name: str, standing: Standing) -> Phrase:
    """The name with all that puts it there: inferred if its stage is, or its membership."""
    if standing.membership and not standing.stage:
        return said(name, standing.membership)
    return combined(name, [standing.facts, standing.membership])

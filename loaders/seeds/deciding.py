"""Decisions on names, applied to the facts of the seed tables: names move to where they belong, nodes are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.identity import label_of
from cgtkg.schema.relationships import TYPES

from ..tables import Row
from ..text.decisions import APART, NEW, SAME, Decision, Decisions, written


def decided(
    rows: Sequence[Sequence[Fact]], decisions: Decisions, evidence: Callable[[Row], Evidence]
) -> list[list[Fact]]:
    """The facts of each row as the decisions have them, and a row more for each name decided on.

    Raises `DataError` for a decision on an id that no table holds, for one against the name by which a table calls a
    node, and for a merger of two that the tables relate, such as a subsidiary and its parent.
    """
    names = _names(fact for row in rows for fact in row)
    _refuse_unknown(decisions, names)
    taken = _taken(decisions, names)
    kept = [[fact for fact in (_without(fact, taken) for fact in row) if fact] for row in rows]
    kept.extend([_named(one, evidence(one.row))] for one in decisions if one.decision != APART and not one.merges)
    merged = {one.name: one for one in decisions if one.merges and one.decision == SAME}
    return [[_merged(fact, decisions, merged) for fact in row] for row in kept] if merged else kept


def _names(facts: Iterable[Fact]) -> Mapping[str, str]:
    """How the tables call each node, by id."""
    named = (fact for fact in facts if isinstance(fact, NodeFact) and "name" in fact.properties)
    return {fact.id: str(fact.properties["name"]) for fact in named}


def _refuse_unknown(decisions: Decisions, names: Mapping[str, str]) -> None:
    new = {one.id for one in decisions if one.decision == NEW}
    for one in decisions:
        if one.decision == NEW and one.id in names:
            raise one.row.error(f"{one.id} is in the tables already: {SAME} makes this one of its names", "id")
        for field, id_ in (("id", one.id), *([("name", one.name)] if one.merges else ())):
            if id_ not in names and id_ not in new:
                raise one.row.error(f"{id_} is in no table of nodes", field)


def _taken(decisions: Decisions, names: Mapping[str, str]) -> Mapping[tuple[str, str], Callable[[str], bool]]:
    """By label and written name: of which ids this is no longer a name."""
    taken: dict[tuple[str, str], list[Decision]] = {}
    for one in decisions:
        if not one.merges:
            taken.setdefault(one.key, []).append(one)

    def refuses(several: Sequence[Decision]) -> Callable[[str], bool]:
        return lambda id_: any((one.id == id_) == (one.decision == APART) for one in several)

    found = {key: refuses(several) for key, several in taken.items()}
    for id_, name in names.items():
        for one in taken.get((label_of(id_), written(name)), ()):
            if found[one.key](id_):
                raise one.row.error(
                    f"{name!r} is what the tables call {id_}: to merge two nodes give the id of the one as the name"
                )
    return found


def _without(fact: Fact, taken: Mapping[tuple[str, str], Callable[[str], bool]]) -> Fact | None:
    """The fact without aliases that were decided to be somebody else's; None if nothing of it is left."""
    if not isinstance(fact, NodeFact) or not isinstance(aliases := fact.properties.get("aliases"), list):
        return fact
    refused = [name for name in aliases if (no := taken.get((fact.label, written(name)))) and no(fact.id)]
    if not refused:
        return fact
    kept = [name for name in aliases if name not in refused]
    rest: dict[str, Value] = {name: value for name, value in fact.properties.items() if name != "aliases"}
    return replace(fact, properties={**rest, **({"aliases": kept} if kept else {})}) if kept or rest else None


def _named(one: Decision, evidence: Evidence) -> NodeFact:
    if one.decision == SAME:
        return NodeFact(one.id, {"aliases": [one.name]}, evidence)
    return NodeFact(one.id, {"name": one.name, **({"kind": "named"} if one.label == "Product" else {})}, evidence)


def _merged(fact: Fact, decisions: Decisions, merged: Mapping[str, Decision]) -> Fact:
    """The fact of the node that stays. Of one that goes only its names count, as aliases."""
    if isinstance(fact, NodeFact):
        if fact.id not in merged:
            return fact
        return NodeFact(decisions.merged(fact.id), {"aliases": list(_said(fact))}, fact.evidence)
    start, end = decisions.merged(fact.start), decisions.merged(fact.end)
    if start == end:
        one = merged[fact.start] if fact.start in merged else merged[fact.end]
        raise one.row.error(f"{fact.start} and {fact.end} stay two: the tables join them by {fact.type}")
    references = {name: decisions.merged(str(fact.properties[name])) for name in _references(fact)}
    return replace(fact, start=start, end=end, properties={**fact.properties, **references})


def _said(fact: NodeFact) -> Iterator[str]:
    if name := fact.properties.get("name"):
        yield str(name)
    aliases = fact.properties.get("aliases")
    yield from aliases if isinstance(aliases, list) else ()


def _references(fact: RelationshipFact) -> Iterator[str]:
    return (name for name in TYPES[fact.type].references if name in fact.properties)

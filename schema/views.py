"""The present (or past) view of a node or relationship: one value a property, chosen among its statements.

The rules, in order: a list is the union of all; a property that advances (a development stage, the status of an
authorisation) takes the most advanced statement, unless a newer one ends it (see `endings`); a property that changes in
time takes the newest statement, of equally new ones the most trusted; any other property takes the most trusted
statement, of equally trusted ones the newest (an undisputed property none if those disagree); a coarse date gives way
to a finer one that lies within it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from .endings import last_end, newest, spelled_out, step, steps_after, validity
from .fields import Field, Kind, Value
from .statements import Statement, finest, parse_date

_LISTS = (Kind.LIST, Kind.CURIES)
_COMPARABLE = (Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN)


def in_force(statements: Iterable[Statement], day: date | None = None) -> tuple[Statement, ...]:
    """The statements that count: the current ones, or those that held on `day`."""
    if day is None:
        return tuple([statement for statement in statements if not statement.superseded_from])
    return tuple(statement for statement in statements if statement.holds(day))


def values(statements: Sequence[Statement], fields: Iterable[Field]) -> dict[str, Value]:
    """One value for each of the `fields` that any statement states, by the rules above."""
    if len(statements) == 1:
        return _stated(statements[0], fields)
    named = set().union(*[statement.values for statement in statements])
    wanted = [field for field in fields if field.name in named]
    if not wanted:
        return {}
    newest_first = sorted(statements, key=newest)
    most_trusted_first = sorted(newest_first, key=_rank)
    view: dict[str, Value] = {}
    for field in wanted:
        order = newest_first if field.changes else most_trusted_first
        stating = [statement for statement in order if field.name in statement.values]
        stated = [statement.values[field.name] for statement in stating]
        if field.kind in _LISTS:
            view[field.name] = sorted({item for value in stated if isinstance(value, list) for item in value})
        elif field.advances:
            view[field.name] = _most_advanced(stating, field)
        elif field.kind is Kind.DATE and not field.changes:
            view[field.name] = finest([str(value) for value in stated])
        elif not field.undisputed or _agreed(stating, field):
            view[field.name] = stated[0]
    return view


def _agreed(most_trusted_first: Sequence[Statement], field: Field) -> bool:
    """Whether the most trusted statements all state the same."""
    first = most_trusted_first[0]
    return all(s.values[field.name] == first.values[field.name] for s in most_trusted_first if _rank(s) == _rank(first))


def _stated(statement: Statement, fields: Iterable[Field]) -> dict[str, Value]:
    """The view of one statement alone: most nodes and relationships rest on one."""
    stated = statement.values
    return {
        field.name: sorted({*value}) if isinstance(value, list) else value
        for field in fields
        if (value := stated.get(field.name)) is not None
    }


def _most_advanced(newest_first: Sequence[Statement], field: Field) -> Value:
    """The most advanced value; or that of the newest statement that ends it, unless a still newer one goes on.

    What goes on lies beyond all that was reached before, or at the very top (approved again), see `endings`.
    """
    end = last_end(newest_first, field)
    steps = steps_after(newest_first, end, field) if end else newest_first
    counted = max(steps, key=lambda statement: step(statement, field)) if steps else end
    return counted.values[field.name] if counted else ""


def provenance(statements: Sequence[Statement], fields: Iterable[Field] = ()) -> dict[str, Value]:
    """Evidence, sources, first and last day known, and validity, over all statements, ended ones included.

    `known_to` is absent while any statement is current. `fields` are those of the node or relationship: one of them may
    say that it ended, see `endings.validity`.
    """
    if len(statements) == 1:
        return _provenance(statements[0], fields)
    view: dict[str, Value] = {
        "evidence": sorted(statement.evidence for statement in statements),
        "sources": sorted({statement.source for statement in statements}),
        "known_from": min({s.known_from for s in statements}, key=_last_day),
        "statements": [statement.to_json() for statement in statements],
    }
    current = in_force(statements)
    if not current:
        view["known_to"] = max(s.known_to or s.known_from for s in statements)
    return {**view, **validity(tuple(spelled_out(current or statements, fields)), fields)}


def _provenance(statement: Statement, fields: Iterable[Field]) -> dict[str, Value]:
    """The same of one statement alone."""
    view: dict[str, Value] = {
        "evidence": [statement.evidence], "sources": [statement.source], "known_from": statement.known_from,
        "statements": [statement.to_json()],
    }  # fmt: skip
    if not statement.current:
        view["known_to"] = statement.known_to or statement.known_from
    if not (statement.valid_from or statement.valid_to):
        return view
    return {**view, **validity(tuple(spelled_out((statement,), fields)), fields)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both be right: the property, and each side's value and evidence."""

    field: str
    first: Value
    first_evidence: str
    second: Value
    second_evidence: str


def conflicts(statements: Sequence[Statement], fields: Iterable[Field]) -> list[Conflict]:
    """The disagreements among current statements of different sources.

    Compared are numbers, dates, true or false, and values from a closed list; free text never conflicts by
    its wording. Two values of a property that changes in time conflict only if neither statement certainly
    begins before the other: otherwise they are a timeline. Two steps of a property that advances never do.
    """
    found = []
    for field in fields:
        if not (field.choices or field.kind in (*_COMPARABLE, Kind.DATE)):
            continue
        stated = [s for s in in_force(statements) if field.name in s.values]
        for one, two in combinations(sorted(stated, key=lambda s: s.evidence), 2):
            if one.source != two.source and _disagree(one, two, field):
                found.append(
                    Conflict(field.name, one.values[field.name], one.evidence, two.values[field.name], two.evidence)
                )
    return found


def _disagree(one: Statement, two: Statement, field: Field) -> bool:
    first, second = one.values[field.name], two.values[field.name]
    if field.kind is Kind.DATE and parse_date(str(first)).overlaps(parse_date(str(second))):
        return False
    if first == second or (first in field.advances and second in field.advances):
        return False
    if (first in field.advances) != (second in field.advances) and one.begins.last != two.begins.last:
        return False  # what was reached, and its end, which came by a later day
    return not field.changes or one.begins.overlaps(two.begins)


def _rank(statement: Statement) -> int:
    return statement.rank


def _last_day(text: str) -> tuple[date, str]:
    return (parse_date(text).last, text)

"""The present (or past) view of a node or relationship: one value a property, chosen among its statements.

The rules, in order: a list is the union of all; a property that advances (a development stage) takes the most
advanced statement, unless a newer one ends it; a property that changes in time takes the newest statement, of equally
new ones the most trusted; any other property takes the most trusted statement, of equally trusted ones the newest (an
undisputed property none if those disagree); a coarse date gives way to a finer one that lies within it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from .dates import OPEN_START
from .fields import Field, Kind, Value
from .statements import Statement, parse_date

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
    newest_first = sorted(statements, key=_newest)
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

    What is newer than the end goes on if it lies beyond all that was reached before, or at the very top (approved
    again). Anything less may be an old trial that its registry still lists.
    """

    def step(statement: Statement) -> int:
        return field.advances.index(str(statement.values[field.name]))

    steps = [s for s in newest_first if s.values[field.name] in field.advances]
    ends = [s for s in newest_first if s.values[field.name] not in field.advances]
    if ends:
        newer = [s for s in steps if _begun(s) > _begun(ends[0])]
        reached = max((step(s) for s in steps if s not in newer), default=-1)
        steps = [s for s in newer if step(s) > reached or step(s) == len(field.advances) - 1]
    return max(steps, key=step).values[field.name] if steps else ends[0].values[field.name]


def finest(dates: Sequence[str]) -> str:
    """The first date, or a later one that lies within it and says it more precisely.

    >>> finest(["2024", "2024-02-23", "2023-01"])
    '2024-02-23'
    """
    best = parse_date(dates[0])
    for other in map(parse_date, dates[1:]):
        if (best.first <= other.first and other.last <= best.last) and other.text != best.text:
            best = other
    return best.text


def provenance(statements: Sequence[Statement]) -> dict[str, Value]:
    """Evidence, sources, first and last day known, and validity, over all statements, ended ones included.

    `known_to` is absent while any statement is current.
    """
    if len(statements) == 1:
        return _provenance(statements[0])
    view: dict[str, Value] = {
        "evidence": sorted(statement.evidence for statement in statements),
        "sources": sorted({statement.source for statement in statements}),
        "known_from": min({s.known_from for s in statements}, key=_last_day),
        "statements": [statement.to_json() for statement in statements],
    }
    current = in_force(statements)
    if not current:
        view["known_to"] = max(s.known_to or s.known_from for s in statements)
    counted = current or statements
    if begins := [s for s in counted if s.valid_from]:
        several = len({s.valid_from for s in begins}) > 1
        view["valid_from"] = (
            finest([s.valid_from for s in sorted(begins, key=_trusted_and_new)]) if several else begins[0].valid_from
        )
    if ends := [s for s in counted if s.valid_to]:
        view["valid_to"] = min(ends, key=_newest).valid_to
    return view


def _provenance(statement: Statement) -> dict[str, Value]:
    """The same of one statement alone."""
    view: dict[str, Value] = {
        "evidence": [statement.evidence], "sources": [statement.source], "known_from": statement.known_from,
        "statements": [statement.to_json()],
    }  # fmt: skip
    if not statement.current:
        view["known_to"] = statement.known_to or statement.known_from
    if statement.valid_from:
        view["valid_from"] = statement.valid_from
    if statement.valid_to:
        view["valid_to"] = statement.valid_to
    return view


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
    return not field.changes or one.begins.overlaps(two.begins)


def _newest(statement: Statement) -> tuple[int, int, str]:
    return (-_begun(statement).toordinal(), statement.rank, statement.evidence)


def _begun(statement: Statement) -> date:
    """The day by which it had begun; what began at no known time is not shown to be newer than anything."""
    begins = statement.begins
    return begins.first if begins.first == OPEN_START else begins.last


def _trusted_and_new(statement: Statement) -> tuple[int, tuple[int, int, str]]:
    return (statement.rank, _newest(statement))


def _rank(statement: Statement) -> int:
    return statement.rank


def _last_day(text: str) -> tuple[date, str]:
    return (parse_date(text).last, text)

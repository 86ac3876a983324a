"""Statuses that end: what put an end to a development or an authorisation, and since and until when it was so.

A property that *advances* (`Field.advances`) may have choices that are none of its steps, such as `withdrawn`: these
put an end to it. A statement of such an end says since when it is so: its `valid_from` is the day on which, say, the
authorisation ended; without one it counts from the day on which its source said so. It has no `valid_to`: what ends a
suspension is a statement of its own, `approved` since the day on which it was lifted. All functions are pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from .dates import OPEN_START
from .fields import Field
from .statements import Statement, finest, parse_date


def ending_field(fields: Iterable[Field]) -> Field | None:
    """The property whose value can put an end to what a relationship says, if it has one."""
    return next((field for field in fields if 0 < len(field.advances) < len(field.choices)), None)


def ends(statement: Statement, field: Field) -> bool:
    """Whether it states a value of `field` that puts an end to it."""
    value = statement.values.get(field.name)
    return value is not None and value not in field.advances


def spelled_out(statements: Iterable[Statement], fields: Iterable[Field]) -> Iterator[Statement]:
    """All of them, and what an end also says by the `date` of what it ends: that this was granted then.

    A record of a register that states an authorisation as withdrawn, granted then, ended then, so says both.
    """
    field = ending_field(fields)
    for statement in statements:
        yield statement
        if field and ends(statement, field) and (granted := statement.values.get("date")):
            values = {**statement.values, field.name: field.advances[-1]}
            until = statement.valid_from
            yield msgspec.structs.replace(statement, values=values, valid_from=str(granted), valid_to=until)


def last_end(statements: Iterable[Statement], field: Field) -> Statement | None:
    """The newest statement of an end, of equally new ones the most trusted.

    An end counts from the last day on which it can have come. One without a day of its own only repeats another that
    states the same value with a day: a page that is published later does not end it again.
    """
    found = [statement for statement in statements if ends(statement, field)]
    dated = {statement.values[field.name] for statement in found if statement.valid_from}
    counted = [s for s in found if s.valid_from or s.values[field.name] not in dated]
    return min(counted, key=lambda s: (-s.begins.last.toordinal(), s.rank, s.evidence), default=None)


def goes_on(statement: Statement, end: Statement, field: Field) -> bool:
    """Whether what it says came after the end: it certainly began later.

    At the very top (approved again) a source that states no day when it was so is no proof: it may have been published
    after the end and speak of what was before.
    """
    if not end.begins.certainly_before(statement.begins):
        return False
    return bool(statement.valid_from) or statement.values.get(field.name) != field.advances[-1]


def steps_after(statements: Iterable[Statement], end: Statement, field: Field) -> list[Statement]:
    """The statements of a step that lift the end: those that go on beyond what was reached before.

    Beyond means a further step, or the very top again; anything less may be an old trial that its registry still lists.
    """
    steps = [s for s in statements if s.values.get(field.name) in field.advances]
    newer = [s for s in steps if goes_on(s, end, field)]
    reached = max((step(s, field) for s in steps if s not in newer), default=-1)
    return [s for s in newer if step(s, field) > reached or step(s, field) == len(field.advances) - 1]


def step(statement: Statement, field: Field) -> int:
    """How far its value of `field` has come, 0 for the first step."""
    return field.advances.index(str(statement.values[field.name]))


def validity(statements: Sequence[Statement], fields: Iterable[Field]) -> dict[str, str]:
    """`valid_from` and `valid_to` of a node or relationship, each only if stated: since and until when it was so.

    The most trusted statement says since when, of equally trusted ones the newest; a coarse date gives way to a finer
    one within it. Where some date what was granted (`date`) only these count: the others tell of a later change, such
    as a conversion to a full authorisation. Until when it was so says the end that stands, else the newest statement.
    """
    field = ending_field(fields)
    end = last_end(statements, field) if field else None
    if field is None or end is None:
        return _stated_validity(statements, statements)
    lifting = steps_after(statements, end, field)
    view = _stated_validity([s for s in statements if not ends(s, field)], lifting or statements)
    alike = [s for s in statements if s.values.get(field.name) == end.values[field.name] and s.valid_from]
    days = [s.valid_from for s in _trusted(alike) if not steps_after(statements, s, field)]
    return view if lifting or not days else view | {"valid_to": finest(days)}


def _stated_validity(going: Iterable[Statement], last: Iterable[Statement]) -> dict[str, str]:
    """Since when the statements `going` say that it was so, and until when those of `last` do."""
    view = {}
    dated = [s for s in _trusted(going) if s.valid_from]
    if dated:
        granting = [s.valid_from for s in dated if "date" in s.values]
        view["valid_from"] = finest(granting or [s.valid_from for s in dated])
    if until := [s for s in last if s.valid_to]:
        view["valid_to"] = min(until, key=newest).valid_to
    return view


def known_on(view: dict[str, str], day: date) -> dict[str, str]:
    """A validity as it was on `day`: without an end that had not certainly come by then."""
    until = view.get("valid_to")
    return {n: text for n, text in view.items() if n != "valid_to" or not until or parse_date(until).by(day)}


def newest(statement: Statement) -> tuple[int, int, str]:
    """A sort key: the statement that began last first, of equally new ones the most trusted."""
    return (-_begun(statement).toordinal(), statement.rank, statement.evidence)


def _trusted(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (s.rank, newest(s)))


def _begun(statement: Statement) -> date:
    """The day by which it had begun; what began at no known time is not shown to be newer than anything."""
    begins = statement.begins
    return begins.first if begins.first == OPEN_START else begins.last

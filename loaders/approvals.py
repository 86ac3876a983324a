"""Which curated approvals a regulator's record is evidence of: the record gives a product and a day, people read for
which disease and line of therapy that was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cgtkg.schema.dates import OPEN_START, PartialDate
from cgtkg.schema.facts import RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion

from .known import Known


class Approval(NamedTuple):
    """What tells one approval of a product from another in the same place."""

    indication: str = ""
    line: str = ""
    assertion: Assertion = Assertion.STATED

    @property
    def identity(self) -> dict[str, Value]:
        """The fields that are stated."""
        stated: dict[str, Value] = {"indication": self.indication, "line": self.line}
        return {name: value for name, value in stated.items() if value}


Curated = Mapping[Approval, Sequence[RelationshipFact]]
"""Approvals with all that people read of each."""


def curated(known: Known, product: str, place: str, *, refused: bool = False) -> Curated:
    """The approvals of a product in a Jurisdiction; one that was only ever refused is none, unless such are wanted."""
    found: dict[Approval, list[RelationshipFact]] = defaultdict(list)
    for fact in known.approvals.get((product, place), ()):
        said = fact.properties
        found[Approval(str(said.get("indication", "")), str(said.get("line", "")), fact.assertion)].append(fact)
    return {
        approval: facts
        for approval, facts in found.items()
        if any((fact.properties.get("status") == "refused") is refused for fact in facts)
    }


def of_day(approvals: Curated, day: str, near: int) -> list[Approval]:
    """Those that were granted on a day: with a date that can be that day, else with the nearest within `near` days;
    else the only one, if nothing dates it.
    """
    dated = {approval: dates(facts) for approval, facts in approvals.items()}
    if len(dated) == 1 and not any(dated.values()):
        return [*dated]
    if not day:
        return [*dated] if len(dated) == 1 else []
    that = PartialDate.parse(day)
    apart = {one: min(_apart(date, that) for date in several) for one, several in dated.items() if several}
    nearest = min(apart.values(), default=near + 1)
    return [approval for approval, days in apart.items() if days == nearest <= near]


def dates(facts: Sequence[RelationshipFact]) -> list[PartialDate]:
    """The dates of grant that the facts give; not the day by which it had been granted (`../2021-10-13`)."""
    parsed = [PartialDate.parse(str(fact.properties["date"])) for fact in facts if fact.properties.get("date")]
    return [date for date in parsed if date.first != OPEN_START]


def _apart(one: PartialDate, other: PartialDate) -> int:
    """The days between two dates at the least; 0 where they can be the same day."""
    return max(0, (one.first - other.last).days, (other.first - one.last).days)

"""The authorisation of a medicine, as evidence of the curated approvals that it is about.

The table has one authorisation a medicine, while an approval in the graph is for a disease and a line of therapy: what
was granted on the day of the authorisation is told by the curated approvals of that day. What ends an authorisation
ends all that it was for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cgtkg.loaders.known import Known
from cgtkg.schema.dates import PartialDate
from cgtkg.schema.facts import Evidence, Fact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion

from .medicines import Values
from .words import STATUSES, UNDER_REVIEW

PLACE, AGENCY = "jurisdiction:EU", "regulator:ema"
NEAR = 7
"""Days by which a release or a report may follow on the decision that it tells of; Carvykti's is dated one later."""
_CONVERTED = ("conditional", "exceptional")


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


def status_of(values: Values) -> str:
    """What is so of the authorisation, in the words of `APPROVAL_STATUSES`; empty if none was decided on."""
    return STATUSES.get(str(values.get("status", "")).casefold(), "")


def approvals(values: Values, product: str, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """What the table says of a product's authorisation in the European Union.

    An opinion is no approval, but an application under review; an application that was withdrawn is neither.
    """
    status = status_of(values)
    if str(values.get("status", "")).casefold() in UNDER_REVIEW:
        begun = str(values.get("evaluated", ""))
        filed: dict[str, Value] = {"agency": AGENCY, "date": begun} if begun else {"agency": AGENCY}
        yield RelationshipFact("FILED_IN", product, PLACE, filed, evidence, valid_from=begun)
    if not status:
        return
    curated = _curated(product, known, refused=status == "refused")
    decided = str(values.get("refused" if status == "refused" else "authorised", ""))
    granted = of_day(curated, decided)
    ending = status in ("withdrawn", "lapsed", "suspended")
    for approval in sorted({*granted, *curated} if ending else granted) or [Approval()]:
        stated: dict[str, Value] = {"agency": AGENCY, "status": status}
        since = str(values.get("suspended" if status == "suspended" else "ended", "")) if ending else ""
        if approval in granted or not curated:
            pathway, changed = _pathway(values, curated.get(approval, ()))
            if pathway and status != "refused":
                stated["pathway"] = pathway
            if decided and not changed:
                stated["date"] = decided
                since = decided if status == "approved" else since
        yield RelationshipFact(
            "APPROVED_IN", product, PLACE, approval.identity | stated, evidence, approval.assertion, since
        )


def of_day(curated: Curated, day: str) -> list[Approval]:
    """The curated approvals that were granted on a day: those with a date that can be that day, else those with the
    nearest within `NEAR` days, else the only one, if nothing dates it.
    """
    dates = {
        approval: [PartialDate.parse(str(fact.properties["date"])) for fact in facts if "date" in fact.properties]
        for approval, facts in curated.items()
    }
    if len(dates) == 1 and not any(dates.values()):
        return [*dates]
    if not day:
        return [*dates] if len(dates) == 1 else []
    that = PartialDate.parse(day)
    apart = {approval: min(_apart(one, that) for one in several) for approval, several in dates.items() if several}
    nearest = min(apart.values(), default=NEAR + 1)
    return [approval for approval, days in apart.items() if days == nearest <= NEAR]


def _apart(one: PartialDate, other: PartialDate) -> int:
    """The days between two dates at the least; 0 where they can be the same day."""
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def _curated(product: str, known: Known, *, refused: bool) -> Curated:
    """The curated approvals of a product; one that was only ever refused is none, unless such a one is looked for."""
    found: dict[Approval, list[RelationshipFact]] = defaultdict(list)
    for fact in known.approvals.get((product, PLACE), ()):
        said = fact.properties
        found[Approval(str(said.get("indication", "")), str(said.get("line", "")), fact.assertion)].append(fact)
    return {
        approval: facts
        for approval, facts in found.items()
        if any((fact.properties.get("status") == "refused") is refused for fact in facts)
    }


def _pathway(values: Values, facts: Sequence[RelationshipFact]) -> tuple[str, bool]:
    """The kind of authorisation as the table has it now, and whether it was another one when it was granted.

    A conditional authorisation that the table no longer calls so was converted to a full one, on a day that it does not
    state. A medicine cannot be both conditional and exceptional: then neither is known.
    """
    flags = [values.get(name) for name in _CONVERTED]
    if None in flags or all(flags):
        return "", False
    if any(flags):
        return _CONVERTED[flags.index(True)], False
    return "full", any(fact.properties.get("pathway") in _CONVERTED for fact in facts)

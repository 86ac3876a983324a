"""The authorisation of a medicine, as evidence of the curated approvals that it is about.

The table has one authorisation a medicine, while an approval in the graph is for a disease and a line of therapy: what
was granted on the day of the authorisation is told by the curated approvals of that day. What ends an authorisation
ends all that it was for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cgtkg.loaders.approvals import Approval, curated, of_day
from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, RelationshipFact
from cgtkg.schema.fields import Value

from .medicines import Values
from .words import STATUSES, UNDER_REVIEW

PLACE, AGENCY = "jurisdiction:EU", "regulator:ema"
NEAR = 7
"""Days by which a release or a report may follow on the decision that it tells of; Carvykti's is dated one later."""
_CONVERTED = ("conditional", "exceptional")


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
    those = curated(known, product, PLACE, refused=status == "refused")
    decided = str(values.get("refused" if status == "refused" else "authorised", ""))
    granted = of_day(those, decided, NEAR)
    ending = status in ("withdrawn", "lapsed", "suspended")
    for approval in sorted({*granted, *those} if ending else granted) or [Approval()]:
        stated: dict[str, Value] = {"agency": AGENCY, "status": status}
        since = str(values.get("suspended" if status == "suspended" else "ended", "")) if ending else ""
        if approval in granted or not those:
            pathway, changed = _pathway(values, those.get(approval, ()))
            if pathway and status != "refused":
                stated["pathway"] = pathway
            if decided and not changed:
                stated["date"] = decided
                since = decided if status == "approved" else since
        yield RelationshipFact(
            "APPROVED_IN", product, PLACE, approval.identity | stated, evidence, approval.assertion, since
        )


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

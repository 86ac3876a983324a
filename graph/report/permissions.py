"""Approvals, applications and trial permissions in order of time, and which application was answered."""

from __future__ import annotations

from cgtkg.schema.vocabularies import PLACE_NOT_STATED

from ..authorisations import in_force
from ..landscape import Landscape, Relationship
from ..wording import newest_first
from .material import Material


def permissions(material: Material, type_: str) -> list[Relationship]:
    """The facts of one type (APPROVED_IN, FILED_IN, CLEARED_IN, DESIGNATED), newest first, undated last.

    What one source states and another only implies, or names without disease or place where it is known with
    them, is one permission and listed once, in its most specific form.
    """
    nodes = material.landscape.nodes
    facts = [fact for fact in material.landscape.facts(type_) if fact.start in material.products]
    return sorted(
        (fact for fact in facts if not any(_more_specific(other, fact) for other in facts)),
        key=lambda fact: (newest_first(fact.get("date")), nodes[fact.start].name.casefold(), fact.key),
    )


def _more_specific(other: Relationship, fact: Relationship) -> bool:
    """Whether `other` says all that `fact` says of the same product, and more, or says it outright."""
    if other is fact or other.start != fact.start or other.get("designation") != fact.get("designation"):
        return False
    if fact.end == PLACE_NOT_STATED and other.end != PLACE_NOT_STATED:
        return fact.get("indication") in (None, other.get("indication"))
    if other.end != fact.end:
        return False
    if other.get("indication") == fact.get("indication"):
        return other.get("line") == fact.get("line") and (other.assertion, fact.assertion) == ("stated", "inferred")
    return fact.get("indication") is None


def answers(landscape: Landscape, filing: Relationship) -> list[Relationship]:
    """The approvals of the same product and place, for the same disease or none in particular.

    An application whose place is not stated may be answered by any approval.
    """
    return [
        fact
        for fact in landscape.out(filing.start, "APPROVED_IN")
        if in_force(fact)
        and (
            filing.end == PLACE_NOT_STATED
            or (fact.end == filing.end and fact.get("indication") in (filing.get("indication"), None))
        )
    ]

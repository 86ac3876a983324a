"""Approvals, applications and trial permissions in order of time, and which application was answered."""

from __future__ import annotations

from ..landscape import Landscape, Relationship
from .material import Material
from .wording import newest_first


def permissions(material: Material, type_: str) -> list[Relationship]:
    """The facts of one type (APPROVED_IN, FILED_IN, CLEARED_IN, DESIGNATED), newest first, undated last."""
    nodes = material.landscape.nodes
    return sorted(
        (fact for fact in material.landscape.facts(type_) if fact.start in material.products),
        key=lambda fact: (newest_first(fact.get("date")), nodes[fact.start].name.casefold(), fact.key),
    )


def answers(landscape: Landscape, filing: Relationship) -> list[Relationship]:
    """The approvals of the same product and place, for the same disease or none in particular."""
    return [
        fact
        for fact in landscape.out(filing.start, "APPROVED_IN")
        if fact.end == filing.end
        and (fact.get("status") or "approved") == "approved"
        and fact.get("indication") in (filing.get("indication"), None)
    ]

"""How far products have come, and who develops them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from cgtkg.schema.vocabularies import STAGES, stage_rank

from .authorisations import has_ended, in_force
from .landscape import Landscape, Relationship

_PERMISSIONS = {"APPROVED_IN": "approved", "FILED_IN": "filed", "CLEARED_IN": "ind"}
ENDED = frozenset(STAGES[STAGES.index("approved") + 1 :])
DEVELOPING_ROLES = frozenset({"originator", "developer", "holder", "licensee", "partner"})
"""Roles that compete; whoever only makes or distributes a product for another does not."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage a product has reached, empty if none is stated, and the facts that show it (or the product).

    `membership` are the facts that put the product where it is shown, such as under a target.
    """

    stage: str
    facts: tuple[Relationship, ...] = ()
    membership: tuple[Relationship, ...] = ()

    @classmethod
    def among(cls, facts: Iterable[Relationship]) -> Self:
        """The most mature stage among the facts; one that ended counts only where there is no other."""
        by_stage: dict[str, list[Relationship]] = {}
        for fact in facts:
            if stage := stage_of(fact):
                by_stage.setdefault(stage, []).append(fact)
        stage = max(by_stage, key=lambda stage: (stage_rank(stage), stage), default="")
        return cls(stage, tuple(by_stage.get(stage, ())))

    @classmethod
    def of(cls, landscape: Landscape, product: str) -> Self:
        """Of one product over all diseases and places; without a stage, with all facts that bring it up."""
        standing = cls.among(landscape.out(product, "TREATS", *_PERMISSIONS))
        return standing if standing.stage else cls("", (*landscape.out(product), *landscape.into(product)))

    @property
    def rank(self) -> int:
        """Its place in the order of maturity."""
        return stage_rank(self.stage)


def stage_of(fact: Relationship) -> str:
    """The stage that a TREATS relationship states or that a permission implies; empty if none, as for a refused one."""
    if fact.type == "APPROVED_IN" and not in_force(fact):
        return "withdrawn" if has_ended(fact) else ""
    return _PERMISSIONS.get(fact.type) or fact.get("stage") or ""


def developers(landscape: Landscape, product: str) -> list[Relationship]:
    """The DEVELOPS facts of those who develop the product, not of those who only make or distribute it."""
    facts = landscape.into(product, "DEVELOPS")
    return [fact for fact in facts if (fact.get("role") or "developer") in DEVELOPING_ROLES]


def by_name(landscape: Landscape, ids: Iterable[str]) -> list[str]:
    """Node ids in the order of their names."""
    return sorted(ids, key=lambda id_: (landscape.nodes[id_].name.casefold(), id_))

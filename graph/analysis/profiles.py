"""What there is to know of a product for comparing it: developers, targets, diseases with stage, modalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cgtkg.schema.vocabularies import stage_rank

from ..landscape import Landscape

DEVELOPING_ROLES = frozenset({"originator", "developer", "licensee", "partner"})
"""Roles that compete; whoever only makes or distributes a product for another does not."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One product. `indications` maps a disease to the highest stage there (empty text: not stated)."""

    id: str
    companies: frozenset[str]
    targets: frozenset[str]
    indications: Mapping[str, str]
    modalities: frozenset[str]
    territories: frozenset[str]

    @property
    def leading_stage(self) -> str | None:
        """The highest stage in any disease; if there is none to rank, any that is stated."""
        stages = sorted(filter(None, self.indications.values()), key=lambda stage: (stage_rank(stage), stage))
        return stages[-1] if stages else None


def profiles(landscape: Landscape, *, unnamed: bool = False, academic: bool = False) -> dict[str, Profile]:
    """The profile of every product in view, by id in order of ids.

    By default those that competition is about: named products with a developer in industry. `unnamed` and
    `academic` widen the view to products without a name and to hospitals and universities.
    """
    found = {}
    for product in sorted(landscape.of("Product"), key=lambda node: node.id):
        developers = {
            r.start
            for r in landscape.into(product.id, "DEVELOPS")
            if r.get("role") in DEVELOPING_ROLES or not r.get("role")
        }
        industry = {id_ for id_ in developers if landscape.nodes[id_].get("kind") == "industry"}
        if (product.get("kind") == "unnamed" and not unnamed) or not (industry or (academic and developers)):
            continue
        found[product.id] = _profile(landscape, product.id, frozenset(developers))
    return found


def _profile(landscape: Landscape, product: str, companies: frozenset[str]) -> Profile:
    indications: dict[str, str] = {}
    for treats in landscape.out(product, "TREATS"):
        stage = treats.get("stage") or ""
        if treats.end not in indications or stage_rank(stage) > stage_rank(indications[treats.end]):
            indications[treats.end] = stage
    permissions = landscape.out(product, "APPROVED_IN", "CLEARED_IN", "FILED_IN")
    stated = [*landscape.out(product, "TREATS"), *landscape.into(product, "DEVELOPS")]
    territories = {r.end for r in permissions} | {r.get("territory") for r in stated if r.get("territory")}
    return Profile(
        product,
        companies,
        frozenset(r.end for r in landscape.out(product, "TARGETS")),
        indications,
        frozenset(r.end for r in landscape.out(product, "HAS_MODALITY")),
        frozenset(territories) - {"jurisdiction:unspecified"},
    )

"""What there is to know of a product for comparing it: developers, targets, diseases with stage, modalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cgtkg.schema.vocabularies import PLACE_NOT_STATED, stage_rank

from ..landscape import Landscape
from ..standings import Standing, developers


@dataclass(frozen=True, slots=True)
class Profile:
    """One product. `indications` maps a disease to the highest stage there, `leading_stage` is the highest of all,
    permissions counted (empty text: not stated).
    """

    id: str
    companies: frozenset[str]
    targets: frozenset[str]
    indications: Mapping[str, str]
    modalities: frozenset[str]
    territories: frozenset[str]
    leading_stage: str


def profiles(landscape: Landscape, *, unnamed: bool = False, academic: bool = False) -> dict[str, Profile]:
    """The profile of every product in view, by id in order of ids.

    By default those that competition is about: named products with a developer in industry. `unnamed` and
    `academic` widen the view to products without a name and to hospitals and universities.
    """
    found = {}
    for product in sorted(landscape.of("Product"), key=lambda node: node.id):
        developing = {fact.start for fact in developers(landscape, product.id)}
        industry = {id_ for id_ in developing if landscape.nodes[id_].get("kind") == "industry"}
        if (product.get("kind") == "unnamed" and not unnamed) or not (industry or (academic and developing)):
            continue
        found[product.id] = _profile(landscape, product.id, frozenset(developing))
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
        frozenset(territories) - {PLACE_NOT_STATED},
        Standing.of(landscape, product).stage,
    )

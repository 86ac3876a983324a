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
    permissions counted (empty text: not stated); `cell_source` is empty where none is stated.
    """

    id: str
    companies: frozenset[str]
    targets: frozenset[str]
    indications: Mapping[str, str]
    modalities: frozenset[str]
    territories: frozenset[str]
    leading_stage: str
    cell_source: str = ""


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


def targets_of(landscape: Landscape, product: str) -> frozenset[str]:
    """What the product is for acting on: what it binds; only where it binds nothing, what it replaces, edits, silences
    or expresses. An antigen that holds it back (AND NOT) is none of its targets, a gene cut to hide the cells neither.
    """
    wanted = [fact for fact in landscape.out(product, "TARGETS") if fact.get("logic") != "not"]
    bound = [fact for fact in wanted if (fact.get("action") or "binds") == "binds"]
    return frozenset(fact.end for fact in bound or wanted)


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
        targets_of(landscape, product),
        indications,
        frozenset(r.end for r in landscape.out(product, "HAS_MODALITY")),
        frozenset(territories) - {PLACE_NOT_STATED},
        Standing.of(landscape, product).stage,
        landscape.nodes[product].get("cell_source") or "",
    )

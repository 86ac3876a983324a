"""Who holds which pair of target and disease, and how contested a pair is from both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from cgtkg.schema.vocabularies import stage_rank

from ..landscape import Landscape, Relationship
from .groups import Groups
from .profiles import targets_of
from .rarity import Rarity
from .relatedness import beside


@dataclass(slots=True)
class Held:
    """The TREATS facts of the products with one target in one disease; those of them in clinical development."""

    facts: list[Relationship] = field(default_factory=list)
    clinical: dict[str, Relationship] = field(default_factory=dict)


_IN_PEOPLE = stage_rank("ind")


def holdings(landscape: Landscape) -> Mapping[tuple[str, str], Held]:
    """What is held by target and disease, over all products, named or not."""
    held: dict[tuple[str, str], Held] = defaultdict(Held)
    targets: dict[str, frozenset[str]] = {}
    for treats in landscape.facts("TREATS"):
        if treats.start not in targets:
            targets[treats.start] = targets_of(landscape, treats.start)
        for target in targets[treats.start]:
            here = held[target, treats.end]
            here.facts.append(treats)
            best = here.clinical.get(treats.start)
            if stage_rank(treats.get("stage")) >= max(_IN_PEOPLE, stage_rank(best.get("stage")) if best else 0):
                here.clinical[treats.start] = treats
    return held


class Places:
    """How contested a pair of target and disease is from both sides."""

    def __init__(self, landscape: Landscape, held: Mapping[tuple[str, str], Held]) -> None:
        """Arrange `held` by disease and by target, and find which diseases stand beside each other."""
        self.by_disease: dict[str, dict[str, Held]] = defaultdict(dict)
        self.by_target: dict[str, dict[str, Held]] = defaultdict(dict)
        for (target, disease), here in held.items():
            if here.clinical:
                self.by_disease[disease][target] = here
                self.by_target[target][disease] = here
        treated: dict[str, set[str]] = defaultdict(set)
        for treats in landscape.facts("TREATS"):
            treated[treats.start].add(treats.end)
        groups = Groups(landscape)
        rarity = Rarity([groups.of_diseases(diseases) for diseases in treated.values()])
        self.beside = beside(groups, rarity, sorted({disease for _, disease in held}))

    def next_to(self, target: str, disease: str) -> dict[str, Relationship]:
        """Products with the target in clinical development for diseases beside this one, each with its furthest."""
        there = self.by_target.get(target, {})
        found: dict[str, Relationship] = {}
        for other in sorted(self.beside[disease] & there.keys()):
            for id_, fact in there[other].clinical.items():
                if id_ not in found or stage_rank(fact.get("stage")) > stage_rank(found[id_].get("stage")):
                    found[id_] = fact
        return found

    def against(self, target: str, disease: str) -> dict[str, Relationship]:
        """Products with other targets in clinical development for this disease, each with its fact."""
        here = self.by_disease.get(disease, {})
        own = here[target].clinical if target in here else {}
        return {
            id_: fact
            for other, held in here.items()
            if other != target
            for id_, fact in held.clinical.items()
            if id_ not in own
        }

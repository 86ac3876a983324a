"""Who competes with whom: products joined by what they share, weighted, with the reason for each link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import combinations

from ..landscape import Landscape
from .groups import Groups
from .profiles import Profile
from .rarity import Rarity
from .relatedness import Relatedness
from .results import Link, Projection


@dataclass(frozen=True, slots=True)
class Weights:
    """What each shared thing adds to a link, at most; together 1.

    Target and disease make competition: without one of them there is no link. Modality and territory only
    strengthen it. What is shared counts by its `Rarity`: many share CD19 or non-Hodgkin lymphoma, few share CD7 or
    hemophilia B. Of diseases the best-match average of the rarest shared groups counts (`Relatedness`), of
    modalities the rarest shared group. A target keeps the share `common_target` of its weight however common it is:
    without it an antigen that everybody has would join nobody. Links below `least` are left out.
    """

    target: float = 0.30
    indication: float = 0.40
    modality: float = 0.25
    territory: float = 0.05
    common_target: float = 0.25
    least: float = 0.1


@dataclass(frozen=True, slots=True)
class _Traits:
    """What of a product can be shared; groups above included."""

    targets: frozenset[str]
    diseases: frozenset[str]
    disease_groups: frozenset[str]
    modality_groups: frozenset[str]
    territories: frozenset[str]


TELLING = 0.1
"""Rarity below which a group of diseases (cancer, disease) makes no two products candidates for a link."""


def project(landscape: Landscape, products: Mapping[str, Profile], weights: Weights | None = None) -> Projection:
    """The competition network of the products; links in the order of their ends' ids."""
    weights = weights or Weights()
    groups = Groups(landscape)
    traits = {id_: _traits(groups, profile) for id_, profile in products.items()}
    measure = _Measure(groups, traits, weights)
    links = []
    for first, second in sorted(measure.candidates(traits)):
        reasons = measure.reasons(traits[first], traits[second])
        weight = round(sum(reasons.values()), 6)
        if weight >= weights.least and (reasons.get("target") or reasons.get("indication")):
            links.append(Link(first, second, weight, reasons))
    return Projection(tuple(products), links, asdict(weights))


def _traits(groups: Groups, profile: Profile) -> _Traits:
    return _Traits(
        profile.targets, frozenset(profile.indications), groups.of_diseases(profile.indications),
        groups.of_product(profile.modalities, profile.cell_source), profile.territories,
    )  # fmt: skip


class _Measure:
    """Weighs what two products share, rarity counted over all products in view."""

    def __init__(self, groups: Groups, traits: Mapping[str, _Traits], weights: Weights) -> None:
        self._weights = weights
        self._targets = Rarity([one.targets for one in traits.values()])
        self._diseases = Rarity([one.disease_groups for one in traits.values()])
        self._modalities = Rarity([one.modality_groups for one in traits.values()])
        self._related = Relatedness(groups, self._diseases)

    def candidates(self, traits: Mapping[str, _Traits]) -> set[tuple[str, str]]:
        """Pairs that share a target or a telling group of diseases; found by what they share, not by trying all."""
        holders: dict[str, list[str]] = defaultdict(list)
        for id_, one in traits.items():
            for shared in self._shareable(one):
                holders[shared].append(id_)
        return {pair for group in holders.values() for pair in combinations(sorted(group), 2)}

    def _shareable(self, one: _Traits) -> Iterator[str]:
        yield from one.targets
        yield from (group for group in one.disease_groups if self._diseases.of(group) >= TELLING)

    def reasons(self, one: _Traits, two: _Traits) -> dict[str, float]:
        """What each shared thing adds to the link of the two; nothing is left out but what adds nothing."""
        weights = self._weights
        shared = {
            "target": weights.target * self._targets_shared(one.targets, two.targets),
            "indication": weights.indication * self._related.of(one.diseases, two.diseases),
            "modality": weights.modality * self._modalities.greatest(one.modality_groups & two.modality_groups),
            "territory": weights.territory * bool(one.territories & two.territories),
        }
        return {reason: round(weight, 6) for reason, weight in shared.items() if weight}

    def _targets_shared(self, one: frozenset[str], two: frozenset[str]) -> float:
        """By the rarest shared target, and shared ones over those of the product with fewer: a dual construct competes
        fully with each single one.
        """
        shared = one & two
        if not shared:
            return 0.0
        common = self._weights.common_target
        return (common + (1 - common) * self._targets.greatest(shared)) * len(shared) / min(len(one), len(two))

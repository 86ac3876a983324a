"""Who competes with whom: products joined by what they share, weighted, with the reason for each link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import combinations

from ..landscape import Landscape
from .profiles import Profile
from .relatedness import Relatedness
from .results import Link, Projection


@dataclass(frozen=True, slots=True)
class Weights:
    """What each shared thing adds to a link, at most; together 1.

    Target and disease make competition: without one of them there is no link. Modality and territory only
    strengthen it. A disease or modality that is not the same but related in the tree counts `step` for each
    IS_A step between the two by way of their nearest common group, up to `steps`; see `relatedness`.
    """

    target: float = 0.40
    indication: float = 0.40
    modality: float = 0.15
    territory: float = 0.05
    step: float = 0.5
    steps: int = 2


def project(landscape: Landscape, products: Mapping[str, Profile], weights: Weights | None = None) -> Projection:
    """The competition network of the products; links in the order of their ends' ids."""
    weights = weights or Weights()
    related = Relatedness(landscape, step=weights.step, steps=weights.steps)
    links = []
    for first, second in sorted(_candidates(products, related)):
        reasons = _reasons(products[first], products[second], weights, related)
        if reasons.get("target") or reasons.get("indication"):
            links.append(Link(first, second, round(sum(reasons.values()), 6), reasons))
    return Projection(tuple(products), links, asdict(weights))


def _reasons(one: Profile, two: Profile, weights: Weights, related: Relatedness) -> dict[str, float]:
    shared = {
        "target": weights.target * _overlap(one.targets, two.targets),
        "indication": weights.indication * related.nearness(one.indications, two.indications),
        "modality": weights.modality * related.nearness(one.modalities, two.modalities),
        "territory": weights.territory * bool(one.territories & two.territories),
    }
    return {reason: round(weight, 6) for reason, weight in shared.items() if weight}


def _overlap(one: Collection[str], two: Collection[str]) -> float:
    """Shared targets over those of the product with fewer: a dual construct competes fully with each single."""
    return len(set(one) & set(two)) / min(len(one), len(two)) if one and two else 0.0


def _candidates(products: Mapping[str, Profile], related: Relatedness) -> set[tuple[str, str]]:
    """Pairs that share a target or a near disease; found by what they share, not by trying all pairs."""
    holders: dict[str, set[str]] = defaultdict(set)
    for profile in products.values():
        for shared in _shareable(profile, related):
            holders[shared].add(profile.id)
    return {pair for group in holders.values() for pair in combinations(sorted(group), 2)}


def _shareable(profile: Profile, related: Relatedness) -> Iterator[str]:
    yield from profile.targets
    for indication in profile.indications:
        yield from related.groups(indication)

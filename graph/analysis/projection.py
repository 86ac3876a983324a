"""Who competes with whom: products joined by what they share, weighted, with the reason for each link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import combinations

from ..landscape import Landscape
from .profiles import Profile
from .results import Link, Projection


@dataclass(frozen=True, slots=True)
class Weights:
    """What each shared thing adds to a link, at most; together 1.

    Target and disease make competition: without one of them there is no link. Modality and territory only
    strengthen it. A disease or modality that is not the same but related in the tree counts `step` for each
    IS_A step between the two by way of their nearest common ancestor, up to `steps`.
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
    near = _Nearness(landscape, weights)
    links = []
    for first, second in sorted(_candidates(products, near)):
        reasons = _reasons(products[first], products[second], weights, near)
        if reasons.get("target") or reasons.get("indication"):
            links.append(Link(first, second, round(sum(reasons.values()), 6), reasons))
    return Projection(tuple(products), links, asdict(weights))


def _reasons(one: Profile, two: Profile, weights: Weights, near: _Nearness) -> dict[str, float]:
    shared = {
        "target": weights.target * _overlap(one.targets, two.targets),
        "indication": weights.indication * near.best(one.indications, two.indications),
        "modality": weights.modality * near.best(one.modalities, two.modalities),
        "territory": weights.territory * bool(one.territories & two.territories),
    }
    return {reason: round(weight, 6) for reason, weight in shared.items() if weight}


def _overlap(one: Collection[str], two: Collection[str]) -> float:
    """Shared targets over those of the product with fewer: a dual construct competes fully with each single."""
    return len(set(one) & set(two)) / min(len(one), len(two)) if one and two else 0.0


class _Nearness:
    """How near two nodes of a tree are: 1 for the same, less by steps over the nearest common ancestor."""

    def __init__(self, landscape: Landscape, weights: Weights) -> None:
        self._landscape, self._weights = landscape, weights
        self._above: dict[str, Mapping[str, int]] = {}

    def above(self, node_id: str) -> Mapping[str, int]:
        if node_id not in self._above:
            steps = self._landscape.ancestors(node_id)
            self._above[node_id] = {id_: n for id_, n in steps.items() if n <= self._weights.steps}
        return self._above[node_id]

    def best(self, one: Collection[str], two: Collection[str]) -> float:
        return max((self._pair(a, b) for a in one for b in two), default=0.0)

    def _pair(self, a: str, b: str) -> float:
        above_a, above_b = self.above(a), self.above(b)
        steps = min((above_a[id_] + above_b[id_] for id_ in above_a.keys() & above_b.keys()), default=None)
        if steps is None or steps > self._weights.steps:
            return 0.0
        return self._weights.step**steps


def _candidates(products: Mapping[str, Profile], near: _Nearness) -> set[tuple[str, str]]:
    """Pairs that share a target or a near disease; found by what they share, not by trying all pairs."""
    holders: dict[str, set[str]] = defaultdict(set)
    for profile in products.values():
        for shared in _shareable(profile, near):
            holders[shared].add(profile.id)
    return {pair for group in holders.values() for pair in combinations(sorted(group), 2)}


def _shareable(profile: Profile, near: _Nearness) -> Iterator[str]:
    yield from profile.targets
    for indication in profile.indications:
        yield from near.above(indication)

"""How much two sets of diseases have in common, and which diseases stand beside each other."""

from __future__ import annotations

from collections.abc import Collection

from .groups import Groups
from .rarity import Rarity

SPECIFIC = 0.25
"""Rarity from which on a group of diseases is specific enough for its members to stand beside each other: in a field of
400 products, less than a quarter fall in it."""


class Relatedness:
    """How related sets of diseases are by the groups they share; remembered, as the same sets come again and again."""

    def __init__(self, groups: Groups, rarity: Rarity) -> None:
        """Measure by `groups`, their `rarity` counted over all products in view."""
        self._groups, self._rarity = groups, rarity
        self._pairs: dict[tuple[str, str], float] = {}
        self._matches: dict[tuple[frozenset[str], str], float] = {}
        self._sets: dict[tuple[frozenset[str], frozenset[str]], float] = {}

    def of(self, one: frozenset[str], two: frozenset[str]) -> float:
        """The best-match average of two sets of diseases, 0 to 1.

        For each disease of either set the rarity of the rarest group that it shares with one of the other set, averaged
        over each set and then over both. So two products for lupus alone have more in common than either has with one
        that is tried in lupus and lymphoma.
        """
        if not one or not two:
            return 0.0
        if (one, two) not in self._sets:
            average = (self._average(one, two) + self._average(two, one)) / 2
            self._sets[one, two] = self._sets[two, one] = average
        return self._sets[one, two]

    def _average(self, one: frozenset[str], two: frozenset[str]) -> float:
        return sum(self._best_match(disease, two) for disease in sorted(one)) / len(one)

    def _best_match(self, disease: str, others: frozenset[str]) -> float:
        if (others, disease) not in self._matches:
            self._matches[others, disease] = max(self._pair(disease, other) for other in others)
        return self._matches[others, disease]

    def _pair(self, one: str, two: str) -> float:
        pair = (one, two) if one < two else (two, one)
        if pair not in self._pairs:
            self._pairs[pair] = self._rarity.greatest(self._groups.of(one) & self._groups.of(two))
        return self._pairs[pair]


def beside(groups: Groups, rarity: Rarity, diseases: Collection[str]) -> dict[str, frozenset[str]]:
    """For each of the diseases those of them directly below the same specific group (`SPECIFIC`), but neither above
    nor below each other.
    """
    parents = {id_: {group for group in groups.parents(id_) if rarity.of(group) >= SPECIFIC} for id_ in diseases}
    return {
        one: frozenset(
            two
            for two in diseases
            if parents[one] & parents[two] and one not in groups.of(two) and two not in groups.of(one)
        )
        for one in diseases
    }

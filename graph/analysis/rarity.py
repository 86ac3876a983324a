"""How telling it is that two products share something: what few have says more than what everybody has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain
from math import log

FIELD = 100
"""Products of the smallest field: among fewer, everything would seem to be common."""


class Rarity:
    """The information content of things by how many products have them, the base of most measures of relatedness
    in an ontology (Resnik 1995): minus the logarithm of their share, here scaled to 1 for what only two products
    have, and 0 for what all have.
    """

    def __init__(self, held: Collection[Collection[str]]) -> None:
        """Count in `held`: of each product all that it has, groups above included."""
        field = max(len(held), FIELD)
        counts = Counter(chain.from_iterable(held))
        self._rarities = {thing: min(1.0, log(field / n) / log(field / 2)) for thing, n in counts.items()}

    def of(self, thing: str) -> float:
        """The rarity of one thing, 0 to 1; 1 for one that no product has."""
        return self._rarities.get(thing, 1.0)

    def greatest(self, things: Iterable[str]) -> float:
        """The rarity of the rarest of the things, 0 if there is none."""
        return max(map(self.of, things), default=0.0)

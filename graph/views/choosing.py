"""Which products a picture of many shows: the most advanced of each group, larger groups more of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

from ..landscape import Landscape
from ..standings import Standing


def foremost_first(landscape: Landscape, products: Iterable[str]) -> list[str]:
    """Product ids, the most advanced first, of equally advanced ones those that are tested in most trials."""

    def place(id_: str) -> tuple[int, int, str]:
        return -Standing.of(landscape, id_).rank, -len(landscape.into(id_, "TESTS")), id_

    return sorted(products, key=place)


def rooms(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each group are shown if `most` fit in all.

    By the square root of the sizes (dealt out by the method of Sainte-Laguë), so that a group four times as large
    shows twice as many; and of each group one before any shows its second.

    >>> rooms([64, 16, 4], 14)
    [8, 4, 2]
    >>> rooms([2, 1], 12)
    [2, 1]
    """
    given = [0] * len(sizes)
    for _ in range(min(most, sum(sizes))):
        open_ = [place for place, size in enumerate(sizes) if given[place] < size]
        chosen = max(open_, key=lambda place: (given[place] == 0, sqrt(sizes[place]) / (2 * given[place] + 1), -place))
        given[chosen] += 1
    return given

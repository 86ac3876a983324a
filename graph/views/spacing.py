"""Places along one line: as near as possible to where each thing would like to be, never too close."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Positions in the given order, `gap` apart or more, with the least squared distance to those wanted.

    >>> spread([0.0, 0.0, 10.0], 2.0)
    [-1.0, 1.0, 10.0]
    """
    # With gap * index taken off, "at least gap apart" becomes "not falling": isotonic regression, by pooling
    # neighbours that would stand in the wrong order.
    pools: list[tuple[float, int]] = []
    for index, place in enumerate(wanted):
        mean, count = place - gap * index, 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean = (before * members + mean * count) / (members + count)
            count += members
        pools.append((mean, count))
    level = [mean for mean, count in pools for _ in range(count)]
    return [mean + gap * index for index, mean in enumerate(level)]

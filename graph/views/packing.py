"""Areas of equal width side by side and one below the other, filling a page of a given shape."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_COLUMNS = 12


def packed(heights: Sequence[float], width: float, gap: float, shape: float = 1.75) -> list[tuple[float, float]]:
    """The upper left corner of each area, all `width` wide, `gap` apart.

    The tallest are placed first, each in the column with most room left; within that, what comes earlier
    stands further left and up. Of all numbers of columns the one is taken whose whole comes closest to
    `shape`, the wanted width over height.
    """
    if not heights:
        return []
    trials = [_filled(heights, width, gap, n) for n in range(1, min(_MOST_COLUMNS, len(heights)) + 1)]
    return min(trials, key=lambda corners: _misfit(corners, heights, width, shape))


def _filled(heights: Sequence[float], width: float, gap: float, count: int) -> list[tuple[float, float]]:
    columns: list[list[int]] = [[] for _ in range(count)]
    for index in sorted(range(len(heights)), key=lambda index: (-heights[index], index)):
        min(columns, key=lambda column: sum(heights[other] + gap for other in column)).append(index)
    corners = [(0.0, 0.0)] * len(heights)
    for place, column in enumerate(sorted(map(sorted, columns))):
        down = 0.0
        for index in column:
            corners[index] = (place * (width + gap), down)
            down += heights[index] + gap
    return corners


def _misfit(corners: Sequence[tuple[float, float]], heights: Sequence[float], width: float, shape: float) -> float:
    right = max(x for x, _ in corners) + width
    bottom = max(y + height for (_, y), height in zip(corners, heights, strict=True))
    ratio = right / bottom
    return max(ratio / shape, shape / ratio)

"""How many facts go into a batch: more as long as that saves work, fewer where what they concern grows heavy."""

from __future__ import annotations

from collections.abc import Iterator

FIRST, LARGEST = 1_000, 16_000
"""Facts in one transaction, at least: groups are never split. The first is small, so that the database soon has work;
each is twice the one before, since what many records speak of is then written less often.
"""
HEAVY = 100_000
"""Statements in one batch above which the next is smaller. What many records speak of is read and written with all its
statements: memory grows by some 2.5 KB with each (`benchmarks`), whatever the size of the source.
"""


class Pace:
    """The sizes of batches, one after the other; `wrote` tells how heavy the last one became."""

    def __init__(self) -> None:
        """Nothing was written yet."""
        self._weight = 0

    def wrote(self, statements: int) -> None:
        """Take how many statements the nodes and relationships have that a batch writes."""
        self._weight = statements

    def __iter__(self) -> Iterator[int]:
        """Twice the size of the one before while batches are light, half of it after a heavy one."""
        size = FIRST
        while True:
            yield size
            if self._weight > HEAVY:
                size = max(size // 2, 1)
            elif self._weight <= HEAVY // 2:
                size = min(2 * size, LARGEST)

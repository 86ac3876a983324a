"""How much of a long list is shown: so many rows, shared out among groups, and where the rest is found."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from .blocks import Line, Phrase


def query(name: str, **parameters: str) -> Phrase:
    """The command that runs a saved query, to be typed.

    >>> query("products_by_target", target="CLDN18.2 x").text
    "cgtkg query products_by_target -p target='CLDN18.2 x'"
    """
    given = "".join(f" -p {name}={shlex.quote(value)}" for name, value in parameters.items())
    return Phrase(f"cgtkg query {name}{given}", code=True)


def listed_by(name: str, **parameters: str) -> Line:
    """Says which saved query lists what a table counts."""
    return (Phrase("Listed by "), query(name, **parameters))


def rest(shown: int, found: int, command: Phrase) -> Line:
    """'… and 12 more: run COMMAND'; nothing if all is shown."""
    return (Phrase(f"… and {found - shown:,} more: run "), command) if found > shown else ()


def shared_out(sizes: Sequence[int], budget: int, least: int = 1) -> list[int]:
    """How many rows each group may show so that all fit the budget: as many as possible for the least served.

    Groups are in order of importance; the last ones get none if there are too many for `least` rows each (or all
    that a smaller group has).

    >>> shared_out([9, 1, 5], 8), shared_out([2, 2, 2], 2), shared_out([9, 9, 1, 9], 7, least=3)
    ([4, 1, 3], [1, 1, 0], [3, 3, 1, 0])
    """
    shown = [0] * len(sizes)
    served, need = 0, 0
    for size in sizes:
        need += min(size, least)
        if need > budget:
            break
        served += 1
    left = budget
    while left and any(size > n for size, n in zip(sizes[:served], shown, strict=False)):
        for place, size in enumerate(sizes[:served]):
            if left and shown[place] < size:
                shown[place] += 1
                left -= 1
    return shown

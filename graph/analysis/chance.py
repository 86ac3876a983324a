"""What groups a network has by chance: those of random networks in which every product keeps its number of links."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from .leiden import Links, Method, densities, leiden, pair

_DRAWN, _FEWEST = 2_000_000, 19
"""Links drawn in all random networks together, and the fewest networks: with them no p-value is below 0.05."""


def by_chance(products: Sequence[str], links: Links, method: Method) -> Iterator[list[tuple[int, float]]]:
    """Size and density of the communities of rewired networks.

    Each product keeps its number of links, the weights are dealt out anew.
    """
    draw = random.Random(method.seed)  # noqa: S311  # no secret
    pairs, weights = [link[:2] for link in links], [link[2] for link in links]
    draw.shuffle(weights)
    runs = min(method.rewirings, max(_FEWEST, _DRAWN // len(links))) if len(links) > 1 else 0
    for run in range(runs):
        # One long walk from network to network; only the first step must go far from where it starts.
        _rewire(pairs, len(pairs) // 4 if run else 3 * len(pairs), draw)
        cut = draw.randrange(len(weights))
        dealt = weights[cut:] + weights[:cut]
        rewired = [(one, two, weight) for (one, two), weight in zip(pairs, dealt, strict=True)]
        groups = leiden(products, rewired, method, method.seed, 1)
        yield [
            (len(group), density)
            for group, density in zip(groups, densities(groups, rewired), strict=True)
            if density
        ]  # fmt: skip


def _rewire(pairs: list[tuple[str, str]], swaps: int, draw: random.Random) -> None:
    """Exchange the ends of two links, chosen at random, `swaps` times, unless that doubled one or joined a product to
    itself.
    """
    present = set(pairs)
    count, chance = len(pairs), draw.random
    for _ in range(swaps):
        i, j = int(chance() * count), int(chance() * count)
        (a, b), (c, d) = pairs[i], pairs[j]
        if chance() < 0.5:  # links have no direction
            c, d = d, c
        one, two = pair(a, d), pair(c, b)
        if a == d or b == c or one in present or two in present:
            continue
        present.difference_update((pairs[i], pairs[j]))
        present.update((one, two))
        pairs[i], pairs[j] = one, two

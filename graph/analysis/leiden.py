"""The groups of a network of products by the Leiden algorithm, and how dense each is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import graspologic_native

Links = Sequence[tuple[str, str, float]]
"""The two ends, in the order of their ids, and the weight."""


@dataclass(frozen=True, slots=True)
class Method:
    """Parameters of community detection: all results follow from them and the network.

    The quality that is sought is that of the constant Potts model (Traag, Van Dooren, Nesterov 2011): products
    belong together where they compete by more than `resolution` on average over all pairs, however large the group
    and the field are. The default is where runs from other seeds agree best; docs/decisions/0006 has the scan.
    Links of less than half the resolution cannot hold a group together and are not searched. The best of `attempts`
    counts. Each of the `runs` for stability leaves out the share `left_out` of the products. `rewirings` is the number
    of random networks for the p-value; of a network of many links fewer are drawn, see `chance`.
    """

    resolution: float = 0.25
    seed: int = 20
    attempts: int = 10
    runs: int = 20
    left_out: float = 0.1
    rewirings: int = 99


def leiden(
    products: Collection[str], links: Links, method: Method, seed: int, attempts: int
) -> list[frozenset[str]]:  # fmt: skip
    """The groups of the products; the same links in the same order give the same ones."""
    groups: dict[int, set[str]] = defaultdict(set)
    membership: Mapping[str, int] = {}
    if links:
        _, membership = graspologic_native.leiden(
            links, resolution=method.resolution, use_modularity=False, trials=attempts, seed=seed
        )
    for product, group in sorted(membership.items()):
        groups[group].add(product)
    alone = [frozenset({product}) for product in sorted(set(products) - membership.keys())]
    return [*map(frozenset, groups.values()), *alone]


def densities(groups: Sequence[frozenset[str]], links: Links) -> list[float]:
    """The mean link weight over all pairs of each group."""
    home = {product: place for place, group in enumerate(groups) for product in group}
    sums = [0.0] * len(groups)
    for one, two, weight in links:
        if home[one] == home[two]:
            sums[home[one]] += weight
    pairs = [len(group) * (len(group) - 1) / 2 for group in groups]
    return [round(inside / count, 6) if count else 0.0 for inside, count in zip(sums, pairs, strict=True)]


def pair(one: str, two: str) -> tuple[str, str]:
    """The ends of a link in the order of their ids."""
    return (one, two) if one < two else (two, one)

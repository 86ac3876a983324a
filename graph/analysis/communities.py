"""Leiden communities of the competition network, how stable they are and how surprising."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .chance import by_chance
from .leiden import Links, Method, densities, leiden, pair
from .results import Projection

_AGAIN = 3
"""Attempts of each run for stability; the best of a few, as what is compared with is the best of many."""


@dataclass(frozen=True, slots=True)
class Community:
    """Members in order of ids, mean link weight over all pairs, stability and p-value as in `Cluster`."""

    members: tuple[str, ...]
    density: float
    stability: float
    p_value: float | None


def communities(projection: Projection, method: Method | None = None) -> list[Community]:
    """The communities, largest first, products that compete with nobody being communities of one."""
    method = method or Method()
    links = sorted((*pair(link.first, link.second), float(link.weight)) for link in projection.links)
    strong = [link for link in links if link[2] >= method.resolution / 2]
    groups = leiden(projection.products, strong, method, method.seed, method.attempts)
    again = list(_partly(projection.products, strong, method))
    chance = list(by_chance(projection.products, strong, method))
    dense, strongly = densities(groups, links), densities(groups, strong)
    found = [
        Community(tuple(sorted(group)), density, _stability(group, again), _p_value(len(group), by_strong, chance))
        for group, density, by_strong in zip(groups, dense, strongly, strict=True)
    ]
    return sorted(found, key=lambda community: (-len(community.members), community.members))


def _partly(products: Sequence[str], links: Links, method: Method) -> Iterator[Mapping[str, frozenset[str]]]:
    """For each run the products that were not left out, each with the group that it was found in."""
    for run in range(1, method.runs + 1):
        draw = random.Random(method.seed * 1_000 + run)  # noqa: S311  # no secret
        kept = frozenset(draw.sample(list(products), round(len(products) * (1 - method.left_out))))
        among = [link for link in links if link[0] in kept and link[1] in kept]
        yield {id_: group for group in leiden(kept, among, method, method.seed + run, _AGAIN) for id_ in group}


def _stability(group: frozenset[str], again: Sequence[Mapping[str, frozenset[str]]]) -> float:
    """Mean over the runs of the best Jaccard index of what was kept of the group with any group of the run
    (Hennig 2007: from 0.75 on a group is valid, below 0.6 it is not to be trusted).
    """
    best = []
    for homes in again:
        if left := group & homes.keys():
            others = {homes[id_] for id_ in left}
            best.append(max(len(left & other) / len(left | other) for other in others))
    return round(sum(best) / len(best), 6) if best else 1.0


def _p_value(size: int, density: float, chance: Sequence[Sequence[tuple[int, float]]]) -> float | None:
    """How often a rewired network has a community at least as large and at least as dense."""
    if size < 2 or not chance:
        return None
    as_good = sum(any(other >= size and dense >= density for other, dense in groups) for groups in chance)
    return round((as_good + 1) / (len(chance) + 1), 4)

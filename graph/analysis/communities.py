"""Leiden communities of the competition network, how stable they are and how surprising."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import graspologic_native
import networkx as nx

from .results import Projection


@dataclass(frozen=True, slots=True)
class Method:
    """Parameters of community detection: all results follow from them and the network."""

    resolution: float = 1.0
    seed: int = 20
    runs: int = 20
    rewirings: int = 99


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
    network = projection.network()
    groups = _leiden(network, method, method.seed)
    again = [_leiden(network, method, method.seed + run) for run in range(1, method.runs + 1)]
    chance = _chance(network, method)
    found = []
    for group in groups:
        density = _density(network, group)
        p_value = _p_value(len(group), density, chance)
        found.append(Community(tuple(sorted(group)), density, _stability(group, again), p_value))
    return sorted(found, key=lambda community: (-len(community.members), community.members))


def _leiden(network: nx.Graph[str], method: Method, seed: int) -> list[frozenset[str]]:
    # Sorted links and one thread of random numbers: the same network gives the same groups.
    links = sorted((*_pair(a, b), float(data["weight"])) for a, b, data in network.edges.data())
    groups: dict[int, set[str]] = defaultdict(set)
    if links:
        _, membership = graspologic_native.leiden(
            links, resolution=method.resolution, iterations=10, use_modularity=True, trials=5, seed=seed
        )
        for product, group in membership.items():
            groups[group].add(product)
    alone = [frozenset({product}) for product in nx.isolates(network)]
    return [*map(frozenset, groups.values()), *alone]


def _density(network: nx.Graph[str], group: frozenset[str]) -> float:
    pairs = len(group) * (len(group) - 1) / 2
    inside = sum(data["weight"] for _, _, data in network.subgraph(group).edges.data())
    return round(inside / pairs, 6) if pairs else 0.0


def _stability(group: frozenset[str], again: Sequence[Sequence[frozenset[str]]]) -> float:
    """Mean over the runs of the best Jaccard index with any group of the run."""
    best = [max(len(group & other) / len(group | other) for other in groups) for groups in again]
    return round(sum(best) / len(best), 6) if best else 1.0


def _chance(network: nx.Graph[str], method: Method) -> list[list[tuple[int, float]]]:
    """Size and density of the communities of rewired networks.

    Each product keeps its number of links, the weights are dealt out anew.
    """
    found = []
    for run in range(method.rewirings if network.number_of_edges() > 1 else 0):
        rewired = _rewired(network, random.Random(method.seed * 1_000 + run))  # noqa: S311  # no secret
        groups = _leiden(rewired, method, method.seed)
        found.append([(len(group), _density(rewired, group)) for group in groups if len(group) > 1])
    return found


def _rewired(network: nx.Graph[str], random_: random.Random) -> nx.Graph[str]:
    links = sorted(_pair(a, b) for a, b in network.edges)
    weights = [network.edges[link]["weight"] for link in links]
    random_.shuffle(weights)
    present = set(links)
    for _ in range(2 * len(links)):
        i, j = random_.randrange(len(links)), random_.randrange(len(links))
        (a, b), (c, d) = links[i], links[j]
        one, two = _pair(a, d), _pair(c, b)
        if len({a, b, c, d}) == 4 and one not in present and two not in present:
            present -= {links[i], links[j]}
            present |= {one, two}
            links[i], links[j] = one, two
    rewired: nx.Graph[str] = nx.Graph()
    rewired.add_nodes_from(network)
    rewired.add_weighted_edges_from((a, b, weight) for (a, b), weight in zip(links, weights, strict=True))
    return rewired


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _p_value(size: int, density: float, chance: Sequence[Sequence[tuple[int, float]]]) -> float | None:
    """How often a rewired network has a community at least as large and at least as dense."""
    if size < 2 or not chance:
        return None
    as_good = sum(any(other >= size and dense >= density for other, dense in groups) for groups in chance)
    return round((as_good + 1) / (len(chance) + 1), 4)

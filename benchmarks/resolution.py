"""How clusters depend on the resolution of the search: `python benchmarks/resolution.py`, on the graph in the database.

For each resolution: clusters of three or more products, products in any cluster, the five largest, how well runs from
other seeds agree with the first (mean Jaccard index, weighted by size), and the mean stability when a tenth of the
products is left out. docs/decisions/0006 has the table that the default was chosen by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgtkg.graph.analysis.communities import Community, communities
from cgtkg.graph.analysis.leiden import Method
from cgtkg.graph.analysis.profiles import profiles
from cgtkg.graph.analysis.projection import project
from cgtkg.graph.api import KnowledgeGraph

RESOLUTIONS = [0.18, 0.20, 0.22, 0.23, 0.24, 0.25, 0.26, 0.27, 0.28, 0.30, 0.32, 0.34]
SEEDS = range(1, 9)


def main() -> None:
    """Print a table in Markdown."""
    with KnowledgeGraph() as graph:
        landscape = graph.landscape()
    projection = project(landscape, profiles(landscape))
    print("| resolution | clusters of 3 or more | products in clusters | largest | agreement of seeds | stability |")
    print("|---|---|---|---|---|---|")
    for resolution in RESOLUTIONS:
        method = Method(resolution=resolution, rewirings=0)
        found = _grouped(communities(projection, method))
        others = [_grouped(communities(projection, replace(method, seed=seed, runs=0))) for seed in SEEDS]
        agreement = sum(_agreement(found, other) for other in others) / len(others)
        inside = sum(len(one.members) for one in found)
        stable = sum(len(one.members) * one.stability for one in found) / inside
        largest = ", ".join(str(len(one.members)) for one in found[:5])
        many = sum(len(one.members) > 2 for one in found)
        print(f"| {resolution:.2f} | {many} | {inside} | {largest} | {agreement:.3f} | {stable:.3f} |")


def _grouped(found: Sequence[Community]) -> list[Community]:
    return [one for one in found if len(one.members) > 1]


def _agreement(one: Sequence[Community], other: Sequence[Community]) -> float:
    groups = [set(community.members) for community in other]
    best = [
        len(community.members)
        * max(len(group & set(community.members)) / len(group | set(community.members)) for group in groups)
        for community in one
    ]
    return sum(best) / sum(len(community.members) for community in one)


if __name__ == "__main__":
    main()

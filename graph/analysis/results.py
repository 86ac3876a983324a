"""What the analyses return: plain frozen data, ready for JSON, pictures and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import networkx as nx


@dataclass(frozen=True, slots=True)
class Link:
    """Why and how strongly two products compete: the weight, and what each shared thing adds to it."""

    first: str
    second: str
    weight: float
    reasons: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """Products as a network of competition: node ids, links, and the parameters that made it."""

    products: Sequence[str]
    links: Sequence[Link]
    parameters: Mapping[str, Any]

    def network(self) -> nx.Graph[str]:
        """As a networkx graph with the edge attribute `weight`."""
        network: nx.Graph[str] = nx.Graph()
        network.add_nodes_from(self.products)
        network.add_weighted_edges_from((link.first, link.second, link.weight) for link in self.links)
        return network


@dataclass(frozen=True, slots=True)
class Share:
    """A target and the share (0 to 1) of a cluster's products that act on it."""

    id: str
    share: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of products that compete with each other more than with the rest; fields as in the contract.

    `density` is the mean link weight over all pairs; `hhi` the Herfindahl–Hirschman index (0 to 1) of
    companies by products; `stability` the mean Jaccard index of the cluster over repeated runs; `p_value` how
    often rewired networks give a cluster at least as dense (None where it has one product).
    """

    id: str
    name: str
    products: Sequence[str]
    companies: Sequence[str]
    targets: Sequence[Share]
    indications: Sequence[str]
    modalities: Sequence[str]
    leading_stage: str | None
    size: int
    density: float
    hhi: float | None
    stability: float
    p_value: float | None


@dataclass(frozen=True, slots=True)
class WhiteSpace:
    """A pair of target and indication that nobody holds: never tried, stopped, or preclinical only."""

    target: str
    indication: str
    kind: str
    evidence: Sequence[str]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The competitive clusters of one landscape; `snapshot` is the graph's content hash."""

    snapshot: str
    as_of: date | None
    parameters: Mapping[str, Any]
    clusters: Sequence[Cluster]
    white_space: Sequence[WhiteSpace]

    def to_json(self) -> dict[str, Any]:
        """The document of `cgtkg clusters --json`."""
        return asdict(self) | {"as_of": self.as_of.isoformat() if self.as_of else None}

"""What the analyses return: plain frozen data, ready for JSON, pictures and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Share:
    """A target and the share (0 to 1) of a cluster's products that act on it."""

    id: str
    share: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of products that compete with each other more than with the rest; fields as in the contract.

    `density` is the mean link weight over all pairs; `hhi` the Herfindahl–Hirschman index (0 to 1) of
    companies by products; `stability` the mean Jaccard index of the cluster with what comes out when a tenth of all
    products is left out; `p_value` how often rewired networks give a cluster at least as large and dense (None where
    it has one product). `trials` counts the trials that test its products, `trials_unnamed` those beside them that
    test products out of view (unnamed, or of hospitals and universities alone) against its dominant targets in its
    diseases.
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
    trials: int = 0
    trials_unnamed: int = 0


@dataclass(frozen=True, slots=True)
class WhiteSpace:
    """A pair of target and indication that nobody holds: never tried, stopped, or preclinical only.

    `beside` counts the products in clinical development with this target in diseases beside this one, `against`
    those in this disease with other targets; `score` is their harmonic mean: how contested the place is from both
    sides.
    """

    target: str
    indication: str
    kind: str
    evidence: Sequence[str]
    beside: int = 0
    against: int = 0
    score: float = 0.0


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

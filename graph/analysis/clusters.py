"""Competitive clusters of a landscape: profiles, projection, communities, names, white space in one call."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from cgtkg.schema.curies import slug
from cgtkg.schema.vocabularies import stage_rank

from ..landscape import Landscape
from .activity import Beyond, trials_of
from .communities import Community, communities
from .leiden import Method
from .naming import Niche, niches
from .profiles import Profile, profiles
from .projection import Weights, project
from .results import Cluster, Clustering, Projection, Share
from .whitespace import white_space


def cluster(
    landscape: Landscape,
    *,
    snapshot: str = "",
    unnamed: bool = False,
    academic: bool = False,
    weights: Weights | None = None,
    method: Method | None = None,
) -> tuple[Clustering, Projection]:
    """The clusters of two products or more, and the network they were found in.

    `snapshot` is the content hash of the graph the landscape was read from, kept for reference; `unnamed` and
    `academic` widen the view as in `profiles`.
    """
    method = method or Method()
    products = profiles(landscape, unnamed=unnamed, academic=academic)
    projection = project(landscape, products, weights)
    groups = [found for found in communities(projection, method) if len(found.members) > 1]
    beyond = Beyond(landscape, products.keys())
    clusters = [
        _cluster(landscape, niche, found, products, beyond)
        for niche, found in zip(niches(landscape, [found.members for found in groups], products), groups, strict=True)
    ]
    grouped = {id_ for found in groups for id_ in found.members}
    parameters = {
        **projection.parameters, **asdict(method), "unnamed": unnamed, "academic": academic,
        "alone": [id_ for id_ in products if id_ not in grouped],
    }  # fmt: skip
    return Clustering(snapshot, landscape.as_of, parameters, clusters, white_space(landscape)), projection


def _cluster(
    landscape: Landscape, niche: Niche, found: Community, products: Mapping[str, Profile], beyond: Beyond
) -> Cluster:
    members = [products[id_] for id_ in found.members]
    targets = Counter(id_ for profile in members for id_ in profile.targets)
    stages = [profile.leading_stage for profile in members if profile.leading_stage]
    trials = trials_of(landscape, found.members)
    return Cluster(
        id=f"cluster:{slug(niche.name)}",
        name=niche.name,
        products=found.members,
        companies=sorted({id_ for profile in members for id_ in profile.companies}),
        targets=[Share(id_, round(n / len(members), 4)) for id_, n in _most_first(targets)],
        indications=[id_ for id_, _ in _most_first(Counter(i for p in members for i in p.indications))],
        modalities=[id_ for id_, _ in _most_first(Counter(m for p in members for m in p.modalities))],
        leading_stage=max(stages, key=lambda stage: (stage_rank(stage), stage), default=None),
        size=len(members),
        density=found.density,
        hhi=_concentration(members),
        stability=found.stability,
        p_value=found.p_value,
        trials=len(trials),
        trials_unnamed=len(beyond.in_niche(niche) - trials),
    )


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _concentration(members: Sequence[Profile]) -> float | None:
    """Herfindahl–Hirschman index of companies by products, a product of several companies shared equally."""
    held: dict[str, float] = defaultdict(float)
    for profile in members:
        for company in profile.companies:
            held[company] += 1 / len(profile.companies)
    total = sum(held.values())
    return round(sum((share / total) ** 2 for share in held.values()), 4) if total else None

"""A small landscape for pictures: two clusters, shared companies and diseases, and facts that must not show."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cgtkg.graph.analysis.results import Cluster, Clustering, Link, Projection, Share
from cgtkg.graph.landscape import Landscape
from cgtkg.schema.facts import Fact
from support.landscapes import landscape_of, node, relation

BCMA, CD19, MYELOMA, LUPUS = "hgnc:11913", "hgnc:1633", "mondo:0009693", "mondo:0007915"
NASTY = "\"><img src=x onerror=alert(1)></script><b>&amp; 'quoted' 賽愷澤"
"""A name that is markup, script, entity and quote at once; it must stay a name."""


def _facts() -> list[Fact]:
    facts: list[Fact] = [
        node(BCMA, "BCMA", symbol="TNFRSF17"), node(CD19, "CD19", symbol="CD19"),
        node(MYELOMA, "multiple myeloma", area="hematologic oncology"), node(LUPUS, "lupus", area="autoimmune"),
        node("modality:car-t", "CAR-T"), node("jurisdiction:CN", "China"),
        node("company:nasty", NASTY, kind="industry"), node("company:quiet", "Quiet Biotech", kind="industry"),
        node("company:clinic", "University Clinic", kind="academic"),
        node("claim:first", "first of its kind", text="first of its kind", kind="first-in-class"),
        node("product:academic", "Clinic CAR", kind="named"), node("product:nameless", "A CAR-T", kind="unnamed"),
    ]  # fmt: skip
    for number in range(12):
        target, disease = (BCMA, MYELOMA) if number < 9 else (CD19, LUPUS)
        product = f"product:p{number}"
        facts += [
            node(product, f"Product {number}", line=number + 10, kind="named", cell_source="autologous"),
            relation("TARGETS", product, target, number + 10),
            relation("TREATS", product, disease, number + 10, stage="phase_2"),
            relation("DEVELOPS", "company:nasty" if number % 3 else "company:quiet", product, number + 10),
            relation("HAS_MODALITY", product, "modality:car-t", number + 10),
        ]
    return [
        *facts,
        relation("TREATS", "product:p0", LUPUS, 30, stage="phase_1"),
        relation("TREATS", "product:p0", MYELOMA, 31, stage="approved", territory="jurisdiction:CN"),
        relation("APPROVED_IN", "product:p0", "jurisdiction:CN", 31, date="2024-02"),
        relation("CLEARED_IN", "product:p0", "jurisdiction:CN", 32),
        relation("TREATS", "product:p1", MYELOMA, 33, stage="discontinued", territory="jurisdiction:CN"),
        relation("TARGETS", "product:p1", CD19, 34, assertion="inferred"),
        relation("TARGETS", "product:p2", CD19, 35, assertion="planned"),
        relation("TREATS", "product:p2", LUPUS, 36, assertion="hypothetical", stage="phase_3"),
        relation("DEVELOPS", "company:clinic", "product:p2", 37, assertion="denied"),
        relation("ABOUT", "claim:first", "product:p0", 38),
        relation("DEVELOPS", "company:clinic", "product:academic", 39),
        relation("DEVELOPS", "company:quiet", "product:nameless", 40),
        relation("TARGETS", "product:academic", CD19, 39), relation("TARGETS", "product:nameless", CD19, 40),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def landscape() -> Landscape:
    """Twelve named products of industry, one academic and one unnamed product."""
    return landscape_of(_facts())


@pytest.fixture(scope="session")
def projection() -> Projection:
    """Products linked in a ring within each cluster, more weakly from one to the next."""
    first, second = [f"product:p{n}" for n in range(9)], [f"product:p{n}" for n in range(9, 12)]
    links = [
        Link(one, other, round(0.9 - place / 20, 2), {"target": 0.4, "indication": round(0.5 - place / 20, 2)})
        for members in (first, second)
        for place, (one, other) in enumerate(zip(members, members[1:] + members[:1], strict=True))
    ]
    return Projection([*first, *second], links, {})


@pytest.fixture(scope="session")
def clustering() -> Clustering:
    """Eight of the BCMA products, and three for CD19; product p8 is in no cluster."""
    return Clustering("", None, {}, [_cluster("BCMA", range(8), BCMA), _cluster("CD19", range(9, 12), CD19)], [])


def _cluster(name: str, numbers: Sequence[int], target: str) -> Cluster:
    products = [f"product:p{number}" for number in numbers]
    return Cluster(
        id=f"cluster:{name.lower()}", name=name, products=products, companies=["company:nasty", "company:quiet"],
        targets=[Share(target, 1.0)], indications=[], modalities=["modality:car-t"], leading_stage="approved",
        size=len(products), density=0.5, hhi=0.5, stability=1.0, p_value=None,
    )  # fmt: skip

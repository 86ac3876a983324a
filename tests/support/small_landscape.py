"""A landscape small enough to know by heart, with one of everything that a report tells apart, and its clusters."""

from __future__ import annotations

from cgtkg.graph.analysis.results import Cluster, Clustering, Link, Projection, Share, WhiteSpace
from cgtkg.schema.facts import Fact
from support.landscapes import node, relation

MYELOMA, LUPUS, CHINA = "mondo:0009693", "mondo:0007915", "jurisdiction:CN"

NODES: tuple[Fact, ...] = (
    node("company:alpha", "Alpha Bio", kind="industry", country="CN"),
    node("company:beta", "Beta Cell", kind="industry"),
    node("product:alpha-cel", "alpha-cel", 2, kind="named"),
    node("product:beta-cel", "beta-cel", 2, kind="named"),
    node("product:gamma-cel", "gamma-cel", 3, kind="named"),
    node("product:delta-cel", "delta-cel", 3, kind="named"),
    node("hgnc:11913", "BCMA", 4, symbol="TNFRSF17"),
    node("hgnc:1633", "CD19", 4, symbol="CD19"),
    node(MYELOMA, "multiple myeloma", 5, area="hematologic oncology"),
    node(LUPUS, "lupus", 5, area="autoimmune"),
    node("modality:car-t", "CAR-T", 6),
    node("modality:in-vivo-car-t", "in vivo CAR-T", 6),
    node(CHINA, "China", 7),
    node("jurisdiction:US", "United States", 7),
    node("regulator:fda", "FDA", 8),
    node("facility:plant", "Riverside plant", 9, status="in operation"),
    node("facility:future", "Hilltop plant", 9, status="planned"),
    node("trial:first", "FIRST-1", 10, phase="phase_2", status="recruiting", enrollment=24),
    node("outcome:orr", "response", 11, endpoint="overall response rate", value=78.6, unit="percent",
         numerator=11, denominator=14, n=14, cutoff="2023-07-17"),
    node("statistic:trials", "trials", 12, value=1200.0, relation=">=", unit="trials", scope="CAR-T trials counted",
         as_of="2025-08"),
    node("claim:low-risk", "low", 13, kind="safety", text="The risk is low"),
    node("claim:no-risk", "none", 14, kind="safety", text="There is no risk", source="source:seed-001"),
    node("claim:hope", "hope", 15, kind="strategy", text="Hilltop is meant to triple output"),
)  # fmt: skip

RELATIONSHIPS: tuple[Fact, ...] = (
    relation("DEVELOPS", "company:alpha", "product:alpha-cel", 20, role="originator"),
    relation("DEVELOPS", "company:beta", "product:beta-cel", 21, role="developer"),
    relation("TARGETS", "product:alpha-cel", "hgnc:11913", 22),
    relation("TARGETS", "product:beta-cel", "hgnc:11913", 23),
    relation("TARGETS", "product:gamma-cel", "hgnc:1633", 24, assertion="inferred"),
    relation("TREATS", "product:alpha-cel", MYELOMA, 25, stage="approved", setting="relapsed or refractory"),
    relation("TREATS", "product:beta-cel", MYELOMA, 26, stage="phase_2"),
    relation("TREATS", "product:gamma-cel", LUPUS, 27, stage="ind"),
    relation("TREATS", "product:delta-cel", LUPUS, 28, assertion="planned", stage="phase_1"),
    relation("HAS_MODALITY", "product:alpha-cel", "modality:car-t", 29),
    relation("HAS_MODALITY", "product:gamma-cel", "modality:in-vivo-car-t", 29),
    relation("IS_A", "modality:in-vivo-car-t", "modality:car-t", 29),
    relation("APPROVED_IN", "product:alpha-cel", CHINA, 30, indication=MYELOMA, date="2024-02"),
    relation("APPROVED_IN", "product:alpha-cel", CHINA, 31, source="source:seed-001",
             indication=MYELOMA, date="2023"),
    relation("APPROVED_IN", "product:delta-cel", "jurisdiction:US", 32, assertion="hypothetical"),
    relation("FILED_IN", "product:alpha-cel", CHINA, 33, indication=MYELOMA),
    relation("FILED_IN", "product:beta-cel", "jurisdiction:US", 34, date="2025-01-15"),
    relation("CLEARED_IN", "product:gamma-cel", "jurisdiction:US", 35, agency="regulator:fda"),
    relation("DESIGNATED", "product:beta-cel", "regulator:fda", 36, designation="RMAT", date="2019"),
    relation("OPERATES", "company:alpha", "facility:plant", 37),
    relation("OPERATES", "company:alpha", "facility:future", 38, assertion="planned"),
    relation("PARTNERED_WITH", "company:alpha", "company:beta", 39, subject="manufacturing"),
    relation("TESTS", "trial:first", "product:beta-cel", 40, role="experimental"),
    relation("SPONSORS", "company:beta", "trial:first", 40, role="lead"),
    relation("HAS_RESULT", "trial:first", "outcome:orr", 41),
    relation("ABOUT", "statistic:trials", "modality:car-t", 42),
    relation("ABOUT", "claim:low-risk", "product:gamma-cel", 43),
    relation("ABOUT", "claim:no-risk", "product:gamma-cel", 44, source="source:seed-001"),
    relation("ABOUT", "claim:hope", "facility:future", 45, assertion="planned"),
    relation("CONTRADICTS", "claim:low-risk", "claim:no-risk", 46, assertion="inferred", topic="risk"),
    relation("USES", "product:beta-cel", "technology:vector", 47),
    relation("USES", "product:beta-cel", "technology:vector", 48, assertion="denied"),
    node("technology:vector", "a viral vector", 47),
)  # fmt: skip

CLUSTER = Cluster(
    "cluster:bcma", "BCMA · multiple myeloma", ["product:alpha-cel", "product:beta-cel"],
    ["company:alpha", "company:beta"], [Share("hgnc:11913", 1.0)], [MYELOMA], ["modality:car-t"], "approved",
    size=2, density=0.8, hhi=0.5, stability=0.93, p_value=0.01,
)  # fmt: skip
CLUSTERING = Clustering(
    "hash", None, {"target": 0.4, "indication": 0.4, "alone": ["product:gamma-cel"]}, [CLUSTER],
    [WhiteSpace("hgnc:1633", MYELOMA, "never_tried", ["evidence:seed-000.L24", "evidence:seed-000.L26"])],
)  # fmt: skip
PROJECTION = Projection(
    ["product:alpha-cel", "product:beta-cel", "product:gamma-cel"],
    [Link("product:alpha-cel", "product:beta-cel", 0.8, {"target": 0.4, "indication": 0.4})],
    {"target": 0.4},
)

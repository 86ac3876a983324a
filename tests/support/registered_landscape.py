"""A small landscape of registry trials, made by hand: one of everything that the counts of a report tell apart.

The registry was read on 2026-07-01. Ten trials, of which eight count: one without a start, one withdrawn, one to begin
later, one without a product, one without sponsor and country, one with a comparator, two of products with two targets;
then one that is not relevant and one that no registry holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from cgtkg.graph.analysis.results import Clustering, Projection
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report import Report, compose
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from support.landscapes import SOURCES, landscape_of, node, relation

BCMA, CD19, CD22 = "hgnc:11913", "hgnc:1633", "hgnc:1643"
CANCER, MYELOMA, LUPUS = "mondo:0004992", "mondo:0009693", "mondo:0007915"
LYMPHOMA, LARGE_CELL = "mondo:0015759", "mondo:0018905"
ALPHA, DUAL, VIVO, PAPER = "product:alpha-cel", "product:dual-cel", "product:vivo-cel", "product:paper-cel"
COMPANY, HOSPITAL, INSTITUTE = "company:alpha", "company:beta-hospital", "company:gamma-institute"
CHINA, GERMANY, FRANCE, BRITAIN, AMERICA = (f"jurisdiction:{code}" for code in ("CN", "DE", "FR", "GB", "US"))
EU = "jurisdiction:EU"

REGISTRY: Mapping[str, Mapping[str, Value]] = {
    "source:ctgov": {
        "id": "source:ctgov", "name": "ClinicalTrials.gov", "published": "2026-07-01", "retrieved": "2026-11-22",
        "rank": 1,
    },
}  # fmt: skip

THINGS: tuple[Fact, ...] = (
    node(BCMA, "BCMA"), node(CD19, "CD19"), node(CD22, "CD22"),
    node(CANCER, "cancer"), node(MYELOMA, "multiple myeloma"), node(LUPUS, "systemic lupus erythematosus"),
    node(LYMPHOMA, "B-cell non-Hodgkin lymphoma"), node(LARGE_CELL, "large B-cell lymphoma"),
    relation("IS_A", MYELOMA, CANCER, 1), relation("IS_A", LYMPHOMA, CANCER, 1),
    relation("IS_A", LARGE_CELL, LYMPHOMA, 1),
    node("modality:cell-and-gene-therapy", "cell and gene therapy"), node("modality:cell-therapy", "cell therapy"),
    node("modality:car-t", "CAR-T"), node("modality:autologous-car-t", "autologous CAR-T"),
    node("modality:allogeneic-car-t", "allogeneic CAR-T"), node("modality:in-vivo-car-t", "in vivo CAR-T"),
    relation("IS_A", "modality:cell-therapy", "modality:cell-and-gene-therapy", 1),
    relation("IS_A", "modality:car-t", "modality:cell-therapy", 1),
    relation("IS_A", "modality:autologous-car-t", "modality:car-t", 1),
    relation("IS_A", "modality:allogeneic-car-t", "modality:car-t", 1),
    relation("IS_A", "modality:in-vivo-car-t", "modality:car-t", 1),
    node(CHINA, "China"), node(GERMANY, "Germany"), node(FRANCE, "France"), node(BRITAIN, "United Kingdom"),
    node(AMERICA, "United States"), node(EU, "European Union"),
    relation("PART_OF", GERMANY, EU, 1), relation("PART_OF", FRANCE, EU, 1),
    replace(relation("PART_OF", BRITAIN, EU, 1), valid_to="2020-01-31"),
    node("jurisdiction:far-east", "Far East", extent="region"), relation("PART_OF", CHINA, "jurisdiction:far-east", 1),
    node(COMPANY, "Alpha Bio", kind="industry", country="CN"),
    node(HOSPITAL, "Beta Hospital", kind="academic", country="DE"),
    node(INSTITUTE, "Gamma Institute", kind="government", country="US"),
)  # fmt: skip

PRODUCTS: tuple[Fact, ...] = (
    node(ALPHA, "alpha-cel", kind="named", cell_source="autologous"),
    node(DUAL, "dual-cel", kind="named", cell_source="allogeneic"),
    node(VIVO, "vivo-cel", kind="named", cell_source="in vivo"),
    node(PAPER, "paper-cel", kind="named"),
    relation("DEVELOPS", COMPANY, ALPHA, 2, role="originator"),
    relation("TARGETS", ALPHA, BCMA, 2), relation("TARGETS", DUAL, CD19, 2), relation("TARGETS", DUAL, CD22, 2),
    relation("TARGETS", VIVO, CD19, 2, assertion="inferred"),
    relation("HAS_MODALITY", ALPHA, "modality:autologous-car-t", 2, assertion="inferred"),
    relation("HAS_MODALITY", DUAL, "modality:allogeneic-car-t", 2),
    relation("HAS_MODALITY", VIVO, "modality:in-vivo-car-t", 2),
    relation("HAS_MODALITY", PAPER, "modality:car-t", 2),
    relation("TREATS", ALPHA, MYELOMA, 3, stage="approved"), relation("TREATS", DUAL, LARGE_CELL, 3, stage="phase_2"),
    relation("TREATS", VIVO, LUPUS, 3, stage="phase_1_2"), relation("TREATS", PAPER, LUPUS, 3, stage="preclinical"),
)  # fmt: skip


def record(number: int) -> Evidence:
    """A passage of the record of that number."""
    return Evidence("source:ctgov", f"NCT{number:08}", "2026-07-01")


def registered(
    number: int, *products: str, of: tuple[str, ...] = (), lead: str = "", at: tuple[str, ...] = (), **properties: Value
) -> list[Fact]:
    """A trial of the registry: what it tests, the diseases it is `of`, its lead sponsor, the countries it is `at`."""
    id_ = f"clinicaltrials:NCT{number:08}"
    ends = [("TESTS", p, {"role": "experimental"}) for p in products]
    ends += [("INVESTIGATES", one, {}) for one in of] + [("CONDUCTED_IN", one, {}) for one in at]
    facts: list[Fact] = [NodeFact(id_, {"name": f"Trial {number}", **properties}, record(number))]
    facts += [RelationshipFact(type_, id_, end, more, record(number)) for type_, end, more in ends]
    if lead:
        facts.append(RelationshipFact("SPONSORS", lead, id_, {"role": "lead"}, record(number)))
    return facts


TRIALS: tuple[Fact, ...] = (
    *registered(1, VIVO, of=(LUPUS,), lead=INSTITUTE, at=(AMERICA,), status="unknown"),
    *registered(2, ALPHA, of=(MYELOMA,), lead=COMPANY, at=(CHINA,), phase="phase_1", status="completed",
                start_date="2022-03"),
    *registered(3, DUAL, of=(LARGE_CELL,), lead=HOSPITAL, at=(GERMANY, FRANCE), phase="phase_2", status="recruiting",
                start_date="2024-05-10"),
    *registered(4, ALPHA, of=(MYELOMA,), lead=COMPANY, at=(CHINA,), phase="phase_1", status="withdrawn",
                start_date="2023-09"),
    *registered(5, VIVO, of=(LUPUS,), lead=COMPANY, at=(CHINA,), phase="phase_1_2", status="not yet recruiting",
                start_date="2026-12"),
    *registered(6, of=(CANCER,), lead=HOSPITAL, at=(GERMANY,), phase="phase_1", status="recruiting",
                start_date="2024-01"),
    *registered(7, DUAL, of=(LARGE_CELL, LUPUS), lead=HOSPITAL, at=(BRITAIN, AMERICA), phase="phase_1",
                status="active, not recruiting", start_date="2025-02-01"),
    RelationshipFact("TESTS", "clinicaltrials:NCT00000007", ALPHA, {"role": "comparator"}, record(7)),
    *registered(8, ALPHA, of=(MYELOMA,), phase="phase_1", status="terminated", start_date="2025-06"),
    RelationshipFact("SPONSORS", COMPANY, "clinicaltrials:NCT00000008", {"role": "collaborator"}, record(8)),
    *registered(9, ALPHA, of=(MYELOMA,), lead=COMPANY, at=(CHINA,), start_date="2024-02", relevant=False),
    node("trial:first", "FIRST-1", 10, phase="phase_3", start_date="2021"),
    relation("TESTS", "trial:first", ALPHA, 10, role="experimental"),
)  # fmt: skip
FACTS: tuple[Fact, ...] = (*THINGS, *PRODUCTS, *TRIALS)


def registered_landscape(*more: Fact, without: Collection[str] = ()) -> Landscape:
    """The landscape with more facts; without the nodes of those ids."""
    facts = [fact for fact in FACTS if getattr(fact, "id", "") not in without]
    return landscape_of([*facts, *more], {**SOURCES, **REGISTRY})


def report_on(landscape: Landscape, *focus: str) -> Report:
    """The report without clusters."""
    return compose(landscape, Clustering("", None, {}, [], []), Projection([], [], {}), focus=focus)

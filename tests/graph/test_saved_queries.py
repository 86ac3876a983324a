"""Every saved query gives on both engines the rows that the documents state, by name."""

from __future__ import annotations

from typing import Any

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.queries import saved_queries

pytestmark = pytest.mark.database

ZEVOR = "zevorcabtagene autoleucel"
CARSGEN = "CARsgen Therapeutics Holdings Limited"
NMPA, FDA, EMA = (
    "National Medical Products Administration",
    "U.S. Food and Drug Administration",
    "European Medicines Agency",
)

Row = dict[str, Any]
EXPECTED: dict[str, tuple[dict[str, str], list[Row]]] = {
    "approvals": (
        {},
        [
            {"product": ZEVOR, "jurisdiction": "China", "indication": "multiple myeloma", "date": "2024-02-23"},
            {"product": "valoctocogene roxaparvovec", "date": "2023-06-29", "agency": FDA},
            {"product": "etuvetidigene autotemcel", "jurisdiction": "United States", "date": "2025-12-09",
             "indication": "Wiskott-Aldrich syndrome"},
            {"product": "betibeglogene autotemcel", "jurisdiction": "European Union", "date": "2019-05-29",
             "agency": EMA, "status": "withdrawn", "valid_to": "2022-03-24"},
        ],
    ),
    "claims": ({"subject": "SYS6020"}, [{"subject": "SYS6020", "kind": "first-in-class"}]),
    "company_lineage": (
        {"company": "AveXis"},
        [
            {"company": "Novartis Gene Therapies", "tie": "former name", "other": "AveXis", "until": "2020-09-02"},
            {"company": "Novartis Gene Therapies", "tie": "owned by", "other": "Novartis", "since": "2018-05"},
        ],
    ),
    "company_pipeline": (
        {"company": "carsgen"},
        [
            {"company": CARSGEN, "product": ZEVOR, "targets": ["BCMA"], "stage": "approved"},
            {"company": CARSGEN, "product": "satricabtagene autoleucel", "targets": ["CLDN18.2"], "stage": "filed"},
            {"company": CARSGEN, "product": "CT0596", "cell_source": "allogeneic", "stage": None},
        ],
    ),
    "competitors": ({"product": "zevor-cel"}, [{"competitor": "SYS6020", "shares": ["BCMA", "multiple myeloma"]}]),
    "contested_targets": ({}, [{"target": "BCMA"}, {"target": "CD19"}, {"target": "CLDN18.2"}]),
    "corporate_ties": (
        {},
        [
            {"company": "Kite", "tie": "LICENSED", "other": "Daiichi Sankyo", "date": "2017-01", "until": "2023",
             "subject": "Yescarta", "territory": "Japan"},
            {"company": "Kite", "tie": "ACQUIRED", "other": "Interius BioTherapeutics"},
            {"company": "Kite", "tie": "SUBSIDIARY_OF", "other": "Gilead"},
            {"tie": "SUBSIDIARY_OF", "other": "CSPC PHARMA"},
        ],
    ),
    "designations": (
        {},
        [
            {"product": ZEVOR, "regulator": FDA, "designation": "RMAT", "date": "2019"},
            {"product": ZEVOR, "regulator": EMA, "designation": "PRIME", "date": "2019"},
            {"product": ZEVOR, "regulator": EMA, "designation": "orphan drug", "date": "2020"},
            {"product": ZEVOR, "regulator": NMPA, "designation": "breakthrough therapy", "date": "2020"},
            {"product": "CABA-201", "regulator": FDA, "designation": "fast track", "date": None},
        ],
    ),
    "disagreements": ({}, [{"topic": "risk of tumorigenesis from genomic integration: low or none"}]),
    "evidence": ({"node": "zevor-cel"}, [{"relationship": "DEVELOPS", "other": CARSGEN, "locator": "L16"}]),
    "facilities": ({}, [{"status": "planned", "operators": [f"{CARSGEN} (planned)"]}]),
    "modality_tree": ({}, [{"modality": "CAR-T"}, {"modality": "gene therapy"}]),
    "not_yet_facts": (
        {},
        [
            {"assertion": "hypothetical", "subject": "SYS6020", "object": "myasthenia gravis"},
            {"assertion": "planned", "subject": CARSGEN, "relationship": "OPERATES"},
        ],
    ),
    "product_holders": (
        {"product": "axicabtagene ciloleucel", "day": "2026-11-23"},
        [
            {"territory": "Japan", "role": "holder", "company": "Gilead Sciences K.K.", "owners": ["Gilead"]},
            {"territory": "China", "role": "licensee", "company": "Fosun Kairos", "licensors": ["Kite"]},
        ],
    ),
    "product_profile": (
        {"product": "SYS6020"},
        [
            {"relationship": "TARGETS", "other": "BCMA", "assertion": "stated"},
            {"relationship": "CLEARED_IN", "other": "China", "assertion": "stated"},
            {"relationship": "TREATS", "other": "myasthenia gravis", "assertion": "hypothetical"},
        ],
    ),
    "products_by_indication": (
        {"indication": "autoimmune disease"},
        [
            {"indication": "systemic lupus erythematosus", "product": "SYS6020", "targets": ["BCMA"], "stage": "ind"},
            {"indication": "systemic lupus erythematosus", "product": "CABA-201", "stage": "phase_1_2"},
        ],
    ),
    "products_by_target": (
        {"target": "TNFRSF17"},
        [
            {"product": ZEVOR, "indication": "multiple myeloma", "stage": "approved"},
            {"product": "KLN-1010"},
        ],
    ),
    "results": (
        {"of": "NCT03975907"},
        [
            {"value": 100.0, "numerator": 14, "denominator": 14},
            {"value": 92.9, "numerator": 13, "denominator": 14},
            {"value": 25.0, "unit": "months", "cutoff": "2023-07-17"},
            {"not_reached": True},
        ],
    ),
    "sources": ({}, [{"id": f"source:seed-00{n}"} for n in range(5)]),
    "statistics": ({"subject": "china"}, [{"value": 9.0, "as_of": "2025-08"}, {"value": 10.0, "as_of": "2025-11"}]),
    "targets_by_stage": ({}, [{"target": "BCMA", "stage": "approved"}, {"target": "CLDN18.2", "stage": "filed"}]),
    "technologies": ({}, [{"technology": "lentiviral vector"}]),
    "timeline": ({}, [{"date": "2024-02-23", "subject": ZEVOR, "event": "APPROVED_IN", "object": "China"}]),
    "trial_permissions": (
        {},
        [
            {"product": "SYS6020", "jurisdiction": "China", "indication": "systemic lupus erythematosus"},
            {"product": "SYS6020", "jurisdiction": "China", "indication": "multiple myeloma"},
            {"product": "E-islet 01", "jurisdiction": "China", "date": "2025"},
        ],
    ),
    "trials": (
        {},
        [{"id": "clinicaltrials:NCT03975907", "phase": "phase_1_2", "products": [ZEVOR], "places": ["China"],
          "indications": ["multiple myeloma"], "sponsors": [CARSGEN]}],
    ),
    "under_review": ({}, [{"product": "Tecartus", "jurisdiction": "China", "date": "2025-09"}]),
}  # fmt: skip


OF_REGISTRIES = {"trial_countries", "trial_sponsors", "trials_matching"}
"""They count what registries state: `test_trial_queries` holds their rows."""


@pytest.mark.parametrize("name", sorted(set(saved_queries()) - OF_REGISTRIES))
def test_a_saved_query_gives_the_rows_that_the_documents_state(seeded: KnowledgeGraph, name: str) -> None:
    """Each expected row is there, whatever else other sources add."""
    parameters, expected = EXPECTED[name]
    rows = seeded.query(name, **parameters)
    for wanted in expected:
        found = any(all(row[column] == value for column, value in wanted.items()) for row in rows)
        assert found, f"{wanted} is not among {rows[:20]}"


def test_no_default_query_shows_what_is_only_planned(seeded: KnowledgeGraph) -> None:
    """Autoimmune disease at large is only a hope for SYS6020, Jinshan no plant in operation."""
    wide = seeded.query("products_by_indication", indication="autoimmune disease")
    assert ("autoimmune disease", "SYS6020") not in {(row["indication"], row["product"]) for row in wide}
    assert all(row["product"] != "SYS6020" for row in seeded.query("approvals"))
    waiting = {row["product"] for row in seeded.query("under_review")}
    assert not waiting & {ZEVOR, "satricabtagene autoleucel"}, "approved since"
    assert all("(planned)" in operator for row in seeded.query("facilities") for operator in row["operators"])


def test_a_disease_is_found_through_the_tree_and_by_every_name(seeded: KnowledgeGraph) -> None:
    """Autoimmune disease includes lupus; SLE is lupus."""
    wide = {row["product"] for row in seeded.query("products_by_indication", indication="autoimmune disease")}
    narrow = {row["product"] for row in seeded.query("products_by_indication", indication="SLE")}
    assert "SYS6020" in narrow <= wide

"""What the records say of what is known: products, targets, diseases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cgtkg.loaders.known import Known
from cgtkg.loaders.opentargets import SOURCE
from cgtkg.loaders.opentargets.reading import read
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.seeds.loading import read_seeds
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from support.opentargets_files import lines
from support.small_vocabulary import ALPHA_CEL, write_vocabulary

MYELOMA, BCMA = "mondo:0009693", "hgnc:11913"
CURATED = Evidence("source:seed-001", "L2", "2025")
ALPHA = {"id": "CHEMBL1", "drugType": "Cell", "name": "ALPHA-CEL"}
LABELS = [{"label": "ALP-01", "source": "ChEMBL"}, {"label": "alphacabtagene", "source": "ChEMBL"},
          {"label": "CD19 cells", "source": "AACT"}, {"label": "BCMA", "source": "ChEMBL"}]  # fmt: skip
GAMMA = {"id": "CHEMBL9", "drugType": "Gene", "name": "GAMMAGENE", "synonyms": ["Gammagene", "GG-9"]}
GENE = {
    "id": "ENSG00000048462",
    "approvedSymbol": "TNFRSF17",
    "biotype": "protein_coding",
    "dbXrefs": [{"id": "11913", "source": "HGNC"}],
    "proteinIds": [{"id": "Q02223", "source": "uniprot_swissprot"}, {"id": "X1", "source": "uniprot_trembl"}],
}
DISEASE = {
    "id": "EFO_0001378",
    "name": "Multiple Myeloma",
    "therapeuticAreas": [],
    "dbXRefs": ["DOID:9538", "ICD9:203"],
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """The small vocabulary, with one approval, one trial and the two kinds of therapy."""
    folder = write_vocabulary(tmp_path_factory.mktemp("vocabulary"))
    approved = {"status": "approved", "indication": MYELOMA, "date": "2021"}
    return Known.of(
        [
            *read_seeds([folder]).facts,
            NodeFact("modality:gene-therapy", {"name": "gene therapy"}, CURATED),
            NodeFact("clinicaltrials:NCT00000001", {"name": "ONE"}, CURATED),
            RelationshipFact("APPROVED_IN", ALPHA_CEL, "jurisdiction:CN", approved, CURATED),
        ],
        [folder],
    )


def facts(known: Known, folder: Path, *records: dict[str, Any]) -> list[Fact]:
    """The facts of records, each in a file of its own."""
    for number, record in enumerate(records):
        (folder / f"{number}.json").write_bytes(lines(record))
    entries = [one for one in read(folder) if isinstance(one, Entry)]
    assert len(entries) == len(records)
    return [fact for entry in entries for fact in SOURCE.facts(entry, known, SOURCE.evidence(entry, "2026-06-01"))]


def told(facts: list[Fact]) -> list[tuple[object, ...]]:
    """Nodes with what is said of them; relationships with both ends, properties, assertion."""
    return [
        (fact.id, dict(fact.properties)) if isinstance(fact, NodeFact)
        else (fact.type, fact.start, fact.end, dict(fact.properties), str(fact.assertion), fact.valid_from)
        for fact in facts if isinstance(fact, NodeFact | RelationshipFact)
    ]  # fmt: skip


def test_a_known_product_gets_names_and_its_id(known: Known, tmp_path: Path) -> None:
    """Names that a model mined, and those of something else, are no aliases."""
    assert told(facts(known, tmp_path, {**ALPHA, "synonyms": LABELS, "tradeNames": []})) == [
        (ALPHA_CEL, {"xrefs": ["chembl.compound:CHEMBL1"], "aliases": ["ALP-01", "alphacabtagene"]})
    ]


def test_a_product_is_known_by_a_trade_name(known: Known, tmp_path: Path) -> None:
    """Whatever its type."""
    drug = {"id": "CHEMBL3", "drugType": "Unknown", "name": "CHEMBL3", "tradeNames": ["Alp-01"]}
    assert [row[0] for row in told(facts(known, tmp_path, drug))] == [ALPHA_CEL]


def test_a_new_gene_therapy_is_a_product_and_other_new_drugs_are_not(known: Known, tmp_path: Path) -> None:
    """In the spelling that is not all capitals; one without a name is none."""
    others = [{**GAMMA, "id": "CHEMBL8", "drugType": kind} for kind in ("Antibody", "Small molecule")]
    unnamed = {"id": "CHEMBL7", "drugType": "Cell", "name": "CHEMBL7"}
    assert told(facts(known, tmp_path, GAMMA, *others, unnamed)) == [
        ("product:gammagene", {"name": "Gammagene", "kind": "named"}),
        ("HAS_MODALITY", "product:gammagene", "modality:gene-therapy", {"reason": "drug type Gene"}, "stated", ""),
        ("product:gammagene", {"xrefs": ["chembl.compound:CHEMBL9"], "aliases": ["GG-9"]}),
    ]


def test_a_gene_gives_ids_and_symbol_of_a_known_target_and_makes_no_new_one(known: Known, tmp_path: Path) -> None:
    """By HGNC id, by symbol where there is none; reviewed proteins only."""
    other = {**GENE, "id": "ENSG00000000001", "approvedSymbol": "CD19", "dbXrefs": [{"id": "1", "source": "HGNC"}]}
    mouse = {"target_chembl_id": "CHEMBL11", "target_type": "SINGLE PROTEIN", "target_components": [
        {"accession": "P1", "target_component_synonyms": [{"component_synonym": "Cd19", "syn_type": "GENE_SYMBOL"}],
         "target_component_xrefs": [{"xref_id": "ENSMUSG00000030724", "xref_src_db": "EnsemblGene"}]}]}  # fmt: skip
    human = {**mouse, "target_chembl_id": "CHEMBL12", "target_components": [
        {"accession": "P15391", "target_component_synonyms": [{"component_synonym": "CD19", "syn_type": "GENE_SYMBOL"}],
         "target_component_xrefs": [{"xref_id": "ENSG00000177455", "xref_src_db": "EnsemblGene"}]}]}  # fmt: skip
    hgnc = {
        "hgnc_id": "HGNC:1633",
        "symbol": "CD19",
        "locus_type": "gene with protein product",
        "uniprot_ids": ["P15391"],
    }
    assert told(facts(known, tmp_path, GENE, other, mouse, human, hgnc)) == [
        (BCMA, {"xrefs": ["ensembl:ENSG00000048462", "uniprot:Q02223"], "symbol": "TNFRSF17"}),
        (
            "hgnc:1633",
            {"xrefs": ["chembl.target:CHEMBL12", "ensembl:ENSG00000177455", "uniprot:P15391"], "symbol": "CD19"},
        ),
        ("hgnc:1633", {"xrefs": ["uniprot:P15391"], "symbol": "CD19"}),
    ]


def test_a_disease_gives_ids_of_a_known_indication(known: Known, tmp_path: Path) -> None:
    """By its MONDO term, or by exactly its name; several MONDO terms are none."""
    mondo = {**DISEASE, "id": "MONDO_0007915", "name": "lupus"}
    both = {**DISEASE, "id": "EFO_2", "dbXRefs": ["MONDO:0007915", "MONDO:0009693"]}
    unknown = {**DISEASE, "id": "EFO_3", "name": "hay fever"}
    assert told(facts(known, tmp_path, DISEASE, mondo, both, unknown)) == [
        (MYELOMA, {"xrefs": ["doid:9538", "efo:0001378"]}),
        ("mondo:0007915", {"xrefs": ["doid:9538"]}),
    ]


@pytest.mark.parametrize(
    ("stated", "stage"),
    [("APPROVAL", "approved"), ("PHASE_4", "approved"), ("EARLY_PHASE_1", "phase_1"), ("PHASE_2_3", "phase_2_3"),
     ("PREAPPROVAL", "filed"), ("WITHDRAWAL", "withdrawn"), ("UNKNOWN", None), ("SOON", None), (None, None)],
)  # fmt: skip
def test_an_indication_is_an_inferred_stage(
    known: Known, tmp_path: Path, stated: str | None, stage: str | None
) -> None:
    """Of trials among the reports, those that the vocabulary has; a stage that is not known is none."""
    row = {"id": "hash", "drugId": "CHEMBL1", "diseaseId": "EFO_0001378", "maxClinicalStage": stated,
           "clinicalReportIds": ["nct00000001", "nct00000002", "0a1b-label.pdf"]}  # fmt: skip
    reason = {"reason": f"maxClinicalStage {stated or ''}"}
    found = told(facts(known, tmp_path, row, {**ALPHA, "synonyms": []}, DISEASE))
    assert found[:3] == [
        ("TREATS", ALPHA_CEL, MYELOMA, {**({"stage": stage} if stage else {}), **reason}, "inferred", ""),
        ("TESTS", "clinicaltrials:NCT00000001", ALPHA_CEL, reason, "inferred", ""),
        ("INVESTIGATES", "clinicaltrials:NCT00000001", MYELOMA, reason, "inferred", ""),
    ]


@pytest.mark.parametrize(
    ("stated", "stage"),
    [(4, "approved"), ("4.0", "approved"), (0.5, "phase_1"), ("0.5", "phase_1"), (3, "phase_3"), (-1, None), (0, None)],
)
def test_chembls_phase_of_a_form_of_the_molecule(
    known: Known, tmp_path: Path, stated: object, stage: str | None
) -> None:
    """The record names all forms; one of them is known."""
    row = {"molecule_chembl_id": "CHEMBL77", "_metadata": {"all_molecule_chembl_ids": ["CHEMBL77", "CHEMBL1"]},
           "efo_id": "EFO:0001378", "max_phase_for_ind": stated,
           "indication_refs": [{"ref_id": "NCT00000003,NCT00000001", "ref_type": "ClinicalTrials"}]}  # fmt: skip
    found = told(facts(known, tmp_path, row, {**ALPHA, "synonyms": []}, DISEASE))
    (treats,) = [one for one in found if one[0] == "TREATS"]
    assert treats[3] == {**({"stage": stage} if stage else {}), "reason": f"max_phase_for_ind {float(str(stated)):g}"}
    assert [one[1] for one in found if one[0] == "TESTS"] == ["clinicaltrials:NCT00000001"]


def test_an_indication_of_a_new_therapy_brings_its_product_along(known: Known, tmp_path: Path) -> None:
    """Each record stands for itself: no relationship without both nodes."""
    row = {"id": "h", "drugId": "CHEMBL9", "diseaseId": "MONDO_0009693", "maxClinicalStage": "PHASE_1"}
    assert [one[:3] for one in told(facts(known, tmp_path, row, GAMMA))][:3] == [
        ("product:gammagene", {"name": "Gammagene", "kind": "named"}),
        ("HAS_MODALITY", "product:gammagene", "modality:gene-therapy"),
        ("TREATS", "product:gammagene", MYELOMA),
    ]


@pytest.mark.parametrize(
    ("action", "kind", "genes", "expected"),
    [
        ("BINDING AGENT", "single protein", ["ENSG00000048462"], "binds"),
        ("EXOGENOUS GENE", "single protein", ["ENSG00000048462"], "expresses"),
        ("GENE EDITING NEGATIVE MODULATOR", "nucleic-acid", ["ENSG00000048462"], "edits"),
        ("RNAI INHIBITOR", "nucleic-acid", ["ENSG00000048462"], "silences"),
        ("INHIBITOR", "single protein", ["ENSG00000048462"], None),
        (None, "single protein", ["ENSG00000048462"], None),
        ("BINDING AGENT", "protein family", ["ENSG00000048462"], None),
        ("BINDING AGENT", "single protein", ["ENSG00000000005"], None),
    ],
)
def test_a_mechanism_is_a_target_where_action_and_gene_are_stated(
    known: Known, tmp_path: Path, action: str | None, kind: str, genes: list[str], expected: str | None
) -> None:
    """One gene that the vocabulary has; a word that does not tell how is no fact."""
    row = {"chemblIds": ["CHEMBL1"], "mechanismOfAction": "it does", "actionType": action, "targetType": kind,
           "targets": genes, "targetName": "t"}  # fmt: skip
    found = [one for one in told(facts(known, tmp_path, row, {**ALPHA, "synonyms": []}, GENE)) if one[0] == "TARGETS"]
    stated = {"action": expected, "reason": f"{action}: it does"}
    assert found == ([("TARGETS", ALPHA_CEL, BCMA, stated, "stated", "")] if expected else [])


def test_a_withdrawal_ends_what_is_curated_for_the_country(known: Known, tmp_path: Path) -> None:
    """Inferred where the disease is; stated without one where nothing is curated; not where the country is unknown."""
    warning = {"warning_id": 1, "warning_type": "Withdrawn", "molecule_chembl_id": "CHEMBL1",
               "warning_country": "China; South Korea; Atlantis", "warning_year": 2024}  # fmt: skip
    boxed = {**warning, "warning_id": 2, "warning_type": "Black Box Warning"}
    found = told(facts(known, tmp_path, warning, boxed, {**ALPHA, "synonyms": []}))
    assert [one for one in found if one[0] == "APPROVED_IN"] == [
        (
            "APPROVED_IN",
            ALPHA_CEL,
            "jurisdiction:CN",
            {"status": "withdrawn", "indication": MYELOMA},
            "inferred",
            "2024",
        ),
        ("APPROVED_IN", ALPHA_CEL, "jurisdiction:KR", {"status": "withdrawn"}, "stated", "2024"),
    ]


def test_records_about_nothing_that_is_known_give_no_facts(known: Known, tmp_path: Path) -> None:
    """They are irrelevant, not wrong."""
    drug = {"id": "CHEMBL5", "drugType": "Small molecule", "name": "CHLORATE"}
    row = {"id": "h", "drugId": "CHEMBL5", "diseaseId": "MONDO_0009693", "maxClinicalStage": "PHASE_3"}
    pair = {"id": "i", "drugId": "CHEMBL1", "targetId": "ENSG00000048462", "maxClinicalStage": "PHASE_3"}
    assert facts(known, tmp_path, drug, row, pair) == []

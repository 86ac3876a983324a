"""Whether an engineered-cell or gene-therapy product is under test: words that look like one are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cgtkg.loaders.trials.record import Intervention, TrialRecord
from support.trial_records import biological, comparator, drug, experimental, genetic, trial

Line = Callable[[TrialRecord], dict[str, Any]]


def procedure(name: str) -> Intervention:
    return Intervention(name, "PROCEDURE")


RELEVANT = [
    pytest.param(trial("CD19 CAR-T", "CD19 CAR-T"), id="CAR-T"),
    pytest.param(trial("T Cells for Melanoma", "gene-modified T cells expressing a TCR"), id="TCR-T"),
    pytest.param(trial("CAR-T in ALL", drug("CD19 CAR-T")), id="registered as a drug"),
    pytest.param(trial("Modified T Cells", genetic("anti-CD22 CAR transduced lymphocytes")), id="GENETIC"),
    pytest.param(trial("Gene Therapy for SMA", genetic("onasemnogene abeparvovec")), id="gene therapy by name"),
    pytest.param(trial("Gene Therapy for Wiskott-Aldrich Syndrome", genetic("CD34+ cells, lentiviral vector")),
                 id="lentiviral"),
    pytest.param(trial("Haemophilia A", genetic("AAV5 vector carrying factor VIII")), id="AAV"),
    pytest.param(trial("CRISPR-edited HSPC in Sickle Cell Disease", genetic("CRISPR/Cas9 edited CD34+ cells")),
                 id="edited"),
    pytest.param(trial("Zevor-cel", "CT053"), id="by code only"),
    pytest.param(trial("Nowhere-01 in Myeloma", biological("Nowhere-01", "autologous BCMA CAR-T cells")),
                 id="a code that the description explains"),
    pytest.param(trial("Nowhere-01 in Myeloma", biological("Nowhere-01"), summary=(
        "This study tests Nowhere-01, autologous BCMA CAR-T cells, in multiple myeloma.")),
                 id="a code that the summary explains"),
    pytest.param(trial("CD19 CAR-T With Ibrutinib", "CD19 CAR-T", drug("Ibrutinib")), id="with a drug"),
    pytest.param(trial("CAR-T as Second Line", biological("CD19 CAR-T", arms=["A"]), procedure("ASCT"), arms=(
        experimental("A", "CD19 CAR-T"), comparator("B", "ASCT"))), id="against transplant"),
    pytest.param(trial("嵌合抗原受体T细胞治疗白血病", "嵌合抗原受体T细胞"), id="Chinese"),
    pytest.param(trial("Retreatment With CD19 CAR-T After Prior CD19 CAR-T", "CD19 CAR-T"), id="given again"),
    pytest.param(trial("Lentiviral Minigene Vaccine in Hepatitis", "LV-DC vaccine and antigen-specific CTLs"),
                 id="cells that a lentivirus modified, by the name of the vaccine"),
    pytest.param(trial("DC Vaccine in Glioma", biological("DC vaccine", "lentivirus-modified dendritic cells")),
                 id="modified dendritic cells"),
    pytest.param(trial("Gene Therapy of Bladder Cancer", genetic("adenoviral vector encoding interferon")),
                 id="adenoviral vector"),
]  # fmt: skip

OTHER_MEANINGS = [
    pytest.param(trial("CART Intensification in Acute HIV", drug("combination antiretroviral therapy (cART)"),
                       conditions=["HIV Infections"], summary="Does CART with raltegravir lower the HIV reservoir?"),
                 id="combination antiretroviral therapy"),
    pytest.param(trial("Interrupting CART in HIV-1", drug("CART interruption"), conditions=["HIV"]), id="CART, HIV"),
    pytest.param(trial("Phenobarbital and the Constitutive Androstane Receptor (CAR)", drug("Phenobarbital"),
                       summary="Activation of CAR induces CYP2B6."), id="constitutive androstane receptor"),
    pytest.param(trial("Whiplash After a Car Accident", Intervention("Exercise", "BEHAVIORAL")), id="car accident"),
    pytest.param(trial("REHABILITATION AFTER CAR ACCIDENT", Intervention("Exercise", "BEHAVIORAL")), id="in capitals"),
    pytest.param(trial("Cortisol Awakening Response (CAR) in Burnout", Intervention("Mindfulness", "BEHAVIORAL")),
                 id="cortisol awakening response"),
    pytest.param(trial("Classification and Regression Trees (CART) in Sepsis", Intervention("CART model", "OTHER")),
                 id="classification and regression trees"),
    pytest.param(trial("Time to Start of Adjuvant Chemotherapy After Surgery", drug("Sevoflurane")), id="start"),
    pytest.param(trial("Peanut Immunotherapy", drug("Peanut flour"), arms=(
        experimental("A", "Peanut flour", description="Participants will start on 3 mg and go on for a year."),)),
                 id="start, in an arm"),
    pytest.param(trial("Disclosing Risk", Intervention("Arm B, Arm C, Arm D", "BEHAVIORAL"), arms=(
        experimental("Cohort C - Arm C: counselling", "Arm B, Arm C, Arm D"),)), id="arm C, arm D"),
    pytest.param(trial("Crash Cart Training for Nurses", Intervention("cart drill", "BEHAVIORAL")), id="crash cart"),
    pytest.param(trial("C-arm Guided Injection", Intervention("C-arm fluoroscopy", "DEVICE")), id="C-arm"),
    pytest.param(trial("CRISPR-based Test for Tuberculosis", Intervention("CRISPR assay", "DIAGNOSTIC_TEST")),
                 id="CRISPR is a laboratory test"),
    pytest.param(trial("An Assay for a Virus Based on CRISPR-Cas Protein", "Index test: amplified product",
                       study_type="DIAGNOSTIC_TEST"), id="CRISPR is what a study of diagnosis tests"),
]  # fmt: skip

IRRELEVANT = [
    pytest.param(trial("Cardiac Function in CAR T-cell Recipients", Intervention("Echocardiogram", "DIAGNOSTIC_TEST"),
                       study_type="OBSERVATIONAL"), id="imaging"),
    pytest.param(trial("FDG-PET Before CD19 CAR-T in Lymphoma", Intervention("FDG PET/CT", "DIAGNOSTIC_TEST")),
                 id="PET"),
    pytest.param(trial("Quality of Life in Adults Receiving CAR-T", Intervention("Questionnaire", "OTHER"),
                       study_type="OBSERVATIONAL"), id="questionnaire"),
    pytest.param(trial("Caregivers of CAR-T Recipients", Intervention("Coaching", "BEHAVIORAL")), id="caregivers"),
    pytest.param(trial("Anakinra to Prevent Neurotoxicity After CAR-T", drug("Anakinra")), id="toxicity"),
    pytest.param(trial("Bendamustine Lymphodepletion Before Commercial CAR-T", drug("Bendamustine")),
                 id="lymphodepletion"),
    pytest.param(trial("Fludarabine Dosing in CAR-T", drug("Fludarabine", "lymphodepletion before CAR-T")),
                 id="lymphodepletion dose"),
    pytest.param(trial("Bridging Radiotherapy Before Axi-cel", Intervention("Radiotherapy", "RADIATION")),
                 id="bridging"),
    pytest.param(trial("Vaccination of CAR-T Survivors", biological("influenza vaccine")), id="vaccination"),
    pytest.param(trial("Talquetamab After BCMA CAR-T", drug("Talquetamab")), id="drug after CAR-T"),
    pytest.param(trial("GPRC5D Bispecific Antibody in Myeloma Refractory to Ide-cel", drug("bispecific antibody")),
                 id="drug after a named product"),
    pytest.param(trial("Standard Chemotherapy in DLBCL", drug("R-CHOP"), biological("Rituximab"),
                       criteria="Exclusion: prior CAR-T cells or gene therapy"), id="only in the criteria"),
    pytest.param(trial("Genotyping in Breast Cancer", genetic("DNA analysis"), genetic("gene expression profiling")),
                 id="GENETIC is a laboratory test"),
    pytest.param(trial("NK Cells in AML", "haploidentical NK cells"), id="NK cells as they are"),
    pytest.param(trial("TIL in Melanoma", "Tumor infiltrating lymphocytes", drug("IL-2")), id="TIL as they are"),
    pytest.param(trial("MSC in GVHD", "mesenchymal stromal cells"), id="MSC as they are"),
    pytest.param(trial("Lomecel-B in Aging Frailty", biological("Lomecel-B", "medicinal signalling cells")),
                 id="a named product of cells as they are"),
    pytest.param(trial("KD025 and the Liver", drug("KD025 200 mg tablet"), conditions=["Hepatic Impairment"]),
                 id="a code that two makers use"),
    pytest.param(trial("Donor Lymphocytes in Relapse", "donor lymphocyte infusion"), id="donor lymphocytes"),
    pytest.param(trial("Dendritic Cell Vaccine", "autologous dendritic cells"), id="dendritic cells"),
    pytest.param(trial("Stem Cell Transplantation in Sickle Cell Disease", procedure("allogeneic HSCT")),
                 id="transplant"),
    pytest.param(trial("CD19 Antibody in Lymphoma", drug("Tafasitamab", "anti-CD19 monoclonal antibody")),
                 id="antibody"),
    pytest.param(trial("BCMA Bispecific", drug("Teclistamab")), id="bispecific"),
    pytest.param(trial("Glofitamab Versus Axi-cel in Lymphoma", drug("Glofitamab", arms=["A"]),
                       biological("Axi-cel", arms=["B"]), arms=(
                           experimental("A", "Glofitamab"), comparator("B", "Axi-cel"))), id="CAR-T is the comparator"),
    pytest.param(trial("A Registry of Patients With Lymphoma", study_type="OBSERVATIONAL"), id="no intervention"),
    pytest.param(trial("Recombinant Influenza Vaccine (Adenoviral Vector) in Healthy Adults", "Low dose", "High dose"),
                 id="a vaccine against an infection"),
]  # fmt: skip


@pytest.mark.parametrize("record", RELEVANT)
def test_an_engineered_product_is_under_test(line: Line, record: TrialRecord) -> None:
    """Whatever the registry calls the intervention's type."""
    answer = line(record)
    assert answer["relevant"] is True, answer["reason"]


@pytest.mark.parametrize("record", [*OTHER_MEANINGS, *IRRELEVANT])
def test_no_engineered_product_is_under_test(line: Line, record: TrialRecord) -> None:
    """Other meanings of the letters; studies of patients who had one; what is given around it; cells as they are."""
    answer = line(record)
    assert answer["relevant"] is False, answer["reason"]


def test_the_other_answers_are_given_all_the_same(line: Line) -> None:
    """A trial that does not belong is classified like any other."""
    answer = line(trial("NK Cells in Multiple Myeloma", "NK cells", conditions=["Multiple Myeloma"]))
    assert (answer["relevant"], answer["modality"]) == (False, "modality:nk-cell")
    assert (answer["indications"], answer["area"]) == (["mondo:0009693"], "hematologic oncology")
    assert answer["sponsor_class"] == "academic"


@pytest.mark.parametrize("record", OTHER_MEANINGS)
def test_other_meanings_of_the_letters_name_no_antigen(line: Line, record: TrialRecord) -> None:
    """No CAR, so nothing that it binds: HIV is the disease."""
    assert line(record)["targets"] == []

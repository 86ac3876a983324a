"""Which antigens a product binds, and which words only look as if it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from cgtkg.loaders.trials.record import TrialRecord
from support.trial_records import biological, comparator, drug, experimental, genetic, trial

Line = Callable[[TrialRecord], dict[str, Any]]


def case(name: str, expected: str, record: TrialRecord) -> ParameterSet:
    """A record whose product binds the antigens `expected`, written with blanks between them; empty: none."""
    return pytest.param(record, set(expected.split()), id=name)


def check(line: Line, record: TrialRecord, expected: set[str]) -> None:
    answer = line(record)
    assert set(answer["targets"]) == expected, answer["reason"]
    assert len(answer["targets"]) == len(expected), "each antigen once"


PLAIN = [
    case("beside CAR", "CD19", trial("CD19 CAR-T Cells in B-cell Malignancies", "CD19 CAR-T")),
    case("anti", "BCMA", trial("Anti-BCMA Chimeric Antigen Receptor T Cells", "Anti-BCMA CAR-T cells")),
    case("long name", "BCMA", trial("T cells with a CAR against B-cell maturation antigen", "CAR-T infusion")),
    case("isoform", "CLDN18.2", trial("Claudin18.2 CAR-T in Gastric Cancer", "CAR-CLDN18.2 T cells")),
    case("isoform, other punctuation", "CLDN18.2", trial("CLDN-18.2-directed CAR T", "CLDN 18.2 CAR-T")),
    case("hyphen in the name", "B7-H3", trial("CD276-targeted CAR T in Glioma", "B7H3 CAR-T")),
    case("no gene product", "GD2", trial("GD2-CAR T cells for Diffuse Midline Glioma", "autologous GD2 CAR T")),
    case("TCR", "NY-ESO-1", trial("TCR-engineered T cells for Sarcoma", "NY-ESO-1 specific TCR-T cells")),
    case("TCR and HLA", "MAGE-A4", trial("MAGE-A4 TCR-T in HLA-A*02 positive patients", "MAGE-A4 TCR-T")),
    case("in words only", "CD7", trial("A Study of CAR-T for T-ALL", "CAR-T", summary="The CAR-T cells target CD7.")),
    case("described with the intervention", "GPC3",
         trial("CAR-T for Liver Cancer", biological("CAR-T cells", "T cells transduced with a GPC3-specific CAR"))),
    case("in an arm only", "CD30", trial("Cell therapy for Hodgkin Lymphoma", "CAR-T cells", arms=(
        experimental("Treatment", "CAR-T cells", description="Autologous CD30-directed CAR-T cells on day 0"),))),
    case("GENETIC", "CD19",
         trial("Adoptive Transfer of Modified Lymphocytes", genetic("anti-CD19 chimeric receptor lymphocytes"))),
    case("another name", "CD33", trial("Study of Q-CART1", biological("Q-CART1", also=["CD33 CAR-T", "Q1"]))),
    case("keyword", "PSMA", trial("CAR-T for Prostate Cancer", "CAR-T", keywords=["anti-PSMA CAR"])),
]  # fmt: skip

SEVERAL = [
    case("slash", "CD19 CD22", trial("CD19/CD22 Dual-targeted CAR-T in B-ALL", "CD19/CD22 CAR-T")),
    case("glued with hyphen", "CD19 BCMA", trial("BCMA-CD19 Compound CAR for Lupus", "BCMA-CD19 cCAR T cells")),
    case("and", "CD19 CD20", trial("Bispecific CAR T cells targeting CD19 and CD20", "bispecific CAR T")),
    case("triple", "CD19 CD20 CD22", trial("Trispecific CAR-T in NHL", "anti-CD19/CD20/CD22 CAR-T cells")),
    case("short second", "CD19 CD22", trial("CAR-T Cells for ALL", "CD19-22 CAR-T cells")),
    case("both, far apart", "CD5 CD7",
         trial("Dual CAR-T for T-cell Lymphoma", "CAR-T", summary="The construct recognises both CD5 and CD7.")),
    case("in two arms", "CD19 BCMA", trial(
        "CAR-T in Systemic Lupus", biological("CD19 CAR-T", arms=["A"]), biological("BCMA CAR-T", arms=["B"]),
        arms=(experimental("A", "CD19 CAR-T"), experimental("B", "BCMA CAR-T")))),
    case("list of one cocktail", "GD2 PSMA B7-H3",
         trial("Multi-CAR T cells for Neuroblastoma", "CAR-T cells targeting GD2, PSMA and CD276")),
    case("receptors of a ligand", "BCMA TACI",
         trial("APRIL-based CAR T cells that bind BCMA and TACI", "CAR-T binding to BCMA and TACI")),
]  # fmt: skip

EARLIER_THERAPY = [
    case("after failure of", "CD22", trial("CD22 CAR-T After Failure of CD19 CAR-T in B-ALL", "CD22 CAR-T")),
    case("previously treated with", "GPRC5D",
         trial("GPRC5D CAR-T in Myeloma Previously Treated With BCMA CAR-T", "GPRC5D-directed CAR-T")),
    case("negative relapse", "CD22", trial("CD22 CAR-T for CD19-negative Relapse", "CD22 CAR-T cells")),
    case("loss", "CD20", trial("CD20 CAR-T in Lymphoma With Loss of CD19", "CD20 CAR T")),
    case("who relapsed", "CD79b", trial(
        "CD79b CAR-T in Lymphoma", "CD79b CAR-T",
        summary="Patients who relapsed or did not respond to CD19-directed CAR-T cells receive CD79b CAR-T.")),
    case("only in the criteria", "", trial(
        "Universal CAR-T in Refractory Lymphoma", "CAR-T cells", conditions=["Lymphoma"],
        criteria="Inclusion: CD20-positive lymphoma. Exclusion: prior CD19 CAR-T cells or anti-CD22 immunotoxin.")),
    case("excluded in the summary", "CD7", trial(
        "CAR-T for T-ALL", "CD7 CAR-T",
        summary="Patients exposed to CD5 CAR-T or any anti-CD38 antibody are excluded.")),
    case("naive", "FcRH5", trial("FcRH5 CAR-T in BCMA-naive and BCMA-exposed Myeloma", "FcRH5 CAR-T")),
    case("background of the trial", "CD20", trial(
        "CAR-T in Relapsed Lymphoma", "CAR-T cells",
        summary="CD19 CAR-T cells are approved, yet many patients relapse. The cells tested here carry a CD20 CAR.")),
    case("switch", "CD22", trial(
        "Sequential Salvage", "CD22 CAR-T", conditions=["B-ALL"],
        description="Most participants have had blinatumomab (CD19xCD3) or inotuzumab (anti-CD22) before.")),
]  # fmt: skip

OTHERS_IN_THE_TRIAL = [
    case("comparator antibody", "BCMA", trial(
        "BCMA CAR-T Versus Standard of Care in Myeloma", biological("BCMA CAR-T", arms=["CAR-T"]),
        drug("Daratumumab", "an anti-CD38 antibody", arms=["Control"]),
        arms=(experimental("CAR-T", "BCMA CAR-T"), comparator("Control", "Daratumumab")))),
    case("rituximab", "CD19", trial(
        "CD19 CAR-T or Rituximab-chemotherapy in Lymphoma", biological("CD19 CAR-T", arms=["1"]),
        drug("R-ICE", "rituximab (anti-CD20 monoclonal antibody), ifosfamide, carboplatin, etoposide", arms=["2"]),
        arms=(experimental("1", "CD19 CAR-T"), comparator("2", "R-ICE", description="Anti-CD20 based salvage")))),
    case("another CAR-T as comparator", "CD7", trial(
        "CAR-T in T-ALL", biological("CD7 CAR-T", arms=["New"]), biological("CD5 CAR-T", arms=["Old"]),
        arms=(experimental("New", "CD7 CAR-T"), comparator("Old", "CD5 CAR-T")))),
    case("checkpoint antibody with it", "Mesothelin", trial(
        "Mesothelin CAR-T With Pembrolizumab", "Mesothelin CAR-T", drug("Pembrolizumab", "anti-PD-1 antibody"))),
    case("lymphodepletion antibody", "CD19", trial(
        "Allogeneic CD19 CAR-T", "CD19 CAR-T", drug("Alemtuzumab", "anti-CD52 antibody for lymphodepletion"))),
    case("bridging", "CD19", trial(
        "CD19 CAR-T in DLBCL", "CD19 CAR-T", drug("Polatuzumab", "anti-CD79b antibody-drug conjugate, bridging"))),
    case("bispecific consolidation", "BCMA", trial(
        "BCMA CAR-T Followed by Talquetamab", "BCMA CAR-T", drug("Talquetamab", "a GPRC5DxCD3 bispecific antibody"))),
    case("imaging", "CD19", trial(
        "CD19 CAR-T in Lymphoma", "CD19 CAR-T", drug("68Ga-PSMA PET/CT"), endpoints=["uptake of PSMA tracer"])),
]  # fmt: skip

STATES_OF_DISEASE = [
    case("only said of the disease", "CD19", trial("CAR-T in CD19+ B-cell Lymphoma", "CAR-T", conditions=["Lymphoma"])),
    case("positive for another", "BCMA", trial("BCMA CAR-T in CD38-positive Myeloma", "BCMA CAR-T")),
    case("HER2-positive breast", "Mesothelin",
         trial("Mesothelin CAR-T", "MSLN CAR-T cells", conditions=["HER2-positive Breast Cancer"])),
    case("EGFR-mutant", "B7-H3", trial("B7-H3 CAR-T in EGFR-mutant Lung Cancer", "B7-H3 CAR-T")),
    case("FLT3-ITD", "CD33", trial("CD33 CAR-T in FLT3-ITD mutated AML", "CD33 CAR-T")),
    case("overexpressing both", "HER2", trial(
        "HER2 CAR-T in Tumours Overexpressing HER2", "HER2 CAR-T", summary="Some tumours also express EGFR or MUC1.")),
    case("virus", "CD30", trial("CD30 CAR-T in EBV-positive Hodgkin Lymphoma", "CD30 CAR-T")),
    case("infection", "CD19", trial(
        "CD19 CAR-T in Lymphoma", "CD19 CAR-T", conditions=["HIV", "HBV Infection", "Lymphoma"])),
    case("KRAS wild type", "CEA", trial("CEA CAR-T in KRAS wild-type Colorectal Cancer", "CEA CAR-T")),
    case("marker of the disease", "GPC3",
         trial("GPC3 CAR-T in Liver Cancer With AFP above 400 ng/ml", "GPC3 CAR-T", endpoints=["AFP level"])),
    case("autoantibody", "CD19", trial("CD19 CAR-T in MuSK-positive Myasthenia Gravis", "CD19 CAR-T",
                                       conditions=["AChR Antibody Positive Myasthenia Gravis"])),
]  # fmt: skip

PARTS_OF_THE_CELL = [
    case("safety marker EGFRt", "CD19", trial("CD19 CAR-T With EGFRt", biological("CD19CAR-EGFRt T cells"))),
    case("truncated EGFR", "GPC3", trial(
        "GPC3 CAR-T", biological("GPC3 CAR-T", "expressing a truncated epidermal growth factor receptor (tEGFR)"))),
    case("truncated CD19", "HER2", trial("HER2 CAR-T", biological("HER2(EQ)BBζ/CD19t+ T cells", "CD19t for tracking"))),
    case("truncated HER2", "CD19", trial("CD19-specific T cells", biological("CD19-CAR T cells with truncated HER2"))),
    case("suicide epitope", "BCMA", trial(
        "BCMA CAR-T", biological("BCMA CAR-T", "RQR8, a CD20 mimotope, lets rituximab remove the cells"))),
    case("IL-15", "GD2", trial("GD2 CAR NKT Secreting IL-15", "GD2.CAR.IL-15 NKT cells")),
    case("cytokines", "Mesothelin", trial("IL-7 and CCL19 Expressing Mesothelin CAR-T", "MSLN-7x19 CAR-T")),
    case("PD-1 knockout", "Mesothelin", trial("PD-1 Knockout Mesothelin CAR-T", "PD-1 KO MSLN CAR-T")),
    case("edited PD-1 and TCR", "MUC1", trial(
        "MUC1 CAR-T", biological("PD-1/TCR gene-edited anti-MUC1 CAR-T", "CRISPR disruption of PDCD1 and TRAC"))),
    case("dominant negative receptor", "PSMA", trial("PSMA CAR-T", "PSMA-dnTGFβRII CAR-T cells")),
    case("switch receptor", "CD19", trial("CD19 CAR-T With a PD-1/CD28 Chimeric Switch Receptor", "CD19 CAR-T")),
    case("secreted antibody", "EGFR", trial("EGFR CAR-T That Secretes an Anti-PD-1 Antibody", "EGFR CAR-T")),
    case("receptor for traffic", "CD30", trial("CCR4-expressing CD30 CAR-T in Lymphoma", "CD30.CAR-CCR4 T cells")),
    case("B2M and CD52", "CD19", trial(
        "Off-the-shelf CD19 CAR-T", biological("CD19 CAR-T", "with TRAC, B2M and CD52 disrupted, HLA-E expressed"))),
    case("knockout of the antigen itself", "CD7", trial("CD7 CAR-T With CD7 Knockout", "CD7KO CD7 CAR-T cells")),
    case("knockout of another antigen", "CD5", trial(
        "CD5 CAR-T", biological("CD5 CAR-T", "CD7 and CD5 genes are knocked out to avoid fratricide"))),
    case("beads", "Mesothelin", trial("CAR-T for Mesothelioma", biological(
        "CAR-T", "T cells activated with CD3/CD28 beads and transduced with a CAR against mesothelin"))),
    case("CD4 and CD8", "CD19", trial("CD19 CAR-T", biological(
        "CD19 CAR-T", "CD4+ and CD8+ T cells in a 1:1 ratio, each transduced with the CD19 CAR"))),
    case("memory cells", "CD19", trial("CD19-CAR Memory T Cells", biological(
        "CD45RA-depleted CD19-CAR T cells", "haploidentical; CD45RA+ naive cells are depleted"))),
    case("selected stem cells", "CD33", trial(
        "CD33 CAR-T After Transplant of CD34+ Cells", "CD33 CAR-T", biological("CD34+ selected CD33-deleted graft"))),
    case("4-1BB", "GPC3", trial("Second-generation 4-1BB-costimulated GPC3 CAR-T", "GPC3-41BBζ CAR-T")),
    case("CD28", "CD19", trial("CD19-28z CAR T or CD28-costimulated CD19 CAR T", "CD19.CAR-CD28Z T cells")),
    case("CD28 and 4-1BB", "CD19", trial("CD19 CAR-T", biological(
        "CD19 CAR-T", "a third-generation CAR with CD28, CD137 and CD3 zeta signalling domains"))),
    case("kappa", "kappa_light_chain", trial("Kappa-CD28 T cells", "κ.CD28 CAR T lymphocytes")),
]  # fmt: skip

SPELLINGS = [
    case("CART19", "CD19", trial("CART19 in CLL", "CART19")),
    case("huCART19", "CD19", trial("huCART19 for ALL", "huCART19 cells")),
    case("CD19CAR", "CD19", trial("Memory T Cells for NHL", "CD19CAR-CD3Zeta-4-1BB T lymphocytes")),
    case("CAR19", "CD19", trial("CAR19 T Cells", "CAR19")),
    case("UCART22", "CD22", trial("Study of UCART22", "UCART22")),
    case("CART-BCMA", "BCMA", trial("CART-BCMA Cells in Myeloma", "CART-BCMA")),
    case("CARTmeso", "Mesothelin", trial("CARTmeso Cells for Ovarian Cancer", "CARTmeso")),
    case("CD7CART", "CD7", trial("Fratricide-free T Cells", "CD7CART")),
    case("point", "GD2", trial("T Cells in Neuroblastoma", "iC9.GD2.CAR T cells")),
    case("brackets", "CD123", trial("CAR-T (CD123) in AML", "CAR T (anti-CD123)")),
    case("capitals", "CD19", trial("ANTI-CD19 CAR-T CELLS IN SYSTEMIC LUPUS", "ANTI CD 19 CAR T CELLS")),
    case("IL13Rα2", "IL13Rα2", trial("IL-13Rα2 CAR T in Glioblastoma", "IL13Ralpha2-CAR T")),
    case("FRα", "FRα", trial("MOv19 CAR-T", "Folate receptor-alpha CAR T cells")),
    case("Chinese", "CD19", trial("靶向CD19的嵌合抗原受体T细胞治疗急性淋巴细胞白血病", "抗CD19嵌合抗原受体T细胞")),
    case("Chinese, two", "CD19 CD22", trial("CD19/CD22双靶点CAR-T细胞治疗B细胞淋巴瘤", "CD19/CD22双靶点CAR-T")),
    case("full width", "BCMA", trial("ＢＣＭＡ　ＣＡＲ－Ｔ治疗多发性骨髓瘤", "ＢＣＭＡ　ＣＡＲ－Ｔ")),
    case("number behind CAR-T", "", trial("CAR-T 19 Weeks After Transplant", "CAR-T cells")),
    case("dose and count", "", trial("CAR T in 22 Patients", "CAR-T 20 million cells per kg")),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), [*PLAIN, *SPELLINGS])
def test_an_antigen_is_found_however_it_is_written(line: Line, record: TrialRecord, expected: set[str]) -> None:
    """In names, titles, arms, descriptions; glued to CAR, in Greek, in Chinese; a number alone is no antigen."""
    check(line, record, expected)


@pytest.mark.parametrize(("record", "expected"), SEVERAL)
def test_every_antigen_of_a_construct_is_listed(line: Line, record: TrialRecord, expected: set[str]) -> None:
    """One entry each for a dual or triple construct, or a cocktail."""
    check(line, record, expected)


@pytest.mark.parametrize(("record", "expected"), EARLIER_THERAPY)
def test_earlier_therapy_is_not_the_product(line: Line, record: TrialRecord, expected: set[str]) -> None:
    """What patients had before, failed, or may not have had, tells nothing of what is tested."""
    check(line, record, expected)


@pytest.mark.parametrize(("record", "expected"), OTHERS_IN_THE_TRIAL)
def test_what_is_given_beside_it_is_not_the_product(line: Line, record: TrialRecord, expected: set[str]) -> None:
    """Comparators, antibodies, bridging and tracers have antigens of their own."""
    check(line, record, expected)


@pytest.mark.parametrize(("record", "expected"), STATES_OF_DISEASE)
def test_a_marker_of_the_disease_is_not_the_product(line: Line, record: TrialRecord, expected: set[str]) -> None:
    """HER2-positive, EGFR-mutant and EBV-positive describe patients; they count only where nothing else is said."""
    check(line, record, expected)


@pytest.mark.parametrize(("record", "expected"), PARTS_OF_THE_CELL)
def test_parts_of_the_cell_are_not_what_it_binds(line: Line, record: TrialRecord, expected: set[str]) -> None:
    """Safety markers, armour, knockouts, costimulation, beads and selection."""
    check(line, record, {name.replace("_", " ") for name in expected})


LOGICS = [
    pytest.param(trial("CD19 CAR-T", "CD19 CAR-T"), None, id="one antigen"),
    pytest.param(trial("CAR-T for Lymphoma", "CAR-T"), None, id="none named"),
    pytest.param(trial("Tandem CD19/CD20 CAR-T", "TanCAR19/20"), "or", id="tandem"),
    pytest.param(trial("Bispecific CD19/CD22 CAR-T", "CD19/CD22 bispecific CAR-T"), "or", id="bispecific"),
    pytest.param(trial("Triple CD19/CD20/CD22 CAR-T", "CD19/CD20/CD22 CAR-T"), "or", id="triple"),
    pytest.param(trial("Bispecific CAR-T targeting CD19 and CD22", "CAR-T targeting CD19 and CD22"), "or",
                 id="the word 'and' is no AND gate"),
    pytest.param(trial("Cocktail of CD19 and CD22 CAR-T Cells", "CD19 CAR-T", "CD22 CAR-T"), "cocktail", id="cocktail"),
    pytest.param(trial("Sequential Infusion of CD19 CAR-T and BCMA CAR-T", "CD19 CAR-T", "BCMA CAR-T"), "cocktail",
                 id="sequential"),
    pytest.param(trial("CD22 CAR-T Followed by CD19 CAR-T", "CD22 CAR-T", "CD19 CAR-T"), "cocktail", id="followed by"),
    pytest.param(trial("AND-gated CAR-T Requiring CD33 and CLL-1", "CD33 AND CLL-1 logic-gated CAR-T"), "and",
                 id="AND"),
    pytest.param(trial("FLT3/CD33 NOT-gated CAR-NK", "FLT3 OR CD33 NOT-gate CAR-NK"), "not", id="NOT"),
    pytest.param(trial("CD19/CD22 CAR-T", "CD19/CD22 CAR-T", summary="This is not a randomised trial."),
                 "or", id="the word 'not' is no NOT gate"),
    pytest.param(trial("Dual CD19/BCMA CAR-T", "CD19/BCMA CAR-T", drug("Fludarabine followed by cyclophosphamide"),
                       summary="Lymphodepletion is followed by one infusion."), "or",
                 id="lymphodepletion followed by infusion is no cocktail"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "logic"), LOGICS)
def test_how_antigens_combine(line: Line, record: TrialRecord, logic: str | None) -> None:
    """Tandem and bispecific bind either; a cocktail is several products; gates are said so."""
    answer = line(record)
    assert answer["target_logic"] == logic, answer["reason"]

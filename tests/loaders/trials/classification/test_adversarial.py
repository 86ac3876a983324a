"""Records that look like something else: each line of a record may mislead, and none of these may be misled by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cgtkg.loaders.trials.record import Intervention, Organisation, TrialRecord
from support.trial_records import biological, comparator, drug, experimental, trial

Line = Callable[[TrialRecord], dict[str, Any]]

SOURCES = [
    pytest.param(trial("Universal CAR-T Cells Targeting AML", "CLL-1, CD33 and/or CD123 universal CAR- T cells"),
                 "allogeneic", id="universal is part of the phrase for the cells"),
    pytest.param(trial("Umbilical Cord Blood CD19-BCMA CART Therapy", "umbilical cord blood CD19-BCMA CAR-T"),
                 "allogeneic", id="cord blood is the source"),
    pytest.param(trial("CD19 CAR-T in ALL", "CD19 CAR-T", summary="Relapse after cord blood transplantation counts."),
                 "autologous", id="cord blood was the graft"),
    pytest.param(trial("Allogeneic CD19 CAR-T Cells in B-ALL", "Allogeneic CD19 CAR-T cells", summary=(
        "In 2017 the FDA approved the CD19 CAR-T product Kymriah, made of patients' autologous T cells.")),
                 "allogeneic", id="a marketed product for comparison"),
    pytest.param(trial("CD33-CAR T Cell Therapy in AML", "Anti-CD33 CAR T-cells", summary=(
        "T cells are taken from a patient's or donor's blood and changed in the laboratory.")), "unclear",
                 id="a patient's or donor's blood"),
    pytest.param(trial("CD19 CAR-T in Lymphoma", "CD19 CAR-T", summary=(
        "Relapse after autologous or allogeneic hematopoietic stem cell transplantation is no exclusion.")),
                 "autologous", id="autologous or allogeneic transplants"),
    pytest.param(trial("BCMA CAR-T in Myeloma", "autologous or allogeneic BCMA CAR-T"), "unclear", id="either product"),
    pytest.param(trial("CD7 CAR-T, Third-Party Donor", "third-party CD7 CAR-T cells"), "allogeneic", id="third party"),
    pytest.param(trial("通用型CAR-T细胞治疗复发难治急性髓系白血病", "通用型CLL1 CAR-T细胞"), "allogeneic",
                 id="Chinese only: universal"),
]  # fmt: skip

KINDS = [
    pytest.param(trial("Anti-5T4 CAR-raNK Cell Therapy in Solid Tumors", "Anti-5T4 CAR-raNK Cells"), "car-nk",
                 id="an adjective inside the abbreviation"),
    pytest.param(trial("NK Cell Therapy Targeting CLL1 or CD33 in AML", "iPSC-NK cells", summary=(
        "CLL1 or CD33 target chimeric antigen receptor (CAR) iPSC-derived NK cells are tested.")), "car-nk",
                 id="the receptor stands in the summary"),
    pytest.param(trial("CAR-TIL in Solid Tumors", "TILs and CAR-TILs targeting HER2"), "car-til", id="CAR-TIL"),
    pytest.param(trial("TIL in Melanoma", "PD-1 knockout engineered TIL"), "engineered-til", id="engineered TIL"),
    pytest.param(trial("EphA2 CAR-DC in Lung Cancer", "EphA2-targeted CAR-DC"), "car-dc", id="CAR-DC"),
    pytest.param(trial("EphA2 CAR-DC With EphA2 CAR-T", "EphA2 CAR-DC", "EphA2 CAR-T"), "car-t", id="CAR-DC and CAR-T"),
    pytest.param(trial("CD19/BCMA CAR-T in Lupus", "CD19/BCMA-targeted CAR-T lentiviral vector drug"), "in-vivo-car-t",
                 id="the vector is the product"),
    pytest.param(trial("GPC3/Mesothelin-CAR-γδT Cells Against Cancers", "Cell therapy for solid tumors"),
                 "car-gamma-delta-t", id="an antigen glued to the CAR"),
    pytest.param(trial("EBV-specific Cytotoxic T Cells in PTLD", "EBV-CTL"), "virus-specific-t", id="CTL"),
    pytest.param(trial("Relapse After Transplant", "donor lymphocyte infusion"), "donor-lymphocyte", id="DLI"),
    pytest.param(trial("High-dose Melphalan", drug("Melphalan"), Intervention("Autologous Stem Cell Transplantation",
                       "PROCEDURE")), "hsc", id="a transplant"),
    pytest.param(trial("Peyronie's Disease", "Adipose tissue stem cell injection"), "msc", id="fat-derived"),
    pytest.param(trial("Neoantigen-specific T Cells in Melanoma", "neoantigen-specific T cells"), "antigen-specific-t",
                 id="stimulated T cells"),
    pytest.param(trial("Gene-corrected CD34+ Cells in SCID", "gene-corrected autologous CD34+ cells"),
                 "ex-vivo-gene-therapy", id="stem cell gene therapy"),
]  # fmt: skip

ANTIGENS = [
    pytest.param(trial("Dual-Targeting CAR-NK Cells for Ovarian Cancer (MSLN, FRα, MUC16) pt2", "CAR-NK cell product"),
                 ["Mesothelin", "FRα", "MUC16"], id="a bare list in brackets"),
    pytest.param(trial("CAR-NK Cells (MSLN, FRα, or MUC16) in Ovarian Cancer", "Dual-target CAR-NK cells"),
                 ["Mesothelin", "FRα", "MUC16"], id="a list behind the cells"),
    pytest.param(trial("CD20 CAR-T in AML (CD33, CD123)", "CD20 CAR-T"), ["CD20"], id="the list is not the product's"),
    pytest.param(trial("CAR-T in Solid Tumors (EGFR)", "CAR-T cells"), [], id="one alone in brackets"),
    pytest.param(trial("Chemotherapy in Breast Cancer (HER2, EGFR)", drug("Docetaxel")), [], id="no construct"),
    pytest.param(trial("CAR-T Cells for EGFR Family Member Positive Solid Tumor", "CAR-T cells"),
                 ["ErbB family receptors"], id="a family is not its member"),
    pytest.param(trial("BCMA CAR-T in Myeloma", "BCMA CAR-T", criteria=(
        "Exclusion: CD19 CAR-T, GPRC5D bispecific antibody, CD38 antibody within 4 weeks")), ["BCMA"],
                 id="exclusion criteria name others"),
    pytest.param(trial("CD22 CAR-T for CD19-negative Relapse After CD19 CAR-T", "CD22 CAR-T"), ["CD22"],
                 id="CD19-negative relapse"),
    pytest.param(trial("GPRC5D CAR-T Versus BCMA CAR-T", biological("GPRC5D CAR-T", arms=["A"]),
                       biological("BCMA CAR-T", arms=["B"]), arms=(
                           experimental("A", "GPRC5D CAR-T"), comparator("B", "BCMA CAR-T"))), ["GPRC5D"],
                 id="a comparator"),
    pytest.param(trial("CD19 and CD22 CAR-T Cocktail", "CD19 CAR-T and CD22 CAR-T cocktail"), ["CD19", "CD22"],
                 id="a cocktail"),
    pytest.param(trial("BCMA Chimeric Antigen Recptor T Cells", "BCMA CAR-T cels"), ["BCMA"], id="misspelt"),
    pytest.param(trial("靶向CD19嵌合抗原受体T细胞治疗难治性狼疮", "CD19嵌合抗原受体T细胞"), ["CD19"],
                 id="Chinese only"),
    pytest.param(trial("Ｃｌａｕｄｉｎ１８．２ CAR-T", "CLDN 18.2 CAR‑T"), ["CLDN18.2"], id="full-width letters"),
    pytest.param(trial("CD 19 CAR T", "anti - CD 19 CAR - T"), ["CD19"], id="OCR: blanks inside"),
    pytest.param(trial("Clbr001 and Swi019", "CLBR001 and SWI019"), ["CD19"], id="the switch gives the antigen"),
]  # fmt: skip

UNDER_TEST = [
    pytest.param(trial("Long-term Follow-up of Patients Receiving CAR-T Cells", Intervention("Visits", "OTHER")),
                 id="follow-up of participants"),
    pytest.param(trial("Interleukin-2 Following CD19 CAR-T", "CD19 CAR-T", drug("Interleukin-2")), id="with a drug"),
    pytest.param(trial("Pembrolizumab After CT053", "CT053", drug("Pembrolizumab")), id="with a drug, by name"),
    pytest.param(trial("Cell Therapy for Hematological Tumors", "Cellular Therapy", summary=(
        "This trial evaluates the safety of CAR-T cell therapy.")), id="cells that the summary explains"),
    pytest.param(trial("Nowhere-01 in Patients Failing CD19 CAR-T", biological("Nowhere-01", "CD22 CAR-T cells")),
                 id="a code explained, after another CAR-T"),
    pytest.param(trial("Gene Modified Donor T Cells After Transplant", "BPX-501"), id="a suicide gene"),
]  # fmt: skip

AROUND = [
    pytest.param(trial("Fecal Microbiota Transplantation for Lymphoma Patients Receiving Axicabtagene Ciloleucel",
                       "CAR-T Therapy", Intervention("Fecal Microbiota Transplantation", "BIOLOGICAL")),
                 id="faecal transplant beside standard CAR-T"),
    pytest.param(trial("Delayed Toxicities Post-CAR-T", summary="Toxicities after cilta-cel as standard of care."),
                 id="toxicity, no intervention"),
    pytest.param(trial("Cardiac Events With CD19 CAR-T", "CD19 CAR-T", study_type="OBSERVATIONAL"), id="observational"),
    pytest.param(trial("A Real-World Study of Zevor-cel in Myeloma", "Zevorcabtagene Autoleucel"), id="real world"),
    pytest.param(trial("Bridging Radiation Before CAR T-Cell Infusion", "CAR T-Cell Therapy",
                       Intervention("Radiotherapy", "RADIATION")), id="bridging beside standard CAR-T"),
    pytest.param(trial("TiTAN-1: GEN-011 Autologous Cell Therapy", "GEN-011", drug("IL-2")), id="stimulated T cells"),
    pytest.param(trial("DUOC-01 in Leukodystrophy", "DUOC-01"), id="cord blood macrophages"),
    pytest.param(trial("Autologous M-CENK in Solid Tumors", "M-CENK"), id="NK cells as they are, by name"),
    pytest.param(trial("ATIR101 After Haploidentical HSCT", "ATIR101"), id="donor lymphocytes, by name"),
    pytest.param(trial("Cars and Trucks: Driving After Stroke", Intervention("CAR simulator", "DEVICE")), id="a car"),
    pytest.param(trial("NK Cells in AML", "NK cells", summary="Unlike CAR-T cells, NK cells cause no CRS."),
                 id="CAR-T is background"),
]  # fmt: skip

DISEASES = [
    pytest.param(trial("CD19 CAR-T for B-cell Derived Leukemia and Lymphoma", "CD19 CAR-T", conditions=[
        "Acute Lymphoblastic Leukemia"]), {"mondo:0004947"}, id="the title tells the lineage"),
    pytest.param(trial("CD7 CAR-T in T-cell Malignancies", "CD7 CAR-T", conditions=["Acute Lymphoblastic Leukemia"]),
                 {"mondo:0004963"}, id="T-cell malignancies"),
    pytest.param(trial("CAR-T for ALL", "CAR-T", conditions=["Lymphoblastic Leukemia"], summary=(
        "Children with B cell acute lymphoblastic leukemia (r/r B-ALL) or T-cell acute lymphoblastic leukemia.")),
                 {"mondo:0004947", "mondo:0004963"}, id="the summary tells the lineages"),
    pytest.param(trial("CD30 CAR-T in Lymphoma", "CD30 CAR-T", conditions=["Lymphoma"], summary=(
        "Priority is given to Hodgkin lymphoma and anaplastic large cell lymphoma.")),
                 {"mondo:0004952", "mondo:0020325"}, id="priorities in the summary"),
    pytest.param(trial("CD19 CAR-T in Aggressive Mature B-cell Non-Hodgkin Lymphoma", "CD19 CAR-T"), {"mondo:0017595"},
                 id="aggressive B-NHL"),
    pytest.param(trial("CAR-NK in Thymoma", "CD5 CAR-NK", conditions=["B2 Thymoma", "Thymic Carcinoma"]),
                 {"mondo:0003915", "mondo:0006451"}, id="B2 thymoma"),
    pytest.param(trial("CAR-T in Advanced Solid Tumors", "GPC3 CAR-T", conditions=["Liver Cancer", "Solid Tumor"]),
                 {"mondo:0002691", "indication:solid-tumor"}, id="the umbrella that the title names"),
    pytest.param(trial("CAR-T in Liver Cancer", "GPC3 CAR-T", conditions=["Liver Cancer", "Solid Tumor"]),
                 {"mondo:0002691"}, id="the umbrella that it does not"),
]  # fmt: skip

SPONSORS = [
    ("H. Lundbeck A/S", "industry"), ("Alzinova AB", "industry"), ("MD Stem Cells", "industry"),
    ("Neuromedical Sp. z o.o.", "industry"), ("Chiesi Farmaceutici S.p.A.", "industry"), ("Orion Oy", "industry"),
    ("Kyowa Kirin K.K.", "industry"), ("某某生物科技有限公司", "industry"), ("某某医院有限公司", "academic"),
    ("Anywhere University Hospital A/S", "academic"), ("Institute of Biosciences", "academic"),
    ("Center for Stem Cells, Anywhere University", "academic"), ("Jane Doe, MD", "academic"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "source"), SOURCES)
def test_the_source_of_the_cells(line: Line, record: TrialRecord, source: str) -> None:
    """That of the product: not of a graft, nor of a product spoken of for comparison."""
    answer = line(record)
    assert answer["cell_source"] == source, answer["reason"]


@pytest.mark.parametrize(("record", "modality"), KINDS)
def test_the_modality(line: Line, record: TrialRecord, modality: str) -> None:
    """Also of cells that are not engineered, and of those that are under another name."""
    answer = line(record)
    assert answer["modality"] == f"modality:{modality}", answer["reason"]


@pytest.mark.parametrize(("record", "targets"), ANTIGENS)
def test_the_antigens(line: Line, record: TrialRecord, targets: list[str]) -> None:
    """Those of the product, however they are written, and no others."""
    answer = line(record)
    assert answer["targets"] == targets, answer["reason"]


def test_a_construct_with_a_not_gate_is_said_to_have_one(line: Line) -> None:
    """It binds both antigens, the second as what spares a cell."""
    answer = line(trial("A2B530, a Logic-gated CAR T, in Solid Tumors That Have Lost HLA-A*02", "A2B530"))
    assert (answer["targets"], answer["target_logic"]) == (["CEA", "HLA-A2"], "not")


def test_a_product_spoken_of_is_not_the_product(line: Line) -> None:
    """What is approved already is background."""
    record = trial("CD19 CAR-T in ALL", "CD19 CAR-T", summary="The FDA approved the CD19 CAR-T product Kymriah.")
    assert line(record)["products"] == []


@pytest.mark.parametrize("record", UNDER_TEST)
def test_it_is_under_test(line: Line, record: TrialRecord) -> None:
    """Given by the protocol, or given in older trials whose participants are followed up."""
    answer = line(record)
    assert answer["relevant"] is True, answer["reason"]


@pytest.mark.parametrize("record", AROUND)
def test_it_is_not_under_test(line: Line, record: TrialRecord) -> None:
    """Something else is tested around it, it is only observed, or the cells are as they are."""
    answer = line(record)
    assert answer["relevant"] is False, answer["reason"]


@pytest.mark.parametrize(("record", "diseases"), DISEASES)
def test_the_diseases(line: Line, record: TrialRecord, diseases: set[str]) -> None:
    """As specific as the record states them: these, beside what they are kinds of at most."""
    found = set(line(record)["indications"])
    assert diseases <= found <= {*diseases, "mondo:0004967", "indication:b-cell-leukemia", "mondo:0024615"}


@pytest.mark.parametrize(("name", "class_"), SPONSORS)
def test_the_class_of_a_sponsor_that_the_registry_calls_other(line: Line, name: str, class_: str) -> None:
    """Companies by their legal form or trade; hospitals and universities with such words in their names stay."""
    record = trial("CD19 CAR-T", "CD19 CAR-T", sponsor=Organisation(name, "OTHER"))
    assert line(record)["sponsor_class"] == class_


def test_what_participants_had_before_is_what_a_follow_up_study_follows(line: Line) -> None:
    """Elsewhere a prior product is none under test."""
    follows = trial("Long-term Follow-up of Patients Treated With CAR-T Cells", "Prior zevor-cel CAR-T product")
    assert line(follows)["product"] == "product:zevorcabtagene-autoleucel"
    other = trial("CD19 CAR-T in Myeloma", "CD19 CAR-T", summary="Patients with prior zevor-cel may take part.")
    assert line(other)["products"] == []

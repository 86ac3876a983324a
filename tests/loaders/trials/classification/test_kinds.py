"""What kind of therapy it is, and where its cells come from: stated, by default, or unclear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cgtkg.loaders.trials.record import TrialRecord
from support.trial_records import biological, drug, experimental, genetic, trial

Line = Callable[[TrialRecord], dict[str, Any]]

MODALITIES = [
    pytest.param(trial("CD19 CAR-T", "CD19 CAR-T"), "car-t", id="CAR-T"),
    pytest.param(trial("Chimeric Antigen Receptor T Cells for ALL", "CD19 chimeric antigen receptor"), "car-t",
                 id="words"),
    pytest.param(trial("CD19 CAR-NK Cells", "CD19 CAR-NK"), "car-nk", id="CAR-NK"),
    pytest.param(trial("CAR-engineered Natural Killer Cells", "NKG2D CAR-NK cells"), "car-nk", id="CAR-NK in words"),
    pytest.param(trial("GD2 CAR NKT Cells", "GD2-CAR NKT"), "car-nkt", id="CAR-NKT"),
    pytest.param(trial("HER2 CAR-Macrophages", "CAR-M targeting HER2"), "car-macrophage", id="CAR-macrophage"),
    pytest.param(trial("HLA-A2 CAR-Treg in Transplantation", "CAR-Tregs"), "car-treg", id="CAR-Treg"),
    pytest.param(trial("CD20 CAR γδ T Cells", "CD20 CAR-γδ T cells"), "car-gamma-delta-t", id="γδ"),
    pytest.param(trial("In Vivo CAR-T for Lupus", "in vivo CD19 CAR-T, lentiviral"), "in-vivo-car-t", id="in vivo"),
    pytest.param(trial("TCR-T Cells in Sarcoma", "MAGE-A4 TCR-T"), "tcr-t", id="TCR-T"),
    pytest.param(trial("DSG3-CAAR-T in Pemphigus", "chimeric autoantibody receptor T cells"), "caar-t", id="CAAR-T"),
    pytest.param(trial("TIL in Melanoma", "Tumor infiltrating lymphocytes"), "til", id="TIL"),
    pytest.param(trial("NK Cells in AML", "haploidentical NK cells"), "nk-cell", id="NK"),
    pytest.param(trial("MSC in GVHD", "umbilical cord mesenchymal stem cells"), "msc", id="MSC"),
    pytest.param(trial("Oncolytic Virus in Glioma", "oncolytic herpes simplex virus"), "oncolytic-virus",
                 id="oncolytic"),
    pytest.param(trial("Gene Therapy for Haemophilia B", genetic("AAV8-hFIX")), "aav-gene-therapy", id="AAV"),
]  # fmt: skip

NOT_WHAT_IT_LOOKS_LIKE = [
    pytest.param(trial("CD30 CAR-T in Extranodal NK/T-cell Lymphoma", "CD30 CAR-T", conditions=["NK/T Cell Lymphoma"]),
                 "car-t", id="NK/T-cell lymphoma is a disease"),
    pytest.param(trial("CD5 CAR-T in Hepatosplenic Gamma-Delta T-cell Lymphoma", "CD5 CAR-T"), "car-t",
                 id="γδ T-cell lymphoma is a disease"),
    pytest.param(trial("CD19 CAR-T for Lupus With Macrophage Activation Syndrome", "CD19 CAR-T"), "car-t",
                 id="macrophage activation syndrome is a disease"),
    pytest.param(trial("Safety and In Vivo Persistence of CD19 CAR-T Cells", "CD19 CAR-T"), "car-t",
                 id="in vivo persistence is an endpoint"),
    pytest.param(trial("CD19 CAR-T Expanded Ex Vivo: In Vivo Expansion and Efficacy", "CD19 CAR-T"), "car-t",
                 id="in vivo expansion is an endpoint"),
    pytest.param(trial("CD7 CAR-T in T-ALL", "CD7 CAR-T", summary="NK cell counts are followed."), "car-t",
                 id="NK cells are counted"),
    pytest.param(trial("CD7 CAR-T for NK and T Cell Malignancies", "CD7 CAR-T"), "car-t", id="NK malignancy"),
    pytest.param(trial("CD19 CAR-T and Regulatory T Cell Kinetics in Lupus", "CD19 CAR-T"), "car-t",
                 id="regulatory T cells are measured"),
    pytest.param(trial("TRBC1 CAR-T in Peripheral T-cell Lymphoma", "TRBC1 CAR-T"), "car-t", id="T-cell lymphoma"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "modality"), [*MODALITIES, *NOT_WHAT_IT_LOOKS_LIKE])
def test_the_modality(line: Line, record: TrialRecord, modality: str) -> None:
    """By the words for the product; diseases and endpoints with such words in them do not change it."""
    answer = line(record)
    assert answer["modality"] == f"modality:{modality}", answer["reason"]


SOURCES = [
    pytest.param(trial("Autologous CD19 CAR-T", "autologous CD19 CAR-T"), "autologous", id="autologous"),
    pytest.param(trial("CD19 CAR-T", "CD19 CAR-T", summary="T cells are taken from the patient's own blood."),
                 "autologous", id="the patient's own"),
    pytest.param(trial("Donor-derived CD19 CAR-T After Allo-HSCT", "donor-derived CD19 CAR-T"), "allogeneic",
                 id="donor"),
    pytest.param(trial("Off-the-shelf CD19 CAR-T", "CD19 CAR-T"), "allogeneic", id="off the shelf"),
    pytest.param(trial("Universal CD19 CAR-T", "UCAR-T targeting CD19"), "allogeneic", id="universal"),
    pytest.param(trial("UCART19 in ALL", "UCART19"), "allogeneic", id="UCART"),
    pytest.param(trial("CD19 CAR-T", "CD19 CAR-T from healthy donors"), "allogeneic", id="healthy donors"),
    pytest.param(trial("CD19 CAR-NK", "cord blood-derived CD19 CAR-NK"), "allogeneic", id="cord blood"),
    pytest.param(trial("iPSC-derived CD19 CAR-T", "iPSC-derived CAR-T"), "allogeneic", id="iPSC"),
    pytest.param(trial("Autologous CAR-NK", "autologous CD19 CAR-NK cells"), "autologous", id="autologous CAR-NK"),
    pytest.param(trial("In Vivo BCMA CAR-T", "in vivo CAR-T vector"), "in vivo", id="in vivo"),
    pytest.param(trial("CD19 CAR-T", "Autologous or allogeneic CD19 CAR-T"), "unclear", id="either"),
    pytest.param(trial("CAR-T in ALL", "CD19 CAR-T", arms=(
        experimental("A", "CD19 CAR-T", description="autologous CAR-T cells"),
        experimental("B", "CD19 CAR-T", description="donor-derived CAR-T cells"))), "unclear", id="one arm each"),
    pytest.param(trial("通用型CD19 CAR-T治疗系统性红斑狼疮", "通用型CD19 CAR-T"), "allogeneic", id="Chinese universal"),
    pytest.param(trial("异体CD19 CAR-T", "异体来源CD19 CAR-T细胞"), "allogeneic", id="Chinese allogeneic"),
    pytest.param(trial("自体BCMA CAR-T治疗多发性骨髓瘤", "自体BCMA CAR-T"), "autologous", id="Chinese autologous"),
    pytest.param(trial("Allogeneic Mesenchymal Stromal Cells in GVHD", "allogeneic MSC"), "allogeneic", id="MSC"),
]  # fmt: skip

DEFAULTS = [
    pytest.param(trial("CD19 CAR-T in Lymphoma", "CD19 CAR-T"), "autologous", id="silent CAR-T"),
    pytest.param(trial("CD19 CAR-NK in Lymphoma", "CD19 CAR-NK"), "allogeneic", id="silent CAR-NK"),
    pytest.param(trial("CD19 CAR-NK After Autologous Stem Cell Transplantation", "CD19 CAR-NK"), "allogeneic",
                 id="the transplant is autologous"),
    pytest.param(trial("CD19 CAR-T for Relapse After Allogeneic Hematopoietic Stem Cell Transplant", "CD19 CAR-T"),
                 "autologous", id="the transplant is allogeneic"),
    pytest.param(trial("CAR-T Versus Autologous Transplant", "BCMA CAR-NK", summary="Standard: autologous HSCT."),
                 "allogeneic", id="autologous HSCT as standard"),
    pytest.param(trial("CD7 CAR-T as Bridge to Allo-HSCT", "CD7 CAR-T", drug("allogeneic HSCT conditioning")),
                 "autologous", id="bridge to allogeneic HSCT"),
    pytest.param(trial("CD19 CAR-T", "CD19 CAR-T", endpoints=["graft-versus-host disease"], summary="No donor needed."),
                 "autologous", id="no donor"),
    pytest.param(trial("In Vivo Persistence of CD19 CAR-T", "CD19 CAR-T"), "autologous", id="in vivo persistence"),
    pytest.param(trial("CD19 CAR-T in Universal Screening for MRD", "CD19 CAR-T"), "autologous",
                 id="universal screening"),
    pytest.param(trial("CD30 CAR-T in NK/T-cell Lymphoma", "CD30 CAR-T"), "autologous", id="NK/T-cell lymphoma"),
    pytest.param(trial("CD19 CAR-T Before Allogeneic Stem Cell Transplantation From a Matched Donor", "CD19 CAR-T"),
                 "autologous", id="the donor of the transplant"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "source"), SOURCES)
def test_the_source_of_the_cells_as_stated(line: Line, record: TrialRecord, source: str) -> None:
    """What the record says of the product's cells; conflicting words are unclear."""
    answer = line(record)
    assert answer["cell_source"] == source, answer["reason"]
    assert "cell_source: default" not in answer["reason"]


@pytest.mark.parametrize(("record", "source"), DEFAULTS)
def test_a_record_silent_on_its_source_gets_the_default(line: Line, record: TrialRecord, source: str) -> None:
    """Autologous for CAR-T, allogeneic for CAR-NK, and said to be a default; a transplant is not the product."""
    answer = line(record)
    assert answer["cell_source"] == source, answer["reason"]
    assert "cell_source: default" in answer["reason"]


def test_a_description_of_the_product_goes_before_one_of_the_disease(line: Line) -> None:
    """A donor lymphocyte infusion that failed does not make the product allogeneic."""
    record = trial(
        "CD19 CAR-T in ALL Relapsed After Donor Lymphocyte Infusion", biological("autologous CD19 CAR-T"),
    )  # fmt: skip
    assert line(record)["cell_source"] == "autologous"

"""The line of `cgtkg classify`: its fields, its closed lists, its reasons, for whatever record."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.record import Arm, Intervention, Organisation, TrialRecord
from cgtkg.schema.curies import check
from cgtkg.schema.vocabularies import AREAS, CELL_SOURCES, COMPANY_KINDS
from support.trial_records import biological, drug, experimental, trial

Line = Callable[[TrialRecord], dict[str, Any]]
FIELDS = [
    "trial", "targets", "target_logic", "product", "products", "product_name", "cell_source", "modality",
    "indications", "area", "sponsor", "sponsor_class", "relevant", "technologies", "reason",
]  # fmt: skip
FULL = trial(
    "Zevor-cel in Relapsed Multiple Myeloma",
    biological("CT053", "BCMA CAR-T", also=["zevor-cel"], arms=["Treatment"]), drug("Fludarabine"),
    conditions=["Multiple Myeloma"], sponsor=Organisation("CARsgen Therapeutics Co., Ltd.", "INDUSTRY"),
    arms=(experimental("Treatment", "CT053"),), number=3975907,
)  # fmt: skip


def test_the_line_of_the_contract(line: Line) -> None:
    """Every field, in its order, as the contract's example has it."""
    answer = line(FULL)
    assert list(answer) == FIELDS
    assert {name: answer[name] for name in FIELDS if name != "reason"} == {
        "trial": "clinicaltrials:NCT03975907", "targets": ["BCMA"], "target_logic": None,
        "product": "product:zevorcabtagene-autoleucel", "products": ["product:zevorcabtagene-autoleucel"],
        "product_name": "zevorcabtagene autoleucel", "cell_source": "autologous", "modality": "modality:car-t",
        "indications": ["mondo:0009693"], "area": "hematologic oncology",
        "sponsor": "company:carsgen-therapeutics", "sponsor_class": "industry", "relevant": True, "technologies": [],
    }  # fmt: skip


def test_every_answer_has_its_reason(classifier: Classifier) -> None:
    """Which words in which field decided; the words stand in the record."""
    answer = classifier.classify(FULL)
    assert {
        "relevant",
        "targets",
        "product",
        "cell_source",
        "modality",
        "indications",
        "sponsor",
    } <= answer.reasons.keys()
    texts = " ".join(
        [FULL.title, *FULL.conditions, *(one.name for one in FULL.interventions), "CARsgen Therapeutics Co., Ltd."]
    )
    for axis, reason in answer.reasons.items():
        assert reason.field in ("vocabulary", "default") or reason.words in texts, axis


SPARSE = [
    pytest.param(TrialRecord("clinicaltrials:NCT00000001", ""), id="a number only"),
    pytest.param(TrialRecord("clinicaltrials:NCT00000001", "A Study"), id="a title only"),
    pytest.param(TrialRecord("clinicaltrials:NCT00000001", "", interventions=(Intervention(""),)), id="an empty name"),
    pytest.param(TrialRecord("clinicaltrials:NCT00000001", "", conditions=("",), arms=(Arm(""),)), id="empty parts"),
    pytest.param(TrialRecord("clinicaltrials:NCT00000001", "—", sponsor=Organisation("")), id="no words"),
]


@pytest.mark.parametrize("record", SPARSE)
def test_a_record_with_hardly_any_field_says_hardly_anything(line: Line, record: TrialRecord) -> None:
    """Nothing is guessed: empty lists, null, unclear, other; not relevant."""
    answer = line(record)
    assert list(answer) == FIELDS
    assert (answer["targets"], answer["products"], answer["indications"]) == ([], [], [])
    assert (answer["target_logic"], answer["product"], answer["modality"]) == (None, None, None)
    assert (answer["cell_source"], answer["area"], answer["relevant"]) == ("unclear", "other", False)


def test_a_title_is_enough(line: Line) -> None:
    """A table with few columns holds no more."""
    answer = line(TrialRecord("clinicaltrials:NCT00000001", "BCMA CAR-T Cells in Relapsed Multiple Myeloma"))
    assert (answer["relevant"], answer["targets"], answer["modality"]) == (True, ["BCMA"], "modality:car-t")
    assert answer["indications"] == ["mondo:0009693"]
    assert (answer["sponsor"], answer["sponsor_class"]) == (None, None)


@pytest.mark.parametrize(
    ("sponsor", "class_"),
    [
        (Organisation("Henan Cancer Hospital", "OTHER_GOV"), "academic"),
        (Organisation("Nowhere International Hospital Co., Ltd", "INDUSTRY"), "academic"),
        (Organisation("University of Nowhere", "OTHER"), "academic"),
        (Organisation("Nowhere Biotherapeutics, Inc.", "INDUSTRY"), "industry"),
        (Organisation("Shenzhen Nowhere Biotech Co., Ltd.", "OTHER"), "industry"),
        (Organisation("National Cancer Institute (NCI)", "NIH"), "government"),
        (Organisation("Ministry of Health of Nowhere", "OTHER_GOV"), "government"),
        (Organisation("Dr. Jane Doe", "INDIV"), "academic"),
    ],
)
def test_the_class_of_the_sponsor(line: Line, sponsor: Organisation, class_: str) -> None:
    """Hospitals and universities are academic whoever owns them."""
    assert line(trial("CD19 CAR-T", "CD19 CAR-T", sponsor=sponsor))["sponsor_class"] == class_


@pytest.mark.parametrize(
    ("conditions", "area"),
    [
        (["Multiple Myeloma"], "hematologic oncology"),
        (["Hepatocellular Carcinoma"], "solid oncology"),
        (["B-cell Lymphoma", "Gastric Cancer"], "mixed oncology"),
        (["Systemic Lupus Erythematosus"], "autoimmune"),
        (["Multiple Sclerosis"], "autoimmune"),
        (["Hemophilia B"], "other"),
        ([], "other"),
    ],
)
def test_the_area(line: Line, conditions: list[str], area: str) -> None:
    """By the diseases under study."""
    assert line(trial("CAR-T", "CAR-T", conditions=conditions))["area"] == area


def test_a_basket_trial_keeps_all_its_diseases(line: Line) -> None:
    """And each of them once."""
    conditions = ["Systemic Lupus Erythematosus", "Systemic Sclerosis", "Myasthenia Gravis", "SLE"]
    answer = line(trial("CD19 CAR-T in Autoimmune Disease", "CD19 CAR-T", conditions=conditions))
    assert len(answer["indications"]) == 3


PIECES = st.lists(
    st.sampled_from(
        ["CD19", "BCMA", "CAR", "CAR-T", "CART", "CAR-NK", "NOT", "not", "and", "/", "vs.", "after", "anti-", "KO", "+",
         "(", ")", ",", ".", "positive", "negative", "γδ T", "in vivo", "autologous", "donor", "axi-cel", "CT053",
         "lymphoma", "multiple myeloma", "follow-up", "嵌合抗原受体", "靶向", "CD19CAR", "4-1BB", "EGFRt", "\n",
         "`}) DETACH DELETE n //",
         "<script>", "'", '"', "\x00", "’", "𝐂𝐀𝐑", "İ", ""]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip
ANY_TEXT = st.one_of(PIECES, st.text(max_size=80))
RECORDS = st.builds(
    TrialRecord,
    st.just("clinicaltrials:NCT00000001"),
    ANY_TEXT,
    official_title=ANY_TEXT,
    summary=ANY_TEXT,
    keywords=st.lists(ANY_TEXT, max_size=2).map(tuple),
    conditions=st.lists(ANY_TEXT, max_size=3).map(tuple),
    interventions=st.lists(
        st.builds(Intervention, ANY_TEXT, st.sampled_from(["", "GENETIC", "DRUG"]), description=ANY_TEXT), max_size=3
    ).map(tuple),
    arms=st.lists(
        st.builds(Arm, ANY_TEXT, st.sampled_from(["", "EXPERIMENTAL", "NO_INTERVENTION"]), ANY_TEXT), max_size=2
    ).map(tuple),
    sponsor=st.none() | st.builds(Organisation, ANY_TEXT, st.sampled_from(["", "INDUSTRY", "OTHER"])),
)


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_any_record_gets_a_whole_answer(classifier: Classifier, record: TrialRecord) -> None:
    """No text makes it fail; every value is one of the contract's, every id well formed, every line JSON."""
    answer = classifier.line(classifier.classify(record))
    assert list(answer) == FIELDS
    assert json.loads(json.dumps(answer)) == answer
    assert answer["cell_source"] in CELL_SOURCES
    assert answer["area"] in AREAS
    assert answer["sponsor_class"] in (None, *COMPANY_KINDS)
    assert answer["target_logic"] in ((None,) if len(answer["targets"]) < 2 else ("and", "or", "not", "cocktail"))
    assert answer["product"] == next(iter(answer["products"]), None)
    assert len(set(answer["targets"])) == len(answer["targets"])
    for id_ in (*answer["products"], *answer["indications"], answer["modality"], answer["sponsor"]):
        assert id_ is None or check(id_) == id_
    assert answer["reason"]
    assert classifier.line(classifier.classify(record)) == answer

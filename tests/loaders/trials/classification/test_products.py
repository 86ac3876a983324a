"""Which products are under test: by brand, generic name or code, wherever the record names them, and in which role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.record import Arm, Organisation, TrialRecord
from support.trial_records import biological, comparator, drug, experimental, trial

Line = Callable[[TrialRecord], dict[str, Any]]
ZEVOR, YESCARTA, KYMRIAH = "product:zevorcabtagene-autoleucel", "product:yescarta", "product:kymriah"
TECARTUS, CASGEVY = "product:tecartus", "product:casgevy"

NAMED = [
    pytest.param(trial("Zevorcabtagene Autoleucel in Myeloma", "Zevorcabtagene autoleucel"), [ZEVOR],
                 id="generic name"),
    pytest.param(trial("BCMA CAR-T for Lupus", "CT053"), [ZEVOR], id="code only"),
    pytest.param(trial("BCMA CAR-T for Lupus", "CT-053"), [ZEVOR], id="code with a hyphen"),
    pytest.param(trial("CT053injection in Myeloma", "CAR-T"), [ZEVOR], id="code glued to a word"),
    pytest.param(trial("Zevor-cel as Second Line in Myeloma", "CAR-T"), [ZEVOR], id="title only"),
    pytest.param(trial("CAR-T in Lymphoma", biological("CAR-T", also=["KTE-C19", "YESCARTA"])), [YESCARTA],
                 id="other name"),
    pytest.param(trial("CAR-T in Lymphoma", biological("CAR-T", "axicabtagene ciloleucel, one infusion")), [YESCARTA],
                 id="description of the intervention"),
    pytest.param(trial("Commercial CAR-T", "Tisagenlecleucel", "Axicabtagene Ciloleucel"), [KYMRIAH, YESCARTA],
                 id="two"),
    pytest.param(trial("Anti-CD19 CAR-T in Mantle Cell Lymphoma", "Brexucabtagene autoleucel (Tecartus™)"), [TECARTUS],
                 id="brand with a sign"),
    pytest.param(trial("Exa-cel in Sickle Cell Disease", "CTX001 (exagamglogene autotemcel)"), [CASGEVY],
                 id="gene therapy"),
    pytest.param(trial("CD19 CAR-T in Lymphoma", "CD19 CAR-T"), [], id="described, not named"),
    pytest.param(trial("GPRC5D CAR-T After Idecabtagene Vicleucel", "GPRC5D CAR-T"), [], id="had before"),
    pytest.param(trial("CD22 CAR-T in Patients Previously Treated With Axi-cel", "CD22 CAR-T"), [],
                 id="treated before"),
    pytest.param(trial("CD20/CD19 CAR-T vs. Axi-cel in Lymphoma", "CD20/CD19 CAR-T"), [], id="vs. with a point"),
    pytest.param(trial("Zevor-cel versus Ide-cel in Myeloma", "CAR-T"), [ZEVOR], id="versus"),
    pytest.param(trial("CD19/CD20 CAR-T in Lymphoma", "CD19/CD20 CAR-T", summary=(
        "Axicabtagene ciloleucel and tisagenlecleucel are approved for lymphoma, yet half of the patients relapse.")),
        [], id="background of the trial"),
    pytest.param(trial("Zevor-cel Versus Investigator's Choice in Myeloma", "Zevor-cel", "Idecabtagene vicleucel"),
                 [ZEVOR], id="set against others in the title, no arms"),
    pytest.param(trial("Comparison of CAR-T Products in Lymphoma", "Axi-cel", "Tisa-cel"), [YESCARTA, KYMRIAH],
                 id="compared with one another"),
    pytest.param(trial("A New BCMA CAR-T in Myeloma", biological("BCMA CAR-T", arms=["New"]),
                       biological("Standard CAR-T", arms=["Standard"]), arms=(
        experimental("New", "BCMA CAR-T"),
        comparator("Standard", "Standard CAR-T", description="Idecabtagene vicleucel as approved"))),
        [], id="in the arm of the comparator"),
]  # fmt: skip


CODED = [
    pytest.param(trial("ZZ9041 Cells in Ovarian Cancer", "MSLN CAR-T"), "ZZ9041", id="title"),
    pytest.param(trial("MSLN CAR-T in Ovarian Cancer", biological("MSLN CAR-T", also=["ZZ-9041"])), "ZZ-9041",
                 id="other name"),
    pytest.param(trial("MSLN CAR-T in Ovarian Cancer", "MSLN CAR-T", summary="Patients receive ZZ-9041 CAR-T cells."),
                 "ZZ-9041", id="summary"),
    pytest.param(trial("MSLN CAR-T in Ovarian Cancer", "MSLN CAR-T", endpoints=("Tolerated dose of ZZ9041 cells",)),
                 "ZZ9041", id="endpoint"),
    pytest.param(trial("MSLN CAR-T in Ovarian Cancer", "MSLN CAR-T", summary="Grant ZZ-9041 pays for the study."),
                 "MSLN CAR-T", id="a code of something else"),
    pytest.param(trial("MSLN CAR-T and ZZ-9041 in Ovarian Cancer", "MSLN CAR-T"), "MSLN CAR-T", id="a drug beside it"),
    pytest.param(trial("CART-19 in Lymphoma", "CD19 CAR-T"), "CD19 CAR-T", id="carrier and antigen are no code"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "name"), CODED)
def test_a_code_that_nobody_knows_yet_names_what_is_described(line: Line, record: TrialRecord, name: str) -> None:
    """Wherever the record gives it to the product; so a curator finds it, and two trials of it."""
    answer = line(record)
    assert (answer["product"], answer["product_name"]) == (None, name), answer["reason"]


@pytest.mark.parametrize(("record", "products"), NAMED)
def test_the_products_under_test(line: Line, record: TrialRecord, products: list[str]) -> None:
    """The main one first; what patients had before, or what it is compared with, is not among them."""
    answer = line(record)
    assert answer["products"] == products, answer["reason"]
    assert answer["product"] == (products[0] if products else None)


def test_a_named_product_lends_what_is_known_of_it(line: Line) -> None:
    """Antigen, source and kind come from the vocabulary where the record only names the product."""
    answer = line(trial("A Study of CT053", "CT053"))
    assert (answer["targets"], answer["target_logic"]) == (["BCMA"], None)
    assert (answer["cell_source"], answer["modality"]) == ("autologous", "modality:car-t")
    assert answer["product_name"] == "zevorcabtagene autoleucel"
    assert answer["relevant"]


def test_a_product_without_a_name_is_described_as_the_record_does(line: Line) -> None:
    """A user reads what is given."""
    answer = line(trial("CAR-T in Lymphoma", drug("Fludarabine"), "humanised CD19 CAR-T cells"))
    assert (answer["product"], answer["product_name"]) == (None, "humanised CD19 CAR-T cells")


def test_a_product_that_only_the_title_describes_is_under_test(classifier: Classifier) -> None:
    """A relevant trial tests something, or it would be in no pipeline."""
    answer = classifier.classify(trial("Autologous CD19 CAR-T Cells in Lupus", biological("Cell infusion")))
    assert answer.relevant
    assert [(one.product, one.role) for one in answer.tested] == [("", "experimental")]


def test_a_hospital_that_tests_a_marketed_product(line: Line) -> None:
    """It is the sponsor, no more; the product is the one that is marketed."""
    hospital = Organisation("University Hospital of Nowhere", "OTHER")
    answer = line(trial("Tisagenlecleucel in Primary CNS Lymphoma", "Kymriah", sponsor=hospital))
    assert (answer["products"], answer["targets"]) == ([KYMRIAH], ["CD19"])
    assert (answer["sponsor"], answer["sponsor_class"]) == ("company:university-hospital-of-nowhere", "academic")


def test_a_comparator_is_known_and_not_under_test(classifier: Classifier) -> None:
    """Randomised against a marketed product: it is tested as comparator, never listed as the product."""
    record = trial(
        "Obe-cel Versus Tisa-cel in ALL",
        biological("obecabtagene autoleucel", arms=["New"]),
        biological("tisagenlecleucel", arms=["Control"]),
        arms=(experimental("New", "obecabtagene autoleucel"), comparator("Control", "tisagenlecleucel")),
    )
    answer = classifier.classify(record)
    assert answer.products == ("product:obecabtagene-autoleucel",)
    assert {one.product: one.role for one in answer.tested} == {
        "product:obecabtagene-autoleucel": "experimental",
        KYMRIAH: "comparator",
    }


def test_the_reason_is_that_of_the_product_under_test(classifier: Classifier) -> None:
    """Though the record lists the comparator first."""
    record = trial(
        "A Randomised Trial in ALL",
        biological("tisagenlecleucel", arms=["Control"]),
        biological("obecabtagene autoleucel", arms=["New"]),
        arms=(comparator("Control", "tisagenlecleucel"), experimental("New", "obecabtagene autoleucel")),
    )
    answer = classifier.classify(record)
    assert answer.products == ("product:obecabtagene-autoleucel",)
    assert answer.reasons["product"].words == "obecabtagene autoleucel"


@pytest.mark.parametrize("against", ["SHAM_COMPARATOR", "PLACEBO_COMPARATOR", "ACTIVE_COMPARATOR"])
def test_where_no_arm_is_called_experimental_the_active_one_is(classifier: Classifier, against: str) -> None:
    """Registries' forms are filled in by people: every dose an active comparator, and something under test."""
    record = trial(
        "Axicabtagene Ciloleucel at Two Doses", biological("Axicabtagene ciloleucel", arms=["Dose"]), drug("Saline"),
        arms=(comparator("Dose", "Axicabtagene ciloleucel"), Arm("Other", against, "", ("Saline",))),
    )  # fmt: skip
    answer = classifier.classify(record)
    assert answer.relevant
    assert [(one.product, one.role) for one in answer.tested] == [(YESCARTA, "experimental")]


@pytest.mark.parametrize("kind", ["ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR", "NO_INTERVENTION"])
def test_any_kind_of_comparator_arm(classifier: Classifier, kind: str) -> None:
    """Whatever the registry calls an arm that is not under test."""
    record = trial(
        "CD7 CAR-T in T-ALL", biological("CD7 CAR-T", arms=["A"]), biological("Yescarta", arms=["B"]),
        arms=(experimental("A", "CD7 CAR-T"), Arm("B", kind, "", ("Yescarta",))),
    )  # fmt: skip
    answer = classifier.classify(record)
    assert YESCARTA not in answer.products
    assert [one.role for one in answer.tested if not one.product] == ["experimental"]


@pytest.mark.parametrize(
    "title",
    [
        "Long-term Follow-up of Patients Treated With Axicabtagene Ciloleucel",
        "Long Term Follow Up Study of Participants Who Received Axi-cel",
        "A Rollover Study for Subjects Who Received Axicabtagene Ciloleucel",
        "15 Years Safety Follow-up After KTE-C19",
    ],
)
def test_a_follow_up_study_follows_up_the_product(classifier: Classifier, title: str) -> None:
    """It tests the product of older trials in that role, and no other."""
    answer = classifier.classify(trial(title, "Axicabtagene Ciloleucel", study_type="OBSERVATIONAL"))
    assert [(one.product, one.role) for one in answer.tested] == [(YESCARTA, "follow_up")]


def test_products_and_diseases_are_paired_by_arm(classifier: Classifier) -> None:
    """Where each arm names its disease, each product has its own."""
    record = trial(
        "CAR-T in Lymphoma and Myeloma",
        biological("Axicabtagene ciloleucel", arms=["Cohort A: follicular lymphoma"]),
        biological("Zevorcabtagene autoleucel", arms=["Cohort B: multiple myeloma"]),
        conditions=["Follicular Lymphoma", "Multiple Myeloma"],
        arms=(
            experimental("Cohort A: follicular lymphoma", "Axicabtagene ciloleucel"),
            experimental("Cohort B: multiple myeloma", "Zevorcabtagene autoleucel"),
        ),
    )
    answer = classifier.classify(record)
    follicular, myeloma = (one.id for one in answer.diseases)
    assert {one.product: one.indications for one in answer.tested} == {YESCARTA: (follicular,), ZEVOR: (myeloma,)}

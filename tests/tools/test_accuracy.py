"""What `make accuracy` compares, counts and shows: on records and labels by hand, and that the gold sample is whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tools.accuracy import gold, products
from tools.accuracy.axes import Axes, Difference
from tools.accuracy.gold import Gold
from tools.accuracy.page import page
from tools.accuracy.products import NamedProducts
from tools.accuracy.trees import Trees, mondo_ancestors

from cgtkg import seeds
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.schema.vocabularies import COMPANY_KINDS
from support.missing import missing
from support.registry_files import array, put, study

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    """With what ships."""
    return Classifier.of([seeds.FOLDER])


def label(number: int, **fields: Any) -> dict[str, Any]:
    """A label of a trial in `file`: a BCMA CAR-T of a company in myeloma."""
    whole = {
        "trial": f"clinicaltrials:NCT9000000{number}", "half": "open", "file": "file", "relevant": True,
        "relevant_sure": True, "targets": ["BCMA"], "target_logic": None, "cell_source": "autologous",
        "modality": "car-t", "indications": ["mondo:0009693"], "area": "hematologic oncology",
        "sponsor_class": "industry", "words": {"targets": "title: BCMA"},
    }  # fmt: skip
    return whole | fields


def trial(number: int, title: str, product: str, condition: str) -> dict[str, Any]:
    """A study told by its title and one intervention."""
    return study(
        f"NCT9000000{number}",
        identificationModule__briefTitle=title,
        identificationModule__officialTitle=None,
        descriptionModule={"briefSummary": "A trial."},
        conditionsModule={"conditions": [condition]},
        armsInterventionsModule={"interventions": [{"type": "BIOLOGICAL", "name": product}]},
    )


def labelled_product(number: int, name: str, kind: str = "name") -> dict[str, Any]:
    """A label of the products of a trial in `file`."""
    product = {"name": name, "also": [], "kind": kind, "role": "test"}
    whole = {"trial": f"clinicaltrials:NCT9000000{number}", "half": "open", "file": "file", "relevant": True}
    return whole | {"sure": True, "products": [product], "words": "title", "note": ""}


STUDIES = array(
    trial(1, "BCMA CAR-T in Myeloma", "BCMA CAR-T", "Multiple Myeloma"),
    trial(2, "CD19 CAR-T in Follicular Lymphoma", "CD19 CAR-T", "Follicular Lymphoma"),
    trial(3, "Walking in Health", "Walking", "Healthy"),
)


@pytest.fixture
def scored(classifier: Classifier, tmp_path: Path) -> Any:
    """The three studies against labels, of which the second is wrong on purpose and hidden."""
    put(tmp_path, STUDIES, "file")
    lymphoma = "mondo:0018906"
    labels = [
        label(1),
        label(2, targets=["CD22"], indications=["mondo:0015759"], sponsor_class="academic", unsure=["sponsor_class"]),
        label(3, relevant=False, indications=[lymphoma]),
    ]
    axes = Axes({labels[1]["trial"]})
    trees = Trees(classifier.vocabulary, {lymphoma: frozenset({"mondo:0015759"})})
    Gold(classifier, trees).score(tmp_path, labels, axes)
    return axes


def test_every_axis_is_counted_and_differences_of_untouched_trials_stay_hidden(scored: Any) -> None:
    """One antigen of two is right; a kind of the labelled disease is right; an unsure axis is not compared."""
    assert (scored["targets, exact set"].right, scored["targets, exact set"].compared) == (1, 2)
    assert scored["targets, exact set"].differing == []
    assert (scored["indications, right terms or below"].right, scored["sponsor_class"].compared) == (2, 2)
    assert scored["relevant"].share == 1.0
    assert (scored.relevance.precision, scored.relevance.recall) == (1.0, 1.0)
    assert (scored.antigens["cd19"].precision, scored.antigens["cd22"].recall) == (0.0, 0.0)
    assert scored.all_antigens.f1 == 0.5
    assert scored.trials == Counter({"relevant": 2, "irrelevant": 1, "unsure of sponsor_class": 1})


def test_the_page_counts_what_it_hides(
    scored: Any,
) -> None:
    """Neither the trial nor its label stands there."""
    text = page("2026-11-23", {"Gold": scored}, {})
    assert "| targets, exact set | 1 | 2 | 0.500 |" in text
    assert "And 1 of untouched trials." in text
    assert "NCT90000002" not in text


def test_a_difference_that_may_be_shown_has_both_reasons() -> None:
    """And marks of Markdown in names stand for themselves."""
    axes = Axes()
    axes.add("targets", False, Difference("clinicaltrials:NCT1", "A*B", "title: [x]", "C", "summary: D"))
    text = page("2026-11-23", {"Gold": axes}, {})
    assert r"- clinicaltrials:NCT1: A\*B (title: \[x\]) / C; summary: D" in text


def test_diseases_agree_where_none_is_missed_and_none_is_beside(classifier: Classifier) -> None:
    """A solid cancer is a solid tumour."""
    above = {"mondo:0018906": frozenset({"mondo:0015759"})}
    agree = Trees(classifier.vocabulary, above).agree
    assert agree(["mondo:0015759"], ["mondo:0018906"])
    assert not agree(["mondo:0018906"], ["mondo:0015759"]), "less specific than stated"
    assert not agree(["mondo:0018906"], ["mondo:0018906", "mondo:0009693"]), "one that nobody named"
    assert not agree(["mondo:0018906", "mondo:0009693"], ["mondo:0018906"]), "one missed"
    assert agree(["indication:solid-tumor"], ["mondo:0007256"])


def test_a_named_product_is_right_by_any_of_its_names_and_where_no_other_is_answered(
    classifier: Classifier, tmp_path: Path
) -> None:
    """By vocabulary, or by its words if no vocabulary has it; one that is no more than carrier and antigen may stay
    unanswered; an unsure label is not compared.
    """
    put(tmp_path, array(
        trial(1, "Zevor-cel in Myeloma", "CT053", "Multiple Myeloma"),
        trial(2, "BCMA CAR-T in Myeloma", "ZZ-9041 CAR-T", "Multiple Myeloma"),
        trial(3, "Zevor-cel in Myeloma", "CT053", "Multiple Myeloma"),
        trial(4, "CD19 CAR-T in Lymphoma", "CD19 CAR-T", "Lymphoma"),
    ), "file")  # fmt: skip
    axes = Axes()
    NamedProducts(classifier).score(tmp_path, [
        labelled_product(1, "Zevorcabtagene autoleucel injection"), labelled_product(2, "ZZ9041"),
        labelled_product(3, "Yescarta"),
        labelled_product(4, "CD19 CAR-T", kind="label"), labelled_product(4, "Yescarta") | {"sure": False},
    ], axes)  # fmt: skip
    axis = axes["product, named"]
    assert (axis.right, axis.compared) == (2, 3)
    assert [one.theirs for one in axis.differing] == ["Yescarta"]


def test_the_sample_of_products_is_whole() -> None:
    """Both halves, each trial once, at least 80 named products a half, every product in a role."""
    labels = products.labels()
    assert len({one["trial"] for one in labels}) == len(labels)
    names: Counter[str] = Counter()
    for one in labels:
        for product in one["products"]:
            assert product["name"], one["trial"]
            assert product["role"] in {"test", "combination", "follow_up", "background"}, one["trial"]
            assert product["kind"] in {"name", "label"}, one["trial"]
            names[one["half"]] += product["kind"] == "name"
    assert names.keys() == {"open", "untouched"}
    assert min(names.values()) >= 80


def test_the_sample_is_whole() -> None:
    """Both halves of at least 125, each trial once, every field a word of its vocabulary, every answer with words."""
    labels = gold.labels()
    assert len({one["trial"] for one in labels}) == len(labels) >= 250
    halves = Counter(one["half"] for one in labels)
    assert halves.keys() == {"open", "untouched"}
    assert min(halves.values()) >= 125
    for one in labels:
        assert one["area"] in {
            "hematologic oncology", "solid oncology", "mixed oncology", "autoimmune", "other"
        }, one["trial"]  # fmt: skip
        assert one["sponsor_class"] in COMPANY_KINDS
        assert one["cell_source"] in {"autologous", "allogeneic", "in vivo", "unclear", None}
        assert one["target_logic"] in {"and", "or", "not", "cocktail", "unspecified", None}
        assert one["words"].get("relevant"), one["trial"]
        assert not one["targets"] or one["words"].get("targets"), one["trial"]


@pytest.mark.long
def test_the_promises_hold_on_untouched_trials(classifier: Classifier) -> None:
    """Figures that a change of rules must not lower."""
    if not (DATA / "mondo").is_dir():
        missing(f"the registry files are not at hand ({DATA})")
    axes = Axes()
    trees = Trees(classifier.vocabulary, mondo_ancestors(DATA))
    Gold(classifier, trees).score(DATA, gold.labels("untouched"), axes)
    NamedProducts(classifier).score(DATA, products.labels("untouched"), axes)
    shares = {name: round(axis.share, 3) for name, axis in axes}
    floors = {
        "targets, exact set": 0.95,
        "cell_source": 0.95,
        "sponsor_class": 0.97,
        "area": 0.98,
        "relevant": 0.97,
        "product, named": 0.97,
        "indications, right terms or below": 0.93,
    }
    assert {name: share for name, share in shares.items() if share < floors.get(name, 0.9)} == {}
    assert axes.all_antigens.f1 >= 0.97
    assert min(axes.relevance.precision, axes.relevance.recall) >= 0.97

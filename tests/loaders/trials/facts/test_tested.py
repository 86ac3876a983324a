"""What a trial may say of products, antigens and diseases, and above all what it may not."""

from __future__ import annotations

from typing import Any

import pytest

from cgtkg.loaders.trials.classification import Classifier, Disease, Reason
from cgtkg.loaders.trials.classification.answers import Construct
from cgtkg.loaders.trials.facts import Known, facts
from cgtkg.loaders.trials.record import Organisation
from cgtkg.loaders.trials.registered import Registered
from cgtkg.schema.facts import NodeFact
from support.registered_trials import (
    ALPHA,
    BCMA,
    BETA,
    CD19,
    CD22,
    CLDN18_2,
    COMPANY,
    GD2,
    LUPUS,
    LYMPHOMA,
    MYELOMA,
    NKG2D_LIGANDS,
    default_trial,
    ends,
    facts_of,
    named,
    read_as,
    relationships,
    stated_of,
    unnamed,
)
from support.trial_records import biological, experimental, trial

HOSPITAL = "company:first-affiliated-hospital-of-anywhere-university"
NOWHERE_BIO = Organisation("Nowhere Bio Co., Ltd.", "INDUSTRY")


def product_of(name: str = "CD19 CAR-T", sponsor: Organisation | None = NOWHERE_BIO, **answer: Any) -> str:
    """The id of the product that a trial without a named product tests."""
    found = facts_of(read_as(default_trial(sponsor=sponsor), unnamed(name), **answer))
    (test,) = relationships(found, "TESTS")
    return test.end


class TestSponsorAndDeveloper:
    """A sponsor alone never develops what the vocabulary knows."""

    @pytest.mark.parametrize("sponsor", [Organisation("University Hospital of Nowhere", "OTHER"), NOWHERE_BIO, None])
    def test_a_sponsor_alone_develops_no_known_product(self, sponsor: Organisation | None) -> None:
        """Hospital or company: testing a product is not developing it."""
        found = facts_of(read_as(default_trial(sponsor=sponsor), named(ALPHA), named(BETA)))
        assert relationships(found, "DEVELOPS") == []

    def test_nor_does_it_say_what_a_known_product_is(self) -> None:
        """Antigens, modality and source of a known product are the vocabulary's, not guessed again from each trial."""
        found = facts_of(read_as(default_trial(), named(ALPHA), targets=(CD19, BCMA)))
        assert not relationships(found, "TARGETS")
        assert not relationships(found, "HAS_MODALITY")
        assert not stated_of(found, ALPHA)

    def test_an_unnamed_product_is_developed_by_its_sponsor_inferred(self) -> None:
        """Somebody makes it: the sponsor, by inference, never stated."""
        found = facts_of(read_as(default_trial(), unnamed()))
        ((start, product, assertion),) = ends(found, "DEVELOPS")
        assert (start, assertion) == (HOSPITAL, "inferred")
        assert stated_of(found, product)["kind"] == "unnamed"

    def test_collaborators_develop_nothing(self) -> None:
        """A collaborator may supply anything."""
        record = default_trial(collaborators=(NOWHERE_BIO,))
        assert {start for start, _, _ in ends(facts_of(read_as(record, unnamed())), "DEVELOPS")} == {HOSPITAL}

    def test_without_a_sponsor_nobody_develops_it(self) -> None:
        """A file without a sponsor says nothing of a developer."""
        assert relationships(facts_of(read_as(default_trial(sponsor=None), unnamed())), "DEVELOPS") == []


class TestIdentityOfUnnamedProducts:
    """Developer, antigens and modality tell unnamed products apart, and nothing else does."""

    def test_two_trials_of_one_product_name_the_same(self) -> None:
        """Another title, phase or disease makes no second product; nor does another spelling of the sponsor."""
        one = product_of()
        other = product_of("anti-CD19 CAR-T injection", sponsor=Organisation("NOWHERE BIO"), diseases=(Disease(LUPUS),))
        assert one == other

    def test_the_order_of_antigens_does_not_matter(self) -> None:
        """CD19/CD22 and CD22/CD19 are one."""
        assert product_of(targets=(CD19, CD22), logic="or") == product_of(targets=(CD22, CD19), logic="or")

    @pytest.mark.parametrize(
        "other",
        [
            {"targets": (CD22,)}, {"targets": (CD19, CD22), "logic": "or"}, {"targets": ()},
            {"modality": "modality:car-nk"}, {"modality": "modality:tcr-t"}, {"modality": ""},
            {"cell_source": "allogeneic"}, {"sponsor": Organisation("Elsewhere Bio", "INDUSTRY")},
        ],
    )  # fmt: skip
    def test_another_antigen_modality_or_developer_is_another_product(self, other: dict[str, Any]) -> None:
        """Autologous and allogeneic CAR-T are two modalities."""
        assert product_of(**other) != product_of()

    def test_products_of_unknown_developers_are_not_one(self) -> None:
        """Two trials that tell no sponsor may test two products: what nothing identifies is not merged."""
        one, other = (
            {test.end for test in relationships(facts_of(read_as(record, unnamed())), "TESTS")}
            for record in (default_trial(number=1, sponsor=None), default_trial(number=2, sponsor=None))
        )
        assert not one & other

    @pytest.mark.parametrize(
        ("targets", "name", "expression"),
        [
            ((CLDN18_2,), "CLDN18.2 CAR-T", "CLDN18.2"), ((GD2,), "GD2 CAR-T", "GD2"),
            ((NKG2D_LIGANDS,), "NKG2D ligands CAR-T", "NKG2D ligands"),
            ((CD19, CD22), "CD19/CD22 CAR-T", "(CD19 OR CD22)"), ((), "CAR-T", None),
        ],
    )  # fmt: skip
    def test_isoforms_lipids_and_ligand_families_are_targets_like_any_other(
        self, targets: tuple[str, ...], name: str, expression: str | None
    ) -> None:
        """The product is named after what it binds, and linked to exactly that."""
        record = default_trial(sponsor=NOWHERE_BIO)
        found = facts_of(read_as(record, unnamed(), targets=targets, logic="or" if len(targets) > 1 else ""))
        (test,) = relationships(found, "TESTS")
        assert stated_of(found, test.end)["name"] == f"{name} of Nowhere Bio"
        assert stated_of(found, test.end).get("target_expression") == expression
        assert {one.end for one in relationships(found, "TARGETS")} == set(targets)

    @pytest.mark.parametrize(
        ("logic", "expression", "of_relationship"),
        [("and", "(CD19 AND CD22)", "and"), ("or", "(CD19 OR CD22)", "or"), ("not", "(CD19 AND NOT CD22)", "not"),
         ("cocktail", "(CD19 + CD22)", "unspecified")],
    )  # fmt: skip
    def test_the_logic_is_in_the_expression_and_on_every_antigen(
        self, logic: str, expression: str, of_relationship: str
    ) -> None:
        """As the contract writes it."""
        found = facts_of(read_as(default_trial(), unnamed(), targets=(CD19, CD22), logic=logic))
        (test,) = relationships(found, "TESTS")
        assert stated_of(found, test.end)["target_expression"] == expression
        assert {one.properties["logic"] for one in relationships(found, "TARGETS")} == {of_relationship}


class TestRoles:
    """What is compared with, given beside or followed up is not under development in this trial."""

    @pytest.mark.parametrize("role", ["comparator", "background", "follow_up"])
    def test_only_an_experimental_product_treats(self, role: str) -> None:
        """Its role is told, a disease or a stage is not."""
        found = facts_of(read_as(default_trial(phase="phase_3"), named(ALPHA), named(BETA, role)))
        roles = {one.end: one.properties["role"] for one in relationships(found, "TESTS")}
        assert roles == {ALPHA: "experimental", BETA: role}
        assert {one.start for one in relationships(found, "TREATS")} == {ALPHA}

    def test_a_follow_up_study_gives_no_stage(self) -> None:
        """Long-term follow-up is phase 4 or none, and years late: it says nothing of how far a product is."""
        found = facts_of(read_as(default_trial(phase="phase_2"), named(ALPHA, "follow_up")))
        assert {one.properties["role"] for one in relationships(found, "TESTS")} == {"follow_up"}
        assert not any("stage" in one.properties for one in relationships(found, "TREATS"))

    def test_an_unnamed_comparator_is_not_developed_by_the_sponsor(self) -> None:
        """What a sponsor compares with is somebody else's."""
        found = facts_of(read_as(default_trial(), named(ALPHA), unnamed("other CAR-T", role="comparator")))
        assert relationships(found, "DEVELOPS") == []

    def test_a_trial_that_tests_no_such_product_tests_and_treats_nothing(self) -> None:
        """An irrelevant trial keeps its diseases; it makes no product."""
        found = facts_of(read_as(default_trial(), unnamed(), relevant=False))
        assert {fact.type for fact in found if not isinstance(fact, NodeFact)} <= {"INVESTIGATES", "SPONSORS"}
        assert stated_of(found, "clinicaltrials:NCT00000001")["relevant"] is False


class TestTreats:
    """Product and disease are paired by arm, or where one of them is alone, never by multiplying."""

    def test_by_arm_it_is_stated(self) -> None:
        """Each product has the disease of its own arm."""
        found = facts_of(
            read_as(
                default_trial(),
                named(ALPHA, arm="A", indications=(MYELOMA,)),
                named(BETA, arm="B", indications=(LUPUS,)),
                diseases=(Disease(MYELOMA), Disease(LUPUS)),
            )
        )
        assert ends(found, "TREATS") == {(ALPHA, MYELOMA, "stated"), (BETA, LUPUS, "stated")}

    def test_one_product_in_several_diseases_is_inferred(self) -> None:
        """Nothing else can be meant, but the record does not say it."""
        diseases = (Disease(MYELOMA), Disease(LUPUS))
        found = facts_of(read_as(default_trial(), named(ALPHA), diseases=diseases))
        assert ends(found, "TREATS") == {(ALPHA, MYELOMA, "inferred"), (ALPHA, LUPUS, "inferred")}

    def test_several_products_in_one_disease_are_inferred(self) -> None:
        """The same the other way round."""
        found = facts_of(read_as(default_trial(), named(ALPHA), named(BETA), diseases=(Disease(LUPUS),)))
        assert ends(found, "TREATS") == {(ALPHA, LUPUS, "inferred"), (BETA, LUPUS, "inferred")}

    def test_two_products_and_two_diseases_without_arms_are_not_paired(self) -> None:
        """Which treats which is not known; what is tested and investigated is."""
        diseases = (Disease(MYELOMA), Disease(LUPUS))
        found = facts_of(read_as(default_trial(), named(ALPHA), named(BETA), diseases=diseases))
        assert relationships(found, "TREATS") == []
        assert {one.end for one in relationships(found, "TESTS")} == {ALPHA, BETA}
        assert {one.end for one in relationships(found, "INVESTIGATES")} == {MYELOMA, LUPUS}

    def test_a_comparator_does_not_count_as_a_second_product(self) -> None:
        """One product is under test, so the pairs are clear."""
        diseases = (Disease(MYELOMA), Disease(LUPUS))
        found = facts_of(read_as(default_trial(), named(ALPHA), named(BETA, "comparator"), diseases=diseases))
        assert ends(found, "TREATS") == {(ALPHA, MYELOMA, "inferred"), (ALPHA, LUPUS, "inferred")}

    @pytest.mark.parametrize(
        ("phase", "stage"),
        [("early_phase_1", "phase_1"), ("phase_1", "phase_1"), ("phase_1_2", "phase_1_2"), ("phase_2", "phase_2"),
         ("phase_2_3", "phase_2_3"), ("phase_3", "phase_3"), ("phase_4", None), ("na", None), ("unknown", None)],
    )  # fmt: skip
    def test_the_stage_is_that_of_the_phase(self, phase: str, stage: str | None) -> None:
        """Phase 4 and no phase show none: approval is not read from a trial."""
        (treats,) = relationships(facts_of(read_as(default_trial(phase=phase), unnamed())), "TREATS")
        assert treats.properties.get("stage") == stage

    def test_a_withdrawn_trial_is_a_plan(self) -> None:
        """Withdrawn before anyone took part: planned, so that no analysis counts it."""
        found = facts_of(read_as(default_trial(status="withdrawn"), named(ALPHA, indications=(LYMPHOMA,))))
        assert {assertion for _, _, assertion in ends(found, "TREATS")} == {"planned"}

    def test_a_terminated_trial_is_no_plan(self) -> None:
        """Somebody was treated."""
        found = facts_of(read_as(default_trial(status="terminated"), named(ALPHA)))
        assert {assertion for _, _, assertion in ends(found, "TREATS")} == {"inferred"}

    def test_qualifiers_are_of_the_relationship(self) -> None:
        """Relapsed or refractory, line and age group qualify; they are no disease of their own."""
        disease = Disease(MYELOMA, "relapsed or refractory", ">=3 prior lines", "paediatric")
        found = facts_of(read_as(default_trial(), named(ALPHA), diseases=(disease,)))
        (treats,) = relationships(found, "TREATS")
        assert {treats.properties[name] for name in ("setting", "line", "population")} == {
            "relapsed or refractory", ">=3 prior lines", "paediatric"
        }  # fmt: skip
        (investigates,) = relationships(found, "INVESTIGATES")
        assert (investigates.properties["setting"], investigates.properties["line"]) == (
            "relapsed or refractory", ">=3 prior lines"
        )  # fmt: skip


def modalities(source: str, reason: Reason, **answer: Any) -> set[tuple[str, str]]:
    """The kinds of an unnamed product whose cells come from `source`, each with its assertion."""
    found = facts_of(read_as(default_trial(), unnamed(), cell_source=source, reasons={"cell_source": reason}, **answer))
    return {(end.partition(":")[2], assertion) for _, end, assertion in ends(found, "HAS_MODALITY")}


class TestSourceAndModality:
    """A default is inferred, what the record says is stated."""

    def test_a_default_source_is_inferred(self) -> None:
        """The record is silent."""
        reason = Reason("default", "", "silent car-t")
        assert modalities("autologous", reason) == {("car-t", "stated"), ("autologous-car-t", "inferred")}

    def test_a_stated_source_is_stated(self) -> None:
        """The record says so."""
        reason = Reason("title", "allogeneic")
        assert modalities("allogeneic", reason) == {("car-t", "stated"), ("allogeneic-car-t", "stated")}

    def test_an_unclear_source_makes_no_kind(self) -> None:
        """Conflicting words are not decided."""
        assert modalities("unclear", Reason("title", "autologous, allogeneic", "conflicting")) == {("car-t", "stated")}

    def test_a_dual_construct_is_a_kind_and_a_cocktail_is_none(self) -> None:
        """Two antigens of one product, or two products of one antigen each."""
        reason = Reason("title", "autologous")
        dual = modalities("autologous", reason, targets=(CD19, CD22), logic="or")
        cocktail = modalities("autologous", reason, targets=(CD19, CD22), logic="cocktail")
        assert "dual-target-car-t" in {kind for kind, _ in dual}
        assert "dual-target-car-t" not in {kind for kind, _ in cocktail}

    def test_a_source_that_conflicts_is_stored_as_unclear(self) -> None:
        """The product's own property is the contract's word."""
        found = facts_of(read_as(default_trial(), unnamed(), cell_source="unclear"))
        (test,) = relationships(found, "TESTS")
        assert stated_of(found, test.end)["cell_source"] == "unclear"


def test_an_antigen_read_from_the_disease_is_inferred(classifier: Classifier) -> None:
    """CD19-positive lymphoma treated with CAR-T: that the product binds CD19 is a conclusion, not a statement."""
    known = Known(classifier.vocabulary, classifier.organisations)
    for title, assertion in (("CAR-T in CD19-positive Lymphoma", "inferred"), ("CD19 CAR-T in Lymphoma", "stated")):
        record = trial(title, "CAR-T cells", conditions=["Lymphoma"])
        found = facts(Registered.of(record, classifier.classify(record), "2026-07-01"), known, "source:ctgov")
        assert {(one.end, one.assertion.value) for one in relationships(found, "TARGETS")} == {(CD19, assertion)}, title


def test_two_products_of_one_antigen_each_are_no_dual_construct(classifier: Classifier) -> None:
    """CD19 CAR-T in one arm, BCMA CAR-T in the other: nothing binds both."""
    record = trial(
        "CAR-T in Systemic Lupus", biological("CD19 CAR-T", arms=["A"]), biological("BCMA CAR-T", arms=["B"]),
        arms=(experimental("A", "CD19 CAR-T"), experimental("B", "BCMA CAR-T")),
    )  # fmt: skip
    known = Known(classifier.vocabulary, classifier.organisations)
    found = facts(Registered.of(record, classifier.classify(record), "2026-07-01"), known, "source:ctgov")
    assert "modality:dual-target-car-t" not in {one.end for one in relationships(found, "HAS_MODALITY")}
    bound = [{one.end for one in relationships(found, "TARGETS") if one.start == product} for product in
             {one.end for one in relationships(found, "TESTS")}]  # fmt: skip
    assert sorted(map(sorted, bound)) == [[BCMA], [CD19]]


def test_a_known_developer_is_recognised_as_sponsor() -> None:
    """The vocabulary's company sponsors the trial under its own id; no second company is made."""
    found = facts_of(read_as(default_trial(sponsor=NOWHERE_BIO), named(ALPHA)))
    assert ends(found, "SPONSORS") == {(COMPANY, "clinicaltrials:NCT00000001", "stated")}
    assert not stated_of(found, COMPANY)


def test_a_construct_belongs_to_the_only_product_under_test() -> None:
    """Of two products nothing says whose vector is meant; a comparator is none."""
    vector = Construct("technology:lentiviral-vector", Reason("summary", "lentiviral vector"))
    one = facts_of(read_as(default_trial(), named(ALPHA), constructs=(vector,)))
    assert ends(one, "USES") == {(ALPHA, "technology:lentiviral-vector", "stated")}
    (fact,) = relationships(one, "USES")
    assert fact.properties["reason"] == "summary: 'lentiviral vector'"
    two = facts_of(read_as(default_trial(), named(ALPHA), named(BETA), constructs=(vector,)))
    assert ends(two, "USES") == set()

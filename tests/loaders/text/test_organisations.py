"""Sponsors by name: spellings of one organisation are one, two organisations stay two, and each has its class."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg import seeds
from cgtkg.loaders.text.organisations import Organisations, plain_name
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.schema.curies import check
from cgtkg.schema.facts import Evidence, NodeFact

PASSAGE = Evidence("source:seed-001", "L1", "2025")
KNOWN = [
    NodeFact("company:carsgen", {"name": "CARsgen Therapeutics", "kind": "industry", "aliases": ["科济药业"]}, PASSAGE),
    NodeFact(
        "company:juno", {"name": "Juno Therapeutics, a Bristol-Myers Squibb Company", "kind": "industry"}, PASSAGE
    ),
    NodeFact("company:upenn", {"name": "University of Pennsylvania", "kind": "academic"}, PASSAGE),
    NodeFact("company:somewhere", {"name": "Somewhere Research Hospital"}, PASSAGE),
]
ORGANISATIONS = Organisations(Vocabulary.of(KNOWN), [seeds.FOLDER])


def id_of(name: str, class_: str = "") -> str:
    return ORGANISATIONS.resolve(name, class_).id


@pytest.mark.parametrize(
    "written",
    [
        "CARsgen Therapeutics", "CARSGEN THERAPEUTICS", "CARsgen Therapeutics Co., Ltd.",
        "CARsgen Therapeutics Co.,Ltd", "The CARsgen Therapeutics Company Limited", " CARsgen  Therapeutics, Inc. ",
        "ＣＡＲｓｇｅｎ Therapeutics", "科济药业",
    ],
)  # fmt: skip
def test_a_known_organisation_is_recognised_in_every_spelling(written: str) -> None:
    """Case, legal form, article and full-width letters do not count; a name in another language is a name."""
    resolved = ORGANISATIONS.resolve(written, "INDUSTRY")
    assert (resolved.id, resolved.known, resolved.class_) == ("company:carsgen", True, "industry")


def test_a_name_that_contains_a_known_one_is_another_organisation() -> None:
    """A hospital of the University of Pennsylvania, or another company of the name, is not guessed to be it."""
    for other in ("Juno Diagnostics", "University of Pennsylvania Health Foundation", "CARsgen Life Sciences"):
        resolved = ORGANISATIONS.resolve(other, "")
        assert not resolved.known
        assert resolved.id not in {fact.id for fact in KNOWN}


def test_the_class_of_the_vocabulary_goes_before_the_registry() -> None:
    """A registry's class is often wrong; where the vocabulary has none the rules decide all the same."""
    assert ORGANISATIONS.resolve("University of Pennsylvania", "INDUSTRY").class_ == "academic"
    unclassed = ORGANISATIONS.resolve("Somewhere Research Hospital", "INDUSTRY")
    assert (unclassed.id, unclassed.known, unclassed.class_) == ("company:somewhere", True, "academic")


name_words = st.lists(st.text("abcdefgXYZ", min_size=2, max_size=8), min_size=1, max_size=4)
legal_forms = st.sampled_from(
    ["", " Inc", " Inc.", ", Inc.", " Co., Ltd.", " Co.,Ltd", " Co. Ltd", " Limited", " LLC", " GmbH", " Corporation"]
)


@given(name_words, legal_forms, legal_forms, st.booleans())
def test_equal_spellings_have_one_id(words: list[str], one_form: str, other_form: str, shouted: bool) -> None:
    """With whatever legal form, in capitals, with blanks or commas more or less."""
    other = "  ".join(words).upper() if shouted else ", ".join(words)
    assert id_of(" ".join(words) + one_form) == id_of(other + other_form)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Jude Children's Research Hospital", "St Jude Children’s Research Hospital"),
        ("Merck Sharp & Dohme LLC", "Merck Sharp and Dohme"),
        ("The First Affiliated Hospital of Soochow University", "First Affiliated Hospital of Soochow University"),
        ("Cellectis S.A.", "Cellectis SA"),
        ("Galapagos N.V.", "Galapagos NV"),
        ("Kite, A Gilead Company", "Kite, a Gilead company"),
        ("Poseida Therapeutics, Inc.", "POSEIDA THERAPEUTICS INC"),
    ],
)
def test_usual_variants_of_a_name_have_one_id(one: str, other: str) -> None:
    """Apostrophes, ampersands, articles, points in a legal form, case."""
    assert id_of(one) == id_of(other)


ordinals = st.sampled_from(["First", "Second", "Third", "Fourth", "Fifth"])
kinds = st.sampled_from(["Affiliated Hospital", "People's Hospital", "Hospital"])
cities = st.sampled_from(["Soochow", "Zhejiang", "Nanchang", "Xinxiang", "Guangzhou"])


@given(st.tuples(ordinals, kinds, cities), st.tuples(ordinals, kinds, cities))
def test_different_hospitals_stay_different(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    """The First and the Second Affiliated Hospital are two, and so are the First of two universities."""
    ids = {id_of(f"The {ordinal} {kind} of {city} University") for ordinal, kind, city in (one, other)}
    assert len(ids) == len({one, other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xinqiao Hospital of Chongqing", "Southwest Hospital, China"),
        ("Henan Cancer Hospital", "Hunan Cancer Hospital"),
        ("Shaanxi Provincial People's Hospital", "Shanxi Provincial People's Hospital"),
        ("Tongji Hospital", "Shanghai Tongji Hospital, Tongji University School of Medicine"),
        ("University Hospital Basel", "University Hospital, Basel-Landschaft"),
        ("Nanjing Therapeutics", "Nanjing Medicine"),
    ],
)
def test_names_that_look_alike_stay_two(one: str, other: str) -> None:
    """Nothing is matched by likeness."""
    assert id_of(one) != id_of(other)


@pytest.mark.parametrize(
    ("name", "registry_class", "class_"),
    [
        # hospitals and universities, whoever owns them and whatever the registry calls them
        ("The First Affiliated Hospital of Zhengzhou University", "OTHER", "academic"),
        ("Guangdong Provincial People's Hospital", "OTHER_GOV", "academic"),
        ("Chinese PLA General Hospital", "OTHER", "academic"),
        ("Beijing GoBroad Boren Hospital", "INDUSTRY", "academic"),
        ("Assistance Publique - Hôpitaux de Paris", "OTHER", "academic"),
        ("ASSISTANCE PUBLIQUE HOPITAUX DE MARSEILLE", "OTHER_GOV", "academic"),
        ("Universitätsklinikum Hamburg-Eppendorf", "OTHER", "academic"),
        ("Hospital Clinic of Barcelona", "OTHER_GOV", "academic"),
        ("Azienda Ospedaliero-Universitaria di Bologna", "OTHER_GOV", "academic"),
        ("Memorial Sloan Kettering Cancer Center", "OTHER", "academic"),
        ("City of Hope Medical Center", "OTHER", "academic"),
        ("University College, London", "OTHER", "academic"),
        ("University Hospital Tuebingen", "", "academic"),
        ("Institute of Hematology & Blood Diseases Hospital, China", "OTHER_GOV", "academic"),
        ("Medical College of Wisconsin", "OTHER", "academic"),
        # agencies and national institutes
        ("National Cancer Institute (NCI)", "NIH", "government"),
        ("National Institutes of Health Clinical Center (CC)", "NIH", "government"),
        ("National Heart, Lung, and Blood Institute (NHLBI)", "NIH", "government"),
        ("National Cancer Institute (NCI)", "", "government"),
        ("Ministry of Health, Malaysia", "OTHER_GOV", "government"),
        ("US Department of Veterans Affairs", "FED", "government"),
        ("Instituto de Salud Carlos III", "OTHER_GOV", "government"),
        # companies, with and without the registry's class
        ("Hebei Senlang Biotechnology Inc., Ltd.", "INDUSTRY", "industry"),
        ("Shanghai Unicar-Therapy Bio-medicine Technology Co.,Ltd", "OTHER", "industry"),
        ("Nowhere Cell Medicines GmbH", "", "industry"),
        ("Autolus Limited", "INDUSTRY", "industry"),
        ("Therapeutics of Anywhere", "INDUSTRY", "industry"),
        # people work at hospitals and universities
        ("Jane Q. Doe, MD", "OTHER", "academic"),
        ("Zhang San", "INDIV", "academic"),
        # nothing known
        ("Somebody", "", "academic"),
    ],
)
def test_the_class_of_an_organisation(name: str, registry_class: str, class_: str) -> None:
    """Academic are hospitals and universities whoever owns them, government agencies and national institutes."""
    assert ORGANISATIONS.resolve(name, registry_class).class_ == class_


@pytest.mark.parametrize(
    ("name", "class_"),
    [
        ("Hospitality Software Ltd", "industry"),
        ("Clinical Trials Unit Services Inc", "industry"),
        ("Universal Cells Biotech Co., Ltd", "industry"),
        ("Hospital Products Australia", "industry"),
    ],
)
def test_a_company_whose_name_sounds_like_a_hospital_is_a_company(name: str, class_: str) -> None:
    """Words decide, not pieces of words."""
    assert ORGANISATIONS.resolve(name, "INDUSTRY").class_ == class_


@given(st.text(max_size=60), st.sampled_from(["", "INDUSTRY", "OTHER", "NIH", "FED", "OTHER_GOV", "NETWORK", "INDIV"]))
def test_any_name_gets_a_well_formed_id_a_class_and_a_reason(name: str, registry_class: str) -> None:
    """Quotes, markup, Cypher or nothing at all: the id is one the graph takes, the class one of three."""
    resolved = ORGANISATIONS.resolve(name, registry_class)
    assert check(resolved.id, ("company",)) == resolved.id
    assert resolved.class_ in ("industry", "academic", "government")
    assert resolved.rule
    assert ORGANISATIONS.resolve(name, registry_class) == resolved


@given(st.text("ab .,&'’-ABincltdéß", max_size=30))
def test_a_plain_name_is_plain(name: str) -> None:
    """What was made plain stays as it is."""
    assert plain_name(plain_name(name)) == plain_name(name)

"""Which diseases a trial studies: read from free text as registries have it, with the words that decided."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg import seeds
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.diseases import Diseases
from cgtkg.loaders.text.rules import read_rules
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.schema.errors import DataError
from cgtkg.schema.vocabularies import AREAS
from support.missing import missing

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
VOCABULARY = Vocabulary.of(read_seeds([seeds.FOLDER]).facts)
DISEASES = Diseases.of(VOCABULARY, [seeds.FOLDER])

ALL, B_ALL, T_ALL, AML = "mondo:0004967", "mondo:0004947", "mondo:0004963", "mondo:0018874"
CLL, CLL_SLL, MYELOMA = "mondo:0004948", "mondo:0003864", "mondo:0009693"
LEUKEMIA, LYMPHOMA, NHL, B_NHL, T_NHL = (
    "mondo:0005059", "mondo:0005062", "mondo:0018908", "mondo:0015759", "mondo:0015760",
)  # fmt: skip
DLBCL, FL, HODGKIN = "mondo:0018905", "mondo:0018906", "mondo:0004952"
B_MALIGNANCY, HEMATOLOGIC, SOLID, CANCER = "mondo:0004095", "mondo:0044881", "indication:solid-tumor", "mondo:0004992"
GASTRIC, PANCREATIC, NSCLC, GLIOBLASTOMA = "mondo:0001056", "mondo:0009831", "mondo:0005233", "mondo:0018177"
LUPUS, LUPUS_NEPHRITIS, MYOSITIS, AUTOIMMUNE = "mondo:0007915", "mondo:0005556", "mondo:0600023", "mondo:0007179"
CYTOKINE_RELEASE = "mondo:0600008"


def ids(*conditions: str, title: str = "", summary: str = "") -> list[str]:
    """What is found in a record."""
    return [found.id for found in DISEASES.find(conditions, title, summary)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("R/R B-cell Acute Lymphoblastic Leukemia", [B_ALL]),
        ("B-ALL", [B_ALL]),
        ("Leukemia, Myeloid, Acute", [AML]),
        ("Acute Myeloid Leukaemia, in Relapse", [AML]),
        ("Leukemia, Lymphocytic, Chronic, B-Cell", [CLL]),
        ("Lymphoma, B-Cell", [B_NHL]),
        ("B Cell Lymphoma (BCL)", [B_NHL]),
        ("Recurrent Diffuse Large B-Cell Lymphoma", [DLBCL]),
        ("Ann Arbor Stage III Diffuse Large B-Cell Lymphoma", [DLBCL]),
        ("Lymphoma, Large B-Cell, Diffuse (DLBCL)", [DLBCL]),
        ("Recurrent Grade 3 Follicular Lymphoma", [FL]),
        ("Hodgkin&#39;s Disease", [HODGKIN]),
        ("CD19 Positive Malignant B-cell Leukemia and Lymphoma", ["indication:b-cell-leukemia", B_NHL]),
        ("T-cell Acute Lymphoblastic Leukemia/Lymphoma", [T_ALL, "mondo:0044917"]),
        ("T-cell Lymphoma (PTCL and CTCL)", [T_NHL, "mondo:0000430", "mondo:0000607"]),
        ("Neoplasms, Plasma Cell", ["mondo:0004959"]),
        ("Multiple Myleoma", [MYELOMA]),
        ("Lung Non-Small Cell Carcinoma", [NSCLC]),
        ("Advanced Gastric or Pancreatic Cancer", [GASTRIC, PANCREATIC]),
        ("Malignant solid tumours, B7-H3 positive", [SOLID]),
        ("Refractory Autoimmune Diseases", [AUTOIMMUNE]),
        ("Lupus Nephritis - WHO Class IV", [LUPUS_NEPHRITIS]),
        ("Sjögren’s syndrome", ["mondo:0010030"]),
        ("Myasthaenia Gravis", ["mondo:0009688"]),
        ("β-Thalassaemia", ["mondo:0019402"]),
        ("复发难治性多发性骨髓瘤", [MYELOMA]),
        ("Solid Tumor (Excluding Glioblastoma)", [SOLID]),
    ],
)
def test_a_condition_in_free_text_gives_its_mondo_term(condition: str, expected: Sequence[str]) -> None:
    """Inverted, British, plural, misspelt, with stage and abbreviation: always the same disease."""
    assert ids(condition) == list(expected)


@pytest.mark.parametrize(
    "condition",
    ["CAR-T", "Safety and Efficacy", "Immunotherapy", "CD19 Positive", "Healthy Volunteers", "TP53 R175H",
     "PD-1 Antibody", "Anaplastic Lymphoma Kinase", "Minimal Residual Disease", ""],
)  # fmt: skip
def test_what_is_no_disease_gives_none(condition: str) -> None:
    """Biomarkers, procedures and aims of a study stand among the conditions too."""
    assert ids(condition) == []


@pytest.mark.parametrize(
    ("condition", "setting", "line", "population"),
    [
        ("Relapsed and/or Refractory Multiple Myeloma", "relapsed or refractory", "", ""),
        ("Recurrent Glioblastoma", "recurrent", "", ""),
        ("Newly Diagnosed High-Risk Multiple Myeloma", "newly diagnosed, high-risk", "", ""),
        ("Stage IV Adult Hodgkin Lymphoma", "stage IV", "", "adult"),
        ("Ph+ ALL", "Philadelphia chromosome-positive", "", ""),
        ("CD 19+ and CLDN18.2-positive Gastric Cancer", "CD19-positive, CLDN18.2-positive", "", ""),
        ("Pediatric ALL", "", "", "paediatric"),
        ("Second-line Large B-cell Lymphoma", "", "second line", ""),
        ("Adult T-cell Leukemia/Lymphoma", "", "", ""),
    ],
)
def test_qualifiers_are_no_diseases(condition: str, setting: str, line: str, population: str) -> None:
    """A term such as recurrent myeloma is its parent and a qualifier; the adult in a name is part of the name."""
    (found,) = DISEASES.find([condition], "")
    assert (found.setting, found.line, found.population) == (setting, line, population)


def test_qualifiers_of_several_conditions_and_of_the_title_come_together() -> None:
    """`Recurrent X`, `Refractory X` is relapsed or refractory X; the title speaks for what says nothing itself."""
    (dlbcl,) = DISEASES.find(["Recurrent DLBCL", "Refractory DLBCL"], "")
    assert dlbcl.setting == "relapsed or refractory"
    lupus, sclerosis = DISEASES.find(["Refractory Lupus", "Systemic Sclerosis", "Pediatric"], "In Active Disease")
    assert (lupus.setting, sclerosis.setting) == ("refractory", "active")
    assert lupus.population == sclerosis.population == "paediatric"
    (myeloma,) = DISEASES.find(["Relapsed Plasma Cell Neoplasm", "Multiple Myeloma"], "")
    assert (myeloma.id, myeloma.setting) == (MYELOMA, "relapsed")


def test_a_basket_trial_keeps_all_its_diseases() -> None:
    """Also where Mondo places one below another, as it does acute leukemia below non-Hodgkin lymphoma."""
    assert ids("Non-Hodgkin Lymphoma", "Acute Lymphoblastic Leukemia", "CLL") == [NHL, ALL, CLL]
    assert ids("Non-Hodgkin Lymphoma", "Follicular Lymphoma") == [NHL, FL]


def test_a_group_gives_way_to_what_it_stands_for_and_to_nothing_else() -> None:
    """Lymphoma yields to follicular lymphoma, not to leukemia or myeloma; cancers to any tumour."""
    assert ids("Lymphoma", "Follicular Lymphoma") == [FL]
    assert ids("Lymphoma", "CLL", "Multiple Myeloma") == [LYMPHOMA, CLL, MYELOMA]
    assert ids("Neoplasms", "Hematologic Neoplasms", "Multiple Myeloma") == [MYELOMA]
    assert ids("Advanced Cancer", "Solid Tumor", "Glioblastoma") == [GLIOBLASTOMA]
    assert ids("Solid Tumor", "Lymphoma") == [SOLID, LYMPHOMA]
    assert ids("Autoimmune Diseases", "Lupus Nephritis", "Inflammatory Myopathy") == [LUPUS_NEPHRITIS, MYOSITIS]


def test_a_toxicity_is_studied_only_where_no_disease_is_named() -> None:
    """Cytokine release syndrome beside leukemia is what the therapy does, not what it treats."""
    assert ids("Cytokine Release Syndrome", "B-ALL") == [B_ALL]
    assert ids("Cytokine Release Syndrome", title="CAR-T in Multiple Myeloma") == [MYELOMA]
    assert ids("Cytokine Release Syndrome") == [CYTOKINE_RELEASE]


def test_a_vague_condition_is_refined_by_the_title() -> None:
    """A special condition is not: what the title speaks of besides is background."""
    assert ids("Lymphoma", title="CD19 CAR-T in DLBCL") == [DLBCL]
    assert ids("Lymphoma Receiving CAR-T Therapy", title="Axi-cel for Follicular Lymphoma") == [FL]
    assert ids("Acute Lymphoblastic Leukemia", title="CAR-T for B-ALL") == [ALL, B_ALL]
    assert ids("Multiple Myeloma", title="After Treatment of Lymphoma") == [MYELOMA]
    assert ids("CAR", title="CD7 CAR-T for T-ALL") == [T_ALL]


def test_the_summary_is_read_only_where_the_rest_says_nothing() -> None:
    """Summaries speak of many diseases."""
    summary = "Glioblastoma is a deadly disease, unlike some lymphoma."
    assert ids("Safety", title="CAR-T cells", summary=summary) == [GLIOBLASTOMA, LYMPHOMA]
    assert ids("Cancer", summary="In patients with solid tumors") == [SOLID]
    assert ids("Multiple Myeloma", summary=summary) == [MYELOMA]


def test_abbreviations_that_are_words_too_need_their_capitals() -> None:
    """All patients have no leukemia; alone or in brackets an abbreviation counts."""
    assert ids(title="All patients with MM or ALL") == [MYELOMA, ALL]
    assert ids(title="It was all for the sake of the RAs") == []
    assert ids("ms") == ["mondo:0005301"]
    assert ids(title="Membranous disease (MN)") == ["mondo:0005376"]
    assert ids(title="MN of the clinic") == []
    assert ids(title="A STUDY OF ALL PATIENTS THAT WAS SMALL") == []


def test_non_hodgkin_is_not_hodgkin() -> None:
    """The longest name counts, and nothing behind a `non`."""
    assert ids("Hodgkin or Non-Hodgkin Lymphoma") == [HODGKIN, NHL]
    assert ids("non-leukemia") == []


def test_the_words_that_decided_are_told() -> None:
    """With the field in which they stand."""
    first, second = DISEASES.find(["Safety"], "CAR-T for r/r Mantle-cell lymphoma and follicular lymphomas")
    assert (first.field, first.words, first.setting) == ("title", "Mantle-cell lymphoma", "relapsed or refractory")
    assert second.words == "follicular lymphomas"


@pytest.mark.parametrize(
    ("found", "area"),
    [
        ([MYELOMA, DLBCL], "hematologic oncology"),
        (["mondo:0018881"], "hematologic oncology"),
        ([SOLID], "solid oncology"),
        (["mondo:0021042"], "solid oncology"),
        ([MYELOMA, GASTRIC], "mixed oncology"),
        ([CANCER], "mixed oncology"),
        ([LUPUS_NEPHRITIS, MYOSITIS], "autoimmune"),
        ([LUPUS, B_NHL], "hematologic oncology"),
        ([LUPUS, MYOSITIS, B_NHL], "autoimmune"),
        ([MYELOMA, "mondo:0005109"], "hematologic oncology"),
        (["mondo:0010602"], "other"),
        ([], "other"),
    ],
)
def test_the_area_follows_from_the_diseases(found: list[str], area: str) -> None:
    """Solid and hematologic tumours are mixed; autoimmunity beside a tumour counts where it is more."""
    assert DISEASES.area(found) == area


def test_every_disease_has_its_place_and_area() -> None:
    """Led to the root of Mondo or, for injuries, to theirs."""
    indications = VOCABULARY.names["Indication"]
    mondo = [id_ for id_ in indications if id_.startswith("mondo:")]
    assert len(mondo) >= 250
    for id_ in indications:
        assert VOCABULARY.areas.get(id_, "other") in AREAS
        above = {id_}
        while more := {up for one in above for up in VOCABULARY.parents.get(one, ())} - above:
            above |= more
        assert above & {"mondo:0000001", "mondo:0021178"}, id_


def test_no_disease_of_the_vocabulary_is_a_qualified_one() -> None:
    """Mondo has recurrent and childhood terms; here they are their parents, but where the disease is to recur."""
    for id_ in VOCABULARY.names["Indication"].keys() - {"mondo:0018955"}:
        name = VOCABULARY.name(id_).lower()
        assert not any(word in name for word in ("recurrent", "refractory", "relapsed", "childhood", "pediatric"))


def test_the_rules_speak_of_names_and_diseases_that_are_there() -> None:
    """A rule for nothing is a slip of the pen."""
    names = VOCABULARY.names["Indication"]
    for row in read_rules([seeds.FOLDER], "disease_groups", ("id", "gives_way_to", "except", "reason")):
        others = [id_.removeprefix("=") for id_ in row["except"].split("|") if id_]
        assert {row["id"], *others} <= names.keys()
    for row in read_rules([seeds.FOLDER], "diseases", ("name", "id", "use", "reason")):
        assert row["id"] in names
        if row["use"] != "never":
            assert row["name"] in names[row["id"]], row


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("diseases", "name,id,use,reason\nX,mondo:0009693,often,\n", r"rules/diseases\.csv:2 \[use\]: 'often'"),
        ("disease_groups", "id,gives_way_to\nmondo:0009693,all\n", r"disease_groups\.csv:2 \[gives_way_to\]: 'all'"),
        ("qualifiers", "words,kind,value\nolder,age,elderly\n", r"qualifiers\.csv:2 \[kind\]: 'age'"),
        ("qualifiers", "word,kind,value\nolder,age,elderly\n", r"qualifiers\.csv:1: unknown column 'word'"),
    ],
)
def test_a_wrong_rule_is_named_with_table_row_and_field(tmp_path: Path, table: str, text: str, message: str) -> None:
    """So that the author of an overlay finds it."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / f"{table}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        Diseases.of(VOCABULARY, [seeds.FOLDER, tmp_path])


def test_a_name_of_two_diseases_is_refused_and_a_rule_settles_it(tmp_path: Path) -> None:
    """Nothing is decided by the order of tables."""
    names = {"mondo:1": ["one", "Smith disease"], "mondo:2": ["two", "Smith's disease"]}
    vocabulary = Vocabulary({"Indication": names}, {}, {}, {}, {})
    with pytest.raises(DataError, match=r"\"Smith's disease\" is a name of mondo:2 and of mondo:1"):
        Diseases.of(vocabulary, [tmp_path])
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "diseases.csv").write_text("name,id,use\nSmith disease,mondo:1,never\n", encoding="utf-8")
    assert [found.id for found in Diseases.of(vocabulary, [tmp_path]).find(["Smith disease"], "")] == ["mondo:2"]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=80))
def test_any_text_can_be_read(conditions: list[str], title: str) -> None:
    """Registry text is anything at all."""
    for found in DISEASES.find(conditions, title):
        assert found.id in VOCABULARY.names["Indication"]


@pytest.mark.parametrize(("table", "area"), [("cart-onc", "oncology"), ("cart-rheum", "autoimmune")])
def test_nearly_every_real_trial_has_a_disease_of_its_area(table: str, area: str) -> None:
    """Of the CAR-T trials at hand; measured on 2026-11-22: 100 % with a disease, 99 % in the area of their table."""
    path = DATA / table / "2026-07-01" / "trials.csv"
    if not path.exists():
        missing(f"the registry data are not at hand ({path})")
    with path.open(encoding="utf-8", newline="") as stream:
        found = [
            DISEASES.area(ids(*row["Conditions"].split("|"), title=row["BriefTitle"], summary=row["BriefSummary"]))
            for row in csv.DictReader(stream)
        ]
    assert sum(area in one for one in found) / len(found) >= 0.97, json.dumps(found)[:200]

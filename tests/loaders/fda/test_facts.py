"""What the FDA's records are evidence of: curated approvals, their end, who holds the licence, new products."""

from pathlib import Path

import pytest

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import RelationshipFact
from support.fda_files import (
    ALPHA,
    CURATED,
    LUPUS,
    MYELOMA,
    application,
    approvals,
    facts,
    known,
    label,
    licence,
    nodes,
    page,
    put,
    table,
)

FOURTH = {"indication": MYELOMA, "line": ">=4 prior lines"}
SECOND = {"indication": MYELOMA, "line": ">=2 prior lines"}


@pytest.fixture
def ours(tmp_path: Path) -> Known:
    """The small vocabulary with three approvals of one product."""
    return known(tmp_path)


def of_table(folder: Path, ours: Known, **changes: str) -> list[dict[str, object]]:
    """The approvals that one row supports."""
    return approvals(facts(put(folder, table([licence(**changes)])), ours))


def test_a_licence_is_evidence_of_the_approval_of_its_date(tmp_path: Path, ours: Known) -> None:
    """The same relationship as the curated one, and its supplement that of another."""
    rows = [licence(), licence(Approval_Date="4-Apr-24", Submission_Type="Supplement")]
    found = facts(put(tmp_path, table(rows)), ours)
    assert approvals(found) == [FOURTH | {"date": "2021-03-26"}, SECOND | {"date": "2024-04-04"}]
    curated = {fact.key for several in ours.approvals.values() for fact in several}
    given = [one for one in found if isinstance(one, RelationshipFact) and one.type == "APPROVED_IN"]
    assert {one.key for one in given} < curated
    assert [one.valid_from for one in given] == ["2021-03-26", "2024-04-04"]


def test_a_supplement_of_another_day_is_of_no_indication(tmp_path: Path, ours: Known) -> None:
    """Most change the manufacture or the label; a month is no day."""
    assert of_table(tmp_path, ours, Approval_Date="5-May-25", Submission_Type="Supplement") == []


@pytest.mark.parametrize(("date", "supported"), [("27-Mar-21", True), ("3-Mar-21", True), ("1-May-21", False)])
def test_the_first_approval_may_be_some_days_off(tmp_path: Path, ours: Known, date: str, supported: bool) -> None:
    """Then both days stand side by side; a licence of another time is not that approval."""
    found = of_table(tmp_path, ours, Approval_Date=date)
    assert [one["line"] for one in found] == ([">=4 prior lines"] if supported else [])


def test_a_licence_that_ended_ends_every_approval(tmp_path: Path, ours: Known) -> None:
    """It does not say since when."""
    found = facts(put(tmp_path, table([licence(Licensure="Voluntarily Revoked")])), ours)
    assert approvals(found) == [
        FOURTH | {"date": "2021-03-26", "status": "withdrawn"},
        SECOND | {"status": "withdrawn"},
        {"indication": LUPUS, "status": "withdrawn"},
    ]
    given = [one for one in found if isinstance(one, RelationshipFact) and one.type == "APPROVED_IN"]
    assert {(one.valid_from, one.valid_to) for one in given} == {("", "")}


def test_that_a_licence_stands_is_said_of_the_only_approval(tmp_path: Path) -> None:
    """Also if it is no longer sold. One known by its month gets the day."""
    ours = known(tmp_path, CURATED + f"{ALPHA},approved,,{LUPUS},regulator:fda,2021-03,source:seed-001,L1\n")
    found = of_table(tmp_path, ours, Marketing_Status="Disc")
    assert found == [{"indication": LUPUS, "date": "2021-03-26", "status": "approved"}]


def test_people_who_doubted_the_day_are_heard(tmp_path: Path) -> None:
    """Where they read this table and gave the month."""
    rows = f"{ALPHA},approved,,{LUPUS},regulator:fda,2021-03,source:fda,BLA 125001 Alphaceta\n"
    found = of_table(tmp_path, known(tmp_path, CURATED + rows))
    assert [one["date"] for one in found] == ["2021-03"]


def test_without_a_curated_approval_it_is_one_of_its_own(tmp_path: Path) -> None:
    """For no stated disease; what was refused is none."""
    refused = f"{ALPHA},refused,,{LUPUS},regulator:fda,2020,source:seed-001,L1\n"
    ours = known(tmp_path, CURATED + refused)
    assert of_table(tmp_path, ours) == [{"date": "2021-03-26", "status": "approved"}]
    assert of_table(tmp_path, ours, Licensure="Revoked") == [{"date": "2021-03-26", "status": "withdrawn"}]


@pytest.mark.parametrize(
    ("applicant", "company"),
    [
        ("ALPHA BIO, LLC", "company:alpha"),
        ("Alpha Bio, a Beta-Gamma Company", "company:alpha"),
        ("Alpha Bio Therapeutics (Europe) Ltd.", "company:alpha"),
        ("Alphabio Inc", "company:alphabio"),
    ],
)
def test_the_applicant_holds_the_licence_there(tmp_path: Path, ours: Known, applicant: str, company: str) -> None:
    """Known by its name, without its parent's, or as the developer whose name it begins with; else new."""
    found = facts(put(tmp_path, table([licence(Applicant=applicant)])), ours)
    (held,) = [one for one in found if isinstance(one, RelationshipFact) and one.type == "DEVELOPS"]
    assert (held.start, held.end, dict(held.properties)) == (
        company, "product:alpha-cel", {"role": "holder", "territory": "jurisdiction:US"},
    )  # fmt: skip
    assert (company in nodes(found)) == (company != "company:alpha")


def test_names_that_are_not_known_become_aliases(tmp_path: Path, ours: Known) -> None:
    """Brand and proper name, with and without the suffix."""
    row = licence(Proper_Name="alphagene alp-01cel-abcd", Proprietary_Name="ALP-01")
    found = facts(put(tmp_path, table([row])), ours)
    assert nodes(found)["product:alpha-cel"] == {"aliases": ["alphagene alp-01cel-abcd", "alphagene alp-01cel"]}


def test_another_biological_product_is_none_of_the_field(tmp_path: Path, ours: Known) -> None:
    """An antibody, a vaccine."""
    names = ("adalimumab-aacf", "Poliovirus Vaccine Inactivated (Human Diploid Cell)", "Pollens - Grasses")
    rows = [licence(str(n), Proper_Name=name, Proprietary_Name="Other") for n, name in enumerate(names, 1)]
    assert facts(put(tmp_path, table(rows)), ours) == []


@pytest.mark.parametrize(
    ("brand", "proper", "product", "name"),
    [
        ("Betaceta", "betagene betaleucel-abcd", "product:betaceta", "Betaceta"),
        ("N/A", "betagene betaparvovec-abcd", "product:betagene-betaparvovec", "betagene betaparvovec"),
        ("N/A", "HPC, Cord Blood", "product:hpc-cord-blood-alpha-bio-inc", "HPC, Cord Blood (Alpha Bio, Inc.)"),
    ],
)
def test_a_new_cell_or_gene_therapy_is_a_new_product(
    tmp_path: Path, ours: Known, brand: str, proper: str, product: str, name: str
) -> None:
    """By its brand, else its own proper name, else whose product of that kind it is."""
    found = facts(put(tmp_path, table([licence(Proprietary_Name=brand, Proper_Name=proper)])), ours)
    assert nodes(found)[product]["name"] == name
    assert approvals(found) == [{"date": "2021-03-26", "status": "approved"}]


def test_a_decision_and_a_cited_number_tell_the_product(tmp_path: Path) -> None:
    """A decision goes before all."""
    header = "decision,label,name,id,reason,source,locator,date\n"
    decided = f"{header}same,Product,Gammaceta,product:alpha-cel,the same,source:seed-001,L1,2026-11-23\n"
    cited = f"{CURATED}{ALPHA},approved,,{LUPUS},regulator:fda,2021,source:fda,BLA 125007 Zeta\n"
    ours = known(tmp_path, cited, decisions_names=decided)
    for row in (licence(Proprietary_Name="Gammaceta", Proper_Name="x"), licence("125007", Proprietary_Name="Zeta")):
        assert "product:alpha-cel" in nodes(facts(put(tmp_path, table([row | {"Proper Name": "x"}])), ours))


def test_an_application_supports_the_same_approvals(tmp_path: Path, ours: Known) -> None:
    """No longer sold is not withdrawn."""
    found = facts(put(tmp_path, page(application())), ours)
    assert approvals(found) == [FOURTH | {"date": "2021-03-26"}, SECOND | {"date": "2024-04-04"}]


def test_a_label_supports_the_approvals_whose_disease_it_names(tmp_path: Path, ours: Known) -> None:
    """In all lines; without a day or status, since it tells neither."""
    text = "1 INDICATIONS AND USAGE ALPHACETA is indicated for adults with relapsed multiple myeloma."
    assert approvals(facts(put(tmp_path, page(label(text))), ours)) == [FOURTH, SECOND]


def test_a_label_tells_what_is_under_accelerated_approval(tmp_path: Path, ours: Known) -> None:
    """The indication before the sentence, unless several approvals are of that disease."""
    sentence = "This indication is approved under accelerated approval based on response rate [see Studies (14)]."
    text = (
        "1 INDICATIONS AND USAGE ALPHACETA is indicated for: 1.1 Multiple Myeloma adults with multiple myeloma. "
        f"Limitations of Use: not indicated for primary amyloidosis. 1.2 Lupus adults with SLE (systemic lupus "
        f"erythematosus). {sentence}"
    )
    found = approvals(facts(put(tmp_path, page(label(text))), ours))
    assert found == [FOURTH, SECOND, {"indication": LUPUS, "pathway": "accelerated"}]
    text = f"ALPHACETA is indicated for lupus • systemic lupus erythematosus • multiple myeloma. {sentence}"
    assert approvals(facts(put(tmp_path, page(label(text))), ours)) == [FOURTH, SECOND, {"indication": LUPUS}]


def test_a_part_of_an_indication_is_not_the_whole(tmp_path: Path, ours: Known) -> None:
    """Accelerated in some patients."""
    text = (
        "For lupus (systemic lupus erythematosus). The indication in children is approved under accelerated approval."
    )
    assert approvals(facts(put(tmp_path, page(label(text))), ours)) == [{"indication": LUPUS}]


def test_what_a_label_is_not_indicated_for_is_no_indication(tmp_path: Path, ours: Known) -> None:
    """Nor the disease from which another came."""
    text = "Not indicated for multiple myeloma. For amyloidosis arising from systemic lupus erythematosus."
    assert approvals(facts(put(tmp_path, page(label(text))), ours)) == []


def test_a_label_without_annotations_is_told_by_its_product_data(tmp_path: Path, ours: Known) -> None:
    """As those of some cell therapies are. A label alone makes no new product."""
    elements = ["alpha-cel ALPHA-CEL DIMETHYL SULFOXIDE"]
    found = facts(put(tmp_path, page(label("", openfda={}, spl_product_data_elements=elements))), ours)
    assert list(nodes(found)) == ["product:alpha-cel"]
    other = {"brand_name": ["Phos"], "generic_name": ["phosgene"]}
    assert facts(put(tmp_path, page(label("", openfda=other))), ours) == []

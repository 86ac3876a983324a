"""The bundled facts: what the five documents state is there, and what they do not state is not."""

from collections import defaultdict
from pathlib import Path

import pytest

from cgtkg import seeds
from cgtkg.loaders.seeds import SeedSet, read_seeds
from cgtkg.loaders.seeds.documents import documents_in
from cgtkg.schema.facts import NodeFact, RelationshipFact
from cgtkg.schema.vocabularies import Assertion

DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
ZEVOR, SYS6020 = "product:zevorcabtagene-autoleucel", "product:sys6020"


@pytest.fixture(scope="module")
def bundled() -> SeedSet:
    return read_seeds([seeds.FOLDER])


def stated(bundled: SeedSet, type_: str, start: str = "", end: str = "") -> list[RelationshipFact]:
    """What the five documents state."""
    return [
        fact
        for fact in bundled.facts
        if isinstance(fact, RelationshipFact) and fact.type == type_ and fact.assertion is Assertion.STATED
        and start in ("", fact.start) and end in ("", fact.end) and fact.evidence.source.startswith("source:seed-")
    ]  # fmt: skip


def test_every_locator_and_anchor_agrees_with_the_documents() -> None:
    """The words that decided stand in the lines that are cited."""
    if not DOCUMENTS.is_dir():
        pytest.skip(f"the source documents are not at hand ({DOCUMENTS})")
    documents = documents_in([DOCUMENTS])
    checked = read_seeds([seeds.FOLDER], documents)
    assert len(documents) == 5
    cited = {fact.evidence.source for fact in checked.facts if fact.evidence.quote}
    assert cited == {f"source:seed-00{n}" for n in range(5)}


def test_no_text_of_the_documents_ships(bundled: SeedSet) -> None:
    """Facts ship, sentences do not: no twelve words in a row of any document stand in the tables."""
    if not DOCUMENTS.is_dir():
        pytest.skip(f"the source documents are not at hand ({DOCUMENTS})")
    runs = set()
    for document in documents_in([DOCUMENTS]):
        words = " ".join(document.lines).casefold().split()
        runs |= {" ".join(words[n : n + 12]) for n in range(len(words) - 11)}
    tables = (path for path in seeds.FOLDER.rglob("*.csv") if path.name != "sources.csv")  # titles are bibliography
    for path in tables:
        words = path.read_text(encoding="utf-8").casefold().replace(",", " , ").split()
        copied = {" ".join(words[n : n + 12]) for n in range(len(words) - 11)} & runs
        assert not copied, f"{path.name}: {copied}"


def test_a_permission_for_a_trial_is_no_approval(bundled: SeedSet) -> None:
    """SYS6020 is cleared for trials in lupus and myeloma and approved nowhere."""
    assert not stated(bundled, "APPROVED_IN", SYS6020)
    cleared = {fact.properties.get("indication") for fact in stated(bundled, "CLEARED_IN", SYS6020, "jurisdiction:CN")}
    assert {"mondo:0007915", "mondo:0009693"} <= cleared


def test_an_approval_that_is_only_hoped_for_is_not_stated(bundled: SeedSet) -> None:
    """Satri-cel is filed, "first if approved" makes no approval."""
    assert not stated(bundled, "APPROVED_IN", "product:satricabtagene-autoleucel")
    assert stated(bundled, "FILED_IN", "product:satricabtagene-autoleucel")


def test_potential_and_plans_are_not_facts(bundled: SeedSet) -> None:
    """Myasthenia gravis is SYS6020's potential, the Jinshan plant a plan."""
    assert not stated(bundled, "TREATS", SYS6020, "mondo:0009688")
    assert {
        fact.assertion for fact in bundled.facts if isinstance(fact, RelationshipFact) and fact.type == "OPERATES"
    } == {Assertion.PLANNED}


def test_the_designations_of_zevor_cel_have_their_years(bundled: SeedSet) -> None:
    """RMAT and orphan drug 2019, PRIME 2019, EU orphan 2020, breakthrough therapy 2020."""
    found = {
        (f.end, str(f.properties["designation"]).lower()[:6], f.properties["date"])
        for f in stated(bundled, "DESIGNATED", ZEVOR)
    }
    assert {
        ("regulator:fda", "rmat", "2019"), ("regulator:fda", "orphan", "2019"), ("regulator:ema", "prime", "2019"),
        ("regulator:ema", "orphan", "2020"), ("regulator:nmpa", "breakt", "2020"),
    } <= found  # fmt: skip


def test_nine_approvals_by_august_and_ten_by_november_are_a_timeline(bundled: SeedSet) -> None:
    """Two statistics with their own dates, not a conflict."""
    found = {
        (fact.properties.get("value"), str(fact.properties.get("as_of")))
        for fact in bundled.facts
        if isinstance(fact, NodeFact) and fact.label == "Statistic"
    }
    assert {(9.0, "2025-08"), (10.0, "2025-11")} <= found


def test_both_sides_of_a_disagreement_are_kept_with_evidence_of_both_documents(bundled: SeedSet) -> None:
    """Low risk in one release, no risk in the other."""
    sides = defaultdict(set)
    for fact in bundled.facts:
        if isinstance(fact, RelationshipFact) and fact.type == "CONTRADICTS":
            sides[fact.start, fact.end].add(fact.evidence.source)
    assert any({"source:seed-002", "source:seed-004"} <= sources for sources in sides.values())


def test_the_outcomes_of_lummicar_1_are_complete(bundled: SeedSet) -> None:
    """Every number of the announcement's efficacy paragraph is there with its denominator."""
    outcomes = [fact.properties for fact in bundled.facts if isinstance(fact, NodeFact) and fact.label == "Outcome"]
    values = {(o.get("value"), o.get("numerator"), o.get("denominator")) for o in outcomes}
    assert {(100.0, 14, 14), (78.6, 11, 14), (92.9, 13, 14)} <= values
    assert {37.7, 24.1, 26.0, 25.0} <= {o.get("value") for o in outcomes}
    assert any(o.get("not_reached") for o in outcomes)


def test_isoform_and_gene_are_not_confused(bundled: SeedSet) -> None:
    """Satri-cel binds Claudin 18.2, the isoform."""
    ends = {fact.end for fact in stated(bundled, "TARGETS", "product:satricabtagene-autoleucel")}
    assert ends == {"uniprot.isoform:P56856-2"}


def test_a_parent_and_its_subsidiary_are_two_companies(bundled: SeedSet) -> None:
    """CSPC the group and CSPC Zhongqi, joined by SUBSIDIARY_OF."""
    assert stated(bundled, "SUBSIDIARY_OF", "company:cspc-zhongqi", "company:cspc-pharma")

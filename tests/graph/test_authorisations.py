"""What an ended authorisation means: in landscapes, for the stage of products, in the report; then on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from cgtkg.graph.analysis.results import Clustering, Projection
from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.authorisations import has_ended, in_force
from cgtkg.graph.connection import Database
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report import compose, html
from cgtkg.graph.settings import Settings
from cgtkg.graph.standings import Standing
from cgtkg.graph.writing import Writer
from cgtkg.schema.facts import Fact, RelationshipFact
from support.landscapes import SOURCES, landscape_of, node, passage, relation
from support.report_reading import Page

EU, US, DISEASE, OTHER = "jurisdiction:EU", "jurisdiction:US", "mondo:0009693", "mondo:0007915"
NODES: tuple[Fact, ...] = (
    node("product:cel", "a-cel", kind="named"), node(EU, "European Union"), node(US, "United States"),
    node(DISEASE, "multiple myeloma"), node(OTHER, "lupus"),
)  # fmt: skip
TREATED = relation("TREATS", "product:cel", DISEASE, 11, stage="approved", territory=EU)


def approval(line: int, status: str = "approved", place: str = EU, since: str = "", **more: str) -> Fact:
    stated = {"status": status, **more}
    return RelationshipFact("APPROVED_IN", "product:cel", place, stated, passage(line), valid_from=since)


def ended(line: int, status: str = "withdrawn", **more: str) -> Fact:
    """As a whole, or for the disease named."""
    return approval(line, status, since="2024-12-13", **more)


GRANTED = approval(10, since="2018-03-23", date="2018-03-23", indication=DISEASE)


def landscape(*facts: Fact) -> Landscape:
    return landscape_of([*NODES, *facts])


def test_an_authorisation_that_ended_as_a_whole_ended_for_each_disease() -> None:
    """What approves it for one reads withdrawn with the day and the evidence of the end, and so does what it treats."""
    scape = landscape(GRANTED, TREATED, ended(12))
    assert not any(map(in_force, scape.facts("APPROVED_IN")))
    one = next(fact for fact in scape.facts("APPROVED_IN") if fact.get("indication") == DISEASE)
    assert (one.get("status"), one.get("valid_to"), one.get("date")) == ("withdrawn", "2024-12-13", "2018-03-23")
    assert {passage[-3:] for passage in one.evidence} == {"L10", "L12"}
    assert [fact.get("stage") for fact in scape.facts("TREATS")] == ["withdrawn"]
    assert Standing.of(scape, "product:cel").stage == "withdrawn"


def test_one_disease_withdrawn_leaves_the_others_in_force() -> None:
    other = approval(13, indication=OTHER, date="2020")
    also = relation("TREATS", "product:cel", OTHER, 14, stage="approved", territory=EU)
    scape = landscape(GRANTED, TREATED, other, also, ended(12, indication=DISEASE))
    assert {fact.get("indication"): in_force(fact) for fact in scape.facts("APPROVED_IN")} == {
        DISEASE: False, OTHER: True,
    }  # fmt: skip
    assert {fact.end: fact.get("stage") for fact in scape.facts("TREATS")} == {DISEASE: "withdrawn", OTHER: "approved"}
    assert Standing.of(scape, "product:cel").stage == "approved"


def test_what_was_granted_after_the_end_and_elsewhere_stands() -> None:
    later = approval(13, indication=OTHER, since="2025-02", date="2025-02")
    elsewhere = approval(14, place=US, indication=DISEASE)
    scape = landscape(later, elsewhere, ended(12))
    assert {(fact.end, fact.get("indication")) for fact in scape.facts("APPROVED_IN") if in_force(fact)} == {
        (EU, OTHER), (US, DISEASE),
    }  # fmt: skip


def test_a_refused_application_is_neither_in_force_nor_ended() -> None:
    scape = landscape(ended(12, "refused", indication=DISEASE))
    (refused,) = scape.facts("APPROVED_IN")
    assert not in_force(refused)
    assert not has_ended(refused)
    assert Standing.of(scape, "product:cel").stage == ""


def test_the_report_tells_ended_authorisations_with_their_day_from_those_in_force() -> None:
    """And counts none of them as approved."""
    scape = landscape(GRANTED, TREATED, ended(12, indication=DISEASE))
    report = Page(html(compose(scape, Clustering("hash", None, {}, [], []), Projection([], [], {})))).text
    standing, over = report["approvals"].split("Marketing authorisations that ended")
    assert "a-cel" not in standing
    assert "withdrawn, 2024-12-13" in over.partition("Applications")[0]
    assert "none of them" in " ".join(report["findings"].split())
    assert "Newest approvals" not in report["findings"]


@pytest.mark.database
@pytest.mark.parametrize(
    ("product", "place", "end", "how"),
    [
        ("product:betibeglogene-autotemcel", EU, "2022-03-24", "withdrawn"),
        ("product:darvadstrocel", EU, "2024-12-13", "withdrawn"),
        ("product:alipogene-tiparvovec", EU, "2017-10-28", "lapsed"),
        ("product:tg-c", "jurisdiction:KR", "2019-07-09", "withdrawn"),
    ],
)  # fmt: skip
def test_an_ended_approval_reads_so_since_its_day(
    seeded: KnowledgeGraph, product: str, place: str, end: str, how: str
) -> None:
    """In the relationship, in the saved query, and in the landscape of each day before and after."""
    (stored,) = seeded.cypher(
        "MATCH ({id: $product})-[r:APPROVED_IN]->({id: $place}) "
        "RETURN r.status AS status, r.valid_from AS valid_from, r.date AS date, r.valid_to AS valid_to",
        product=product, place=place,
    )  # fmt: skip
    assert (stored["status"], stored["valid_to"]) == (how, end)
    assert "" < stored["valid_from"] < end

    names = seeded.landscape().nodes
    (row,) = (r for r in seeded.query("approvals")
              if (r["product"], r["jurisdiction"]) == (names[product].name, names[place].name))  # fmt: skip
    assert (row["status"], row["valid_to"], row["since"]) == (how, end, stored["date"])
    assert row["agency"]

    day = date.fromisoformat(end)
    for as_of, status, until in ((day.replace(day=day.day - 1), "approved", None), (day, how, end), (None, how, end)):
        scape = seeded.landscape(as_of.isoformat() if as_of else None)
        (fact,) = (fact for fact in scape.out(product, "APPROVED_IN") if fact.end == place)
        assert (fact.get("status"), fact.get("valid_to")) == (status, until)
        stages = {fact.get("stage") for fact in scape.out(product, "TREATS") if fact.get("territory") == place}
        assert stages <= {"approved" if until is None else "withdrawn"}


@pytest.mark.database
def test_the_timeline_and_the_applications_tell_how_it_ended(seeded: KnowledgeGraph) -> None:
    name = seeded.landscape().nodes["product:betibeglogene-autotemcel"].name
    events = {(row["date"], row["event"]) for row in seeded.query("timeline")
              if (row["subject"], row["object"]) == (name, "European Union")}  # fmt: skip
    assert {("2019-05-29", "APPROVED_IN"), ("2022-03-24", "withdrawn")} <= events
    refused = [row for row in seeded.query("approvals") if row["status"] == "refused"]
    assert {row["valid_to"] for row in refused} == {None}
    assert "2015-12-21" in {row["date"] for row in refused}


@pytest.mark.database
def test_a_conditional_approval_converted_reads_full_since_then(seeded: KnowledgeGraph) -> None:
    def pathways(day: str | None) -> set[str]:
        out = seeded.landscape(day).out("product:delandistrogene-moxeparvovec", "APPROVED_IN")
        return {fact.get("pathway") for fact in out if fact.end == US}

    assert pathways("2024-06-19") == {"accelerated"}
    assert pathways("2024-06-20") == pathways(None) == {"full"}


@pytest.mark.database
def test_an_authorisation_ended_as_a_whole_reads_so_for_each_disease(empty: Database, settings: Settings) -> None:
    """In the saved query too, though nothing else is said of the disease."""
    writer = Writer(empty, SOURCES)
    writer.prepare()
    writer.write([[*NODES, GRANTED, ended(12)]])
    with KnowledgeGraph(settings=settings) as graph:
        (row,) = graph.query("approvals")
    assert (row["indication"], row["status"], row["valid_to"]) == ("multiple myeloma", "withdrawn", "2024-12-13")
    assert (row["date"], row["since"], len(row["evidence"])) == ("2018-03-23", "2018-03-23", 2)

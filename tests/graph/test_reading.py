"""Reading on both engines: names, evidence, health, the landscape of today and of a past day, read-only access."""

from __future__ import annotations

from datetime import date

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.fingerprint import fingerprint
from cgtkg.graph.settings import Settings
from cgtkg.schema.errors import CgtkgError, UnknownNameError, UsageError

pytestmark = pytest.mark.database

WRITES = [
    "CREATE (:Company {id: 'company:evil'})",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MERGE (:Company {id: 'company:evil'})",
    "MATCH (a:Company), (p:Product) CREATE (a)-[:DEVELOPS {key: 'x'}]->(p)",
    "UNWIND [1] AS x CALL (x) { CREATE (:Company {id: 'company:evil'}) } RETURN x",
    "MATCH (n) FOREACH (x IN [1] | SET n.y = x)",
    "CREATE CONSTRAINT evil FOR (n:Company) REQUIRE n.evil IS UNIQUE",
    "DROP CONSTRAINT company_id",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
]


@pytest.mark.parametrize("statement", WRITES)
def test_a_reading_connection_cannot_write(seeded: KnowledgeGraph, statement: str) -> None:
    """Whatever is tried, the graph stays as it is."""
    before = seeded.fingerprint()
    with pytest.raises(CgtkgError):
        seeded.cypher(statement)
    assert seeded.fingerprint() == before


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("BCMA", "hgnc:11913"),
        ("bcma", "hgnc:11913"),
        ("CARsgen", "company:carsgen-therapeutics"),
        ("zevor-cel", "product:zevorcabtagene-autoleucel"),
        ("CT053", "product:zevorcabtagene-autoleucel"),
        ("科濟藥業控股有限公司", "company:carsgen-therapeutics"),
        ("NCT03975907", "clinicaltrials:NCT03975907"),
        ("SLE", "mondo:0007915"),
        ("mondo:0009693", "mondo:0009693"),
    ],
)
def test_a_name_alias_or_id_resolves_to_one_node(seeded: KnowledgeGraph, name: str, id_: str) -> None:
    """What an analyst types is found."""
    assert seeded.resolve(name) == id_


def test_a_name_that_is_none_is_answered_with_candidates(seeded: KnowledgeGraph) -> None:
    """A typing error costs one more look, no search."""
    with pytest.raises(UnknownNameError, match="zevorcabtagene autoleucel"):
        seeded.resolve("zevorcabtagen autoleucel")


def test_why_shows_every_passage_behind_a_fact(seeded: KnowledgeGraph) -> None:
    """Source, lines and date of each statement."""
    (fact,) = seeded.why("CARsgen", "develops", "zevor-cel")[:1]
    assert fact.assertion in ("stated", "hypothetical")
    supports = [
        s for f in seeded.why("CARsgen", "DEVELOPS", "zevor-cel") if f.assertion == "stated" for s in f.supports
    ]
    assert ("CARsgen announcement on zevor-cel (2023-12-12)", "L16", "2023-12-12") in {
        (s.source, s.locator, s.known_from) for s in supports
    }
    with pytest.raises(UsageError, match="DEVELOPS"):
        seeded.why("CARsgen", "MAKES", "zevor-cel")


def test_the_graph_of_the_seeds_is_healthy(seeded: KnowledgeGraph) -> None:
    """No check fails; nothing dangles, every relationship rests on evidence."""
    findings = {finding.check: finding for finding in seeded.check()}
    assert {name for name, finding in findings.items() if not finding.ok} == set()
    # Products that only registry trials speak of wait for them.
    assert all("(product:" in example for example in findings["orphans"].examples)
    assert findings["contradictions"].count >= 1


def test_the_landscape_of_a_past_day_knows_only_what_held_then(seeded: KnowledgeGraph) -> None:
    """In December 2023 zevor-cel was under review; approved in China since 2024."""
    product = "product:zevorcabtagene-autoleucel"
    then, now = seeded.landscape("2023-12-31"), seeded.landscape()
    assert then.as_of == date(2023, 12, 31)
    assert {r.get("stage") for r in then.out(product, "TREATS")} & {"filed", "approved"} == {"filed"}
    assert not then.out(product, "APPROVED_IN")
    assert "approved" in {r.get("stage") for r in now.out(product, "TREATS")}
    assert [r.end for r in now.out(product, "APPROVED_IN")] == ["jurisdiction:CN"]
    assert seeded.landscape("2024").out(product, "APPROVED_IN")


def test_planned_hypothetical_and_denied_never_count_as_facts(seeded: KnowledgeGraph) -> None:
    """They are in the graph, and no analysis walks over them."""
    landscape = seeded.landscape()
    assert {"planned", "hypothetical"} <= {r.assertion for r in landscape.relationships}
    assert {r.assertion for r in landscape.facts()} <= {"stated", "inferred"}


def test_clusters_are_the_same_on_every_run(seeded: KnowledgeGraph) -> None:
    """Same graph, same clusters, named by what they share."""
    first, _ = seeded.clusters()
    again, _ = seeded.clusters()
    assert first.to_json() == again.to_json()
    assert first.snapshot == fingerprint(seeded.database).hash
    blood = next(c for c in first.clusters if "product:yescarta" in c.products)
    assert blood.name == "CD19 · B-cell neoplasm"
    assert {"product:kymriah", "product:relmacabtagene-autoleucel"} <= {*blood.products}
    assert blood.leading_stage == "approved"


@pytest.mark.neo4j
def test_a_routing_address_works_as_well(neo4j_settings: Settings) -> None:
    """`neo4j://`, as clusters and Aura have it: what was written is read at once."""
    uri = str(neo4j_settings.neo4j_uri).replace("bolt://", "neo4j://")
    with KnowledgeGraph(write=True, settings=neo4j_settings.model_copy(update={"neo4j_uri": uri})) as graph:
        graph.load("seeds")
        assert graph.resolve("BCMA") == "hgnc:11913"

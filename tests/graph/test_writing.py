"""Writing on both engines: accumulate, replace, repeat, refuse; always whole or not at all."""

from __future__ import annotations

from itertools import permutations

import pytest

from cgtkg.graph.connection import Database
from cgtkg.graph.fingerprint import fingerprint
from cgtkg.graph.writing import Writer, Written
from cgtkg.schema.errors import CgtkgError, DataError
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.vocabularies import Assertion

pytestmark = pytest.mark.database

SOURCES = {
    "source:ctgov": {"id": "source:ctgov", "name": "ClinicalTrials.gov", "published": "2026", "rank": 1,
                     "snapshots": ["2026-04-24", "2026-05-24", "2026-07-01"]},
    "source:seed-001": {"id": "source:seed-001", "name": "A brief", "published": "2025", "rank": 4, "curated": True},
    "source:seed-002": {"id": "source:seed-002", "name": "A release", "published": "2024-05-02", "rank": 2},
}  # fmt: skip
HOSTILE = "O'Brien \"& <script>alert(1)</script> `}) DETACH DELETE n // $x 賽愷澤 \\"


def passage(source: str = "source:seed-001", locator: str = "L1") -> Evidence:
    return Evidence(source, locator, str(SOURCES[source]["published"]))


def version(day: str, content: str, record: str = "NCT1") -> Evidence:
    return Evidence("source:ctgov", record, day, record=record, snapshot=content * 8, values={"status": content})


def nodes(evidence: Evidence) -> list[Fact]:
    return [
        NodeFact("company:a", {"name": "A", "kind": "industry"}, evidence),
        NodeFact("product:p", {"name": "P-1", "kind": "named"}, evidence),
        NodeFact("mondo:0009693", {"name": "multiple myeloma"}, evidence),
        NodeFact("mondo:0007915", {"name": "lupus"}, evidence),
    ]


def treats(evidence: Evidence, disease: str = "mondo:0009693", **values: str) -> RelationshipFact:
    return RelationshipFact("TREATS", "product:p", disease, values, evidence)


def write(database: Database, *facts: Fact, curated: bool = False) -> Written:
    writer = Writer(database, SOURCES)
    writer.prepare()
    return writer.write([facts], curated=curated)


def one(database: Database, statement: str) -> dict[str, object]:
    (row,) = database.read(statement)
    return row


def test_a_second_source_adds_its_evidence_and_makes_no_second_fact(empty: Database) -> None:
    """One relationship, both sources, known since the earlier."""
    write(empty, *nodes(passage()), treats(passage(), stage="filed"))
    write(empty, treats(passage("source:seed-002", "L7"), stage="phase_3"))
    found = one(
        empty,
        "MATCH (:Product)-[r:TREATS]->() RETURN r.evidence AS e, r.sources AS s, r.known_from AS k, r.stage AS t",
    )
    assert found == {
        "e": ["evidence:seed-001.L1", "evidence:seed-002.L7"], "s": ["source:seed-001", "source:seed-002"],
        "k": "2024-05-02", "t": "filed",
    }  # fmt: skip


def test_a_denial_stays_beside_a_statement(empty: Database) -> None:
    """A contradiction is two relationships, told apart by `assertion`."""
    denial = RelationshipFact("TREATS", "product:p", "mondo:0009693", {}, passage("source:seed-002"), Assertion.DENIED)
    write(empty, *nodes(passage()), treats(passage()), denial)
    rows = list(empty.read("MATCH ()-[r:TREATS]->() RETURN r.assertion AS a ORDER BY a"))
    assert [row["a"] for row in rows] == ["denied", "stated"]


def test_a_newer_version_of_a_record_replaces_what_the_older_supported(empty: Database) -> None:
    """What no version supports any more ends on the day last seen; it neither lingers nor vanishes."""
    write(empty, *nodes(passage()), treats(version("2026-04-24", "old"), stage="phase_1"))
    write(empty, treats(version("2026-07-01", "new"), "mondo:0007915", stage="phase_2"))
    rows = list(
        empty.read("MATCH ()-[r:TREATS]->(i) RETURN i.name AS i, r.known_from AS f, r.known_to AS t ORDER BY i")
    )
    assert rows == [
        {"i": "lupus", "f": "2026-07-01", "t": None},
        {"i": "multiple myeloma", "f": "2026-04-24", "t": "2026-05-24"},
    ]
    statuses = empty.read("MATCH (e:Evidence {record: 'NCT1'}) RETURN e.status AS s, e.known_to AS t ORDER BY s")
    assert list(statuses) == [{"s": "new", "t": None}, {"s": "old", "t": "2026-05-24"}]


def test_versions_loaded_in_any_order_give_the_same_graph(empty: Database) -> None:
    """An older snapshot loaded late does not win."""
    loads = [
        [*nodes(passage()), treats(version("2026-01-01", "first"), stage="phase_1")],
        [*nodes(passage()), treats(version("2026-04-24", "second"), "mondo:0007915", stage="phase_1")],
        [*nodes(passage()), treats(version("2026-07-01", "third"), stage="phase_3")],
    ]
    hashes = set()
    for order in permutations(loads):
        empty.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n").consume())
        for facts in order:
            write(empty, *facts)
        hashes.add(fingerprint(empty).hash)
        myeloma = "MATCH ()-[r:TREATS]->(:Indication {id: 'mondo:0009693'}) RETURN r.stage AS s, r.known_to AS t"
        assert one(empty, myeloma) == {"s": "phase_3", "t": None}
    assert len(hashes) == 1


def test_loading_the_same_again_writes_nothing(empty: Database) -> None:
    """Same counts, same hash, all unchanged."""
    facts = [
        *nodes(passage()),
        treats(passage(), stage="filed"),
        treats(version("2026-04-24", "x"), "mondo:0007915"),
    ]
    first = write(empty, *facts)
    before = fingerprint(empty)
    again = write(empty, *facts)
    assert (first.created, again.created, again.changed, again.unchanged) == (6, 0, 0, 6)
    assert fingerprint(empty) == before


def test_a_curated_row_that_is_gone_leaves_the_graph_of_a_fresh_load(empty: Database) -> None:
    """What a person no longer reads in a document is withdrawn; what other evidence supports stays."""
    base = [*nodes(passage("source:seed-002")), treats(passage())]
    more = [
        treats(passage(locator="L2")),
        treats(passage(locator="L2"), "mondo:0007915"),
        *nodes(passage(locator="L3")),
    ]
    write(empty, *base, curated=True)
    fresh = fingerprint(empty)
    write(empty, *base, *more, curated=True)
    assert fingerprint(empty).edges > fresh.edges
    write(empty, *base, curated=True)
    assert fingerprint(empty) == fresh


def test_a_missing_end_is_an_error_and_nothing_of_the_batch_is_stored(empty: Database) -> None:
    """No edge is dropped silently, no half batch stays."""
    with pytest.raises(DataError, match=r"mondo:0001 is no node"):
        write(empty, *nodes(passage()), treats(passage()), treats(passage(), "mondo:0001"))
    assert fingerprint(empty).edges == 0
    assert one(empty, "MATCH (n:Product) RETURN count(n) AS n") == {"n": 0}


def test_hostile_names_stay_data(empty: Database) -> None:
    """Quotes, markup and Cypher in a name are stored and returned as they are."""
    write(
        empty,
        NodeFact("company:a", {"name": HOSTILE, "aliases": [HOSTILE + "2"]}, passage()),
        NodeFact("product:p", {"name": "p"}, passage()),
        RelationshipFact("DEVELOPS", "company:a", "product:p", {"role": "originator", "territory": HOSTILE}, passage()),
    )
    row = one(empty, "MATCH (c:Company)-[r]->() RETURN c.name AS n, c.aliases AS a, r.territory AS t")
    assert row == {"n": HOSTILE, "a": [HOSTILE + "2"], "t": HOSTILE}


def test_ids_and_keys_are_unique_in_the_database_itself(empty: Database) -> None:
    """Constraints hold whoever writes."""
    write(empty, *nodes(passage()), treats(passage()))
    for statement in (
        "CREATE (:Product {id: 'product:p'})",
        "MATCH (a:Product), (i:Indication {id: 'mondo:0007915'}), ()-[r:TREATS]->() WITH a, i, r.key AS key "
        "CREATE (a)-[:TREATS {key: key}]->(i)",
    ):
        with pytest.raises(CgtkgError, match="refused"):
            empty.write(lambda transaction, statement=statement: transaction.run(statement).consume())  # type: ignore[misc]


def test_every_relationship_and_node_carries_what_the_contract_says(empty: Database) -> None:
    """Keys, evidence, sources, assertion and dates on relationships; aliases and xrefs on nodes."""
    write(empty, *nodes(passage()), treats(passage(), stage="filed"))
    for row in empty.read("MATCH ()-[r]->() RETURN properties(r) AS r"):
        assert {"key", "evidence", "sources", "assertion", "known_from"} <= row["r"].keys()
    for row in empty.read("MATCH (n) RETURN properties(n) AS n"):
        assert {"id", "name", "aliases", "xrefs"} <= row["n"].keys()
    row = one(empty, "MATCH (e:Evidence)-[:FROM]->(s:Source) RETURN e.locator AS l, s.name AS s, e.supports AS x")
    assert (row["l"], row["s"]) == ("L1", "A brief")
    assert "company:a" in row["x"]  # type: ignore[operator]

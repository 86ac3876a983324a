"""Versions of registry records: settled in any order, read again by better rules, skipped where nothing is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.connection import Database
from cgtkg.graph.fingerprint import Fingerprint, fingerprint
from cgtkg.graph.health import examine
from cgtkg.graph.writing import Writer, Written
from cgtkg.graph.writing.difference import Difference
from cgtkg.graph.writing.flight import Flight
from cgtkg.graph.writing.gathering import Gathered
from cgtkg.graph.writing.pace import HEAVY, Pace
from cgtkg.graph.writing.settling import Settled, settle
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from support.databases import wipe

SOURCES: dict[str, dict[str, Value]] = {
    "source:ctgov": {"id": "source:ctgov", "name": "ClinicalTrials.gov", "rank": 1},
    "source:tables": {"id": "source:tables", "name": "Tables", "rank": 2, "published": "2025", "curated": True},
}
TABLES = Evidence("source:tables", "L1", "2025")
TRIAL, OTHER = "clinicaltrials:NCT00000001", "clinicaltrials:NCT00000002"
DAYS = ("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01")


def version(
    day: str, content: str, part: str = "registration", trial: str = TRIAL, covers: Iterable[str] = ()
) -> Evidence:
    return Evidence(
        "source:ctgov", f"{trial[-4:]} {part}", day, f"{trial} {part}", content * 16, {"status": content},
        covers=tuple(covers), reading=part == "reading",
    )  # fmt: skip


def vocabulary() -> list[Fact]:
    return [NodeFact(id_, {"name": id_}, TABLES) for id_ in ("mondo:1", "mondo:2", "hgnc:1", "hgnc:2", "product:p")]


def trial(day: str, status: str, *, diseases: Sequence[str] = ("mondo:1",), id_: str = TRIAL) -> list[Fact]:
    """All facts of one version: what is registered, and what rules read."""
    registered, read = version(day, status, trial=id_), version(day, "".join(diseases), "reading", id_)
    return [
        NodeFact(id_, {"name": "A trial", "status": status}, registered),
        *(RelationshipFact("INVESTIGATES", id_, disease, {"reason": "title"}, read) for disease in diseases),
    ]


def write(database: Database, *groups: Sequence[Fact], days: Sequence[str] = ()) -> Written:
    """Load the vocabulary and groups; with `days` the load is complete."""
    writer = Writer(database, SOURCES)
    writer.prepare()
    written = writer.write([vocabulary(), *groups])
    if days:
        writer.seen("source:ctgov", days)
    return written


def fresh(database: Database, *groups: Sequence[Fact], days: Sequence[str] = ()) -> Fingerprint:
    """The graph of these groups alone, in an empty database."""
    wipe(database)
    write(database, *groups, days=days)
    return fingerprint(database)


def rows(database: Database, statement: str) -> list[list[object]]:
    return [list(row.values()) for row in database.read(statement)]


def healthy(database: Database) -> bool:
    return all(finding.ok for finding in examine(database))


CONTENTS = st.sampled_from([("a", ()), ("b", ()), ("c", ("status",)), ("d", ("status", "phase"))])
LOADS = st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(["registration", "reading"]), CONTENTS), min_size=1)


@given(LOADS, st.data())
def test_snapshots_in_any_order_and_any_batches_settle_the_same(
    loads: list[tuple[str, str, tuple[str, tuple[str, ...]]]], data: st.DataObject
) -> None:
    """The whole history, ids included, follows from what was seen; loading again changes nothing."""
    order = data.draw(st.permutations(loads))
    whole, _ = settled({}, loads)
    stored: dict[str, Sequence[Settled]] = {}
    cut = data.draw(st.integers(0, len(order)))
    for part in (order[:cut], *([one] for one in order[cut:])):
        stored, _ = settled(stored, part)
    assert stored == whole
    again, changes = settled(stored, order)
    assert (again, changes) == (stored, 0)


def settled(
    stored: dict[str, Sequence[Settled]], loads: Sequence[tuple[str, str, tuple[str, tuple[str, ...]]]]
) -> tuple[dict[str, Sequence[Settled]], int]:
    batch = Gathered()
    for day, part, (content, covers) in loads:
        batch.add([NodeFact(TRIAL, {}, version(day, content, part, covers=covers))], {})
    plan = settle(batch.versions, stored, {"source:ctgov": DAYS})
    return {**stored, **plan.versions}, len(plan.changes) + len(plan.gone) + len(plan.seen_again)


@pytest.mark.database
def test_the_graph_does_not_depend_on_the_order_of_snapshots(empty: Database) -> None:
    """A, seen again, B, and A again, with a reading that comes and goes: one content hash for all orders."""
    loads = [
        (DAYS[0], trial(DAYS[0], "recruiting")),
        (DAYS[1], trial(DAYS[1], "recruiting", diseases=("mondo:1", "mondo:2"))),
        (DAYS[2], trial(DAYS[2], "suspended", diseases=("mondo:2",))),
        (DAYS[3], trial(DAYS[3], "recruiting", diseases=("mondo:2",))),
    ]
    expected = fresh(empty, *(facts for _, facts in loads), days=[day for day, _ in loads])
    history = "MATCH (e:Evidence {record: $r}) RETURN e.status, e.known_from, e.known_to ORDER BY e.known_from"
    found = rows(empty, history.replace("$r", f"'{TRIAL} registration'"))
    assert found == [
        ["recruiting", DAYS[0], DAYS[1]], ["suspended", DAYS[2], DAYS[2]], ["recruiting", DAYS[3], None],
    ]  # fmt: skip
    assert rows(empty, "MATCH (t:Trial) RETURN t.status") == [["recruiting"]]
    assert healthy(empty)
    for order in [*permutations(loads)][1::3]:
        wipe(empty)
        for day, facts in order:
            write(empty, facts, days=[day])
        assert fingerprint(empty) == expected, [day for day, _ in order]


@pytest.mark.database
def test_what_is_unchanged_is_neither_read_nor_written(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """One look at the record's versions is enough; the group counts as the same."""
    write(empty, trial(DAYS[0], "recruiting"))
    before = fingerprint(empty)
    asked: list[str] = []
    read, changed = Database.read, Database.write

    def reading(database: Database, statement: str, parameters: object = None) -> object:
        asked.append(statement)
        return read(database, statement, parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "read", reading)
    monkeypatch.setattr(Database, "write", lambda *_: pytest.fail("something was written"))
    written = Writer(empty, SOURCES).write([trial(DAYS[0], "recruiting")])
    monkeypatch.setattr(Database, "write", changed)
    assert (written.created, written.changed, written.unchanged, written.same_groups) == (0, 0, 2, 1)
    assert not any("statements" in statement for statement in asked)
    assert fingerprint(empty) == before


@pytest.mark.database
def test_a_record_seen_again_keeps_its_versions(empty: Database) -> None:
    """Nothing of the graph changes but that the snapshot held it; the group counts as the same."""
    write(empty, trial(DAYS[0], "recruiting"))
    written = write(empty, trial(DAYS[2], "recruiting"))
    assert written.same_groups == 1
    assert rows(empty, "MATCH (e:Evidence) WHERE e.record ENDS WITH 'registration' RETURN e.known_from, e.seen") == [
        [DAYS[0], [DAYS[0], DAYS[2]]]
    ]
    assert rows(empty, "MATCH (:Trial)-[r:INVESTIGATES]->() RETURN r.known_from, r.known_to") == [[DAYS[0], None]]


@pytest.mark.database
def test_better_rules_leave_the_graph_of_a_fresh_load(empty: Database) -> None:
    """What was read wrongly is gone, not ended: nobody ever said so."""
    later = trial(DAYS[1], "suspended")
    wrong = [*trial(DAYS[0], "recruiting", diseases=("mondo:1",)), later]
    read = version(DAYS[0], "mondo:1", "reading")
    right: list[Fact] = [
        wrong[0],  # type: ignore[list-item]
        RelationshipFact("INVESTIGATES", TRIAL, "mondo:2", {}, read),
        NodeFact("product:unnamed", {"name": "CD19 CAR-T"}, read),
        RelationshipFact("TESTS", TRIAL, "product:unnamed", {}, read),
        RelationshipFact("TARGETS", "product:unnamed", "hgnc:1", {}, read),
    ]
    expected = fresh(empty, right)
    bare = fresh(empty, wrong[:-1])  # type: ignore[arg-type]
    write(empty, right)
    assert fingerprint(empty) == expected
    write(empty, wrong[:-1])  # type: ignore[arg-type]
    assert fingerprint(empty) == bare, "and back: the product that nothing speaks of any more is gone"
    assert healthy(empty)


@pytest.mark.database
def test_a_reading_of_one_day_counts_for_every_day_that_held_the_same_text(empty: Database) -> None:
    """A text that came back is read once more, by the better rules, and both its versions say the same."""
    loads = [
        trial(DAYS[0], "recruiting"),
        trial(DAYS[1], "recruiting", diseases=("mondo:2",)),
        trial(DAYS[2], "recruiting"),
    ]
    write(empty, *loads)
    better = [RelationshipFact("INVESTIGATES", TRIAL, "mondo:1", {"line": "2"}, version(DAYS[2], "mondo:1", "reading"))]
    write(empty, better)
    assert rows(empty, "MATCH (:Trial)-[r:INVESTIGATES]->({id: 'mondo:1'}) RETURN r.line, size(r.evidence)") == [
        ["2", 2]
    ]


@pytest.mark.database
def test_a_node_that_another_record_speaks_of_stays(empty: Database) -> None:
    """Taking a reading away neither deletes nor cuts off what others still refer to."""
    read = version(DAYS[0], "x", "reading")
    unnamed: list[Fact] = [
        NodeFact("product:unnamed", {"name": "CD19 CAR-T"}, read),
        RelationshipFact("TESTS", TRIAL, "product:unnamed", {}, read),
    ]
    other: list[Fact] = [
        *trial(DAYS[0], "recruiting", id_=OTHER),
        RelationshipFact("TESTS", OTHER, "product:unnamed", {}, version(DAYS[0], "y", "products", OTHER)),
    ]
    nothing = [NodeFact(TRIAL, {}, read)]
    write(empty, [*trial(DAYS[0], "recruiting")[:1], *unnamed], other)
    write(empty, [*trial(DAYS[0], "recruiting")[:1], *nothing])
    assert rows(empty, "MATCH (t:Trial)-[:TESTS]->(p) RETURN t.id, p.name, p.evidence") == [[OTHER, "CD19 CAR-T", []]]
    assert healthy(empty)
    write(empty, [*other[:-1], NodeFact(OTHER, {}, version(DAYS[0], "y", "products", OTHER))])
    assert rows(empty, "MATCH (p:Product {id: 'product:unnamed'}) RETURN p.id") == [], "nothing refers to it any more"
    write(empty, [*trial(DAYS[0], "recruiting")[:1], *unnamed])
    assert rows(empty, "MATCH (t:Trial)-[:TESTS]->(p) RETURN t.id, p.name") == [[TRIAL, "CD19 CAR-T"]]


@pytest.mark.database
def test_a_node_named_in_a_field_stays(empty: Database) -> None:
    """A territory is no end of the relationship and must not dangle either."""
    read = version(DAYS[0], "x", "reading")
    place = NodeFact("jurisdiction:CN", {"name": "China"}, read)
    treats = RelationshipFact("TREATS", "product:p", "mondo:1", {"territory": "jurisdiction:CN"}, TABLES)
    write(empty, [*trial(DAYS[0], "recruiting")[:1], place], [treats])
    write(empty, [*trial(DAYS[0], "recruiting")[:1], NodeFact(TRIAL, {}, read)])
    assert rows(empty, "MATCH (j:Jurisdiction) RETURN j.name, j.statements") == [["China", []]]
    assert healthy(empty)


@pytest.mark.database
def test_curation_can_drop_a_node_that_a_registry_still_refers_to(empty: Database) -> None:
    """It stays with its name as long as that; then it goes."""
    read = version(DAYS[0], "x", "reading")
    tests: list[Fact] = [*trial(DAYS[0], "recruiting")[:1], RelationshipFact("TESTS", TRIAL, "product:p", {}, read)]
    write(empty, tests)
    writer = Writer(empty, SOURCES)
    writer.prepare()
    kept = [fact for fact in vocabulary() if isinstance(fact, NodeFact) and fact.id != "product:p"]
    writer.write([kept], curated=True)
    assert rows(empty, "MATCH (:Trial)-[:TESTS]->(p) RETURN p.name, p.evidence") == [["product:p", []]]
    assert healthy(empty)
    writer.write([[*tests[:1], NodeFact(TRIAL, {}, read)]])
    assert rows(empty, "MATCH (p:Product) RETURN p.id") == []


@pytest.mark.database
def test_a_file_without_the_summary_does_not_undo_what_was_read_in_it(empty: Database) -> None:
    """What the shorter text suggests is kept with its evidence, and was never in force."""
    full = version(DAYS[0], "full", "reading", covers=["title", "summary"])
    short = version(DAYS[1], "short", "reading", covers=["title"])
    groups: list[list[Fact]] = [
        [
            *trial(DAYS[0], "recruiting")[:1],
            RelationshipFact("INVESTIGATES", TRIAL, "mondo:1", {}, full, valid_from="2019"),
        ],
        [
            *trial(DAYS[1], "recruiting")[:1],
            RelationshipFact("INVESTIGATES", TRIAL, "mondo:2", {}, short, valid_from="2019"),
        ],
    ]
    expected = fresh(empty, *groups)
    shown = "MATCH (:Trial)-[r:INVESTIGATES]->(i) RETURN i.id, r.known_from, r.known_to ORDER BY i.id"
    assert rows(empty, shown) == [["mondo:1", DAYS[0], None], ["mondo:2", DAYS[1], DAYS[1]]]
    assert fresh(empty, *reversed(groups)) == expected


@pytest.mark.database
def test_days_are_claimed_when_a_load_is_complete_and_by_all_who_load(empty: Database) -> None:
    """A killed load claims none; curation and registry keep what the other wrote of the source."""
    curated = {"source:ctgov": {**SOURCES["source:ctgov"], "curated": True, "rank": 3, "licence": "public domain"}}
    write(empty, trial(DAYS[1], "recruiting"))
    days = "MATCH (s:Source {id: 'source:ctgov'}) RETURN s.snapshots, s.licence, s.rank, s.url"
    assert rows(empty, days) == [[None, None, 1, None]]
    write(empty, trial(DAYS[1], "recruiting"), days=[DAYS[1]])
    Writer(empty, curated).prepare()
    assert rows(empty, days) == [[[DAYS[1]], "public domain", 3, None]]
    registry = Writer(empty, {"source:ctgov": {"id": "source:ctgov", "name": "Other", "rank": 1, "url": "https://x"}})
    registry.prepare()
    registry.seen("source:ctgov", [DAYS[0]])
    assert rows(empty, days) == [[[DAYS[0], DAYS[1]], "public domain", 3, "https://x"]]
    assert registry.sources["source:ctgov"]["rank"] == 3


@pytest.mark.database
def test_what_ended_was_there_on_the_last_day_loaded_before(empty: Database) -> None:
    """Also if that day is loaded late, by a file that does not hold the record."""
    write(empty, trial(DAYS[0], "recruiting"), days=[DAYS[0]])
    write(empty, trial(DAYS[3], "suspended", diseases=("mondo:2",)), days=[DAYS[3]])
    ended = "MATCH (:Trial)-[r:INVESTIGATES]->({id: 'mondo:1'}) RETURN r.known_to"
    assert rows(empty, ended) == [[DAYS[0]]]
    write(empty, trial(DAYS[2], "recruiting", id_=OTHER), days=[DAYS[2]])
    assert rows(empty, ended.replace(":Trial", f":Trial {{id: '{TRIAL}'}}")) == [[DAYS[2]]]
    both = [
        trial(DAYS[0], "recruiting"),
        trial(DAYS[2], "recruiting", id_=OTHER),
        trial(DAYS[3], "suspended", diseases=("mondo:2",)),
    ]
    found = fingerprint(empty)
    assert fresh(empty, *both, days=[DAYS[0], DAYS[2], DAYS[3]]) == found


@pytest.mark.database
def test_what_is_made_while_a_batch_is_written_counts_with_it(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records and nodes that stand in several batches end as if they stood in one."""
    statuses = ("recruiting", "suspended", "recruiting", "completed", "suspended")
    loads = [trial(day, status, id_=id_) for id_ in (TRIAL, OTHER) for day, status in zip(DAYS, statuses, strict=True)]
    expected = fresh(empty, *loads)
    for size in ("FIRST", "LARGEST"):
        monkeypatch.setattr(f"cgtkg.graph.writing.pace.{size}", 1)
    assert fresh(empty, *loads) == expected
    assert fresh(empty, *reversed(loads)) == expected


def test_batches_grow_until_they_are_heavy() -> None:
    """What many records speak of weighs with all its statements, so that memory has a bound."""
    pace = Pace()
    sizes = iter(pace)
    assert [next(sizes) for _ in range(6)] == [1_000, 2_000, 4_000, 8_000, 16_000, 16_000]
    pace.wrote(HEAVY + 1)
    assert [next(sizes), next(sizes)] == [8_000, 4_000]
    pace.wrote(HEAVY)
    assert [next(sizes), next(sizes)] == [4_000, 4_000]
    pace.wrote(HEAVY // 2)
    assert [next(sizes), next(sizes), next(sizes)] == [8_000, 16_000, 16_000]
    pace.wrote(HEAVY * 1_000)
    assert [next(sizes) for _ in range(20)][-1] == 1


@pytest.mark.database
def test_a_failed_batch_stops_the_load_and_is_told(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the next batch is already being made; what was written before stays."""
    for size in ("FIRST", "LARGEST"):
        monkeypatch.setattr(f"cgtkg.graph.writing.pace.{size}", 1)
    wrong = [*trial(DAYS[0], "recruiting", id_=OTHER, diseases=("mondo:404",))]
    with pytest.raises(DataError, match="mondo:404 is no node"):
        write(empty, trial(DAYS[0], "recruiting"), wrong, trial(DAYS[1], "suspended"))
    assert rows(empty, "MATCH (t:Trial) RETURN t.id, t.status") == [[TRIAL, "recruiting"]]


@pytest.mark.database
def test_another_writer_is_noticed(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """What he wrote since it was read is not overwritten; loading once more brings both together."""
    write(empty, trial(DAYS[0], "recruiting"))
    send = Flight.send

    def late(flight: Flight, difference: Difference) -> None:
        monkeypatch.setattr(Flight, "send", send)
        write(empty, trial(DAYS[1], "suspended", diseases=("mondo:2",)))
        send(flight, difference)

    monkeypatch.setattr(Flight, "send", late)
    third = trial(DAYS[2], "completed")
    with pytest.raises(DataError, match="somebody else wrote"):
        Writer(empty, SOURCES).write([third])
    write(empty, third)
    found = fingerprint(empty)
    loads = [trial(DAYS[0], "recruiting"), trial(DAYS[1], "suspended", diseases=("mondo:2",)), third]
    assert fresh(empty, *loads) == found

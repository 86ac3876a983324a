"""How fast records are written, as a share of the bare driver's rate: `python benchmarks/writing.py [TRIALS]`.

The same synthetic trials go into an empty embedded database twice in each round: as facts through our writer, and
as the finished rows, read back from the first, through the official driver alone (UNWIND … CREATE in batches). Then
the facts are written again unchanged, and as those of a later snapshot. Both graphs must have the same content hash.
Prints rows a second, the ratios within each round (another program at work slows both), and the largest Python memory
in use while facts are streamed.
"""

from __future__ import annotations

import gc
import hashlib
import random
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from cgtkg.graph import embedded
from cgtkg.graph.connection import Database
from cgtkg.graph.fingerprint import Fingerprint, fingerprint
from cgtkg.graph.settings import Settings
from cgtkg.graph.writing import Writer
from cgtkg.schema import cypher
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.identity import label_of
from cgtkg.schema.vocabularies import Assertion

T = TypeVar("T")
Rows = tuple[dict[str, list[Any]], dict[tuple[str, str, str], list[Any]]]
"""Nodes by label, relationships by type and the labels of both ends."""
TRIALS, ROUNDS, ROWS_AT_ONCE = 2_500, 5, 1_000
SOURCES: dict[str, dict[str, Value]] = {
    "source:registry": {"id": "source:registry", "name": "A registry", "rank": 1},
    "source:tables": {"id": "source:tables", "name": "Tables", "rank": 2, "curated": True},
}
VOCABULARY = {
    "mondo:{:07}": 150, "hgnc:{}": 80, "modality:m{}": 12, "jurisdiction:J{}": 40, "company:known-{}": 150,
    "product:known-{}": 120,
}  # fmt: skip


def main() -> None:
    """Time `ROUNDS` rounds after one that warms the server up."""
    trials = int(sys.argv[1]) if sys.argv[1:] else TRIALS
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(CGTKG_HOME=Path(folder), _env_file=None)  # type: ignore[call-arg]
        try:
            with Database.open(settings, write=True) as database:
                rows, seconds = measure(database, trials)
                memory = peak(database, trials)
        finally:
            embedded.down(settings.home)
    print(f"{trials} trials, {rows} nodes and relationships; median of {ROUNDS} rounds")
    for name, measured in seconds.items():
        spread = f"{min(measured):.2f} to {max(measured):.2f}"
        print(
            f"{name:30}{statistics.median(measured):6.2f} s ({spread}) {rows / statistics.median(measured):8.0f} rows/s"
        )
    bare, first, again, _ = seconds.values()
    for name, ratios in (
        ("writer's rate / driver's rate", [one / other for one, other in zip(bare, first, strict=True)]),
        ("first load / unchanged load", [one / other for one, other in zip(first, again, strict=True)]),
    ):
        print(f"{name:30}{statistics.median(ratios):5.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    print(f"Python's memory while writing: at most {memory / 1e6:.0f} MB more than before")


def measure(database: Database, trials: int) -> tuple[int, dict[str, list[float]]]:
    """Rows of the graph, and seconds of each round."""
    groups, later = list(facts(trials, "2026-07-01")), list(facts(trials, "2026-07-08"))
    seconds: dict[str, list[float]] = {
        "the bare driver, rows": [], "our writer, facts": [], "the same facts again": [], "those of a later day": [],
    }  # fmt: skip
    bare, ours, again, newer = seconds.values()
    rows = 0
    for _ in range(ROUNDS + 1):
        empty(database)
        ours.append(timed(write, database, groups))
        first = fingerprint(database)
        finished = nodes_and_relationships(database)
        again.append(timed(write, database, groups))
        same(database, first)
        newer.append(timed(write, database, later))
        empty(database)
        bare.append(timed(write_bare, database, finished))
        same(database, first)
        rows = first.nodes + first.edges
    empty(database)
    return rows, {name: measured[1:] for name, measured in seconds.items()}


def same(database: Database, expected: Fingerprint) -> None:
    """Stop if the database holds another graph: then the times say nothing."""
    if fingerprint(database) != expected:
        sys.exit("the graphs differ")


def facts(trials: int, day: str) -> Iterator[list[Fact]]:
    """The vocabulary, then the facts of each trial: what a registry of cell therapies looks like."""
    chosen = random.Random(2026)
    tables = Evidence("source:tables", "tables", "2026-06-01")
    known = {form: [form.format(n) for n in range(count)] for form, count in VOCABULARY.items()}
    yield [NodeFact(id_, {"name": f"Name of {id_}"}, tables) for ids in known.values() for id_ in ids]
    diseases, antigens, modalities, places, companies, products = known.values()
    for number in range(trials):
        yield _trial(number, day, chosen, diseases, antigens, modalities, places, companies, products)


def _trial(
    number: int, day: str, chosen: random.Random, diseases: list[str], antigens: list[str], modalities: list[str],
    places: list[str], companies: list[str], products: list[str],
) -> list[Fact]:  # fmt: skip
    trial, begins = f"clinicaltrials:NCT{number:08}", f"20{chosen.randrange(10, 27)}-0{chosen.randrange(1, 10)}"
    registration, lead, others, locations, reading = (
        _evidence(trial, part, day) for part in ("registration", "sponsor", "collaborators", "locations", "reading")
    )
    stated: dict[str, Value] = {
        "phase": "phase_1", "status": "recruiting", "start_date": begins, "completion_date": "2029-12",
        "enrollment": chosen.randrange(5, 300), "has_results": False,
    }  # fmt: skip
    title = f"Study {number} of Chimeric Antigen Receptor T Cells in Relapsed or Refractory B-cell Malignancies"
    made: list[Fact] = [
        NodeFact(trial, {"name": title, **stated, "registry_ids": [trial], "relevant": True}, registration)
    ]

    def says(
        type_: str, start: str, end: str, evidence: Evidence, how: Assertion = Assertion.STATED, **more: Value
    ) -> None:
        made.append(RelationshipFact(type_, start, end, more, evidence, how, begins))

    sponsor = (
        chosen.choice(companies) if chosen.random() < 0.5 else f"company:other-{chosen.randrange(trials_of(number))}"
    )
    for company, role, evidence in ((sponsor, "lead", lead), (chosen.choice(companies), "collaborator", others)):
        if role == "lead" or chosen.random() < 0.4:
            if company.startswith("company:other"):
                made.append(NodeFact(company, {"name": f"Hospital {company}", "kind": "academic"}, evidence))
            says("SPONSORS", company, trial, evidence, role=role)
        else:
            made.append(NodeFact(trial, {}, evidence))
    says("CONDUCTED_IN", trial, chosen.choice(places), locations, sites=chosen.randrange(1, 40))
    disease, words = chosen.choice(diseases), "conditions: B-cell lymphoma; title: relapsed or refractory"
    says("INVESTIGATES", trial, disease, reading, setting="relapsed or refractory", reason=words)
    if chosen.random() < 0.3:
        product = chosen.choice(products)
    else:
        antigen = chosen.choice(antigens)
        product = f"product:unnamed.{sponsor.partition(':')[2]}.{antigen.replace(':', '-')}"
        made.append(NodeFact(product, {"name": f"{antigen} CAR-T of {sponsor}", "kind": "unnamed"}, reading))
        how = Assertion.INFERRED
        says("DEVELOPS", sponsor, product, reading, how, role="developer", reason="lead sponsor of an unnamed product")
        says("TARGETS", product, antigen, reading, reason="interventions: anti-CD19 CAR-T cells")
        says("HAS_MODALITY", product, chosen.choice(modalities), reading, reason="interventions: CAR-T cells")
    says("TESTS", trial, product, reading, role="experimental", reason="interventions: CAR-T cells")
    says("TREATS", product, disease, reading, Assertion.INFERRED, stage="phase_1", reason=words)
    return made


def trials_of(number: int) -> int:
    """How many sponsors the vocabulary does not know there are by trial `number`."""
    return 20 + number // 4


def _evidence(trial: str, part: str, day: str) -> Evidence:
    content = hashlib.sha256(f"{trial} {part}".encode()).hexdigest()
    values: dict[str, Value] = {"phase": "phase_1", "status": "recruiting"} if part == "registration" else {}
    covers = ("interventions", "summary", "title") if part == "reading" else ()
    locator = f"{trial.partition(':')[2]} {part}"
    return Evidence(
        "source:registry", locator, day, f"{trial} {part}", content, values,
        updated="2026-06-12", covers=covers, reading=part == "reading",
    )  # fmt: skip


def write(database: Database, groups: list[list[Fact]]) -> None:
    """Our way."""
    writer = Writer(database, SOURCES)
    writer.prepare()
    writer.write(groups)


def nodes_and_relationships(database: Database) -> Rows:
    """The rows that make this graph."""
    nodes: dict[str, list[Any]] = defaultdict(list)
    relationships: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for row in database.read("MATCH (n) RETURN properties(n) AS properties"):
        nodes[label_of(row["properties"]["id"])].append({"id": row["properties"]["id"], **row})
    for row in database.read("MATCH (a)-[r]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS properties"):
        type_ = row["properties"]["key"].partition(" ")[0]
        relationships[type_, label_of(row["start"]), label_of(row["end"])].append(row)
    return nodes, relationships


def write_bare(database: Database, rows: Rows) -> None:
    """The driver alone: constraints, then every row created in batches."""
    nodes, relationships = rows
    database.declare(cypher.constraints() + cypher.indexes())
    statements = [
        (f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.properties", of_label)
        for label, of_label in nodes.items()
    ]
    statements += [
        (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"CREATE (a)-[r:{type_}]->(b) SET r = row.properties",
            of_type,
        )
        for (type_, start, end), of_type in relationships.items()
    ]
    for statement, of_one in statements:
        for start in range(0, len(of_one), ROWS_AT_ONCE):
            chunk = of_one[start : start + ROWS_AT_ONCE]
            database.write(lambda transaction, s=statement, c=chunk: transaction.run(s, rows=c).consume())  # type: ignore[misc]


def empty(database: Database) -> None:
    """Take everything away, a part at a time."""
    statement = "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone"
    while database.write(lambda transaction: transaction.run(statement).single(strict=True)["gone"]):
        pass


def peak(database: Database, trials: int) -> int:
    """Bytes that Python needs while it writes facts that are made one by one."""
    writer = Writer(database, SOURCES)
    writer.prepare()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    writer.write(facts(trials, "2026-07-01"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most - before


def timed(work: Callable[[Database, T], None], database: Database, rows: T) -> float:
    """Seconds that `work` takes; what was made for it before is left out of garbage collection."""
    gc.collect()
    gc.freeze()
    started = time.perf_counter()
    work(database, rows)
    taken = time.perf_counter() - started
    gc.unfreeze()
    return taken


if __name__ == "__main__":
    main()

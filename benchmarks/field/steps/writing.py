"""Steps that write: our writer from facts, the bare driver from the rows that came of them, and a load as users do it.

Each has a server of its own in an empty folder, warmed up by a few hundred trials that are taken away again.
"""

from __future__ import annotations

import gc
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

import neo4j

from cgtkg import seeds
from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.connection import Database
from cgtkg.graph.fingerprint import fingerprint
from cgtkg.graph.writing import Writer
from cgtkg.loaders.ctgov import SOURCE
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.organisations import Organisations
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.trials.extract import read_extract
from cgtkg.loaders.trials.facts import Known, facts
from cgtkg.schema import cypher
from cgtkg.schema.facts import Fact
from cgtkg.schema.identity import label_of
from cgtkg.schema.nodes import LABELS
from cgtkg.schema.relationships import TYPES

from ..measuring import Stopwatch
from .homes import server_peak, settings_of

ROWS_AT_ONCE = 1_000
WARM_UP = 300


def write(watch: Stopwatch, trials: str, home: str, spool: str = "") -> dict[str, Any]:
    """The seeds and the trials of an extract, by our writer; the rows of the graph go to `spool`. The server stays."""
    with Database.open(settings_of(home), write=True) as database:
        _write(Stopwatch(), database, trials, WARM_UP)
        _empty(database)
        _write(watch, database, trials)
        content = fingerprint(database)
        if spool:
            _spool(database, Path(spool))
    found = {"hash": content.hash, "nodes": content.nodes, "edges": content.edges}
    return {"count": content.nodes + content.edges, "found": found, "server": server_peak(home)}


def write_bare(watch: Stopwatch, trials: str, home: str, spool: str, merge: bool = False) -> dict[str, Any]:
    """The rows of the finished graph by the official driver alone: UNWIND … CREATE in batches, or with `merge` UNWIND …
    MERGE, which alone can be repeated as our writer can.
    """
    statement = _merging if merge else _creating
    transactions = ([(statement(*place), {"rows": rows})] for place, rows in _pickled(Path(spool)))
    return _write_ready(watch, trials, home, transactions)


def record(watch: Stopwatch, trials: str, home: str, told: str) -> dict[str, Any]:
    """What our writer tells the database for the same trials, transaction by transaction, goes to the file `told`."""
    with Database.open(settings_of(home), write=True) as database, Path(told).open("wb") as stream:
        _write(watch, cast(Database, _Recorder(database, stream)), trials)
    return {}


def write_told(watch: Stopwatch, trials: str, home: str, told: str) -> dict[str, Any]:
    """What was recorded, by the official driver alone: the same rows in the same transactions, ready made."""
    return _write_ready(watch, trials, home, _pickled(Path(told)))


def _write_ready(
    watch: Stopwatch, trials: str, home: str, transactions: Iterable[list[tuple[str, dict[str, Any]]]]
) -> dict[str, Any]:
    """Constraints, then the statements with their parameters; the server is warmed up by our writer first."""
    with Database.open(settings_of(home), write=True) as database:
        _write(Stopwatch(), database, trials, WARM_UP)
        _empty(database)
        with watch:
            database.declare(cypher.constraints() + cypher.indexes())
        for statements in transactions:
            with watch:
                database.write(partial(_tell, statements=statements))
        content = fingerprint(database)
    count = content.nodes + content.edges
    return {"count": count, "found": {"hash": content.hash}, "server": server_peak(home)}


class _Recorder:
    """A database that keeps what it is told."""

    def __init__(self, database: Database, stream: BinaryIO) -> None:
        self._database, self._stream = database, stream

    def write(self, work: Callable[[neo4j.ManagedTransaction], Any]) -> Any:
        """Do the work, and keep its orders."""
        if isinstance(work, partial) and "told" in work.keywords:
            orders = [(order.statement, dict(order.parameters)) for order in work.keywords["told"]]
            pickle.dump(orders, self._stream)
        return self._database.write(work)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)


def _tell(transaction: neo4j.ManagedTransaction, statements: list[tuple[str, dict[str, Any]]]) -> None:
    for statement, parameters in statements:
        transaction.run(statement, parameters).consume()


def load(watch: Stopwatch, home: str, path: str = "", again: bool = False) -> dict[str, Any]:
    """A download as users load it: parsed, classified, made into facts and written, into a graph that has the seeds.

    Without a path it is the bundled extract; `again` reads all though the graph has it.
    """
    with KnowledgeGraph(write=True, settings=settings_of(home)) as graph:
        graph.load("seeds")
        with watch:
            loaded = graph.load(SOURCE.name, [Path(path)] if path else [], again=again)
    return {"count": loaded.read, "found": loaded.to_json(), "server": server_peak(home)}


def _write(watch: Stopwatch, database: Database, trials: str, most: int | None = None) -> None:
    tables = read_seeds([seeds.FOLDER])
    vocabulary = Vocabulary.of(tables.facts)
    known = Known(vocabulary, Organisations(vocabulary, [seeds.FOLDER]))
    with watch:
        writer = Writer(database, tables.sources)
        writer.prepare()
        writer.write([tables.facts], curated=True)
        writer = Writer(database, {**tables.sources, SOURCE.id: SOURCE.properties})
        writer.prepare()
    days: set[str] = set()
    groups: list[list[Fact]] = []
    for trial in islice(read_extract(Path(trials)), most):
        days.add(trial.day)
        groups.append(facts(trial, known, SOURCE.id))
    gc.collect()
    gc.freeze()  # what was made for the writer is not for it to look through
    with watch:
        writer.write(groups)
        writer.seen(SOURCE.id, days)
    gc.unfreeze()


def _empty(database: Database) -> None:
    statement = "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS gone"
    while database.write(lambda transaction: transaction.run(statement).single(strict=True)["gone"]):
        pass


def _creating(name: str, *ends: str) -> str:
    if not ends:
        return f"UNWIND $rows AS row CREATE (n:{name}) SET n = row.properties RETURN count(n) AS written"
    start, end = ends
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
        f"CREATE (a)-[r:{name}]->(b) SET r = row.properties RETURN count(r) AS written"
    )


def _merging(name: str, *ends: str) -> str:
    if not ends:
        return cypher.merge_nodes(name)
    start, end = ends
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
        f"MERGE (a)-[r:{name} {{key: row.properties.key}}]->(b) SET r = row.properties RETURN count(r) AS written"
    )


def _spool(database: Database, path: Path) -> None:
    """Labels, and types with the labels of their ends, each with rows; nodes before relationships, in a file."""
    with path.open("wb") as stream:
        for label in LABELS:
            rows = (
                {"id": row["properties"]["id"], **row}
                for row in database.read(f"MATCH (n:{label}) RETURN properties(n) AS properties")
            )
            while chunk := list(islice(rows, ROWS_AT_ONCE)):
                pickle.dump(((label,), chunk), stream)
        for type_ in TYPES:
            waiting: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
            statement = f"MATCH (a)-[r:{type_}]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS properties"
            for row in database.read(statement):
                ends = label_of(row["start"]), label_of(row["end"])
                waiting[ends].append(row)
                if len(waiting[ends]) == ROWS_AT_ONCE:
                    pickle.dump(((type_, *ends), waiting.pop(ends)), stream)
            for ends, rest in waiting.items():
                pickle.dump(((type_, *ends), rest), stream)


def _pickled(path: Path) -> Iterator[Any]:
    with path.open("rb") as stream:
        while stream.peek(1):
            yield pickle.load(stream)  # noqa: S301  # written by another step a moment ago

"""Rows to and from the database within one transaction; what is written is counted, a missing end is an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar, cast

import neo4j

from cgtkg.schema import cypher
from cgtkg.schema.errors import DataError
from cgtkg.schema.identity import label_of
from cgtkg.schema.statements import Statement
from cgtkg.schema.vocabularies import Assertion

from .batch import Batch, Ends
from .properties import Properties, evidence_properties, from_properties

T = TypeVar("T")
ROWS_AT_ONCE = 1_000
_EVIDENCE = (
    "MATCH (e:Evidence) WHERE e.record IN $records RETURN properties(e) AS evidence",
    "UNWIND $ids AS id MATCH (e:Evidence {id: id}) RETURN properties(e) AS evidence",
)


def stored_evidence(transaction: neo4j.ManagedTransaction, batch: Batch) -> dict[str, Properties]:
    """The Evidence nodes of the batch and of every other version of its records, by id."""
    records = sorted({evidence.record for evidence in batch.evidence.values() if evidence.record})
    passages = sorted(id_ for id_, evidence in batch.evidence.items() if not evidence.record)
    stored = {}
    for statement, name, wanted in zip(_EVIDENCE, ("records", "ids"), (records, passages), strict=True):
        for chunk in _chunks(wanted, cypher.KEYS_AT_ONCE):
            for row in _run(transaction, statement, **{name: chunk}):
                stored[row["evidence"]["id"]] = row["evidence"]
    return stored


def stored_statements(transaction: neo4j.ManagedTransaction, batch: Batch) -> dict[str, tuple[Statement, ...]]:
    """The statements that the database holds of the batch's nodes and relationships."""
    stored = {}
    for label, ids in _by(batch.nodes, label_of).items():
        for chunk in _chunks(ids, ROWS_AT_ONCE):
            for row in _run(transaction, cypher.read_nodes(label), ids=chunk):
                stored[row["id"]] = tuple(map(Statement.from_json, row["statements"]))
    for type_, keys in _by(batch.relationships, lambda key: batch.ends[key].type).items():
        for chunk in _chunks(keys, cypher.KEYS_AT_ONCE):
            for row in _run(transaction, cypher.read_relationships(type_), keys=chunk):
                stored[row["key"]] = tuple(map(Statement.from_json, row["statements"]))
    return stored


def write_nodes(transaction: neo4j.ManagedTransaction, nodes: list[tuple[str, Properties]]) -> None:
    """Create or replace nodes."""
    properties = dict(nodes)
    for label, ids in _by(properties, label_of).items():
        rows = [{"id": id_, "properties": properties[id_]} for id_ in ids]
        write_rows(transaction, cypher.merge_nodes(label), rows)


def create_relationships(
    transaction: neo4j.ManagedTransaction, new: list[tuple[str, Properties]], ends: Mapping[str, Ends]
) -> None:
    """Create relationships known not to exist."""
    grouped: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for key, properties in new:
        own = ends[key]
        row = {"start": own.start, "end": own.end, "properties": properties}
        grouped[own.type, label_of(own.start), label_of(own.end)].append(row)
    for (type_, start, end), rows in grouped.items():
        write_rows(transaction, cypher.create_relationships(type_, start, end), rows)


def update_relationships(
    transaction: neo4j.ManagedTransaction, changed: list[tuple[str, Properties]], ends: Mapping[str, Ends]
) -> None:
    """Replace the properties of relationships known to exist."""
    properties = dict(changed)
    for type_, keys in _by(properties, lambda key: ends[key].type).items():
        for chunk in _chunks(keys, cypher.KEYS_AT_ONCE):
            by_key = {key: properties[key] for key in chunk}
            list(_run(transaction, cypher.update_relationships(type_), keys=chunk, properties=by_key))


def write_evidence(
    transaction: neo4j.ManagedTransaction,
    batch: Batch,
    stored: Mapping[str, Properties],
    reordered: Mapping[str, tuple[str, str]],
) -> None:
    """Write the Evidence nodes that are new or changed, and lead each new one to its Source."""
    rows: dict[str, Properties] = {}
    for id_, evidence in batch.evidence.items():
        old = stored.get(id_, {})
        supports = batch.supports[id_] | set(cast(list[str], old.get("supports", [])))
        rows[id_] = evidence_properties(evidence, supports, old)
    for id_, (day, seen) in reordered.items():
        properties = rows.setdefault(id_, dict(stored.get(id_, {})))
        properties.pop("superseded_from", None)
        properties.pop("known_to", None)
        if day:
            properties |= {"superseded_from": day, "known_to": seen}
    changed = {id_: properties for id_, properties in rows.items() if properties != stored.get(id_)}
    write_nodes(transaction, list(changed.items()))
    new = [id_ for id_ in changed if id_ not in stored]
    froms = [
        (
            from_properties(id_, batch.evidence[id_].source, batch.evidence[id_].known_from),
            batch.evidence[id_],
        )
        for id_ in new
    ]
    ends = {str(p["key"]): Ends("FROM", e.id, e.source, Assertion.STATED, {}) for p, e in froms}
    create_relationships(transaction, [(str(properties["key"]), properties) for properties, _ in froms], ends)


def write_rows(transaction: neo4j.ManagedTransaction, statement: str, rows: list[dict[str, Any]]) -> None:
    """Send rows to a statement that returns how many it wrote; `DataError` if that is not all."""
    for chunk in _chunks(rows, ROWS_AT_ONCE):
        (record,) = _run(transaction, statement, rows=chunk)
        if record["written"] != len(chunk):
            raise _missing_end(transaction, chunk)


def _missing_end(transaction: neo4j.ManagedTransaction, rows: list[dict[str, Any]]) -> DataError:
    for row in rows:
        for node_id in (row["start"], row["end"]):
            if not list(_run(transaction, cypher.read_nodes(label_of(node_id)), ids=[node_id])):
                return DataError(f"{row['properties']['key']}: {node_id} is no node of the graph")
    return DataError(f"{len(rows)} rows were sent and not all were stored: the database changed meanwhile")


def _by(items: Iterable[str], group: Callable[[str], str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for item in items:
        grouped[group(item)].append(item)
    return grouped


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _run(transaction: neo4j.ManagedTransaction, statement: str, **parameters: object) -> Iterator[neo4j.Record]:
    yield from transaction.run(statement, parameters)

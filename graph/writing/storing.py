"""A difference into the database, within one transaction; what is written is counted, a missing end is an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import neo4j

from cgtkg.schema import cypher
from cgtkg.schema.errors import DataError
from cgtkg.schema.identity import label_of
from cgtkg.schema.relationships import TYPES

from .batch import Ends
from .chunks import by, chunks
from .difference import Difference
from .properties import Properties

ROWS_AT_ONCE = 1_000
FEW = 100
"""Passages of one source in a batch that are not worth a statement of their own."""


def store(transaction: neo4j.ManagedTransaction, difference: Difference) -> None:
    """Write all of it. Raises `DataError` if the end of a relationship is no node."""
    for label, ids in by(difference.new_nodes, label_of).items():
        rows = [{"id": id_, "properties": difference.new_nodes[id_]} for id_ in ids]
        write_rows(transaction, cypher.create_nodes(label), rows)
    _create_evidence(transaction, difference.new_evidence)
    for label, ids in by(difference.changed_nodes, label_of).items():
        rows = [{"id": id_, **_changed(id_, difference.changed_nodes, difference)} for id_ in ids]
        write_rows(transaction, cypher.replace_nodes(label), rows)
    write_rows(transaction, cypher.set_seen(), difference.seen)
    _create_relationships(transaction, difference.new_relationships, difference.ends)
    _update_relationships(transaction, difference)
    _take_away(transaction, difference)


def _changed(ref: str, rows: Mapping[str, Properties], difference: Difference) -> dict[str, Any]:
    return {"properties": rows[ref], "held": difference.held.get(ref)}


def write_rows(
    transaction: neo4j.ManagedTransaction, statement: str, rows: Sequence[dict[str, Any]], **more: object
) -> None:
    """Send rows to a statement that returns how many it wrote; `DataError` if that is not all."""
    for chunk in chunks(rows, ROWS_AT_ONCE):
        (record,) = _run(transaction, statement, rows=chunk, **more)
        if record["written"] != len(chunk):
            raise _not_all(transaction, chunk)


def _create_evidence(transaction: neo4j.ManagedTransaction, new: Mapping[str, tuple[Properties, Properties]]) -> None:
    """One statement a source where it has many passages; sources with few, as documents are, go together."""
    few: list[dict[str, Any]] = []
    for source, ids in by(new, lambda id_: str(new[id_][0]["source"])).items():
        rows = [{"start": id_, "end": source, "evidence": new[id_][0], "properties": new[id_][1]} for id_ in ids]
        if len(rows) < FEW:
            few += rows
        else:
            write_rows(transaction, cypher.create_evidence(), rows, source=source)
    nodes = [{"id": row["start"], "properties": row["evidence"]} for row in few]
    write_rows(transaction, cypher.create_nodes("Evidence"), nodes)
    write_rows(transaction, cypher.create_relationships("FROM", "Evidence", "Source"), few)


def _create_relationships(
    transaction: neo4j.ManagedTransaction, new: Mapping[str, Properties], ends: Mapping[str, Ends]
) -> None:
    grouped: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for key, properties in new.items():
        own = ends[key]
        row = {"start": own.start, "end": own.end, "properties": properties}
        grouped[own.type, label_of(own.start), label_of(own.end)].append(row)
    for (type_, start, end), rows in grouped.items():
        write_rows(transaction, cypher.create_relationships(type_, start, end), rows)


def _update_relationships(transaction: neo4j.ManagedTransaction, difference: Difference) -> None:
    for type_, keys in by(difference.changed_relationships, _type_of).items():
        for chunk in chunks(keys, cypher.KEYS_AT_ONCE):
            rows = {key: _changed(key, difference.changed_relationships, difference) for key in chunk}
            (record,) = _run(transaction, cypher.update_relationships(type_), keys=chunk, rows=rows)
            if record["written"] != len(chunk):
                raise _changed_meanwhile()


def _take_away(transaction: neo4j.ManagedTransaction, difference: Difference) -> None:
    """Delete relationships, then the nodes that nothing says anything of and nothing refers to any more."""
    for type_, keys in by(difference.gone_relationships, _type_of).items():
        for chunk in chunks(keys, cypher.KEYS_AT_ONCE):
            transaction.run(cypher.delete_relationships(type_), keys=chunk).consume()
    for label, ids in by(difference.emptied, label_of).items():
        transaction.run(cypher.empty_nodes(label), ids=ids).consume()
    left = {
        id_ for key in difference.gone_relationships for id_ in (difference.ends[key].start, difference.ends[key].end)
    }
    candidates = sorted({id_ for id_ in {*left, *difference.emptied} if label_of(id_) != "Source"})
    kept = _named(transaction, candidates)
    for label, ids in by((id_ for id_ in candidates if id_ not in kept), label_of).items():
        transaction.run(cypher.delete_empty_nodes(label), ids=ids).consume()


def _named(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> set[str]:
    """Those of the nodes that relationships name in a field: a territory, an indication, an agency."""
    found: set[str] = set()
    for type_, declared in TYPES.items():
        for field in declared.references if ids else ():
            (record,) = _run(transaction, cypher.referring(type_, field), ids=ids)
            found.update(record["found"])
    return found


def _not_all(transaction: neo4j.ManagedTransaction, rows: Sequence[dict[str, Any]]) -> DataError:
    for row in rows:
        for node_id in (row[side] for side in ("end", "start") if side in row):
            (record,) = _run(transaction, cypher.read_nodes(label_of(node_id)), asked=[node_id])
            if not record["found"]:
                return DataError(f"{row['properties']['key']}: {node_id} is no node of the graph")
    return _changed_meanwhile()


def _changed_meanwhile() -> DataError:
    return DataError("somebody else wrote to the database meanwhile: wait until that is done, then load again")


def _type_of(key: str) -> str:
    return key.partition(" ")[0]


def _run(transaction: neo4j.ManagedTransaction, statement: str, **parameters: object) -> Iterator[neo4j.Record]:
    yield from transaction.run(statement, parameters)

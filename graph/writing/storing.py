"""A difference into the database, within one transaction; what is written is counted, a missing end is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import neo4j

from cgtkg.schema import cypher
from cgtkg.schema.errors import DataError
from cgtkg.schema.identity import label_of
from cgtkg.schema.relationships import TYPES

from ..connection import Database
from .batch import Ends
from .chunks import by, chunks
from .difference import Difference
from .orders import Order, orders, type_of


def prepared(database: Database, difference: Difference) -> Callable[[], None]:
    """What writes a difference in one transaction; what the database is to be told is worked out at once."""
    return partial(_write, database, list(orders(difference)), difference)


def _write(database: Database, told: Sequence[Order], difference: Difference) -> None:
    database.write(partial(store, told=told, difference=difference))
    for order in told:
        # The driver's results refer to themselves and to what was sent: it would stay until garbage is collected.
        order.parameters["rows"].clear()


def store(transaction: neo4j.ManagedTransaction, told: Iterable[Order], difference: Difference) -> None:
    """Carry out the orders that a difference gave, then take away what it takes away.

    Raises `DataError` if the end of a relationship is no node, or somebody else wrote meanwhile.
    """
    execute(transaction, told)
    if difference.takes_away:
        _take_away(transaction, difference)


def execute(transaction: neo4j.ManagedTransaction, told: Iterable[Order]) -> None:
    """Carry out orders; `DataError` where one writes less than it must."""
    for order in told:
        (record,) = transaction.run(order.statement, dict(order.parameters))
        if record["written"] != order.count:
            raise _missing_end(transaction, order.ends)


def _take_away(transaction: neo4j.ManagedTransaction, difference: Difference) -> None:
    """Delete relationships, then the nodes that nothing says anything of and nothing refers to any more."""
    for type_, keys in by(difference.gone_relationships, type_of).items():
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


def _missing_end(transaction: neo4j.ManagedTransaction, ends: Iterable[Ends]) -> DataError:
    for one in ends:
        for node_id in (one.end, one.start):
            (record,) = _run(transaction, cypher.read_nodes(label_of(node_id)), asked=[node_id])
            if not record["found"]:
                return DataError(f"{one.type} {one.start} {one.end}: {node_id} is no node of the graph")
    return DataError("somebody else wrote to the database meanwhile: wait until that is done, then load again")


def _run(transaction: neo4j.ManagedTransaction, statement: str, **parameters: object) -> Iterator[neo4j.Record]:
    yield from transaction.run(statement, parameters)

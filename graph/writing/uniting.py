"""Two nodes that turned out to be one: all that is said of the one is said of the other, and it goes.

That corrects who is who; nothing has changed in the world, so no statement ends. What said it, and when, stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from cgtkg.schema import cypher
from cgtkg.schema.identity import label_of, relationship_key
from cgtkg.schema.statements import Statement, accumulate
from cgtkg.schema.vocabularies import Assertion

from ..connection import Database
from .batch import Batch, Ends
from .difference import Difference
from .store import Store
from .storing import prepared


def unite(database: Database, united: Mapping[str, str]) -> None:
    """Move what is said of each key of `united` to the node that is its value, one transaction each.

    A node that is not there, or moved already, is passed over.
    """
    for old, new in united.items():
        if difference := _moved(database, old, new):
            prepared(database, difference)()


def _moved(database: Database, old: str, new: str) -> Difference | None:
    batch = Batch()
    batch.touch(old)
    batch.touch(new)
    statement = cypher.keys_around(label_of(old))
    keys = sorted(key for row in database.read(statement, {"id": old}) for key in row["found"])
    instead = {old: new} | {key: _renamed(Ends.of(key), old, new) for key in keys}
    for ref in (*keys, *instead.values()):
        batch.touch(ref)
    store = Store(database)
    stored = store.statements(batch)
    if old not in stored:
        return None
    difference = Difference()
    joined = {there: accumulate(stored.get(there, ()), stored[here]) for here, there in instead.items()}
    difference.add_elements(joined.items(), stored, batch.ends)
    difference.add_elements(((ref, ()) for ref in instead), stored, batch.ends)
    _lead(difference, store, [stored[ref] for ref in instead], instead)
    return difference


def _lead(
    difference: Difference, store: Store, moved: Sequence[Sequence[Statement]], instead: Mapping[str, str]
) -> None:
    """Say of each piece of evidence what it supports now."""
    ids = {statement.evidence for several in moved for statement in several}
    for properties in store.evidence(ids).values():
        supports = sorted({instead.get(ref, ref) for ref in cast(list[str], properties["supports"])})
        difference.add_evidence({**properties, "supports": supports}, properties)


def _renamed(ends: Ends, old: str, new: str) -> str:
    start, end = (new if id_ == old else id_ for id_ in (ends.start, ends.end))
    return relationship_key(ends.type, start, end, ends.identity, Assertion(ends.assertion))

"""Curation is corrected by leaving out: what a person no longer reads in a document was never said by it.

Statements that the tables no longer hold are taken away, and with the last one the element itself, so that
the graph is the one that a fresh load of the corrected tables gives. This is for curated passages only: what
a newer version of a registry record no longer says ends, see `schema.versions`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cgtkg.schema.statements import Statement

from ..connection import Database
from .batch import Batch
from .difference import Difference
from .properties import Properties
from .store import Store
from .storing import prepared

_PASSAGES = (
    "MATCH (e:Evidence)-[:FROM]->(:Source {curated: true}) WHERE e.record IS NULL "
    "RETURN properties(e) AS evidence ORDER BY e.id"
)
_UNUSED_SOURCES = "MATCH (s:Source {curated: true}) WHERE NOT s.id IN $ids AND NOT (s)--() DELETE s"


def withdraw(database: Database, sources: Collection[str], said: Mapping[str, set[str]]) -> None:
    """Take away what curated passages support beyond `said` (node ids and keys by evidence id), and the curated
    sources beyond `sources`.
    """
    gone: dict[str, set[str]] = {}
    passages: list[Properties] = []
    for row in database.read(_PASSAGES):
        evidence = row["evidence"]
        if refs := set(evidence["supports"] or ()) - said.get(evidence["id"], set()):
            gone[evidence["id"]] = refs
            passages.append(evidence)
    if gone:
        prepared(database, _without(gone, passages, Store(database)))()
    database.write(lambda transaction: transaction.run(_UNUSED_SOURCES, ids=sorted(sources)).consume())


def _without(gone: Mapping[str, set[str]], passages: Sequence[Properties], held: Store) -> Difference:
    batch = Batch()
    for ref in sorted(set().union(*gone.values())):
        batch.touch(ref)
    stored = held.statements(batch)
    difference = Difference()
    kept = ((ref, _kept(ref, statements, gone)) for ref, statements in stored.items())
    difference.add_elements(kept, stored, batch.ends)
    for evidence in passages:
        id_ = str(evidence["id"])
        supports = evidence["supports"]
        if left := sorted({*supports} - gone[id_]) if isinstance(supports, list) else []:
            difference.add_evidence({**evidence, "supports": left}, evidence)
        else:
            difference.remove_evidence(id_, str(evidence["source"]))
    return difference


def _kept(ref: str, statements: Sequence[Statement], gone: Mapping[str, set[str]]) -> tuple[Statement, ...]:
    return tuple(statement for statement in statements if ref not in gone.get(statement.evidence, ()))

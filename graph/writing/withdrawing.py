"""Curation is corrected by leaving out: what a person no longer reads in a document was never said by it.

Statements that the tables no longer hold are taken away, and with the last one the element itself, so that
the graph is the one that a fresh load of the corrected tables gives. This is for curated passages only: what
a newer version of a registry record no longer says ends, see `schema.statements`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

import neo4j

from cgtkg.schema import cypher
from cgtkg.schema.identity import label_of

from ..connection import Database
from . import storing
from .batch import Batch
from .properties import Properties, from_properties, node_properties, relationship_properties

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
    shrunk: list[tuple[str, Properties]] = []
    for row in database.read(_PASSAGES):
        evidence: dict[str, Any] = row["evidence"]
        if refs := set(evidence["supports"] or ()) - said.get(evidence["id"], set()):
            gone[evidence["id"]] = refs
            shrunk.append((evidence["id"], evidence | {"supports": sorted(set(evidence["supports"]) - refs)}))
    if gone:
        database.write(partial(_withdraw, gone=gone, evidence=shrunk))
    database.write(lambda transaction: transaction.run(_UNUSED_SOURCES, ids=sorted(sources)).consume())


def _withdraw(
    transaction: neo4j.ManagedTransaction, gone: Mapping[str, set[str]], evidence: list[tuple[str, Properties]]
) -> None:
    batch = Batch()
    for ref in sorted(set().union(*gone.values())):
        batch.touch(ref)
    kept = {
        ref: [s for s in statements if ref not in gone.get(s.evidence, ())]
        for ref, statements in storing.stored_statements(transaction, batch).items()
    }
    unsupported = [id_ for id_, properties in evidence if not properties["supports"]]
    sources = {id_: str(properties["source"]) for id_, properties in evidence}
    froms = [str(from_properties(id_, sources[id_], "")["key"]) for id_ in unsupported]
    storing.update_relationships(
        transaction,
        [
            (key, relationship_properties(key, batch.ends[key], kept[key]))
            for key in batch.relationships
            if kept.get(key)
        ],
        batch.ends,
    )
    for key in [*(key for key in batch.relationships if not kept.get(key)), *froms]:
        transaction.run(cypher.delete_relationships(key.split(" ")[0]), keys=[key]).consume()
    storing.write_nodes(transaction, [(id_, node_properties(id_, kept[id_])) for id_ in batch.nodes if kept.get(id_)])
    storing.write_nodes(transaction, [(id_, properties) for id_, properties in evidence if properties["supports"]])
    for id_ in [*(id_ for id_ in batch.nodes if not kept.get(id_)), *unsupported]:
        transaction.run(cypher.delete_nodes(label_of(id_)), ids=[id_]).consume()

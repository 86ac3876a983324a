"""The one place that writes: facts in, batches out, each batch one transaction.

A batch reads what the database already holds of the same nodes, relationships and records, merges by the
rules of `schema.statements`, and writes only what differs. So a repeated or killed-and-repeated load ends in
the identical graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import cast

import neo4j

from cgtkg.schema import cypher
from cgtkg.schema.facts import Fact
from cgtkg.schema.fields import Value
from cgtkg.schema.statements import DEFAULT_RANK, accumulate, supersede

from ..connection import Database
from . import storing
from .batch import Batch, regroup
from .properties import Properties, node_properties, relationship_properties
from .versions import reordered
from .withdrawing import withdraw

BATCH = 2_000
"""Facts in one transaction, at least: groups are never split."""


@dataclass(slots=True)
class Written:
    """What a load changed: nodes and relationships that are new, changed, or were right already."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class Writer:
    """Writes facts to one database. `sources` are the properties of every Source by id.

    `fresh`, if a set is given, takes the node ids and relationship keys that were new or changed.
    """

    database: Database
    sources: Mapping[str, Mapping[str, Value]]
    fresh: set[str] | None = None
    written: Written = field(default_factory=Written)

    def prepare(self) -> None:
        """Constraints first, then indexes, then the sources."""
        self.database.declare(cypher.constraints() + cypher.indexes())
        rows = [
            {"id": id_, "properties": {"aliases": [], "xrefs": [], **properties, "id": id_}}
            for id_, properties in self.sources.items()
        ]
        self.database.write(partial(storing.write_rows, statement=cypher.merge_nodes("Source"), rows=rows))

    def write(self, groups: Iterable[Sequence[Fact]], *, curated: bool = False) -> Written:
        """Write groups of facts; a group (all facts of one record, or a whole seed set) stays in one transaction.

        With `curated` the groups are all that people read in documents, and `sources` all they read: what the
        database holds of curated sources beyond that is withdrawn. Raises `DataError` if a fact's end is no node.
        """
        said: dict[str, set[str]] = defaultdict(set)
        for facts in _batches(groups):
            batch = regroup(facts, self._ranks)
            self.written = self.database.write(partial(self._merge, batch=batch))
            for evidence, refs in batch.supports.items():
                if curated:
                    said[evidence] |= refs
        if curated:
            withdraw(self.database, self.sources.keys(), said)
        return self.written

    @property
    def _ranks(self) -> dict[str, int]:
        return {id_: cast(int, source.get("rank", DEFAULT_RANK)) for id_, source in self.sources.items()}

    def _merge(self, transaction: neo4j.ManagedTransaction, batch: Batch) -> Written:
        stored = storing.stored_evidence(transaction, batch)
        snapshots = {id_: cast(list[str], s.get("snapshots", [])) for id_, s in self.sources.items()}
        history = reordered(stored.values(), batch.evidence, snapshots)
        for id_ in history.keys() - batch.evidence.keys():
            for ref in cast(list[str], stored[id_]["supports"]):
                batch.touch(ref)
        written = self._merge_elements(transaction, batch, history)
        storing.write_evidence(transaction, batch, stored, history)
        return written

    def _merge_elements(
        self, transaction: neo4j.ManagedTransaction, batch: Batch, history: Mapping[str, tuple[str, str]]
    ) -> Written:
        """Merge and write the nodes, then the relationships, of a batch; count what changed."""
        written = Written(self.written.created, self.written.changed, self.written.unchanged)
        stored = storing.stored_statements(transaction, batch)
        superseded = {id_: day for id_, (day, _) in history.items()}
        last_seen = {id_: seen for id_, (_, seen) in history.items()}
        new: dict[str, list[tuple[str, Properties]]] = {"node": [], "create": [], "update": []}
        for ref, said in [*batch.nodes.items(), *batch.relationships.items()]:
            old = stored.get(ref)
            merged = supersede(accumulate(old or (), batch.keeping_ends(said, old or ())), superseded, last_seen)
            if old is not None and merged == tuple(old):
                written.unchanged += 1
                continue
            written.created += old is None
            written.changed += old is not None
            if self.fresh is not None:
                self.fresh.add(ref)
            if ref in batch.nodes:
                new["node"].append((ref, node_properties(ref, merged)))
            else:
                properties = relationship_properties(ref, batch.ends[ref], merged)
                new["create" if old is None else "update"].append((ref, properties))
        storing.write_nodes(transaction, new["node"])
        storing.create_relationships(transaction, new["create"], batch.ends)
        storing.update_relationships(transaction, new["update"], batch.ends)
        return written


def _batches(groups: Iterable[Sequence[Fact]]) -> Iterator[list[Fact]]:
    batch: list[Fact] = []
    for group in groups:
        batch.extend(group)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch

"""The one place that writes: facts in, batches out, each batch one transaction.

For each batch what the database holds of the same nodes, relationships and records is read, merged by the rules of
`schema`, and only what differs is written. So a repeated or killed-and-repeated load ends in the identical graph.
While a batch is being written the next one is made; that is safe because there is one writer at a time.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from cgtkg.schema import cypher
from cgtkg.schema.facts import Told
from cgtkg.schema.fields import Value
from cgtkg.schema.statements import DEFAULT_RANK

from ..connection import Database
from . import sources
from .changes import Changes
from .chunks import chunks
from .comparing import Compared, compare
from .difference import Difference
from .flight import Flight
from .gathering import Gathered, batches
from .pace import Pace
from .store import Store
from .withdrawing import withdraw

COLLECTED_AFTER = 8
"""Batches after which garbage is collected."""
RECORDS = 1_000
"""Records in one transaction that are settled anew without facts."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection while a batch is made: it is many small objects without cycles, and looking through them
    again and again takes a sixth of Python's time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(slots=True)
class Written:
    """What a load changed: nodes and relationships that are new, changed, or were right already.

    `same_groups` are the groups of registry facts that said nothing new: seen again at most.
    """

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    same_groups: int = 0

    def add(self, gathered: Gathered, compared: Compared) -> None:
        """Count a batch."""
        difference = compared.difference
        self.created += difference.created
        self.changed += difference.changed
        self.unchanged += difference.unchanged
        self.same_groups += sum(bool(group) and compared.plan.same.issuperset(group) for group in gathered.groups)


@dataclass(slots=True)
class Writer:
    """Writes facts to one database. `sources` are the properties of every Source by id.

    `fresh`, if a set is given, takes the node ids and relationship keys that were new or changed; `changes`, if given,
    what changed of them.
    """

    database: Database
    sources: Mapping[str, Mapping[str, Value]]
    fresh: set[str] | None = None
    changes: Changes | None = None
    written: Written = field(default_factory=Written)

    def prepare(self) -> None:
        """Constraints first, then indexes, then the sources: see `sources.join`."""
        self.database.declare(cypher.constraints() + cypher.indexes())
        self.sources = sources.write_sources(self.database, self.sources)

    def write(self, groups: Iterable[Sequence[Told]], *, curated: bool = False) -> Written:
        """Write groups of facts; a group (all facts of one record, or a whole seed set) stays in one transaction.

        With `curated` the groups are all that people read in documents, and `sources` all they read: what the
        database holds of curated sources beyond that is withdrawn. Raises `DataError` if a fact's end is no node.
        """
        said: dict[str, set[str]] | None = {} if curated else None
        pace = Pace()
        self._send(((gathered, ()) for gathered in batches(groups, self._ranks, pace)), self._snapshots, said, pace)
        if said is not None:
            withdraw(self.database, self.sources.keys(), said)
        return self.written

    def seen(self, source: str, days: Collection[str]) -> None:
        """Say that `source` was loaded as of `days`: to be called when it is, so that a killed load claims none.

        A version that ended after such a day, and was there before it, was there on that day.
        """
        snapshots = {**self._snapshots, source: sorted({*self._snapshots.get(source, ()), *days})}
        records = sources.ended_around(self.database, source, sorted(days))
        self._send(((Gathered(), chunk) for chunk in chunks(records, RECORDS)), snapshots)
        self.note(source, {"snapshots": sorted(days)})

    def note(self, source: str, properties: Mapping[str, Value]) -> None:
        """Write properties of a Source that a load finds out."""
        self.sources = {**self.sources, **sources.write_sources(self.database, {source: properties})}

    def _send(
        self,
        batches: Iterable[tuple[Gathered, Sequence[str]]],
        snapshots: Mapping[str, Sequence[str]],
        said: dict[str, set[str]] | None = None,
        pace: Pace | None = None,
    ) -> None:
        """Write batches of facts, and of records to settle anew. `said` takes what each piece of evidence supports,
        `pace` how heavy each batch was.
        """
        store = Store(self.database)
        with Flight(self.database) as flight, _uncollected():
            for number, (gathered, records) in enumerate(batches, 1):
                compared = compare(gathered, store, self._ranks, snapshots, records)
                flight.send(compared.difference)
                if compared.difference.takes_away:
                    flight.land()  # whether a node that nothing is said of stays, only the database knows
                    store.expect({}, Difference())
                self.written.add(gathered, compared)
                if pace is not None:
                    pace.wrote(sum(map(len, compared.difference.statements.values())))
                if self.fresh is not None:
                    self.fresh |= compared.difference.statements.keys()
                if self.changes is not None:
                    self.changes.take(compared.difference)
                if said is not None:
                    for id_, refs in compared.batch.supports.items():
                        said.setdefault(id_, set()).update(refs)
                if not number % COLLECTED_AFTER:
                    gc.collect()

    @property
    def _ranks(self) -> dict[str, int]:
        return {id_: cast(int, source.get("rank", DEFAULT_RANK)) for id_, source in self.sources.items()}

    @property
    def _snapshots(self) -> dict[str, Sequence[str]]:
        return {id_: cast(list[str], source.get("snapshots") or []) for id_, source in self.sources.items()}

"""What the database holds of the elements of a batch, or will hold once the batch that is on its way is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from cgtkg.schema import cypher
from cgtkg.schema.identity import label_of
from cgtkg.schema.statements import Statement
from cgtkg.schema.versions import Content, Sighting

from ..connection import Database
from .batch import Batch
from .chunks import by, chunks
from .difference import Difference
from .properties import Properties
from .settling import Settled

T = TypeVar("T")


class Store:
    """Reads for a batch while the batch before it is being written. `expect` says what that one writes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._versions: Mapping[str, Sequence[Settled]] = {}
        self._coming = Difference()

    def expect(self, versions: Mapping[str, Sequence[Settled]], difference: Difference) -> None:
        """Count as held what is about to be written: the versions of records, and a difference."""
        self._versions, self._coming = versions, difference

    def versions(self, records: Iterable[str]) -> dict[str, Sequence[Settled]]:
        """The versions of those records that there are."""
        found: dict[str, list[Settled]] = defaultdict(list)
        asked, known = _split(records, self._versions)
        for row in self._read(cypher.read_versions(), asked, cypher.IDS_AT_ONCE):
            version = _settled(*row)
            found[version.record].append(version)
        return {**found, **known}

    def evidence(self, ids: Iterable[str]) -> dict[str, Properties]:
        """The properties of those Evidence nodes that there are."""
        new = {id_: properties for id_, (properties, _) in self._coming.new_evidence.items()}
        asked, known = _split(ids, new | self._coming.changed_nodes)
        rows = self._read(cypher.read_evidence(), asked, cypher.IDS_AT_ONCE)
        return {str(properties["id"]): properties for properties in rows} | known

    def statements(self, batch: Batch) -> dict[str, Sequence[Statement]]:
        """The statements of those of the batch's nodes and relationships that there are.

        A relationship one of whose ends is new to the database is new itself, and not asked for.
        """
        asked, found = _split(batch.nodes, self._coming.statements)
        for label, ids in by(asked, label_of).items():
            for id_, texts in self._read(cypher.read_nodes(label), ids, cypher.IDS_AT_ONCE):
                found[id_] = tuple(map(Statement.from_json, texts))
        new = batch.nodes.keys() - found.keys()
        keys, known = _split(batch.relationships, self._coming.statements)
        found |= known
        old = (key for key in keys if batch.ends[key].start not in new and batch.ends[key].end not in new)
        for type_, of_type in by(old, lambda key: batch.ends[key].type).items():
            for key, texts in self._read(cypher.read_relationships(type_), of_type, cypher.KEYS_AT_ONCE):
                found[key] = tuple(map(Statement.from_json, texts))
        return found

    def _read(self, statement: str, asked: Iterable[str], size: int) -> Iterator[Any]:
        """The items of the one list that `statement` returns, asked in chunks: a list travels faster than rows."""
        for chunk in chunks(asked, size):
            for row in self._database.read(statement, {"asked": chunk}):
                yield from row["found"]


def _split(wanted: Iterable[str], known: Mapping[str, T]) -> tuple[list[str], dict[str, T]]:
    """Which of the wanted are to be asked for, and those known already."""
    asked = [one for one in wanted if one not in known] if known else list(wanted)
    return asked, {one: known[one] for one in wanted if one in known} if known else {}


def _settled(
    id_: str, record: str, source: str, number: int | None, covers: list[str] | None, reading: bool | None,
    seen: list[str], superseded_from: str | None, known_to: str | None, later: bool | None, digest: str,
) -> Settled:  # fmt: skip
    content = Content(id_.rpartition(".")[0] if number else id_, frozenset(covers or ()), bool(reading))
    sightings = tuple(map(Sighting.parse, seen))
    return Settled(
        id_, record, source, number or 1, content, sightings, superseded_from or "", known_to or "", bool(later), digest
    )

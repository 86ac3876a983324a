"""Read a folder of seed tables as a whole: sources, facts, and all that can be wrong with them.

Layout: `sources.csv` and, in any subfolder, tables named as `rows` says. An overlay folder of the user has
the same layout and is read after the bundled one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.nodes import COMMON, LABELS
from cgtkg.schema.relationships import TYPES

from ..tables import Row, read_table
from ..text import decisions
from . import rows
from .deciding import decided
from .documents import Document, by_source, line_range

SOURCES = "sources.csv"
NOT_FACTS = ("rules", "registry", decisions.FOLDER)
"""Subfolders that hold no tables of facts: rules for reading texts, the extract of registries, decisions on names."""
_MADE = ("aliases", "curated", "own", "snapshots", "unread", "loads")
"""Properties of a Source that no table states."""
_SOURCE_FIELDS = tuple(field for field in (*COMMON, *LABELS["Source"].fields) if field.name not in _MADE)
_DOCUMENT = "source:seed-"
"""Sources of this kind are texts: their locators are line ranges."""


@dataclass(frozen=True, slots=True)
class SeedSet:
    """All of one or more seed folders: source properties by id, the facts of each row, hash of the tables."""

    sources: Mapping[str, Mapping[str, Value]]
    rows: Sequence[Sequence[Fact]]
    sha256: str

    @property
    def facts(self) -> list[Fact]:
        """The facts of all rows."""
        return [fact for row in self.rows for fact in row]


def read_seeds(folders: Sequence[Path], documents: Sequence[Document] = ()) -> SeedSet:
    """Read the seed folders, first the bundled one, then the user's own.

    With `documents` every anchor is checked and quotes are taken.

    Raises `DataError` at the first thing that is wrong: unknown table or column, impossible value, duplicate
    or dangling id, a locator or anchor that its document does not hold.
    """
    sources = _sources(folders)
    at_hand = by_source(documents, {id_: str(source.get("sha256", "")) for id_, source in sources.items()})
    by_row: list[list[Fact]] = []
    seen: dict[tuple[str, str], Row] = {}
    first_use: dict[str, Row] = {}
    for table, row in _rows(folders, sources):
        evidence = _evidence(row, sources, at_hand)
        by_row.append([])
        for fact in rows.facts(table, row, evidence):
            _refuse_duplicate(fact, table, row, seen)
            by_row[-1].append(fact)
            for node_id in _named_by(fact):
                first_use.setdefault(node_id, row)
    found = SeedSet(sources, by_row, _hash(folders))
    described = {fact.id for fact in found.facts if isinstance(fact, NodeFact) and "name" in fact.properties}
    for node_id, row in first_use.items():
        if node_id not in described:
            raise row.error(f"{node_id} is in no table of nodes")
    for fact in found.facts:
        if isinstance(fact, NodeFact) and fact.id not in described:
            raise DataError(f"{fact.id} has an alias ({fact.properties}) but is in no table of nodes", file="alias.csv")
    made = decided(by_row, decisions.read_decisions(folders), lambda row: _evidence(row, sources, at_hand))
    return SeedSet(sources, made, found.sha256)


def _sources(folders: Sequence[Path]) -> dict[str, Mapping[str, Value]]:
    found: dict[str, Mapping[str, Value]] = {}
    for folder in folders:
        path = folder / SOURCES
        if not path.exists():
            continue
        for row in read_table(path, {field.name for field in _SOURCE_FIELDS}, {"id", "name", "published"}, SOURCES):
            if row["id"] in found:
                raise row.error(f"{row['id']} stands twice", "id")
            try:
                parsed = {field.name: field.parse(row[field.name]) for field in _SOURCE_FIELDS}
            except DataError as error:
                raise row.error(error.problem, error.field) from error
            stated = {name: value for name, value in parsed.items() if value is not None}
            found[row["id"]] = {**stated, "curated": True, **({"own": True} if folder != folders[0] else {})}
    return found


def _rows(folders: Sequence[Path], sources: Mapping[str, Mapping[str, Value]]) -> Iterator[tuple[str, Row]]:
    for folder in folders:
        for path in _tables(folder):
            name = path.relative_to(folder).as_posix()
            try:
                allowed, required = rows.columns(path.stem)
            except DataError as error:
                raise DataError(error.problem, file=name) from error
            for row in read_table(path, allowed, required, name):
                if folder != folders[0] and not sources.get(row["source"], {"own": True}).get("own"):
                    raise row.error(f"{row['source']} is bundled: your own facts name a source of your own", "source")
                yield path.stem, row


def _tables(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*.csv") if path.name != SOURCES)
    return sorted(path for path in files if path.relative_to(folder).parts[0] not in NOT_FACTS)


def _evidence(row: Row, sources: Mapping[str, Mapping[str, Value]], documents: Mapping[str, Document]) -> Evidence:
    source = sources.get(row["source"])
    if source is None:
        raise row.error(f"{row['source']} is not in {SOURCES}", "source")
    evidence = Evidence(row["source"], row["locator"], str(source["published"]), snapshot=str(source.get("sha256", "")))
    if not row["source"].startswith(_DOCUMENT):
        return evidence
    try:
        line_range(row["locator"])
        if document := documents.get(row["source"]):
            if missing := document.lacks(row["locator"], row["anchor"]):
                raise DataError(f"{row['locator']} of {document.path.name} does not hold {missing!r}", field="anchor")
            return replace(evidence, quote=document.passage(row["locator"]).strip(), snapshot=document.sha256)
    except DataError as error:
        raise row.error(error.problem, error.field) from error
    return evidence


def _named_by(fact: Fact) -> Iterator[str]:
    """The nodes that a relationship names: its ends, and those in its fields."""
    if isinstance(fact, RelationshipFact):
        yield from (fact.start, fact.end)
        yield from (str(fact.properties[name]) for name in TYPES[fact.type].references if name in fact.properties)


def _refuse_duplicate(fact: Fact, table: str, row: Row, seen: dict[tuple[str, str], Row]) -> None:
    what = fact.key if isinstance(fact, RelationshipFact) else f"{fact.id} {fact.properties.get('aliases', '')}"
    where = fact.evidence.id if isinstance(fact, RelationshipFact) else f"{table} {fact.evidence.id}"
    if other := seen.get((what, where)):
        raise row.error(f"{what} with {row['locator']} stands in row {other.number} of {other.file} already")
    seen[what, where] = row


def _hash(folders: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        others = [folder / SOURCES, folder / decisions.FOLDER / decisions.FILE]
        for path in [*_tables(folder), *filter(Path.exists, others)]:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()

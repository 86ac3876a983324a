"""The landscape in memory: what analyses, pictures and reports read, today's or that of a past day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Self

from cgtkg.schema.nodes import COMMON, LABELS, SUBJECTS
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import Statement
from cgtkg.schema.views import in_force, values
from cgtkg.schema.vocabularies import FACTUAL

from .connection import Database

_NODES = "MATCH (n:{label}) RETURN properties(n) AS properties ORDER BY n.id"
_RELATIONSHIPS = (
    "MATCH (a)-[r:{type}]->(b) RETURN a.id AS start, b.id AS end, properties(r) AS properties ORDER BY r.key"
)
_EVIDENCE = (
    "MATCH (e:Evidence) RETURN e.id AS id, e.source AS source, e.locator AS locator, e.quote AS quote ORDER BY e.id"
)
_SOURCES = "MATCH (s:Source) RETURN properties(s) AS properties ORDER BY s.id"


@dataclass(frozen=True, slots=True)
class Node:
    """A node as it stood on the landscape's day. `properties` are the contract's, without statements."""

    id: str
    label: str
    properties: Mapping[str, Any]
    statements: tuple[Statement, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The name to show."""
        return str(self.properties.get("name", self.id))

    def get(self, name: str) -> Any:
        """The property `name`, None where no source states it."""
        return self.properties.get(name)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship as it stood on the landscape's day; `evidence` are ids of Evidence nodes."""

    key: str
    type: str
    start: str
    end: str
    assertion: str
    properties: Mapping[str, Any]
    evidence: tuple[str, ...]
    statements: tuple[Statement, ...] = field(repr=False)

    @property
    def factual(self) -> bool:
        """Whether it counts as a fact: stated or inferred."""
        return self.assertion in FACTUAL

    def get(self, name: str) -> Any:
        """The property `name`, None where no source states it."""
        return self.properties.get(name)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something stands: id of the Source, locator, and the words where the document was at hand."""

    id: str
    source: str
    locator: str
    quote: str


class Landscape:
    """Nodes and relationships that hold on one day, with quick access from both ends."""

    def __init__(
        self,
        nodes: Sequence[Node],
        relationships: Sequence[Relationship],
        passages: Sequence[Passage] = (),
        sources: Sequence[Node] = (),
        as_of: date | None = None,
    ) -> None:
        """Hold them; relationships whose ends do not hold are left out."""
        self.nodes: Mapping[str, Node] = {node.id: node for node in nodes}
        self.relationships = tuple(r for r in relationships if r.start in self.nodes and r.end in self.nodes)
        self.passages: Mapping[str, Passage] = {passage.id: passage for passage in passages}
        self.sources: Mapping[str, Node] = {source.id: source for source in sources}
        self.as_of = as_of
        self._lineages: dict[str, Mapping[str, int]] = {}

    @classmethod
    def read(cls, database: Database, as_of: date | None = None) -> Self:
        """Read it from the database: what holds now, or what held on the day `as_of` as far as is known."""
        nodes = [node for label in SUBJECTS for node in _nodes(database, label, as_of)]
        relationships = [r for type_ in TYPES if type_ != "FROM" for r in _relationships(database, type_, as_of)]
        passages = [
            Passage(row["id"], row["source"], row["locator"], row["quote"] or "") for row in database.read(_EVIDENCE)
        ]
        sources = [Node(row["properties"]["id"], "Source", row["properties"]) for row in database.read(_SOURCES)]
        return cls(nodes, relationships, passages, sources, as_of)

    def of(self, label: str) -> list[Node]:
        """All nodes of a label, by name."""
        found = (node for node in self.nodes.values() if node.label == label)
        return sorted(found, key=lambda node: (node.name.casefold(), node.id))

    def facts(self, *types: str) -> Iterator[Relationship]:
        """The stated and inferred relationships of the types (of all types, if none is named)."""
        return (r for r in self.relationships if r.factual and (not types or r.type in types))

    def out(self, node_id: str, *types: str) -> list[Relationship]:
        """The facts that start at a node."""
        return [r for r in self._starting.get(node_id, ()) if not types or r.type in types]

    def into(self, node_id: str, *types: str) -> list[Relationship]:
        """The facts that end at a node."""
        return [r for r in self._ending.get(node_id, ()) if not types or r.type in types]

    def ancestors(self, node_id: str) -> Mapping[str, int]:
        """The node and all above it by IS_A, with the number of steps up (0 for itself, the fewest counted)."""
        if node_id in self._lineages:
            return self._lineages[node_id]
        steps = {node_id: 0}
        rim = [node_id]
        while rim:
            above = {r.end for id_ in rim for r in self.out(id_, "IS_A")} - steps.keys()
            steps |= dict.fromkeys(sorted(above), max(steps.values()) + 1)
            rim = sorted(above)
        self._lineages[node_id] = steps
        return steps

    @cached_property
    def _starting(self) -> Mapping[str, list[Relationship]]:
        return _grouped(self.facts(), "start")

    @cached_property
    def _ending(self) -> Mapping[str, list[Relationship]]:
        return _grouped(self.facts(), "end")


def _grouped(relationships: Iterator[Relationship], side: str) -> Mapping[str, list[Relationship]]:
    grouped: dict[str, list[Relationship]] = defaultdict(list)
    for relationship in relationships:
        grouped[getattr(relationship, side)].append(relationship)
    return grouped


def _nodes(database: Database, label: str, as_of: date | None) -> Iterator[Node]:
    fields = (*COMMON, *LABELS[label].fields)
    for row in database.read(_NODES.format(label=label)):
        properties = row["properties"]
        statements = tuple(map(Statement.from_json, properties.pop("statements", [])))
        if as_of is not None:
            # A node's name is not a matter of its time; what changes about it is.
            held = in_force(statements, as_of)
            properties |= {f.name: None for f in fields if f.changes} | values(held, [f for f in fields if f.changes])
        yield Node(properties["id"], label, properties, statements)


def _relationships(database: Database, type_: str, as_of: date | None) -> Iterator[Relationship]:
    declared = TYPES[type_]
    for row in database.read(_RELATIONSHIPS.format(type=type_)):
        properties = row["properties"]
        statements = tuple(map(Statement.from_json, properties.pop("statements", [])))
        held = in_force(statements, as_of)
        if not held:
            continue
        if as_of is not None:
            properties |= {f.name: None for f in declared.more} | values(held, declared.more)
        yield Relationship(
            properties["key"], type_, row["start"], row["end"], properties["assertion"], properties,
            tuple(sorted(s.evidence for s in held)), statements,
        )  # fmt: skip

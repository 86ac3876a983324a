"""The landscape in memory: what analyses, pictures and reports read, today's or that of a past day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, Self, overload

from cgtkg.schema.endings import known_on, spelled_out, validity
from cgtkg.schema.nodes import COMMON, LABELS, SUBJECTS
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import Statement, parse_date
from cgtkg.schema.views import in_force, values
from cgtkg.schema.vocabularies import FACTUAL

from .authorisations import with_ends
from .connection import Database

# Rows come gathered into a few lists, parted by how ids end: sent one by one, most of the time is spent between them.
_NODES = "MATCH (n:{label}) RETURN right(n.id, 1) AS part, collect(properties(n)) AS rows"
_RELATIONSHIPS = "MATCH (a)-[r:{type}]->(b) RETURN right(a.id, 1) AS part, collect([a.id, b.id, properties(r)]) AS rows"
_EVIDENCE = "MATCH (e:Evidence) RETURN right(e.id, 1) AS part, collect([e.id, e.source, e.locator, e.quote]) AS rows"


@dataclass(frozen=True, slots=True)
class Node:
    """A node as it stood on the landscape's day. `properties` are the contract's, without statements."""

    id: str
    label: str
    properties: Mapping[str, Any]
    statements: Sequence[Statement] = field(default=(), repr=False)

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
    statements: Sequence[Statement] = field(repr=False)

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


class Stated(Sequence[Statement]):
    """The statements of a stored node or relationship, read from their JSON when somebody asks for one: most readers
    never do, and there are tens of thousands.
    """

    __slots__ = ("_read", "_texts")

    def __init__(self, texts: Sequence[str]) -> None:
        """Hold the JSON `texts` as stored."""
        self._texts = texts
        self._read: tuple[Statement, ...] | None = None

    @property
    def all_current(self) -> bool:
        """Whether none was superseded, told without reading them."""
        return not any(_SUPERSEDED in text for text in self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Statement]: ...
    def __getitem__(self, index: int | slice) -> Statement | Sequence[Statement]:
        if self._read is None:
            self._read = tuple(map(Statement.from_json, self._texts))
        return self._read[index]


_SUPERSEDED = '"superseded_from"'
_VALIDITY = ("valid_from", "valid_to")


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
        """Hold them; relationships whose ends do not hold are left out, and authorisations end as a whole."""
        self.nodes: Mapping[str, Node] = {node.id: node for node in nodes}
        standing = (r for r in relationships if r.start in self.nodes and r.end in self.nodes)
        self.relationships = tuple(with_ends(standing))
        self.passages: Mapping[str, Passage] = {passage.id: passage for passage in passages}
        self.sources: Mapping[str, Node] = {source.id: source for source in sources}
        self.as_of = as_of
        self._lineages: dict[str, Mapping[str, int]] = {}

    @classmethod
    def read(cls, database: Database, as_of: date | None = None) -> Self:
        """Read it from the database: what holds now, or what held on the day `as_of` as far as is known."""
        nodes = [node for label in SUBJECTS for node in _nodes(database, label, as_of)]
        relationships = [r for type_ in TYPES if type_ != "FROM" for r in _relationships(database, type_, as_of)]
        passages = [Passage(id_, source, at, quote or "") for id_, source, at, quote in _rows(database, _EVIDENCE)]
        passages.sort(key=lambda passage: passage.id)
        sources = list(_nodes(database, "Source", None))
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
    def newest_evidence(self) -> date | None:
        """The last day of which any fact is known; what is known of a whole year counts up to when it was read."""
        known = {str(r.get("known_from")) for r in self.facts() if r.get("known_from")}
        newest = max((parse_date(text).last for text in known), default=None)
        read = {str(source.get("retrieved")) for source in self.sources.values() if source.get("retrieved")}
        until = max((parse_date(text).last for text in read), default=None)
        return min(newest, until) if newest and until else newest

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


def _rows(database: Database, statement: str) -> Iterator[Any]:
    return chain.from_iterable(part["rows"] for part in database.read(statement))


def _nodes(database: Database, label: str, as_of: date | None) -> Iterator[Node]:
    changing = [f for f in (*COMMON, *LABELS[label].fields) if f.changes]
    for properties in sorted(_rows(database, _NODES.format(label=label)), key=itemgetter("id")):
        statements = Stated(properties.pop("statements", ()))
        if as_of is not None:
            # A node's name is not a matter of its time; what changes about it is.
            properties |= {f.name: None for f in changing} | values(in_force(statements, as_of), changing)
        yield Node(properties["id"], label, properties, statements)


def _relationships(database: Database, type_: str, as_of: date | None) -> Iterator[Relationship]:
    declared = TYPES[type_]
    for start, end, properties in sorted(_rows(database, _RELATIONSHIPS.format(type=type_)), key=_key):
        statements = Stated(properties.pop("statements", ()))
        if as_of is None and statements.all_current:
            evidence = tuple(properties["evidence"])
        else:
            held = in_force(spelled_out(statements, declared.more), as_of)
            evidence = tuple(sorted({s.evidence for s in held}))
            if as_of is not None:
                properties |= {f.name: None for f in declared.more} | values(held, declared.more)
                properties |= dict.fromkeys(_VALIDITY) | known_on(validity(held, declared.more), as_of)
        if evidence:
            yield Relationship(
                properties["key"], type_, start, end, properties["assertion"], properties, evidence, statements
            )


def _key(row: Sequence[Any]) -> str:
    return str(row[2]["key"])

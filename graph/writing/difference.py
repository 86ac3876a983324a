"""What a batch changes in the database: nodes and relationships to create, to replace and to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cgtkg.schema.fields import Value
from cgtkg.schema.statements import Statement
from cgtkg.schema.vocabularies import Assertion

from .batch import Ends
from .properties import Properties, from_properties, node_properties, relationship_properties


@dataclass(slots=True)
class Difference:
    """Rows for one transaction.

    `new_evidence` are Evidence nodes, each with what leads it to its Source; `seen` are the snapshots that held a
    version of which nothing else changes; `emptied` are nodes of which nothing is said any more: they go unless
    something still refers to them. `statements` are those that the written nodes and relationships will have, `held`
    how many they have now: by that the work of another writer is noticed. `before` are those that the database has.
    """

    new_nodes: dict[str, Properties] = field(default_factory=dict)
    changed_nodes: dict[str, Properties] = field(default_factory=dict)
    new_evidence: dict[str, tuple[Properties, Properties]] = field(default_factory=dict)
    seen: list[dict[str, object]] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    new_relationships: dict[str, Properties] = field(default_factory=dict)
    changed_relationships: dict[str, Properties] = field(default_factory=dict)
    gone_relationships: list[str] = field(default_factory=list)
    ends: dict[str, Ends] = field(default_factory=dict)
    statements: dict[str, Sequence[Statement]] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    before: dict[str, Sequence[Statement]] = field(default_factory=dict)
    created: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        nodes = (self.new_nodes, self.changed_nodes, self.new_evidence, self.seen)
        return not (any(nodes) or self.new_relationships or self.changed_relationships or self.takes_away)

    @property
    def takes_away(self) -> bool:
        """Whether anything is deleted."""
        return bool(self.emptied or self.gone_relationships)

    def add_elements(
        self,
        merged: Iterable[tuple[str, Sequence[Statement]]],
        stored: Mapping[str, Sequence[Statement]],
        ends: Mapping[str, Ends],
    ) -> None:
        """Take nodes and relationships with all their statements; those that stay as stored are only counted."""
        for ref, statements in merged:
            old = stored.get(ref)
            if old is not None:
                self.held[ref] = len(old)
            if old is not None and tuple(old) == statements:
                self.unchanged += 1
                continue
            if old is not None:
                self.before[ref] = old
            if ref in ends:
                self._add_relationship(ref, ends[ref], statements, new=old is None)
            elif statements:
                rows = self.new_nodes if old is None else self.changed_nodes
                rows[ref] = node_properties(ref, statements)
                self._count(ref, statements, new=old is None)
            elif old is not None:
                self.emptied.append(ref)
                self.changed += 1

    def _add_relationship(self, key: str, ends: Ends, statements: Sequence[Statement], *, new: bool) -> None:
        self.ends[key] = ends
        if statements:
            rows = self.new_relationships if new else self.changed_relationships
            rows[key] = relationship_properties(key, ends, statements)
            self._count(key, statements, new=new)
        elif not new:
            self.gone_relationships.append(key)
            self.changed += 1

    def _count(self, ref: str, statements: Sequence[Statement], *, new: bool) -> None:
        self.statements[ref] = statements
        self.created += new
        self.changed += not new

    def add_evidence(self, properties: Properties, stored: Mapping[str, Value] | None) -> None:
        """Take an Evidence node of which `stored` is held, and what leads it to its Source."""
        id_, source, day = str(properties["id"]), str(properties["source"]), str(properties["known_from"])
        if stored is None:
            self.new_evidence[id_] = (properties, from_properties(id_, source, day))
            return
        self.changed_nodes[id_] = properties
        if stored["known_from"] != day:
            origin = from_properties(id_, source, day)
            self.changed_relationships[str(origin["key"])] = origin

    def remove_evidence(self, id_: str, source: str) -> None:
        """Take an Evidence node away, and what leads it to its Source."""
        key = str(from_properties(id_, source, "")["key"])
        self.ends[key] = Ends("FROM", id_, source, Assertion.STATED, {})
        self.gone_relationships.append(key)

"""What loading changed in the landscape: nodes and relationships that are new or ended, and properties that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cgtkg.schema.fields import Value
from cgtkg.schema.identity import label_of
from cgtkg.schema.statements import Statement

from .batch import Ends
from .difference import Difference
from .properties import Properties, node_properties, relationship_properties

NEW, ENDED, CHANGED = "new", "ended", "changed"
_UNTOLD = (
    "id", "key", "evidence", "sources", "statements", "known_from", "known_to", "xrefs", "aliases", "registry_ids",
    "reason", "arm", "sites",
)  # fmt: skip
"""Properties whose change says nothing of the landscape: provenance, other names, the words that decided."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `label` is a label or relationship type, `id` a node id or relationship key; `field`, `before` and
    `after` are given where a property changed.
    """

    kind: str
    label: str
    id: str
    field: str = ""
    before: Value | None = None
    after: Value | None = None


@dataclass(slots=True)
class _Now:
    before: Properties | None
    after: Properties | None


@dataclass(slots=True)
class Changes:
    """What was and what is, of all that was written; what changed to and fro has not changed."""

    _elements: dict[str, _Now] = field(default_factory=dict)

    def take(self, difference: Difference) -> None:
        """Take what is about to be written."""
        before = difference.before
        for rows in (difference.new_nodes, difference.changed_nodes, difference.new_relationships,
                     difference.changed_relationships):  # fmt: skip
            for ref, properties in rows.items():
                if ref in difference.statements:
                    self._put(ref, before.get(ref), properties)
        for ref in (*difference.emptied, *difference.gone_relationships):
            if ref in before:
                self._put(ref, before[ref], None)

    def _put(self, ref: str, before: Sequence[Statement] | None, after: Properties | None) -> None:
        now = self._elements.get(ref)
        if now is None:
            now = self._elements[ref] = _Now(_told(_properties(ref, before) if before else None), None)
        now.after = _told(after) if now.before is not None else _ending(after)

    def __iter__(self) -> Iterator[Change]:
        """All changes, in the order of their ids."""
        for ref in sorted(self._elements):
            now = self._elements[ref]
            label = ref.partition(" ")[0] if " " in ref else label_of(ref)
            before, after = _there(now.before), _there(now.after)
            if before is None and after is not None:
                yield Change(NEW, label, ref)
            elif before is not None and after is None:
                yield Change(ENDED, label, ref)
            elif before is not None and after is not None:
                for name in sorted(before.keys() | after.keys()):
                    if before.get(name) != after.get(name):
                        yield Change(CHANGED, label, ref, name, before.get(name), after.get(name))

    def counts(self) -> dict[str, dict[str, int]]:
        """How many elements of each label or type are new, changed and ended."""
        found: dict[str, dict[str, set[str]]] = {}
        for change in self:
            found.setdefault(change.label, {}).setdefault(change.kind, set()).add(change.id)
        return {
            label: {kind: len(ids) for kind, ids in sorted(kinds.items())} for label, kinds in sorted(found.items())
        }


def _properties(ref: str, statements: Sequence[Statement]) -> Properties:
    if " " in ref:
        return relationship_properties(ref, Ends.of(ref), statements)
    return node_properties(ref, statements)


def _told(properties: Properties | None) -> Properties | None:
    """What is kept: the properties of the landscape, and whether it has ended."""
    if properties is None:
        return None
    kept = {name: value for name, value in properties.items() if name not in _UNTOLD and value not in (None, "")}
    return {**kept, **(_ending(properties) or {})}


def _ending(properties: Properties | None) -> Properties | None:
    """All that is kept of what is new, since a first load brings everything: whether it has ended."""
    if properties is None:
        return None
    return {"known_to": properties["known_to"]} if properties.get("known_to") else {}


def _there(properties: Properties | None) -> Properties | None:
    return None if properties is None or "known_to" in properties else properties

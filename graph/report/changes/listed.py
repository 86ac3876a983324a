"""Changes as tables: what it is, what happened, before and after; one part a kind of fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from cgtkg.schema.nodes import LABELS
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.vocabularies import Assertion

from ...landscape import Landscape, Relationship
from ...wording import count, dated, qualifiers, value_of, verb
from ...writing import Change, Ends
from ..blocks import Group, Line, Phrase, Section, Table
from ..limits import shared_out
from ..phrases import plain, sentence
from .summing_up import summed_up

FILE = "changes.json"
_ROWS = 80
_KINDS = {"new": "New", "changed": "Changed", "ended": "Ended"}
"""In the order in which they are told."""
_COLUMNS = ("What", "Relation", "Whom or what it concerns", "Details", "Evidence")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report: labels and relationship types whose changes it lists, the weightiest first."""

    id: str
    title: str
    labels: tuple[str, ...]


PARTS = (
    Part("approvals-changed", "Approvals, applications, permissions, designations",
         ("APPROVED_IN", "FILED_IN", "CLEARED_IN", "DESIGNATED")),
    Part("products-changed", "Products: stages, developers, targets",
         ("Product", "TREATS", "DEVELOPS", "TARGETS", "HAS_MODALITY", "USES", "MANUFACTURED_AT")),
    Part("trials-changed", "Trials", ("Trial", "HAS_RESULT", "TESTS", "INVESTIGATES", "SPONSORS", "CONDUCTED_IN")),
    Part("companies-changed", "Companies",
         ("Company", "ACQUIRED", "SUBSIDIARY_OF", "LICENSED", "PARTNERED_WITH", "OPERATES", "LOCATED_IN")),
    Part("vocabulary-changed", "Vocabulary and all else", ()),
)  # fmt: skip
"""In the order in which a reader wants them; the last takes what no other names."""
_NAMED = {label for part in PARTS for label in part.labels}
_FIRST = ("", "status", "stage", "phase")
"""Fields whose changes are told first."""
_TOLD_ALONE = {*PARTS[0].labels}
"""Relationships that are told though a node that they join is new or gone as well."""


@dataclass(frozen=True)
class Listing:
    """What the rows are written from: the landscape as it is now, and all changes."""

    landscape: Landscape
    changes: Sequence[Change]

    @cached_property
    def _facts(self) -> dict[str, Relationship]:
        return {r.key: r for r in self.landscape.relationships}

    @cached_property
    def _whole(self) -> dict[str, str]:
        """The nodes that are new or gone as such, and which."""
        return {one.id: one.kind for one in self.changes if one.label in LABELS and one.kind in ("new", "ended")}

    def told(self, part: Part) -> list[Change]:
        """The changes of a part, but for what another row implies: what joins a node that is new or gone itself, and
        since when a trial's ties hold where its start was put off.
        """
        labels = {label: place for place, label in enumerate(part.labels)}
        mine = (one for one in self.changes if one.label in labels or (not labels and one.label not in _NAMED))
        return sorted(
            (one for one in mine if not self._implied(one)),
            key=lambda one: (labels.get(one.label, len(labels)), one.field not in _FIRST, one.field, one.id),
        )

    def _implied(self, change: Change) -> bool:
        if change.label in LABELS or change.label in _TOLD_ALONE:
            return False
        ends = Ends.of(change.id)
        return change.field == "valid_from" or change.kind in {self._whole.get(ends.start), self._whole.get(ends.end)}

    def row(self, change: Change) -> list[Line]:
        """What it is, the relation, the other end, details or the value before and after, evidence."""
        subject, relation, other, details, evidence = (
            self._node(change) if change.label in LABELS else self._fact(change)
        )
        if change.field:
            before, after = self._value(change, change.before), self._value(change, change.after)
            details = plain(f"{change.field.replace('_', ' ')}: {before} → {after}")
        return [(Phrase(subject, strong=True),), plain(relation), plain(other), details, (Phrase("", evidence),)]

    def _node(self, change: Change) -> tuple[str, str, str, Line, tuple[str, ...]]:
        node = self.landscape.nodes.get(change.id)
        if node is None:
            return change.id, change.label, "", (), ()
        evidence = tuple(one for one in (node.get("evidence") or ()) if one in self.landscape.passages)
        details = summed_up(self.landscape, node) if change.kind == "new" else ()
        return node.name, change.label, "", details, evidence

    def _fact(self, change: Change) -> tuple[str, str, str, Line, tuple[str, ...]]:
        ends, fact = Ends.of(change.id), self._facts.get(change.id)
        told = "" if ends.assertion == Assertion.STATED else f" ({ends.assertion})"
        details = qualifiers(self.landscape, fact, skip=("reason", "arm")) if fact else self._identity(ends)
        names = self._name(ends.start), self._name(ends.end)
        return names[0], verb(ends.type) + told, names[1], plain(details), fact.evidence if fact else ()

    def _identity(self, ends: Ends) -> str:
        fields = {one.name: one for one in TYPES[ends.type].fields}
        stated = ends.identity.items()
        return "; ".join(f"{name}: {value_of(self.landscape, fields[name], value)}" for name, value in stated)

    def _name(self, id_: str) -> str:
        return self.landscape.nodes[id_].name if id_ in self.landscape.nodes else id_

    def _value(self, change: Change, value: object) -> str:
        if value is None:
            return "not stated"
        if change.field in ("valid_from", "valid_to"):
            return dated(str(value))
        declared = LABELS[change.label].fields if change.label in LABELS else TYPES[change.label].fields
        found = next((one for one in declared if one.name == change.field), None)
        return value_of(self.landscape, found, value) if found else str(value)


def part(listing: Listing, told: Part) -> Section:
    """The changes of a part in a table: what is new, what changed, what ended; long lists say how many more."""
    mine = listing.told(told)
    if not mine:
        return Section(told.id, told.title, [sentence("Nothing changed.")])
    by_kind = {kind: found for kind in _KINDS if (found := [one for one in mine if one.kind == kind])}
    shares = shared_out([len(found) for found in by_kind.values()], _ROWS)
    groups = [
        Group(plain(f"{_KINDS[kind]}: {_counted(found)}"), [listing.row(one) for one in found[:share]])
        for (kind, found), share in zip(by_kind.items(), shares, strict=True)
    ]
    rows = sum(len(group.rows) for group in groups)
    more: Line = ()
    if rows < len(mine):
        more = (Phrase(f"… and {len(mine) - rows:,} more: all of them stand in "), Phrase(FILE, code=True))
    table = Table.grouped(told.title, _COLUMNS, groups, more)
    return Section(told.id, told.title, [Table(table.caption, table.columns, table.groups, table.more, folds=False)])


def _counted(changes: Iterable[Change]) -> str:
    """How many elements, by label or type."""
    ids: dict[str, set[str]] = {}
    for one in changes:
        ids.setdefault(one.label, set()).add(one.id)
    return ", ".join(
        count(len(found), *_words(label)) if label in LABELS else f"{len(found):,} {verb(label)}"
        for label, found in ids.items()
    )


def _words(label: str) -> tuple[str, str]:
    word = label.lower()
    return word, f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"

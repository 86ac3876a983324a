"""Changes as tables: what it is, what happened, before and after; one part a kind of fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cgtkg.schema.nodes import LABELS
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.vocabularies import Assertion

from ...landscape import Landscape, Relationship
from ...wording import count, dated, qualifiers, value_of, verb
from ...writing import Change, Ends
from ..blocks import Line, Phrase, Section, Table
from ..phrases import plain, sentence

FILE = "changes.json"
_ROWS = 60
_HAPPENED = {"new": "new", "ended": "ended", "changed": "changed"}
_IN_ORDER = ("new", "changed", "ended")
_COLUMNS = ("What", "Relation", "Whom or what it concerns", "Happened", "Details", "Evidence")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report: labels and relationship types whose changes it lists."""

    id: str
    title: str
    labels: tuple[str, ...]


PARTS = (
    Part("approvals-changed", "Approvals, applications, permissions, designations",
         ("APPROVED_IN", "FILED_IN", "CLEARED_IN", "DESIGNATED")),
    Part("products-changed", "Products: stages, developers, targets",
         ("Product", "TREATS", "DEVELOPS", "TARGETS", "HAS_MODALITY", "USES", "MANUFACTURED_AT")),
    Part("trials-changed", "Trials", ("Trial", "TESTS", "INVESTIGATES", "SPONSORS", "CONDUCTED_IN", "HAS_RESULT")),
    Part("companies-changed", "Companies",
         ("Company", "SUBSIDIARY_OF", "ACQUIRED", "PARTNERED_WITH", "LICENSED", "OPERATES", "LOCATED_IN")),
    Part("vocabulary-changed", "Vocabulary and all else", ()),
)  # fmt: skip
"""In the order in which a reader wants them; the last takes what no other names."""
_NAMED = {label for part in PARTS for label in part.labels}


def part(landscape: Landscape, changes: Sequence[Change], told: Part) -> Section:
    """The changes of a part: what is new first, then what changed, then what ended; long lists say how many more."""
    mine = [one for one in changes if one.label in told.labels or (not told.labels and one.label not in _NAMED)]
    if not mine:
        return Section(told.id, told.title, [sentence("Nothing changed.")])
    relationships = {r.key: r for r in landscape.relationships}
    order = {label: place for place, label in enumerate(told.labels)}
    mine.sort(key=lambda one: (_IN_ORDER.index(one.kind), order.get(one.label, len(order)), one.id, one.field))
    rows = [_row(landscape, relationships, one) for one in mine[:_ROWS]]
    more: Line = ()
    if len(mine) > _ROWS:
        more = (Phrase(f"… and {len(mine) - _ROWS:,} more: all of them stand in "), Phrase(FILE, code=True))
    caption = ", ".join(_counted(mine, kind) for kind in _IN_ORDER if any(one.kind == kind for one in mine))
    return Section(told.id, told.title, [Table.plain(caption, _COLUMNS, rows, more)])


def _counted(changes: Sequence[Change], kind: str) -> str:
    return count(len({one.id for one in changes if one.kind == kind}), _HAPPENED[kind], _HAPPENED[kind])


def _row(landscape: Landscape, relationships: dict[str, Relationship], change: Change) -> list[Line]:
    if change.label in LABELS:
        subject, relation, other, details, evidence = _of_node(landscape, change)
    else:
        subject, relation, other, details, evidence = _of_relationship(landscape, relationships, change)
    if change.field:
        details = f"{change.field.replace('_', ' ')}: {_value(landscape, change, change.before)} → " + _value(
            landscape, change, change.after
        )
    cells = (relation, other, _HAPPENED[change.kind], details)
    return [(Phrase(subject, strong=True),), *map(plain, cells), (Phrase("", evidence),)]


def _of_node(landscape: Landscape, change: Change) -> tuple[str, str, str, str, tuple[str, ...]]:
    node = landscape.nodes.get(change.id)
    evidence = tuple(one for one in (node.get("evidence") or ()) if one in landscape.passages) if node else ()
    return node.name if node else change.id, change.label, "", "", evidence


def _of_relationship(
    landscape: Landscape, relationships: dict[str, Relationship], change: Change
) -> tuple[str, str, str, str, tuple[str, ...]]:
    ends = Ends.of(change.id)
    fact = relationships.get(change.id)
    told = "" if ends.assertion == Assertion.STATED else f" ({ends.assertion})"
    details = qualifiers(landscape, fact, skip=("reason",)) if fact else _identity(landscape, ends)
    evidence = fact.evidence if fact else ()
    return _name(landscape, ends.start), verb(ends.type) + told, _name(landscape, ends.end), details, evidence


def _identity(landscape: Landscape, ends: Ends) -> str:
    fields = {field.name: field for field in TYPES[ends.type].fields}
    return "; ".join(f"{name}: {value_of(landscape, fields[name], value)}" for name, value in ends.identity.items())


def _name(landscape: Landscape, id_: str) -> str:
    return landscape.nodes[id_].name if id_ in landscape.nodes else id_


def _value(landscape: Landscape, change: Change, value: object) -> str:
    if value is None:
        return "not stated"
    if change.field in ("valid_from", "valid_to"):
        return dated(str(value))
    declared = LABELS[change.label].fields if change.label in LABELS else TYPES[change.label].fields
    field = next((one for one in declared if one.name == change.field), None)
    return value_of(landscape, field, value) if field else str(value)

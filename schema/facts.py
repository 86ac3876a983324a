"""What loaders emit: typed facts, each with the evidence it rests on. Nodes and relationships follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .curies import check
from .dates import PartialDate
from .endings import ending_field
from .errors import DataError
from .fields import Field, Value
from .identity import evidence_id, label_of, relationship_key
from .nodes import COMMON, LABELS
from .relationships import TYPES
from .versions import Content, Sighting
from .vocabularies import Assertion


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage, or one version of a registry record.

    `source` is a Source id; `known_from` the date (of publication or snapshot) as text; `record` the record
    it is a version of, empty for a passage; `snapshot` the SHA-256 of what was read: of all that the facts of a
    version depend on; `values` what that version stated of its subject; `quote` the passage where the document was
    at hand. Of a version also: `updated`, the day on which the registry last changed the record; `covers`, the
    fields that the file's layout can state (empty: all); `reading`, whether rules read it in texts, see `versions`.
    A record, or a part of it, that states nothing any more has a `NodeFact` without properties.

    `id` is its node id: the same passage or content always gets the same.
    """

    source: str
    locator: str
    known_from: str
    record: str = ""
    snapshot: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    quote: str = ""
    updated: str = ""
    covers: tuple[str, ...] = ()
    reading: bool = False
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        version = (self.snapshot, self.covers) if self.record else ()
        object.__setattr__(self, "id", evidence_id(self.source, self.locator, *version))

    @property
    def content(self) -> Content:
        """What it says, as the history of its record knows it."""
        return Content(self.id, frozenset(self.covers), self.reading)

    @property
    def sighting(self) -> Sighting:
        """When it was seen."""
        return Sighting(self.known_from, self.updated)


@dataclass(frozen=True, slots=True)
class NodeFact:
    """What one piece of evidence says of a node: any of its declared properties."""

    id: str
    properties: Mapping[str, Value]
    evidence: Evidence

    def __post_init__(self) -> None:
        check(self.id)
        _check_values(self.properties, (*COMMON, *LABELS[self.label].fields), self.label)

    @property
    def label(self) -> str:
        """Its label, given by the prefix of the id."""
        return label_of(self.id)


@dataclass(frozen=True, slots=True)
class NoFact:
    """That a record says nothing, or nothing any more: it ends what older versions of the record said."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RelationshipFact:
    """What one piece of evidence says of two nodes. Raises `DataError` where the schema does not allow it."""

    type: str
    start: str
    end: str
    properties: Mapping[str, Value]
    evidence: Evidence
    assertion: Assertion = Assertion.STATED
    valid_from: str = ""
    valid_to: str = ""

    def __post_init__(self) -> None:
        declared = TYPES[self.type]
        for node_id, allowed, side in (
            (self.start, declared.start, "start"),
            (self.end, declared.end, "end"),
        ):
            if label_of(check(node_id)) not in allowed:
                raise DataError(f"{self.type} cannot have {node_id} as its {side}", field=side)
        if declared.same_label and label_of(self.start) != label_of(self.end):
            raise DataError(f"{self.type} joins nodes of one label, not {self.start} and {self.end}", field="end")
        if self.start == self.end:
            raise DataError(f"{self.type} joins {self.start} with itself", field="end")
        _check_values(self.properties, declared.fields, self.type)
        if self.valid_from and self.valid_to:
            start, end = PartialDate.parse(self.valid_from), PartialDate.parse(self.valid_to)
            if end.certainly_before(start):
                raise DataError(f"valid_to {end} lies before valid_from {start}", field="valid_to")
        field = ending_field(declared.more) if self.valid_to else None
        if field and self.properties.get(field.name, field.advances[0]) not in field.advances:
            value = self.properties[field.name]
            raise DataError(
                f"since when it is {value!r} stands in valid_from; what ends that is a statement of its own",
                field="valid_to",
            )

    @property
    def key(self) -> str:
        """Its identity, see `identity.relationship_key`."""
        return relationship_key(self.type, self.start, self.end, self.properties, self.assertion)


Fact = NodeFact | RelationshipFact
Told = Fact | NoFact
"""What can be said of a record in a load: facts, or that there is none."""


def _check_values(properties: Mapping[str, Value], declared: tuple[Field, ...], owner: str) -> None:
    by_name = {field.name: field for field in declared}
    for name, value in properties.items():
        if name not in by_name:
            raise DataError(f"{owner} has no property {name!r}", field=name)
        if by_name[name].choices and value not in by_name[name].choices:
            raise DataError(f"{value!r} is not one of {', '.join(by_name[name].choices)}", field=name)

"""The properties to store for each element: views of its statements and what the contract adds; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cgtkg.schema.facts import Evidence
from cgtkg.schema.fields import Value
from cgtkg.schema.identity import label_of, relationship_key
from cgtkg.schema.nodes import COMMON, LABELS
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import Statement
from cgtkg.schema.views import in_force, provenance, values
from cgtkg.schema.vocabularies import Assertion

from .batch import Ends
from .settling import Settled

Properties = dict[str, Value]

_NAME = next(field for field in COMMON if field.name == "name")
_FIELDS = {label: (*COMMON, *declared.fields) for label, declared in LABELS.items()}


def node_properties(node_id: str, statements: Sequence[Statement]) -> Properties:
    """All stored properties of a node: the view of its statements; every name but the chosen one is an alias.

    Where none in force names it, it goes by the name that it had.
    """
    counted = in_force(statements) or tuple(statements)
    view = values(counted, _FIELDS[label_of(node_id)])
    name = view.get("name") or values(tuple(statements), (_NAME,)).get("name", node_id)
    names = {str(s.values["name"]) for s in counted if "name" in s.values}
    aliases = view.get("aliases", [])
    others = names | set(aliases if isinstance(aliases, list) else [])
    return {
        "xrefs": [], **view, **provenance(statements), "id": node_id, "name": name,
        "aliases": sorted(others - {str(name)}),
    }  # fmt: skip


def relationship_properties(key: str, ends: Ends, statements: Sequence[Statement]) -> Properties:
    """All stored properties of a relationship: identity and the view of its statements."""
    counted = in_force(statements) or tuple(statements)
    fields = TYPES[ends.type].more
    return {
        **values(counted, fields), **ends.identity, **provenance(statements, fields), "key": key,
        "assertion": ends.assertion,
    }  # fmt: skip


def passage_properties(evidence: Evidence, supports: Iterable[str], stored: Mapping[str, Value]) -> Properties:
    """All stored properties of the Evidence node of a passage, keeping the stored quote if it comes without one."""
    kept = {name: stored[name] for name in ("quote",) if stored.get(name)}
    return {**kept, **_evidence_properties(evidence, supports), "known_from": evidence.known_from}


def version_properties(evidence: Evidence, supports: Iterable[str], version: Settled) -> Properties:
    """All stored properties of the Evidence node of a version of a record."""
    properties = _evidence_properties(evidence, supports)
    properties["record"] = evidence.record
    if evidence.covers:
        properties["covers"] = sorted(evidence.covers)
    if evidence.reading:
        properties["reading"] = True
    return properties | history_properties(version)


def history_properties(version: Settled) -> Properties:
    """What the Evidence node of a version carries of its place in history."""
    properties: Properties = {
        "id": version.id, "known_from": version.known_from, "seen": list(map(str, version.sightings)),
        "digest": version.digest,
    }  # fmt: skip
    if version.number > 1:
        properties["number"] = version.number
    if updated := version.sightings[0].updated:
        properties["updated"] = updated
    if version.superseded_from:
        properties["superseded_from"] = version.superseded_from
        properties["known_to"] = version.known_to
    if version.later:
        properties["later"] = True
    return properties


def moved_properties(stored: Mapping[str, Value], version: Settled) -> Properties:
    """The properties of an Evidence node, stored for the same content, at another place in history."""
    times = ("number", "updated", "superseded_from", "known_to", "later")
    return {**{name: value for name, value in stored.items() if name not in times}, **history_properties(version)}


def from_properties(evidence: str, source: str, known_from: str) -> Properties:
    """The relationship that leads from a piece of evidence to its source."""
    return {
        "key": relationship_key("FROM", evidence, source, {}, Assertion.STATED),
        "assertion": "stated",
        "evidence": [evidence],
        "sources": [source],
        "known_from": known_from,
    }


def _evidence_properties(evidence: Evidence, supports: Iterable[str]) -> Properties:
    properties: Properties = {
        **evidence.values, "id": evidence.id, "name": f"{evidence.source.partition(':')[2]} {evidence.locator}",
        "aliases": [], "xrefs": [], "source": evidence.source, "locator": evidence.locator,
        "supports": sorted(supports),
    }  # fmt: skip
    if evidence.snapshot:
        properties["snapshot"] = evidence.snapshot
    if evidence.quote:
        properties["quote"] = evidence.quote
    return properties

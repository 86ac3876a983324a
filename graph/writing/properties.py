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

Properties = dict[str, Value]


def node_properties(node_id: str, statements: Sequence[Statement]) -> Properties:
    """All stored properties of a node: the view of its statements; every name but the chosen one is an alias."""
    counted = in_force(statements) or tuple(statements)
    fields = (*COMMON, *LABELS[label_of(node_id)].fields)
    view = values(counted, fields)
    name = view.get("name", node_id)
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
    return {
        **values(counted, TYPES[ends.type].more), **ends.identity, **provenance(statements), "key": key,
        "assertion": ends.assertion,
    }  # fmt: skip


def evidence_properties(evidence: Evidence, supports: Iterable[str], stored: Mapping[str, Value]) -> Properties:
    """All stored properties of an Evidence node, keeping what is stored of supersession and quote."""
    kept = {name: stored[name] for name in ("known_to", "superseded_from", "quote") if stored.get(name)}
    stated = {
        "record": evidence.record, "snapshot": evidence.snapshot, "quote": evidence.quote,
    }  # fmt: skip
    return {
        **evidence.values, **kept, **{name: text for name, text in stated.items() if text}, "id": evidence.id,
        "name": f"{evidence.source.partition(':')[2]} {evidence.locator}", "aliases": [], "xrefs": [],
        "source": evidence.source, "locator": evidence.locator, "known_from": evidence.known_from,
        "supports": sorted(supports),
    }  # fmt: skip


def from_properties(evidence: str, source: str, known_from: str) -> Properties:
    """The relationship that leads from a piece of evidence to its source."""
    key = relationship_key("FROM", evidence, source, {}, Assertion.STATED)
    return {
        "key": key,
        "assertion": "stated",
        "evidence": [evidence],
        "sources": [source],
        "known_from": known_from,
    }

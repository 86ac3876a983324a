"""Why the graph says something: every statement behind one relationship, with its passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cgtkg.schema.errors import UsageError
from cgtkg.schema.fields import Value
from cgtkg.schema.identity import label_of
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import Statement

from .connection import Database

_FACTS = (
    "MATCH (a:{start} {{id: $subject}})-[r:{type}]->(b:{end} {{id: $object}}) "
    "RETURN r.key AS key, r.assertion AS assertion, r.statements AS statements, "
    "properties(r) AS properties ORDER BY key"
)
_PASSAGES = (
    "UNWIND $ids AS id MATCH (e:Evidence {id: id})-[:FROM]->(s:Source) "
    "RETURN e.id AS id, e.locator AS locator, e.quote AS quote, s.name AS source, s.url AS url"
)


@dataclass(frozen=True, slots=True)
class Support:
    """One statement behind a fact: who said it, where, when, and what exactly."""

    evidence: str
    source: str
    locator: str
    url: str
    quote: str
    known_from: str
    superseded_from: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Explained:
    """A relationship with all that supports it."""

    key: str
    assertion: str
    properties: Mapping[str, Any]
    supports: tuple[Support, ...]


def why(database: Database, subject: str, relation: str, object_: str) -> list[Explained]:
    """All relationships of type `relation` between the nodes with these ids, each with its evidence."""
    if relation not in TYPES:
        raise UsageError(f"there is no relationship type {relation!r}; there are {', '.join(TYPES)}")
    statement = _FACTS.format(type=relation, start=label_of(subject), end=label_of(object_))
    found = []
    for row in database.read(statement, {"subject": subject, "object": object_}):
        statements = [Statement.from_json(text) for text in row["statements"] or []]
        ids = [statement.evidence for statement in statements]
        passages = {passage["id"]: passage for passage in database.read(_PASSAGES, {"ids": ids})}
        supports = tuple(_support(statement, passages[statement.evidence]) for statement in statements)
        properties = {n: v for n, v in row["properties"].items() if n not in ("statements", "evidence", "key")}
        found.append(Explained(row["key"], row["assertion"], properties, supports))
    return found


def _support(statement: Statement, passage: Mapping[str, Any]) -> Support:
    validity = {"valid_from": statement.valid_from, "valid_to": statement.valid_to}
    return Support(
        statement.evidence,
        passage["source"],
        passage["locator"],
        passage["url"] or "",
        passage["quote"] or "",
        statement.known_from,
        statement.superseded_from,
        {**statement.values, **{name: text for name, text in validity.items() if text}},
    )

"""Cypher that follows from the declarations: constraints, indexes, reading and writing by batches.

Labels and types in these texts come from the schema only; values travel as parameters. The same text runs on
Neo4j and on the embedded engine.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

from . import nodes, relationships
from .nodes import LABELS, NODE_TYPES
from .relationships import RELATIONSHIP_TYPES, TYPES

INDEXED = {"Evidence": ("record",)} | {node.label: ("name",) for node in NODE_TYPES if not node.provenance}
"""Properties besides the id that are looked up by value."""

_OF_NODES = (nodes.COMMON, *(node.fields for node in NODE_TYPES))
_OF_RELATIONSHIPS = (relationships.COMMON, *(relationship.fields for relationship in RELATIONSHIP_TYPES))
NAMES = {field.name: field.name for field in chain(*_OF_NODES, *_OF_RELATIONSHIPS)}
"""Every name that a property can have."""

KEYS_AT_ONCE = 250
"""How many relationship keys one statement takes: measured, more is slower on the embedded engine."""

IDS_AT_ONCE = 2_000
"""How many ids one statement looks up."""


def constraints() -> tuple[str, ...]:
    """One uniqueness constraint a label (`id`) and a relationship type (`key`); safe to run again."""
    nodes = (
        f"CREATE CONSTRAINT {node.label.lower()}_id IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE"
        for node in NODE_TYPES
    )
    relationships = (
        f"CREATE CONSTRAINT {r.type.lower()}_key IF NOT EXISTS FOR ()-[r:{r.type}]-() REQUIRE r.key IS UNIQUE"
        for r in RELATIONSHIP_TYPES
    )
    return (*nodes, *relationships)


def indexes() -> tuple[str, ...]:
    """The further indexes of `INDEXED`; safe to run again."""
    return tuple(
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, names in INDEXED.items()
        for name in names
    )


@cache
def read_nodes(label: str) -> str:
    """`$asked` ids → `found`: `[id, statements]` of each node that exists."""
    return (
        f"UNWIND $asked AS id MATCH (n:{_label(label)} {{id: id}}) "
        "RETURN collect([n.id, coalesce(n.statements, [])]) AS found"
    )


@cache
def keys_around(label: str) -> str:
    """`$id` → `found`: the keys of all relationships of that node."""
    return f"MATCH (n:{_label(label)} {{id: $id}})-[r]-() RETURN collect(r.key) AS found"


@cache
def read_relationships(type_: str) -> str:
    """`$asked` keys → `found`: `[key, statements]` of each relationship that exists.

    `IN` on the key is the one form that uses the key's index on both engines; keep to `KEYS_AT_ONCE` keys.
    """
    return (
        f"MATCH ()-[r:{_type(type_)}]->() WHERE r.key IN $asked "
        "RETURN collect([r.key, coalesce(r.statements, [])]) AS found"
    )


def read_versions() -> str:
    """`$asked` records → `found`: of each of their versions a list of what places it in history, in this order."""
    names = (
        "id", "record", "source", "number", "covers", "reading", "seen", "superseded_from", "known_to", "later",
        "digest",
    )  # fmt: skip
    columns = ", ".join(f"e.{name}" for name in names)
    return f"UNWIND $asked AS record MATCH (e:Evidence {{record: record}}) RETURN collect([{columns}]) AS found"


def read_evidence() -> str:
    """`$asked` ids → `found`: all properties of each Evidence node that exists."""
    return "UNWIND $asked AS id MATCH (e:Evidence {id: id}) RETURN collect(properties(e)) AS found"


@cache
def create_nodes(label: str, names: tuple[str, ...]) -> str:
    """`$rows` of values in the order of `names`, of nodes known not to exist; returns how many were created.

    Properties that stand in the CREATE are written once; `SET n = row.properties` writes each element twice. A value
    that is null is none.
    """
    return f"UNWIND $rows AS row CREATE (n:{_label(label)} {_values(names, 0)}) RETURN count(n) AS written"


@cache
def create_evidence(origin: tuple[str, ...], names: tuple[str, ...]) -> str:
    """`$source`, an id, and `$rows` of values in the order of `origin`, properties of what leads to the Source, then of
    `names`, properties of Evidence nodes known not to exist; returns how many were created.
    """
    return (
        f"MATCH (s:Source {{id: $source}}) UNWIND $rows AS row CREATE (e:Evidence {_values(names, len(origin))})"
        f"-[r:FROM {_values(origin, 0)}]->(s) RETURN count(r) AS written"
    )


@cache
def replace_nodes(label: str) -> str:
    """`$rows` of `id`, `properties` of nodes known to exist; returns how many were replaced.

    With `held`, the number of statements that the node is known to have, one that has another number stays.
    """
    return (
        f"UNWIND $rows AS row MATCH (n:{_label(label)} {{id: row.id}}) "
        "WHERE row.held IS NULL OR size(coalesce(n.statements, [])) = row.held "
        "SET n = row.properties RETURN count(n) AS written"
    )


@cache
def merge_nodes(label: str) -> str:
    """`$rows` of `id`, `properties`: create or replace all properties; returns how many rows were written."""
    return (
        f"UNWIND $rows AS row MERGE (n:{_label(label)} {{id: row.id}}) "
        "SET n = row.properties RETURN count(n) AS written"
    )


def set_seen() -> str:
    """`$rows` of `id`, `seen`, `updated`: the snapshots that held a version; returns how many were set."""
    return (
        "UNWIND $rows AS row MATCH (e:Evidence {id: row.id}) SET e.seen = row.seen, e.updated = row.updated "
        "RETURN count(e) AS written"
    )


@cache
def create_relationships(type_: str, start: str, end: str, names: tuple[str, ...]) -> str:
    """`$rows` of both ends' ids, then values in the order of `names`, known not to exist; returns how many were made.

    MATCH and CREATE are several times faster than MERGE under a uniqueness constraint; the count tells whether an end
    was missing.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:{_label(start)} {{id: row[0]}}) MATCH (b:{_label(end)} {{id: row[1]}}) "
        f"CREATE (a)-[r:{_type(type_)} {_values(names, 2)}]->(b) RETURN count(r) AS written"
    )


@cache
def update_relationships(type_: str) -> str:
    """`$keys`, and `$rows` (by key) of `properties` and `held`, of relationships known to exist; returns how many
    were replaced. `held` as in `replace_nodes`.
    """
    return (
        f"MATCH ()-[r:{_type(type_)}]->() WHERE r.key IN $keys WITH r, $rows[r.key] AS row "
        "WHERE row.held IS NULL OR size(coalesce(r.statements, [])) = row.held "
        "SET r = row.properties RETURN count(r) AS written"
    )


@cache
def delete_relationships(type_: str) -> str:
    """`$keys` of relationships to take away."""
    return f"MATCH ()-[r:{_type(type_)}]->() WHERE r.key IN $keys DELETE r"


@cache
def empty_nodes(label: str) -> str:
    """`$ids` of nodes of which nothing is said any more: they keep their names only."""
    return (
        f"UNWIND $ids AS id MATCH (n:{_label(label)} {{id: id}}) SET n = {{id: n.id, name: n.name, "
        "aliases: n.aliases, xrefs: n.xrefs, evidence: [], sources: [], statements: []}"
    )


@cache
def delete_empty_nodes(label: str) -> str:
    """`$ids` of nodes to take away if nothing is said of them and no relationship leads to them."""
    return (
        f"UNWIND $ids AS id MATCH (n:{_label(label)} {{id: id}}) "
        "WHERE size(coalesce(n.statements, [])) = 0 AND NOT (n)--() DELETE n"
    )


@cache
def referring(type_: str, field: str) -> str:
    """`$ids` → `found`: those that relationships of the type name in one of their fields."""
    if field not in TYPES[type_].references:
        raise KeyError(field)
    return f"MATCH ()-[r:{_type(type_)}]->() WHERE r.{field} IN $ids RETURN collect(DISTINCT r.{field}) AS found"


def _values(names: tuple[str, ...], first: int) -> str:
    """A map of declared properties to the items of `row` from the place `first` on."""
    return "{" + ", ".join(f"{NAMES[name]}: row[{place}]" for place, name in enumerate(names, first)) + "}"


def _label(name: str) -> str:
    return LABELS[name].label


def _type(name: str) -> str:
    return TYPES[name].type

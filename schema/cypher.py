"""Cypher that follows from the declarations: constraints, indexes, reading and writing by batches.

Labels and types in these texts come from the schema only; values travel as parameters. The same text runs on
Neo4j and on the embedded engine.
"""

from __future__ import annotations

from functools import cache

from .nodes import LABELS, NODE_TYPES
from .relationships import RELATIONSHIP_TYPES, TYPES

INDEXED = {"Evidence": ("record",)} | {node.label: ("name",) for node in NODE_TYPES if not node.provenance}
"""Properties besides the id that are looked up by value."""

KEYS_AT_ONCE = 500
"""How many relationship keys one statement takes: measured, more is slower on the embedded engine."""


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
    """`$ids` → `id`, `statements` of the nodes that exist."""
    return (
        f"UNWIND $ids AS id MATCH (n:{_label(label)} {{id: id}}) "
        "RETURN n.id AS id, coalesce(n.statements, []) AS statements"
    )


@cache
def read_relationships(type_: str) -> str:
    """`$keys` → `key`, `statements` of the relationships that exist.

    `IN` on the key is the one form that uses the key's index on both engines; keep to `KEYS_AT_ONCE` keys.
    """
    return f"MATCH ()-[r:{_type(type_)}]->() WHERE r.key IN $keys RETURN r.key AS key, r.statements AS statements"


@cache
def merge_nodes(label: str) -> str:
    """`$rows` of `id`, `properties`: create or replace all properties; returns how many rows were written."""
    return (
        f"UNWIND $rows AS row MERGE (n:{_label(label)} {{id: row.id}}) "
        "SET n = row.properties RETURN count(n) AS written"
    )


@cache
def create_relationships(type_: str, start: str, end: str) -> str:
    """`$rows` of `start`, `end`, `properties`, known not to exist; returns how many were created.

    MATCH and CREATE are several times faster than MERGE under a uniqueness constraint; the count tells
    whether an end was missing.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:{_label(start)} {{id: row.start}}) MATCH (b:{_label(end)} {{id: row.end}}) "
        f"CREATE (a)-[r:{_type(type_)}]->(b) SET r = row.properties RETURN count(r) AS written"
    )


@cache
def update_relationships(type_: str) -> str:
    """`$keys` and `$properties` (by key) of relationships known to exist; returns how many were replaced."""
    return (
        f"MATCH ()-[r:{_type(type_)}]->() WHERE r.key IN $keys "
        "WITH r, $properties[r.key] AS properties SET r = properties RETURN count(r) AS written"
    )


@cache
def delete_relationships(type_: str) -> str:
    """`$keys` of relationships to take away."""
    return f"MATCH ()-[r:{_type(type_)}]->() WHERE r.key IN $keys DELETE r"


@cache
def delete_nodes(label: str) -> str:
    """`$ids` of nodes to take away; one that still has a relationship stays."""
    return f"UNWIND $ids AS id MATCH (n:{_label(label)} {{id: id}}) WHERE NOT (n)--() DELETE n"


def _label(name: str) -> str:
    return LABELS[name].label


def _type(name: str) -> str:
    return TYPES[name].type

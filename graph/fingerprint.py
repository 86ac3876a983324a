"""The content hash of a graph: computed from what the database returns, equal on every engine.

Each node and relationship is hashed by itself and the hashes are added up, so neither the order in which
the database returns them nor internal ids matter, and memory does not grow with the graph.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from cgtkg.schema.nodes import BOOKKEEPING

from .connection import Database

_MODULUS = 1 << 256
_NODES = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"
_RELATIONSHIPS = "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Size and content hash (hexadecimal SHA-256 sum) of a graph."""

    nodes: int
    edges: int
    hash: str


def fingerprint(database: Database) -> Fingerprint:
    """Read the whole graph once and hash it."""
    nodes, node_sum = _sum(_canonical(sorted(row["labels"]), row["properties"]) for row in database.read(_NODES))
    edges, edge_sum = _sum(
        _canonical([row["type"], row["start"], row["end"]], row["properties"]) for row in database.read(_RELATIONSHIPS)
    )
    return Fingerprint(nodes, edges, f"{(node_sum + edge_sum) % _MODULUS:064x}")


def _sum(texts: Iterable[bytes]) -> tuple[int, int]:
    count = total = 0
    for text in texts:
        count += 1
        total = (total + int.from_bytes(hashlib.sha256(text).digest())) % _MODULUS
    return count, total


def _canonical(identity: list[str], properties: dict[str, object]) -> bytes:
    stated = {
        name: _plain(value) for name, value in properties.items() if value is not None and name not in BOOKKEEPING
    }
    return json.dumps([identity, stated], sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: object) -> object:
    """A whole number is the same whether an engine returns it as integer or float."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

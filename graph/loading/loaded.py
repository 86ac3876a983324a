"""What a load did."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..connection import Database

_COUNTS = ("MATCH (n) RETURN count(n) AS count", "MATCH ()-[r]->() RETURN count(r) AS count")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did; read = loaded + unchanged + irrelevant + rejected. `snapshot` is the hash of what was
    read, `nodes` and `edges` the size of the graph afterwards; `rejects` the file that lists what was rejected, `notes`
    what a person should know of it.
    """

    source: str
    read: int
    loaded: int
    unchanged: int
    irrelevant: int
    rejected: int
    nodes: int
    edges: int
    seconds: float
    snapshot: str
    rejects: str = ""
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of `cgtkg load --json`."""
        return asdict(self)


def size(database: Database) -> tuple[int, int]:
    """How many nodes and relationships the graph has."""
    nodes, edges = (next(database.read(statement))["count"] for statement in _COUNTS)
    return nodes, edges

"""What a load did."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..connection import Database

_COUNTS = ("MATCH (n) RETURN count(n) AS count", "MATCH ()-[r]->() RETURN count(r) AS count")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did; read = loaded + unchanged + irrelevant + rejected. `snapshot` is the hash of what was
    read, `nodes` and `edges` the size of the graph afterwards; `rejects` the file that lists what was rejected, `ended`
    the records that a complete snapshot has no longer, `unread` what no loader reads, with the number of records that
    have it, `notes` what a person should know of the load.
    """

    source: str
    read: int = 0
    loaded: int = 0
    unchanged: int = 0
    irrelevant: int = 0
    rejected: int = 0
    nodes: int = 0
    edges: int = 0
    seconds: float = 0.0
    snapshot: str = ""
    rejects: str = ""
    ended: int = 0
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of `cgtkg load --json`."""
        return asdict(self)


def size(database: Database) -> tuple[int, int]:
    """How many nodes and relationships the graph has."""
    nodes, edges = (next(database.read(statement))["count"] for statement in _COUNTS)
    return nodes, edges

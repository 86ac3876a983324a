"""Load one source into the database: read, resolve, write, and say what came of every record."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cgtkg import seeds
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.seeds.documents import documents_in
from cgtkg.schema.errors import DataError, UsageError
from cgtkg.schema.facts import Fact, RelationshipFact

from .connection import Database
from .writing import Writer

_COUNTS = ("MATCH (n) RETURN count(n) AS count", "MATCH ()-[r]->() RETURN count(r) AS count")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did; read = loaded + unchanged + irrelevant + rejected. `snapshot` is the hash of what was
    read, `nodes` and `edges` the size of the graph afterwards.
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

    def to_json(self) -> dict[str, Any]:
        """The document of `cgtkg load --json`."""
        return asdict(self)


def load(
    database: Database, source: str, paths: Sequence[Path] = (), *, overlay: Path | None = None, day: str = ""
) -> Loaded:
    """Load `source` from `paths` (files or folders); `day` is the day it was as given.

    For `seeds` the paths are the source documents: with them every locator is checked and quotes are kept;
    each document carries its own date.
    Raises `DataError` before anything is written if the source is wrong.
    """
    if source != "seeds":
        raise UsageError(f"there is no source {source!r}; there are seeds")
    if day:
        raise UsageError("the seeds carry their own dates: load them without a date")
    return _load_seeds(database, paths, overlay)


def _load_seeds(database: Database, paths: Sequence[Path], overlay: Path | None) -> Loaded:
    started = time.monotonic()
    for path in [*paths, *([overlay] if overlay else [])]:
        if not path.exists():
            raise DataError("there is no such file or folder", file=str(path))
    tables = read_seeds([seeds.FOLDER, *([overlay] if overlay else [])], documents_in(paths))
    writer = Writer(database, tables.sources, fresh=set())
    writer.prepare()
    writer.write([tables.facts], curated=True)
    changed = sum(any(_ref(fact) in (writer.fresh or ()) for fact in row) for row in tables.rows)
    nodes, edges = (next(database.read(statement))["count"] for statement in _COUNTS)
    return Loaded(
        "seeds",
        read=len(tables.rows),
        loaded=changed,
        unchanged=len(tables.rows) - changed,
        irrelevant=0,
        rejected=0,
        nodes=nodes,
        edges=edges,
        seconds=round(time.monotonic() - started, 3),
        snapshot=tables.sha256,
    )


def _ref(fact: Fact) -> str:
    return fact.key if isinstance(fact, RelationshipFact) else fact.id

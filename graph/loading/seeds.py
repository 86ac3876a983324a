"""Loading the curated seeds, and a user's overlay with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.seeds.documents import documents_in
from cgtkg.schema.facts import Fact, RelationshipFact

from ..connection import Database
from ..writing import Changes, Writer
from .loaded import Loaded, size


def load_seeds(
    database: Database, paths: Sequence[Path], overlay: Path | None, changes: Changes | None = None
) -> Loaded:
    """Load the bundled tables and the overlay's; `paths` are documents to check them against. `changes` takes what
    changes.
    """
    started = time.monotonic()
    tables = read_seeds(folders(overlay), documents_in(paths))
    writer = Writer(database, tables.sources, fresh=set(), changes=changes)
    writer.prepare()
    writer.write([tables.facts], curated=True)
    changed = sum(any(_ref(fact) in (writer.fresh or ()) for fact in row) for row in tables.rows)
    nodes, edges = size(database)
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


def folders(overlay: Path | None) -> list[Path]:
    """The seed folders that count: the bundled one, then the overlay."""
    return [seeds.FOLDER, *([overlay] if overlay else [])]


def _ref(fact: Fact) -> str:
    return fact.key if isinstance(fact, RelationshipFact) else fact.id

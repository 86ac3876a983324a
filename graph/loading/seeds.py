"""Loading the curated seeds, and a user's overlay with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.seeds.documents import documents_in
from cgtkg.loaders.trials.identity import Trials
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact

from ..connection import Database
from ..same_trials import trials_of, unite_trials
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
    trials = trials_of(database)
    rows = [[_placed(fact, trials) for fact in row] for row in tables.rows]
    writer.write([[fact for row in rows for fact in row]], curated=True)
    unite_trials(database)
    changed = sum(any(_ref(fact) in (writer.fresh or ()) for fact in row) for row in rows)
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


def _placed(fact: Fact, trials: Trials) -> Fact:
    """The fact of the node that a trial has in the graph, by whichever of its numbers the tables call it."""
    if isinstance(fact, NodeFact):
        return replace(fact, id=trials.node(fact.id)) if fact.label == "Trial" else fact
    start, end = trials.node(fact.start), trials.node(fact.end)
    return fact if (start, end) == (fact.start, fact.end) else replace(fact, start=start, end=end)


def _ref(fact: Fact) -> str:
    return fact.key if isinstance(fact, RelationshipFact) else fact.id

"""What is the user's own in the graph: facts of the sources of an overlay, and its decisions on names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cgtkg.loaders.text.decisions import read_decisions

from .connection import Database

_FACTS = (
    "MATCH (s:Source {own: true}) MATCH (e:Evidence) WHERE e.source = s.id UNWIND e.supports AS supported "
    "RETURN s.name AS source, e.locator AS locator, supported ORDER BY source, supported, locator"
)


def facts(database: Database) -> Iterator[str]:
    """Each node and relationship that rests on a source of the user's own, with that source and the place in it."""
    for row in database.read(_FACTS):
        yield f"{row['supported']} ({row['source']}, {row['locator']})"


def decisions(overlay: Path | None) -> Iterator[str]:
    """Each merge and split of names that an overlay decides. Raises `DataError` for one that cannot be right."""
    for one in read_decisions([overlay]) if overlay else ():
        yield f"{one.decision}: {one.label} {one.name!r} and {one.id} ({one.row['reason']})"

"""Loads that went through before, so that the same files need not be read again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from ..connection import Database
from ..writing import Writer
from .loaded import Loaded

_LOADS = "MATCH (s:Source {id: $id}) RETURN s.loads AS loads"
_HELD = "MATCH (e:Evidence) WHERE e.source = $id RETURN count(e) AS count"
_COUNTS = ("read", "irrelevant", "rejected", "snapshot", "rejects")


def find(database: Database, source: str, stamp: str) -> dict[str, Any] | None:
    """What the load with this stamp counted; None where there was none, or the graph has lost evidence since.

    What other sources tell does not change what the files say; but a trial that was irrelevant here, and came into the
    graph by another registry, gets its record from these only when they are read again.
    """
    for row in database.read(_LOADS, {"id": source}) if stamp else ():
        for text in row["loads"] or ():
            earlier: dict[str, Any] = json.loads(text)
            if earlier["stamp"] == stamp and earlier["held"] <= _held(database, source):
                return earlier
    return None


def told(earlier: dict[str, Any], now: Loaded) -> Loaded:
    """The outcome of loading again what went through before."""
    counts = {name: earlier[name] for name in _COUNTS}
    unchanged = earlier["read"] - earlier["irrelevant"] - earlier["rejected"]
    return replace(now, **counts, loaded=0, unchanged=unchanged)


def remember(database: Database, writer: Writer, source: str, stamp: str, loaded: Loaded) -> None:
    """Note a load that went through."""
    if stamp:
        counts = {name: getattr(loaded, name) for name in _COUNTS}
        text = json.dumps({"stamp": stamp, "held": _held(database, source), **counts}, sort_keys=True)
        writer.note(source, {"loads": [text]})


def _held(database: Database, source: str) -> int:
    return int(next(database.read(_HELD, {"id": source}))["count"])

"""Sources in the database: what curation wrote of them, what a loader adds, and the days that were loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

from cgtkg.schema import cypher
from cgtkg.schema.fields import Value

from ..connection import Database
from .orders import in_chunks
from .storing import execute

_STORED = "UNWIND $ids AS id MATCH (s:Source {id: id}) RETURN properties(s) AS properties"
_ENDED_AROUND = (
    "MATCH (e:Evidence) WHERE e.source = $source AND e.superseded_from IS NOT NULL AND "
    "any(day IN $days WHERE e.known_to < day AND day < e.superseded_from AND e.known_from < e.superseded_from) "
    "RETURN DISTINCT e.record AS record ORDER BY record"
)

Properties = Mapping[str, Value]
_UNITED = ("snapshots", "loads")


def write_sources(database: Database, sources: Mapping[str, Properties]) -> dict[str, dict[str, Value]]:
    """Write the sources into the database, property by property where both know one; returns them as they are now."""
    stored = {row["properties"]["id"]: row["properties"] for row in database.read(_STORED, {"ids": [*sources]})}
    joined = {id_: {**join(stored.get(id_, {}), given), "id": id_} for id_, given in sources.items()}
    rows = [{"id": id_, "properties": properties} for id_, properties in joined.items()]
    database.write(partial(execute, told=list(in_chunks(cypher.merge_nodes("Source"), rows))))
    return joined


def join(stored: Properties, given: Properties) -> dict[str, Value]:
    """The properties of a source that the database holds and a load gives.

    What curation states of it stands, a loader fills in what it leaves open. The days and loads of both count, what no
    loader reads is what the last load found. Of a source that only curation knows, what it no longer states is gone.
    """
    if not given.get("curated") and stored.get("curated"):
        joined = {**given, **stored}
    elif given.get("curated") and not stored.get("snapshots"):
        joined = {**given}
    else:
        joined = {**stored, **given}
    for name in _UNITED:
        if united := sorted({*_list(stored, name), *_list(given, name)}):
            joined[name] = united
    if "unread" in given:
        joined["unread"] = given["unread"]
    return {"aliases": [], "xrefs": [], **joined}


def ended_around(database: Database, source: str, days: Sequence[str]) -> list[str]:
    """The records of which a version ended after one of the `days`, and was last seen before it."""
    return [row["record"] for row in database.read(_ENDED_AROUND, {"source": source, "days": days})]


def _list(properties: Properties, name: str) -> list[str]:
    return cast(list[str], properties.get(name) or [])

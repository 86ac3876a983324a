"""The day of the data that the graph holds."""

from __future__ import annotations

from cgtkg.schema.statements import parse_date

from ..connection import Database

_READ = "MATCH (s:Source) RETURN s.snapshots AS snapshots, s.retrieved AS retrieved"


def last_read(database: Database) -> str:
    """The last day on which any source was read, as an ISO date; empty where the graph holds nothing."""
    rows = database.read(_READ)
    days = [day for row in rows for day in [*(row["snapshots"] or ()), *filter(None, [row["retrieved"]])]]
    return max(days, key=lambda day: (parse_date(day).last, day), default="")

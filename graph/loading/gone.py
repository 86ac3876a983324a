"""Records that a complete snapshot has no longer: what they said ends."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

from cgtkg.loaders.sources import Source
from cgtkg.loaders.trials.source import TrialSource
from cgtkg.schema.facts import Evidence, NoFact
from cgtkg.schema.versions import NOTHING

from ..connection import Database

_IN_FORCE = (
    "MATCH (e:Evidence) WHERE e.source = $source AND e.record IS NOT NULL AND e.superseded_from IS NULL AND "
    "e.snapshot <> $empty AND e.known_from <= $day "
    "RETURN DISTINCT e.record AS record, min(e.locator) AS locator ORDER BY record"
)
_ALL_DAYS = "9999"
"""Later than any day."""
EMPTY = hashlib.sha256(b"").hexdigest()
"""The hash of what a record says that is not there."""


def in_force(database: Database, source: Source, day: str = _ALL_DAYS) -> dict[str, list[Mapping[str, str]]]:
    """The records that are in force on a day, of a trial by its id, else as evidence names them (`fda/label 12-34`);
    each with the `record` and `locator` of every part of it that has evidence of its own.
    """
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in database.read(_IN_FORCE, {"source": source.id, "day": day, "empty": EMPTY}):
        found.setdefault(_whole(row["record"], source), []).append(row)
    return found


def strange(source: Source, known: Collection[str], rejected: Collection[str]) -> set[str]:
    """Those of the numbers of rejected records that are of none of the known records."""
    return {*rejected} - {_number(record, source) for record in known}


def gone(source: Source, standing: Collection[str], seen: Collection[str], rejected: Collection[str]) -> list[str]:
    """Those of the `standing` records that a snapshot does not have which holds all records of a source, those `seen`.

    A record that could not be read, whose number is `rejected`, is there. Of a source with several sets of records,
    only those sets count of which any record was seen.
    """
    sets = {_set(record) for record in seen}
    missing = (record for record in standing if record not in seen and _set(record) in sets)
    return [record for record in missing if _number(record, source) not in rejected]


def ended(source: Source, part: Mapping[str, str], day: str) -> NoFact:
    """Says that a part of a record is not there on a day."""
    return NoFact(Evidence(source.id, part["locator"], day, part["record"], EMPTY, covers=tuple(NOTHING)))


def _whole(record: str, source: Source) -> str:
    """What evidence is a version of, whole: of `ctgov clinicaltrials:NCT1 sponsor` the trial."""
    return record.split(" ")[1] if isinstance(source, TrialSource) else record


def _number(record: str, source: Source) -> str:
    """The number of a record as its source writes it: `NCT1`, `BLA 125643`."""
    return record.partition(":" if isinstance(source, TrialSource) else " ")[2]


def _set(record: str) -> str:
    """The set of records that one belongs to: `fda/label`; of a trial its registry."""
    return record.partition(" ")[0].partition(":")[0]

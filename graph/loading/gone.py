"""Records that a complete snapshot has no longer: what they said ends."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping

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
EMPTY = hashlib.sha256(b"").hexdigest()
"""The hash of what a record says that is not there."""


def held(database: Database, source: Source, day: str) -> set[str]:
    """The records that are in force on a day: of a trial its id, else as evidence names them (`fda/label 12-34`)."""
    return {_whole(row["record"], source) for row in _in_force(database, source, day)}


def strange(source: Source, known: Collection[str], rejected: Collection[str]) -> set[str]:
    """Those of the numbers of rejected records that are of none of the known records."""
    return {*rejected} - {_number(record, source) for record in known}


def gone(
    database: Database, source: Source, seen: Collection[str], rejected: Collection[str], day: str
) -> Iterator[list[NoFact]]:
    """What a snapshot of `day` that holds all records of a source, those `seen`, ends; a group a part of a record.

    A record that could not be read, whose number is `rejected`, is there. Of a source with several sets of records,
    only those sets count of which any record was seen.
    """
    sets = {_set(record) for record in seen}
    for row in list(_in_force(database, source, day)):
        record = _whole(row["record"], source)
        if record not in seen and _number(record, source) not in rejected and _set(record) in sets:
            yield [NoFact(Evidence(source.id, row["locator"], day, row["record"], EMPTY, covers=tuple(NOTHING)))]


def _in_force(database: Database, source: Source, day: str) -> Iterator[Mapping[str, str]]:
    return iter(database.read(_IN_FORCE, {"source": source.id, "day": day, "empty": EMPTY}))


def _whole(record: str, source: Source) -> str:
    """What evidence is a version of, whole: of `ctgov clinicaltrials:NCT1 sponsor` the trial."""
    return record.split(" ")[1] if isinstance(source, TrialSource) else record


def _number(record: str, source: Source) -> str:
    """The number of a record as its source writes it: `NCT1`, `BLA 125643`."""
    return record.partition(":" if isinstance(source, TrialSource) else " ")[2]


def _set(record: str) -> str:
    """The set of records that one belongs to: `fda/label`; of a trial its registry."""
    return record.partition(" ")[0].partition(":")[0]

"""One trial several times in one export: an older version of it is told apart, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b

from cgtkg.loaders.ctgov.duplicates import NewestDays
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.schema.dates import PartialDate

_KEY_BITS = 42
"""What `NewestDays` has room for."""


def once(records: Iterable[TrialRecord | Rejected]) -> Iterator[TrialRecord | Rejected]:
    """The records, those that are older than one of the same trial and snapshot (`version`) being `Rejected`.

    Older is what the portal refreshed last on an earlier day (`updated`). The same record again passes, as do records
    without such a day. Numbers of registries do not fit into a key, so each trial has two of independent hashes, and
    only what both tell counts: the chance to take one trial for another is under 1e-12 in a million of them. Holds some
    32 bytes for each trial of a snapshot.
    """
    tables = (NewestDays(), NewestDays())
    for record in records:
        if isinstance(record, Rejected) or not record.updated:
            yield record
            continue
        day = PartialDate.parse(record.updated).first.toordinal()
        before = min(table.keep(key, day) for table, key in zip(tables, _keys(record), strict=True))
        if day < before:
            reason = f"an older version: this load has the trial as refreshed on {date.fromordinal(before).isoformat()}"
            number = record.id.partition(":")[2]
            yield Rejected(record.file, number, "updated", f"{reason}, this is of {record.updated}")
            continue
        yield record


def _keys(record: TrialRecord) -> tuple[int, int]:
    """Two keys, never 0, of a trial and its snapshot."""
    digest = int.from_bytes(blake2b(f"{record.version}|{record.id}".encode(), digest_size=12).digest())
    mask = (1 << _KEY_BITS) - 1
    return max(1, digest & mask), max(1, digest >> _KEY_BITS & mask)

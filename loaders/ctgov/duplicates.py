"""One trial several times in one snapshot: an older version of it is told apart, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cgtkg.loaders.trials.record import Rejected, TrialRecord
from cgtkg.schema.dates import PartialDate

_DAYS = 1 << 22
"""More than there are days in the calendar: a trial's number times this plus a day is both in one integer."""


def once(records: Iterable[TrialRecord | Rejected]) -> Iterator[TrialRecord | Rejected]:
    """The records, those that are older than one of the same trial and snapshot (`version`) being `Rejected`.

    Older is what the registry changed last on an earlier day (`updated`). The same record again passes, as do records
    without such a day and rows of fewer columns: whether they say anything new is for the writer to find. Holds two
    integers for each trial of a snapshot, about 100 bytes.
    """
    newest: dict[int, int] = {}
    for record in records:
        if isinstance(record, Rejected) or not record.updated:
            yield record
            continue
        key, day = _key(record), PartialDate.parse(record.updated).first.toordinal()
        before = newest.get(key, day)
        if day < before:
            reason = f"an older version: this load has the trial as updated on {date.fromordinal(before).isoformat()}"
            yield Rejected(
                record.file, record.id.partition(":")[2], "updated", f"{reason}, this is of {record.updated}"
            )
            continue
        newest[key] = day
        yield record


def _key(record: TrialRecord) -> int:
    snapshot = PartialDate.parse(record.version).first.toordinal() if record.version else 0
    return int(record.id.partition(":")[2].removeprefix("NCT")) * _DAYS + snapshot

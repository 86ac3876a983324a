"""One trial several times in one load: the newest version counts, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cgtkg.loaders.trials.record import Rejected, TrialRecord
from cgtkg.schema.dates import PartialDate

_FIELDS = 1 << 8
"""More than a record has fields: a day times this plus a number of fields orders by day, then by fields."""


def once(records: Iterable[TrialRecord | Rejected]) -> Iterator[TrialRecord | Rejected]:
    """The records, without those that an earlier one of the same trial makes superfluous.

    A record passes if it is the first of its trial, if the registry changed it later than every one passed before
    (`updated`), or if it is of the same day and states more fields (a study object after a row of a few columns).
    It then replaces the earlier one as a newer version does. Any other is `Rejected`: an older version, the same one
    again, or one without a day, which cannot be shown to be newer. Of records of the same day with as many fields
    the first stays. Holds two integers for each trial, about 100 bytes.
    """
    passed: dict[int, int] = {}
    for record in records:
        if isinstance(record, Rejected):
            yield record
            continue
        nct_id = record.id.partition(":")[2]
        number, rank = int(nct_id.removeprefix("NCT")), _rank(record)
        earlier = passed.get(number, -1)
        if rank > earlier:
            passed[number] = rank
            yield record
        else:
            yield Rejected(record.file, nct_id, "updated", _reason(record.updated, earlier // _FIELDS))


def _rank(record: TrialRecord) -> int:
    day = PartialDate.parse(record.updated).first.toordinal() if record.updated else 0
    return day * _FIELDS + len(record.stated)


def _reason(updated: str, earlier: int) -> str:
    if not earlier:
        return "this load has this trial already, and neither record states the day of its last update"
    before = f"this load has this trial already, as updated on {date.fromordinal(earlier).isoformat()}"
    return f"{before}; this record is of {updated}" if updated else f"{before}; this record states no such day"

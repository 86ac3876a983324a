"""One trial several times in one snapshot: an older version of it is told apart, in whatever order they come."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from datetime import date

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.schema.dates import PartialDate

_DAY_BITS, _SNAPSHOT_BITS = 22, 15
"""What a day of the calendar needs, and a day since `_BEFORE`, up to 2079."""
_BEFORE = date(1990, 1, 1).toordinal()
"""The registry has no snapshot that old: it opened in 2000."""
_SPREAD = 0x9E37_79B9_7F4A_7C15
"""2^64 divided by the golden ratio: consecutive keys, multiplied by it, fall far from each other (Knuth 6.4)."""


def once(records: Iterable[TrialRecord | Rejected]) -> Iterator[TrialRecord | Rejected]:
    """The records, those that are older than one of the same trial and snapshot (`version`) being `Rejected`.

    Older is what the registry changed last on an earlier day (`updated`). The same record again passes, as do records
    without such a day and rows of fewer columns: whether they say anything new is for the writer to find. Holds some
    16 bytes for each trial of a snapshot.
    """
    newest = NewestDays()
    for record in records:
        if isinstance(record, Rejected) or not record.updated:
            yield record
            continue
        day = PartialDate.parse(record.updated).first.toordinal()
        before = newest.keep(_key(record), day)
        if day < before:
            reason = f"an older version: this load has the trial as updated on {date.fromordinal(before).isoformat()}"
            yield Rejected(
                record.file, record.id.partition(":")[2], "updated", f"{reason}, this is of {record.updated}"
            )
            continue
        yield record


class NewestDays:
    """The newest day of each key: an open hash table in one array, a tenth of the size of a dict of integers."""

    def __init__(self) -> None:
        """Begin without any."""
        self._table = array("Q", bytes(8 << 10))
        self._used = 0

    def keep(self, key: int, day: int) -> int:
        """Note a day (an ordinal, from 1) of a key (of 42 bits); the newest known before, 0 if there was none."""
        place = self._place(key)
        entry = self._table[place]
        known = entry & ((1 << _DAY_BITS) - 1)
        if day > known:
            self._table[place] = key << _DAY_BITS | day
        if not entry:
            self._used += 1
            if 3 * self._used > 2 * len(self._table):
                self._grow()
        return known

    def _place(self, key: int) -> int:
        """Where the key stands, or would."""
        last = len(self._table) - 1
        place = (key * _SPREAD >> 32) & last
        while (entry := self._table[place]) and entry >> _DAY_BITS != key:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        old, self._table = self._table, array("Q", bytes(16 * len(self._table)))
        for entry in old:
            if entry:
                self._table[self._place(entry >> _DAY_BITS)] = entry


def _key(record: TrialRecord) -> int:
    number = int(record.id.partition(":")[2].removeprefix("NCT"))
    snapshot = PartialDate.parse(record.version).first.toordinal() - _BEFORE if record.version else 0
    return number << _SNAPSHOT_BITS | min(max(snapshot, 0), (1 << _SNAPSHOT_BITS) - 1)

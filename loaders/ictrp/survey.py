"""What a file as a whole tells, found before its records are read: its columns, its day, the order of its dates."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .columns import DECLARED, FIELDS
from .dates import Orders, export_day
from .rows import Row
from .words import unmapped

_DATED = ("date_enrollement", "date_enrolment", "results_date_completed", "results_date_posted")
_WORDS = ("recruitment_status", "phase", "target_size")


class Survey:
    """What the rows of one file hold in common.

    `day` is the newest day of export that they state, empty where none does; `orders` which of two numbers in a date is
    the day; `unread` what is neither read nor declared, under the `kind` of file: columns, and as `phase=word` the
    words that no table has.
    """

    def __init__(self, kind: str, unread: Unread | None = None, header: Iterable[str] = ()) -> None:
        """Begin with nothing seen; `header` are the columns that the file says it has."""
        self.day, self.orders = "", Orders()
        self.unread = unread or Unread()
        self._kind = kind
        self._columns = set(header)
        self.unread.header(kind, self._columns, DECLARED)

    def see(self, row: Row) -> None:
        """Take one row into account."""
        self._columns |= row.cells.keys()
        words = (f"{name}={row[name]}" for name in _WORDS if unmapped(name, row[name]))
        self.unread.see(self._kind, [*row.cells, *words], DECLARED)
        with suppress(DataError):
            self.day = max(self.day, export_day(row["export_date"]))
        registry = row["source_register"]
        self.orders.see(registry, row["date_registration"], row["date_registration3"])
        for name in _DATED:
            self.orders.see(registry, row[name])

    def stated(self) -> frozenset[str]:
        """The fields of a record that the file can hold. An XML leaves out what is empty, so all trials are asked."""
        return frozenset(field for field, columns in FIELDS.items() if not self._columns.isdisjoint(columns))

"""Medicines out of EMA's files, each once: a row, what it says, and which of several of one number counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cgtkg.loaders.files.days import folder_day
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .columns import DECLARED, NUMBER, STATUS
from .medicines import medicine
from .tables import Table, tables
from .words import CATEGORIES, STATUSES

_EXPECTED = "EMA's table of medicines: a workbook (.xlsx), or the JSON report or a zip, gzip or folder of it"


def read(path: Path, unread: Unread | None = None) -> Iterator[Entry | Rejected]:
    """The medicines of a file, archive or folder, human and veterinary, in the order of their file.

    A row that cannot be right is `Rejected` with what is wrong, and the others are read; so is a file that is broken.
    Where a product number stands several times in a file, the row that EMA updated last counts. `Entry.day` is that of
    a manifest or dated folder, else the one on which the file says it was written. Columns that are neither read nor
    declared are counted in `unread`, as are words for status that no table has. Memory holds one file.

    Raises `DataError` where `path` cannot be read, holds no table of medicines, or has a manifest that is wrong.
    """
    unread, recognised = unread or Unread(), False
    for found in tables(path):
        recognised = True
        if isinstance(found, Rejected):
            yield found
        else:
            yield from _medicines(found, unread)
    if not recognised:
        raise DataError(f"holds no table of medicines; expected {_EXPECTED}", file=str(path))


def _medicines(table: Table, unread: Unread) -> Iterator[Entry | Rejected]:
    day = folder_day(table.path.parent) or table.day
    newest: dict[str, Entry] = {}
    for place, cells in table.rows:
        if cells is None:
            yield Rejected(table.file, place, "", "is no object with the columns of a medicine")
            continue
        try:
            entry = medicine(cells, table.file, place, day)
        except DataError as error:
            yield Rejected(table.file, str(cells.get(NUMBER) or place), error.field, error.problem)
            continue
        unread.header(table.kind, cells, DECLARED)
        unread.see(table.kind, (name for name, cell in cells.items() if cell not in ("", None)), DECLARED)
        unread.see("value", _unknown(entry))
        before = newest.get(entry.id)
        if before is None or before.updated < entry.updated:
            newest[entry.id] = entry
        if before is not None:
            yield _older(min(before, entry, key=lambda one: (one.updated, one is entry)), newest[entry.id])
    yield from newest.values()


def _unknown(entry: Entry) -> Iterator[str]:
    """The words for status and category that no table has: nothing follows from them."""
    for name, column, words in (("status", STATUS, STATUSES), ("category", "category", CATEGORIES)):
        word = str(entry.values.get(name, ""))
        if word and word.casefold() not in words:
            yield f"{column}={word}"


def _older(entry: Entry, counted: Entry) -> Rejected:
    reason = f"the number stands in {counted.place} too, updated {counted.updated or 'on no stated day'}: that counts"
    return Rejected(entry.file, entry.id, NUMBER, reason)

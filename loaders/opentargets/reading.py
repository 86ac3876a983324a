"""Entries out of whatever the platform gives, or reads: the data set is told by the content, never by a file's name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from cgtkg.loaders.files.days import folder_day
from cgtkg.loaders.files.documents import Document, documents
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .csv_rows import csv_rows
from .dataset import DataSet
from .datasets import recognised
from .json_rows import json_rows
from .names import Names
from .parquet_rows import parquet_rows
from .rows import Row, Rows

_EXPECTED = (
    "data sets of the platform in parquet or JSON, records of ChEMBL or HGNC in JSON, DrugBank's vocabulary in CSV, "
    "or a zip, gzip or folder of these"
)


def read(path: Path, unread: Unread | None = None, *, limits: Limits | None = None) -> Iterator[Entry | Rejected]:
    """The entries of a file, archive or folder, one at a time, in the order in which they stand.

    All is gone through twice, first for what the records are called that others refer to by number: evidence given
    without the drugs and diseases that it is about says nothing of what is known. Memory grows with their names, and by
    a digest of eight bytes for each id of the file that is being read. A record that cannot be right is `Rejected`, and
    the others are read; a file of no known data set is passed over. `day` is that of a manifest or dated folder.
    Fields and words that are not known are counted in `unread` by data set.

    Raises `DataError` where `path` cannot be read or holds no known data set, and for parquet without pyarrow.
    """
    limits, unread, any_known, names = limits or Limits(), unread or Unread(), False, Names()
    for document in documents(path, limits):
        if isinstance(document, Document):
            _learn(document, names, limits)
    for document in documents(path, limits):
        if isinstance(document, Rejected):
            any_known = True
            yield document
            continue
        try:
            rows = _rows(document, limits)
        except DataError as error:
            if not error.file:
                raise
            any_known = True
            yield Rejected(document.name, "", error.field, error.problem)
            continue
        if data_set := recognised(rows.fields):
            any_known = True
            yield from _entries(document, rows, data_set, names, unread)
    if not any_known:
        raise DataError(f"holds nothing of Open Targets; expected {_EXPECTED}", file=str(path))


def _rows(document: Document, limits: Limits) -> Rows:
    return parquet_rows(document) or json_rows(document, limits) or csv_rows(document, limits)


def _learn(document: Document, names: Names, limits: Limits) -> None:
    """Take the names of a document's records, as far as it can be read."""
    try:
        rows = _rows(document, limits)
    except DataError as error:
        if not error.file:
            raise
        return
    data_set = recognised(rows.fields)
    if data_set and data_set.tells:
        for row in rows.read(data_set.columns(rows.fields)):
            try:
                data_set.read(row.cells or {}).tell(names)
            except DataError:
                continue


def _entries(
    document: Document, rows: Rows, data_set: DataSet, names: Names, unread: Unread
) -> Iterator[Entry | Rejected]:
    """The entries of a document; of two of the same id the first."""
    day = folder_day(document.path.parent)
    seen: set[bytes] = set()
    for row in rows.read(data_set.columns(rows.fields)):
        try:
            entry = _entry(row, data_set, names, unread, day, document.name)
        except DataError as error:
            yield Rejected(document.name, _named(row) or row.place, error.field, error.problem)
            continue
        digest = hashlib.blake2b(entry.id.encode(), digest_size=8).digest()
        if digest in seen:
            yield Rejected(document.name, entry.id, "", "stands in this file before")
            continue
        seen.add(digest)
        yield entry


def _entry(row: Row, data_set: DataSet, names: Names, unread: Unread, day: str, file: str) -> Entry:
    if row.cells is None:
        raise DataError(row.problem)
    record = data_set.read(row.cells)
    unread.see(data_set.name, data_set.unknown(row.cells))
    unread.see("value", (f"{data_set.name}/{word}" for word in record.unknown_words()))
    given = record.given(names)
    return Entry(
        given.id, {"data_set": data_set.name, **given.values}, day, given.updated, file, row.place, kind=data_set.name
    )


def _named(row: Row) -> str:
    """The number that a record carries, for messages."""
    cells = row.cells or {}
    found = (cells.get(name) for name in ("id", "molecule_chembl_id", "target_chembl_id", "hgnc_id", "DrugBank ID"))
    return next((text for text in found if isinstance(text, str) and text.isprintable()), "")

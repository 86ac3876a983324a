"""Entries out of whatever the FDA gives: the shape is told by the content, never by a file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from cgtkg.loaders.files.days import folder_day
from cgtkg.loaders.files.documents import Document, documents
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from . import applications, labels, pages, purple_book

_EXPECTED = (
    "a monthly download of the Purple Book (CSV with the columns `BLA Number` and `Proper Name`), pages of openFDA's "
    "`drug/drugsfda` or `drug/label` as JSON, or a zip, gzip or folder of these"
)
_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_text = msgspec.json.Decoder(str).decode


def read(path: Path, unread: Unread, limits: Limits | None = None) -> Iterator[Entry | Rejected]:
    """The entries of a file, archive or folder, and what could not be read; a file of another shape is passed over.

    The day of an entry is that of its folder (`files.days`), else the one that openFDA states; the Purple Book states
    none. Raises `DataError` where `path` cannot be read or holds nothing of the FDA's.
    """
    limits, found = limits or Limits(), False
    for document in documents(path, limits):
        if isinstance(document, Rejected):
            found = True
            yield document
        elif reader := _reader(document.head):
            found = True
            try:
                yield from reader(document, folder_day(document.path.parent), unread, limits)
            except DataError as error:
                yield Rejected(document.name, "", error.field, error.problem)
            except OSError as error:
                yield Rejected(document.name, "", "", f"cannot be read: {error.strerror}")
    if not found:
        raise DataError(f"holds nothing of the FDA's; expected {_EXPECTED}", file=str(path))


_Reader = Callable[[Document, str, Unread, Limits], Iterator[Entry | Rejected]]


def _reader(head: bytes) -> _Reader | None:
    if pages.recognised(head):
        return _page
    return _table if purple_book.recognised(head) else None


def _table(document: Document, day: str, unread: Unread, limits: Limits) -> Iterator[Entry | Rejected]:
    with document.open() as stream:
        yield from purple_book.read_table(stream, unread, document.name, day, limits.record)


def _page(document: Document, day: str, unread: Unread, limits: Limits) -> Iterator[Entry | Rejected]:
    day = day or pages.last_updated(document.head)
    with document.open() as stream:
        for number, raw in enumerate(pages.results(stream.read1, limits.record), start=1):
            yield _result(raw, document.name, f"result {number}", day, unread)


def _result(raw: bytes, file: str, place: str, day: str, unread: Unread) -> Entry | Rejected:
    fields: Mapping[str, msgspec.Raw] = {}
    try:
        fields = _fields(raw)
        if not labels.MARKS.isdisjoint(fields):
            id_, effective, values = labels.values_of(raw, fields, unread)
            return Entry(id_, values, day, effective, file, place, kind="label")
        if not applications.MARKS.isdisjoint(fields):
            id_, values = applications.values_of(raw, fields, unread)
            return Entry(id_, values, day, "", file, place, kind="drugsfda")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Rejected(file, _named(fields) or place, "", f"is not of the documented form: {error}")
    except DataError as error:
        return Rejected(file, _named(fields) or place, error.field, error.problem)
    return Rejected(file, place, "", "is neither an application of Drugs@FDA nor a drug label")


def _named(fields: Mapping[str, msgspec.Raw]) -> str:
    """The id of the entry that these fields would have been, as far as they tell it."""
    for field, prefix in (("set_id", "label"), ("application_number", "Drugs@FDA")):
        try:
            if field in fields and (number := _text(fields[field]).strip()):
                return f"{prefix} {number}"
        except msgspec.DecodeError:
            continue
    return ""

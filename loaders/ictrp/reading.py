"""Records out of what ICTRP's portal gives: XML or CSV, told by the content, never by a file's name."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cgtkg.loaders.files.days import folder_day
from cgtkg.loaders.files.documents import Document, documents
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .exports import ROOT, read_export
from .records import read_record
from .rows import Row
from .survey import Survey
from .tables import Table, read_rows, recognise

_EXPECTED = (
    f"the portal's XML (`<{ROOT}>`), a CSV download with the columns `TrialID` and `Public title`, or a zip, gzip or "
    "folder of these"
)
_BROKEN_OFF = (DataError, OSError, UnicodeError)


def read(
    path: Path,
    unread: Unread | None = None,
    *,
    limits: Limits | None = None,
    passed_over: Callable[[str], None] | None = None,
) -> Iterator[TrialRecord | Rejected]:
    """The records of a file, archive or folder, one at a time, in the order in which they stand.

    Each file is gone through twice, first for what it tells as a whole (`survey`); memory does not grow with the number
    of records. A record that cannot be right is `Rejected` with what is wrong, and the others are read; so is a file
    that breaks off. A file of a folder or archive that is no export is passed over: `passed_over` is called with its
    name. `version` of a record is the day of a manifest or dated folder, else the newest `Export date` in its file;
    `updated` the day on which the portal last took it from its registry. Columns that are neither read nor declared,
    and words for phase or status that no table has (`phase=word`), are counted in `unread`.

    Raises `DataError` where `path` cannot be read or holds no export.
    """
    limits, recognised = limits or Limits(), False
    for document in documents(path, limits):
        shape = None if isinstance(document, Rejected) else _shape(document)
        if isinstance(document, Rejected):
            yield document
        elif shape is None:
            if passed_over:
                passed_over(document.name)
            continue
        else:
            yield from _records(document, shape, limits, unread or Unread())
        recognised = True
    if not recognised:
        raise DataError(f"holds nothing of WHO's ICTRP; expected {_EXPECTED}", file=str(path))


def _shape(document: Document) -> str | Table | None:
    head = document.head
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    if head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return ROOT if f"<{ROOT}".encode() in head[:4096] else None
    return recognise(document.head)


def _rows(document: Document, shape: str | Table, limits: Limits) -> Iterator[Row | Rejected]:
    with document.open() as stream:
        if isinstance(shape, Table):
            yield from read_rows(stream, shape, document.name, limits.record)
        else:
            yield from read_export(stream, limits.record)


def _surveyed(document: Document, shape: str | Table, limits: Limits, unread: Unread) -> Survey:
    """What the file tells, as far as it can be read."""
    is_table = isinstance(shape, Table)
    survey = Survey("csv" if is_table else "xml", unread, shape.header if isinstance(shape, Table) else ())
    with suppress(*_BROKEN_OFF):
        for row in _rows(document, shape, limits):
            if isinstance(row, Row):
                survey.see(row)
    return survey


def _records(
    document: Document, shape: str | Table, limits: Limits, unread: Unread
) -> Iterator[TrialRecord | Rejected]:
    survey = _surveyed(document, shape, limits, unread)
    version = folder_day(document.path.parent) or survey.day
    try:
        for row in _rows(document, shape, limits):
            yield row if isinstance(row, Rejected) else read_record(row, survey, version, document.name)
    except DataError as error:
        yield Rejected(document.name, "", error.field, error.problem)
    except UnicodeError as error:
        yield Rejected(document.name, "", "", f"is cut off or not in the encoding that it begins with ({error})")
    except OSError as error:
        yield Rejected(document.name, "", "", f"cannot be read: {error.strerror}")

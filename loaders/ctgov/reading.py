"""Records out of whatever ClinicalTrials.gov gives: the shape is told by the content, never by a file's name."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from cgtkg.loaders.files.days import folder_day
from cgtkg.loaders.files.documents import Bytes, Document, documents
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .days import newest_update, newest_version
from .splitting import PAGE, STUDY, Broken, split
from .studies import named, read_study
from .tables import Table, read_table, recognise

_EXPECTED = (
    "study objects of its API v2 as JSON (one, a list, page answers or one a line), a CSV download with the columns "
    "`NCT Number` and `Study Title` or `Study Status`, or a zip, gzip or folder of these"
)
_STUDIES = re.compile(rb"[\s\[]*(?:" + PAGE.pattern + rb"|" + STUDY.pattern + rb"|\]\s*$)")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Shape(Enum):
    """What a document that is no table can be."""

    STUDIES = auto()
    NONE = auto()


def read(
    path: Path,
    unread: Unread | None = None,
    *,
    limits: Limits | None = None,
    passed_over: Callable[[str], None] | None = None,
) -> Iterator[TrialRecord | Rejected]:
    """The records of a file, archive or folder, one at a time, in the order in which they stand.

    Memory does not grow with their number. A record that cannot be right is `Rejected` with what is wrong, and the
    others are read; so is a file that breaks off. A file in a folder or archive that is of no registry shape is passed
    over: `passed_over` is called with its name. `version` of a record is the day its file was as given: that of a
    manifest or dated folder (see `day_of`), else what the study object, or the newest update in the table, says.
    Counted in `unread`: columns (`csv`) and fields (`json`, by path) that are neither read nor known, by the records
    that fill them, and words for phase, status and study type that no table has (`value`).

    Raises `DataError` where `path` cannot be read, holds nothing of a registry shape, or has a manifest that is wrong.
    """
    limits, unread, recognised = limits or Limits(), unread or Unread(), False
    days: dict[Path, str] = {}
    for document in documents(path, limits):
        if isinstance(document, Rejected):
            recognised = True
            yield document
            continue
        shape = _shape(document)
        if shape is Shape.NONE:
            if passed_over:
                passed_over(document.name)
            continue
        recognised = True
        folder = document.path.parent
        if folder not in days:
            days[folder] = folder_day(folder)
        try:
            yield from _records(document, shape, unread, days[folder], limits)
        except (DataError, UnicodeError, OSError) as error:
            yield _broken_off(document, error)
    if not recognised:
        raise DataError(f"holds nothing of ClinicalTrials.gov; expected {_EXPECTED}", file=str(path))


def day_of(path: Path, *, limits: Limits | None = None) -> str:
    """The day on which the data under `path` was as given, as an ISO date; empty where nothing states it.

    First by its folder or the one above (`path` itself where it is a folder), the nearer first: by a `manifest.json`
    there (`{"date": "2026-07-01"}`), or by the folder's name (`2026-07-01`). Then by the newest day that the data
    itself states: `versionHolder` of study objects, the last update posted of a table. Raises `DataError` for a
    manifest that is wrong.
    """
    if day := folder_day(path if path.is_dir() else path.parent):
        return day
    limits, newest = limits or Limits(), ""
    for document in documents(path, limits):
        if isinstance(document, Document):
            with suppress(DataError, OSError):
                newest = max(newest, folder_day(document.path.parent) or _own_day(document, _shape(document), limits))
    return newest


def _shape(document: Document) -> Shape | Table:
    head = document.head
    if head.startswith(_UTF16):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not head.startswith((b"{", b"[")):
        return recognise(document.head) or Shape.NONE
    return Shape.STUDIES if _STUDIES.match(head) or b'"protocolSection"' in head else Shape.NONE


def _records(
    document: Document, shape: Shape | Table, unread: Unread, version: str, limits: Limits
) -> Iterator[TrialRecord | Rejected]:
    if isinstance(shape, Table):
        version = version or _own_day(document, shape, limits)
        with document.open() as stream:
            yield from read_table(stream, shape, unread, document.name, version, limits.record)
        return
    with document.open() as stream:
        for number, raw in enumerate(split(_utf8(stream, document.head), limits.record), start=1):
            place = f"study {number}"
            if isinstance(raw, Broken):
                yield Rejected(document.name, named(raw.raw) or place, "", raw.reason)
            else:
                yield read_study(raw, unread, document.name, place, version)


def _broken_off(document: Document, error: DataError | UnicodeError | OSError) -> Rejected:
    if isinstance(error, DataError):
        return Rejected(document.name, "", error.field, error.problem)
    if isinstance(error, UnicodeError):
        return Rejected(document.name, "", "", f"is cut off or not in the encoding that it begins with ({error})")
    return Rejected(document.name, "", "", f"cannot be read: {error.strerror}")


def _own_day(document: Document, shape: Shape | Table, limits: Limits) -> str:
    if shape is Shape.NONE:
        return ""
    with document.open() as stream:
        if isinstance(shape, Table):
            return newest_update(stream, shape, limits.record)
        return newest_version(_utf8(stream, document.head))


def _utf8(stream: Bytes, head: bytes) -> Callable[[int], bytes]:
    """Reading `stream` as UTF-8 without a byte order mark."""
    if head.startswith(_UTF16):
        text = io.TextIOWrapper(stream, "utf-16")
        return lambda count: text.read(count).encode()
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    return stream.read1  # `read` would lose what stands before a fault

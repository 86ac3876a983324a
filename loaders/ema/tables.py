"""EMA's table out of its two files, a workbook and a JSON report: rows by column, and the day they are of.

The workbook has a banner above its header that tells when it was written (`22/08/2024 - 15:06`), and text in all cells
but one column. The report is `{"data": [{…}, …], "meta": {"timestamp": "2026-09-27T18:01:12Z", …}}` with the same
texts, dates day first and HTML entities (as public repositories read it, seen 2026-11-23; EMA describes neither; the
time is that of Amsterdam whatever its `Z` says, so that the day is right).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec

from cgtkg.loaders.files.documents import Document, documents
from cgtkg.loaders.rejected import Rejected
from cgtkg.schema.errors import DataError

from .columns import DECLARED, NUMBER, STATUS, column, is_table
from .words import day
from .workbook import LIMITS, Row, packed, sheets

UNTITLED = "(no title)"
_BANNER = 40
"""Rows that may stand above the header; the workbook has eight."""
_WRITTEN = re.compile(r"(\d{2}/\d{2}/\d{4}) - \d{2}:\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: `kind` is the form of its file, `day` that on which it says it was written, empty if it does
    not. `rows` are its cells by column, None for what is no row, each with its place in the file.
    """

    file: str
    path: Path
    kind: str
    day: str
    rows: Iterable[tuple[str, Mapping[str, object] | None]]


class _Report(msgspec.Struct):
    """The JSON report; what `meta` holds is not described."""

    data: list[object]
    meta: object = None


def tables(path: Path) -> Iterator[Table | Rejected]:
    """The tables of medicines of a file, archive or folder, and what is broken; any other file is passed over.

    Raises `DataError` where `path` cannot be read.
    """
    for workbook, members in groupby(documents(path, LIMITS), lambda found: packed(_name(found))):
        try:
            if workbook:
                yield from _of_workbook(workbook, members)
            else:
                yield from _of_reports(members)
        except DataError as error:
            yield Rejected(error.file or workbook, "", error.field, error.problem)


def _name(found: Document | Rejected) -> str:
    return found.file if isinstance(found, Rejected) else found.name


def _of_workbook(file: str, members: Iterable[Document | Rejected]) -> Iterator[Table]:
    for rows in sheets(file, members):
        written = ""
        for number, cells in rows:
            columns = [column(_plain(cell)) for cell in cells]
            if is_table(columns):
                yield Table(file, Path(file), "xlsx", written, _by_column(_once(columns, file), rows))
                return
            if number == _BANNER:
                break
            for form in filter(None, (_WRITTEN.fullmatch(_plain(cell)) for cell in cells)):
                with suppress(DataError):
                    written = day(form[1])


def _plain(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _once(columns: Sequence[str], file: str) -> Sequence[str]:
    """The columns; `DataError` where two of them could be the one that is read."""
    several = [name for name, count in Counter(columns).items() if count > 1 and name in DECLARED]
    if several:
        raise DataError("the column stands twice", file=file, field=several[0])
    return [name or UNTITLED for name in columns]


def _by_column(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[tuple[str, Mapping[str, object]]]:
    for number, cells in rows:
        if any(cell not in ("", None) for cell in cells):
            yield f"row {number}", {name: cell for name, cell in zip(columns, cells, strict=False) if cell != ""}


def _of_reports(members: Iterable[Document | Rejected]) -> Iterator[Table | Rejected]:
    for found in members:
        if isinstance(found, Rejected):
            yield found
        elif found.head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" and _tells(found.head):
            try:
                yield _report(found)
            except DataError as error:
                yield Rejected(found.name, "", error.field, error.problem)


def _tells(head: bytes) -> bool:
    return f'"{NUMBER}"'.encode() in head or f'"{STATUS}"'.encode() in head


def _report(document: Document) -> Table:
    try:
        with document.open() as stream:
            read = msgspec.json.decode(stream.read().removeprefix(b"\xef\xbb\xbf"), type=_Report)
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(f"is cut off or no JSON report of medicines: {error}") from error
    stamp = read.meta.get("timestamp") if isinstance(read.meta, dict) else None
    written = ""
    with suppress(DataError):
        written = day(stamp) if isinstance(stamp, str) else ""
    rows = ((f"medicine {number}", _object(row)) for number, row in enumerate(read.data, 1))
    return Table(document.name, document.path, "json", written, rows)


def _object(row: object) -> Mapping[str, object] | None:
    """The row by column, its keys spelled as such; None for what is no object."""
    return {column(str(name)) or UNTITLED: cell for name, cell in row.items()} if isinstance(row, dict) else None

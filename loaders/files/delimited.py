"""Tables of text, read a row at a time: a column nobody knows is counted, a row that is none costs only itself."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .days import folder_day
from .documents import Bytes, Document, documents
from .limits import Limits


@dataclass(frozen=True, slots=True)
class Layout:
    """How a source's tables look. `key` is the column of a record's number, by which a file is known to be one of them;
    `read` are the columns that the loader takes, `unused` those that are known and say nothing here.
    """

    key: str
    read: Collection[str]
    unused: Collection[str] = ()
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by column without blanks around them, its file and place for messages, and the day of a manifest
    or dated folder, empty where there is none.
    """

    cells: Mapping[str, str]
    file: str
    place: str
    day: str

    def __getitem__(self, column: str) -> str:
        """A cell; empty where the table has no such column."""
        return self.cells.get(column, "")


def rows(path: Path, layout: Layout, unread: Unread, *, limits: Limits | None = None) -> Iterator[Row | Rejected]:
    """The rows of all tables of a file, archive or folder, in UTF-8 with a header; other files are passed over.

    A row of another width than the header, or without its number, is `Rejected`; so is what follows in a file that
    breaks off. Columns beyond those of the layout are counted in `unread` as `table`. Raises `DataError` where `path`
    cannot be read or holds no such table.
    """
    limits, recognised = limits or Limits(), False
    for document in documents(path, limits):
        if isinstance(document, Rejected):
            recognised = True
            yield document
        elif layout.key in (header := header_of(document, layout.delimiter)):
            recognised = True
            unread.header("table", header, {*layout.read, *layout.unused})
            yield from _rows(document, header, layout, unread, limits.record)
    if not recognised:
        raise DataError(f"holds no table with a column {layout.key!r}", file=str(path))


def header_of(document: Document, delimiter: str) -> list[str]:
    """The cells of a document's first line, whatever it is."""
    line = document.head.partition(b"\n")[0].decode("utf-8-sig", "replace")
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _rows(
    document: Document, header: list[str], layout: Layout, unread: Unread, limit: int
) -> Iterator[Row | Rejected]:
    day, declared, place = folder_day(document.path.parent), {*layout.read, *layout.unused}, "line 1"
    try:
        for number, cells in cells_of(document, layout.delimiter, limit):
            place = f"line {number}"
            if len(cells) != len(header):
                yield Rejected(document.name, place, "", f"{len(cells)} cells under {len(header)} columns")
                continue
            row = Row(dict(zip(header, cells, strict=True)), document.name, place, day)
            if not row[layout.key]:
                yield Rejected(document.name, place, layout.key, "must not be empty")
                continue
            unread.see("table", (name for name, cell in row.cells.items() if cell), declared)
            yield row
    except DataError as error:
        yield Rejected(document.name, place, "", f"{error.problem}: the file was not read on")


def cells_of(document: Document, delimiter: str, limit: int) -> Iterator[tuple[int, list[str]]]:
    """The rows behind the header: the line that each ends on and its cells; blank rows are passed over.

    Raises `DataError` where the file breaks off, is not well-formed or not UTF-8, or a line is longer than `limit`.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    try:
        with document.open() as stream:
            reader = csv.reader(_lines(stream, limit), delimiter=delimiter, strict=True)
            next(reader, None)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise DataError(f"is not well-formed: {error}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8 (byte {error.object[error.start]:#x})") from error
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}") from error


def _lines(stream: Bytes, limit: int) -> Iterator[str]:
    """The lines, decoded one by one: what stands before a byte that is no UTF-8 is read."""
    mark = codecs.BOM_UTF8
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise DataError(f"has a line of more than {limit:,} bytes")
        yield line.removeprefix(mark).decode()
        mark = b""

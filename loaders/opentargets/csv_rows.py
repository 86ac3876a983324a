"""CSV in UTF-8 with a header."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Collection, Iterator

from cgtkg.loaders.files.documents import Bytes, Document
from cgtkg.loaders.files.limits import Limits
from cgtkg.schema.errors import DataError

from .rows import Row, Rows

FORM = "csv"


def csv_rows(document: Document, limits: Limits) -> Rows:
    """The rows of a CSV file; its header is the first line, of whatever text."""
    line = document.head.partition(b"\n")[0].decode("utf-8-sig", "replace")
    header = tuple(name.strip() for name in next(csv.reader([line]), []))

    def read(columns: Collection[str] = ()) -> Iterator[Row]:
        number = 1
        try:
            with document.open() as stream:
                reader = csv.reader(_lines(stream, limits.record), strict=True)
                next(reader, None)
                for cells in reader:
                    number = reader.line_num
                    if not any(cells):
                        continue
                    if len(cells) != len(header):
                        yield Row(f"row {number}", problem=f"{len(cells)} cells under {len(header)} columns")
                        continue
                    yield Row(f"row {number}", dict(zip(header, (cell.strip() for cell in cells), strict=True)))
        except csv.Error as error:
            yield Row(f"row {number}", problem=f"is not well-formed: {error}; the file was not read on")
        except UnicodeDecodeError as error:
            yield Row(f"row {number}", problem=f"is not UTF-8 (byte {error.object[error.start]:#x}) from here on")
        except DataError as error:
            yield Row(f"row {number}", problem=error.problem)
        except OSError as error:
            yield Row(f"row {number}", problem=f"cannot be read: {error.strerror}")

    return Rows(FORM, header, read)


def _lines(stream: Bytes, limit: int) -> Iterator[str]:
    """The lines, decoded one by one: what stands before a letter that is no UTF-8 is read."""
    mark = codecs.BOM_UTF8
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise DataError(f"a line is longer than {limit:,} bytes: the file was not read on")
        yield line.removeprefix(mark).decode()
        mark = b""

"""CSV in UTF-8 with a header."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cgtkg.loaders.files.delimited import cells_of, header_of
from cgtkg.loaders.files.documents import Document
from cgtkg.loaders.files.limits import Limits
from cgtkg.schema.errors import DataError

from .rows import Row, Rows

FORM = "csv"


def csv_rows(document: Document, limits: Limits) -> Rows:
    """The rows of a CSV file; its header is the first line, of whatever text."""
    header = tuple(header_of(document, ","))

    def read(columns: Collection[str] = ()) -> Iterator[Row]:
        place = "row 1"
        try:
            for number, cells in cells_of(document, ",", limits.record):
                place = f"row {number}"
                if len(cells) != len(header):
                    yield Row(place, problem=f"{len(cells)} cells under {len(header)} columns")
                else:
                    yield Row(place, dict(zip(header, cells, strict=True)))
        except DataError as error:
            yield Row(place, problem=f"{error.problem}; the file was not read on")

    return Rows(FORM, header, read)

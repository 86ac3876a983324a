"""Strict reading of CSV tables: UTF-8, known columns only, every row as wide as its header."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cgtkg.schema.errors import DataError


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands (`file`, `number`; the header is row 1) and its cells by column."""

    file: str
    number: int
    cells: Mapping[str, str]

    def error(self, problem: str, field: str = "") -> DataError:
        """A `DataError` that names this row."""
        return DataError(problem, file=self.file, row=self.number, field=field)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_table(path: Path, allowed: set[str], required: set[str], name: str = "") -> Iterator[Row]:
    """The rows of a CSV file with a header; blank rows are passed over.

    Raises `DataError` for an unknown, missing or repeated column, a row of another width than the header,
    an empty required cell, or a file that is not UTF-8. `name` is how messages call the file.
    """
    name = name or str(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = [column.strip() for column in next(reader, [])]
            _check_header(header, allowed, required, name)
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    raise DataError(f"{len(cells)} cells under {len(header)} columns", file=name, row=reader.line_num)
                row = Row(name, reader.line_num, dict(zip(header, (c.strip() for c in cells), strict=True)))
                for column in sorted(required):
                    if not row[column]:
                        raise row.error("must not be empty", column)
                yield row
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8 (byte {error.start})", file=name) from error
    except csv.Error as error:
        raise DataError(f"is not a well-formed CSV file: {error}", file=name) from error
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", file=name) from error


def _check_header(header: list[str], allowed: set[str], required: set[str], name: str) -> None:
    for column in header:
        if column not in allowed:
            raise DataError(f"unknown column {column!r}; known are {', '.join(sorted(allowed))}", file=name, row=1)
        if header.count(column) > 1:
            raise DataError(f"column {column!r} stands twice", file=name, row=1)
    for column in sorted(required - set(header)):
        raise DataError(f"column {column!r} is missing", file=name, row=1)

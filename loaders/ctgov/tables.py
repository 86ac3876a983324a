"""Tables of trials: the site's CSV downloads of every age, columns of the registry's data, and lists of stopped trials.

A table is recognised by its header alone, whatever columns were ticked: it has the NCT number and a title or status.
Columns that no field takes are passed over, and counted unless they are known.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cgtkg.loaders.files.documents import Bytes
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .columns import COLUMNS, SPONSOR_CLASS, UNUSED
from .lists import organisation
from .rows import Broken, Sound, rows
from .words import known, type_problem

_WORDS = {"phase", "status"}
"""Fields that hold words of the registry's, which a table must have."""


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is to be read: `fields` names the column of each field that it has."""

    header: list[str]
    delimiter: str
    encoding: str
    fields: Mapping[str, str]


def recognise(head: bytes) -> Table | None:
    """The table that begins with these bytes; None where they are no table of trials."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    first_line = head.decode(encoding, "replace").partition("\n")[0].rstrip("\r")
    for delimiter in ",\t;":
        try:
            header = [name.strip() for name in next(csv.reader([first_line], delimiter=delimiter), [])]
        except csv.Error:
            return None
        named = {field: next((name for name in names if name in header), "") for field, names in COLUMNS.items()}
        fields = {field: name for field, name in named.items() if name}
        if "id" in fields and fields.keys() & {"title", "status"}:
            return Table(header, delimiter, encoding, fields)
    return None


def read_rows(stream: Bytes, table: Table, limit: int) -> Iterator[Sound | Broken]:
    """The rows behind the header, see `rows.rows`. Raises `DataError` where a column stands twice."""
    for name in table.fields.values():
        if table.header.count(name) > 1:
            raise DataError("the column stands twice", field=name)
    errors = "strict" if table.encoding == "utf-16" else "surrogateescape"
    text = io.TextIOWrapper(stream, table.encoding, errors, newline="")
    text.readline()
    return rows(text, table.header, table.header.index(table.fields["id"]), table.delimiter, limit)


def read_table(
    stream: Bytes, table: Table, unread: Unread, file: str, version: str, limit: int
) -> Iterator[TrialRecord | Rejected]:
    """The records of a table; `version` is the day it was as given, empty where nothing states it. What they fill and
    nobody reads is counted in `unread`.
    """
    readers = [(field, table.header.index(name), COLUMNS[field][name]) for field, name in table.fields.items()]
    class_column = next((table.header.index(name) for name in SPONSOR_CLASS if name in table.header), None)
    stated = frozenset(table.fields) - {"id"}
    counted = _Counted(table, class_column, unread)
    for row in read_rows(stream, table, limit):
        if isinstance(row, Broken):
            yield Rejected(file, row.record, row.column, row.reason)
            continue
        values: dict[str, object] = {"title": ""}
        field, column = "", 0
        try:
            for field, column, read in readers:
                values[field] = read(row.cells[column])
        except DataError as error:
            if field in _WORDS:
                unread.see("value", [error.problem])
            yield Rejected(file, str(values["id"]).partition(":")[2], table.header[column], error.problem)
            continue
        record = TrialRecord(version=version, stated=stated, file=file, place=f"line {row.number}", **values)  # type: ignore[arg-type]
        if record.sponsor and class_column is not None:
            record = replace(record, sponsor=organisation(record.sponsor.name, row.cells[class_column]))
        counted.see(row.cells)
        yield record


class _Counted:
    """Counts what a table's records fill and nobody reads: columns, and words for study types."""

    def __init__(self, table: Table, class_column: int | None, unread: Unread) -> None:
        read = {table.header.index(name) for name in table.fields.values()} | {class_column}
        others = [index for index, name in enumerate(table.header) if index not in read and name not in UNUSED]
        self._unread = unread
        self._columns = [(index, table.header[index] or f"column {index + 1}, unnamed") for index in others]
        self._type = table.header.index(table.fields["study_type"]) if "study_type" in table.fields else None
        unread.header("csv", filter(None, (table.header[index] for index in others)))

    def see(self, cells: list[str]) -> None:
        """Take one record into account."""
        if self._columns:
            self._unread.see("csv", [name for index, name in self._columns if known(cells[index])])
        if self._type is not None and (problem := type_problem(cells[self._type])):
            self._unread.see("value", [problem])

"""The Purple Book's table: one entry a BLA, whose rows (presentations, strengths, supplements) need not be adjacent.

The download has two sections with a header each: what changed in the month, then all products. Rows are taken from the
last one; a copy without the lines above it has one. All BLAs of a table are held at once: it has 796 in 6,279 rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from cgtkg.loaders.files.documents import Bytes
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .columns import BLA, DECLARED, LICENSURES, MARKETING, NO_NAME, PROPER, READ, SUBMISSIONS
from .dates import LATEST, table_day
from .rows import csv_rows, row

LICENCE = "licence"
"""The kind of these entries."""
_NUMBER = re.compile(r"(?:BLA\s*)?0*(\d{1,8})", re.ASCII)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_WORDS = {"licensure": LICENSURES, "marketing": MARKETING, "submission": (*SUBMISSIONS, "")}

Row = Mapping[str, str]


def recognised(head: bytes) -> bool:
    """Whether a document that begins with these bytes is a Purple Book table."""
    lines = head.decode("utf-8-sig", "replace").splitlines()
    return any(BLA in line and _is_header(row(line) or []) for line in lines)


def read_table(stream: Bytes, unread: Unread, file: str, day: str, limit: int) -> Iterator[Entry | Rejected]:
    """The BLAs of a table in the order of their first rows. `day` is the day it was as given, empty if not known;
    a row may have `limit` characters.

    Rows that cannot be read are `Rejected`, and so is a BLA of which a row states a date that is none.
    """
    rows, rejects = _rows(stream, unread, file, limit)
    yield from rejects
    for number, several in rows.items():
        try:
            yield _entry(number, several, file, day)
        except DataError as error:
            yield Rejected(file, number, error.field, error.problem)


def bla_id(number: str) -> str:
    """The id of a BLA's entry; `DataError` for what is no number.

    >>> bla_id("125643"), bla_id("BLA 020280")
    ('BLA 125643', 'BLA 20280')
    """
    form = _NUMBER.fullmatch(number.strip())
    if not form:
        raise DataError(f"{number!r} is no number of a BLA", field=BLA)
    return f"BLA {form[1]}"


def _is_header(cells: list[str]) -> bool:
    return {BLA, PROPER} <= {cell.strip() for cell in cells}


def _rows(stream: Bytes, unread: Unread, file: str, limit: int) -> tuple[dict[str, list[Row]], list[Rejected]]:
    """The rows by BLA, and what is no row; of the last section alone."""
    header: list[str] = []
    rows: dict[str, list[Row]] = defaultdict(list)
    rejects: list[Rejected] = []
    odd: list[list[str]] = []
    for place, cells, problem in csv_rows(stream, limit):
        try:
            if problem:
                raise DataError(problem)
            if _is_header(cells):
                header = [cell.strip() for cell in cells]
                for earlier in (rows, rejects, odd):
                    earlier.clear()
            elif header and sum(bool(cell.strip()) for cell in cells) > 1:  # one cell is the title of a section
                stated = _row(header, cells)
                rows[bla_id(stated["number"])].append(stated)
                odd.append([*_unknown_columns(header, cells), *_unknown_words(stated)])
        except DataError as error:
            rejects.append(Rejected(file, place, error.field, error.problem))
    unread.header("csv", header, DECLARED)
    for names in odd:
        unread.see("csv", names)
    return rows, rejects


def _row(header: list[str], cells: list[str]) -> Row:
    """The fields of a row by their names in `READ`."""
    if len(cells) != len(header):
        raise DataError(f"{len(cells)} cells under {len(header)} columns: the row is shifted")
    for cell in cells:
        if form := _NOT_UTF8.search(cell):
            raise DataError(f"is not UTF-8 (byte {ord(form[0]) - 0xDC00:#x}): save the file as UTF-8")
    stated = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=True))
    return {field: next((stated[c] for c in columns if c in stated), "") for field, columns in READ.items()}


def _unknown_columns(header: list[str], cells: list[str]) -> Iterator[str]:
    return (name for name, cell in zip(header, cells, strict=True) if cell.strip() and name not in DECLARED)


def _unknown_words(stated: Row) -> Iterator[str]:
    return (f"{field}={stated[field]}" for field, words in _WORDS.items() if stated[field] not in words)


def _entry(number: str, rows: list[Row], file: str, day: str) -> Entry:
    latest = date.fromisoformat(day) if day else LATEST
    approved: dict[str, set[str]] = defaultdict(set)
    for one in rows:
        try:
            approved[one["submission"]].add(table_day(one["approved"], latest))
        except DataError as error:
            raise DataError(error.problem, field=READ["approved"][0]) from error
    stated = {field: sorted({one[field] for one in rows} - {"", NO_NAME}) for field in READ}
    original, supplement = (sorted(approved[kind] - {""}) for kind in SUBMISSIONS)
    values = {
        "kind": LICENCE, "number": number.partition(" ")[2], "names": stated["proprietary"],
        "proper_names": stated["proper"], "applicants": stated["applicant"], "license_types": stated["license_type"],
        "centers": stated["center"], "marketing": stated["marketing"], "status": _status(stated["licensure"]),
        "original": original[0] if original else "", "supplements": supplement,
    }  # fmt: skip
    return Entry(number, values, day, file=file, place=number, kind="purple book")


def _status(licensures: list[str]) -> str:
    """That of the licence: it stands as long as one presentation is licensed. Empty where a word is not known."""
    statuses = {LICENSURES.get(word, "") for word in licensures}
    return "approved" if "approved" in statuses else next(iter(statuses)) if len(statuses) == 1 else ""

"""A row of the table as a medicine: what is read of it, in plain words and ISO dates."""

from __future__ import annotations

from collections.abc import Mapping

from cgtkg.loaders.record_source import Entry
from cgtkg.schema.errors import DataError

from .columns import DAYS, FLAGS, NUMBER, TEXTS, UPDATED
from .words import day, text, yes

Values = Mapping[str, str | bool]
"""What a row states by the names in `columns`; what is empty in the table is absent."""


def medicine(cells: Mapping[str, object], file: str, place: str, written: str) -> Entry:
    """The entry of a row, known by its product number (`EMEA/H/C/004090`; a few have another form).

    Raises `DataError` with the column where the row cannot be right.
    """
    number = _read(cells, NUMBER)
    if not number:
        raise DataError("the medicine has no product number", field=NUMBER)
    values: dict[str, str | bool] = {}
    for name, columns in TEXTS.items():
        values[name] = next(filter(None, (_read(cells, column) for column in columns)), "")
    for name in ("name", "category"):
        if not values[name]:
            raise DataError(f"the medicine has no {name}", field=TEXTS[name][0])
    for name, column in FLAGS.items():
        try:
            said = yes(_read(cells, column))
        except DataError as error:
            raise DataError(error.problem, field=column) from error
        if said is not None:
            values[name] = said
    values |= {name: _day(cells, column) for name, column in DAYS.items()}
    stated = {name: value for name, value in values.items() if value != ""}
    return Entry(number, stated, written, _day(cells, UPDATED), file, place)


def _read(cells: Mapping[str, object], column: str) -> str:
    try:
        return text(cells.get(column))
    except DataError as error:
        raise DataError(error.problem, field=column) from error


def _day(cells: Mapping[str, object], column: str) -> str:
    try:
        return day(_read(cells, column))
    except DataError as error:
        raise DataError(error.problem, field=column) from error

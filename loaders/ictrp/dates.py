"""Dates in the orders in which the registries write them, as partial dates.

A year first, a month by name, and eight digits read in one way only. Where two numbers stand before the year
(`05/03/2020`), the file decides whether the day or the month comes first: by the dates of the same registry in it of
which one number is greater than 12 or whose day is stated twice, else by those of all registries. Where these are
silent or contradict each other, such a date keeps its year only, unless it reads in one way (`05/05/2020`,
`25/03/2020`).
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from enum import Enum, auto

from cgtkg.loaders.ctgov.dates import FIRST_YEAR, LAST_YEAR
from cgtkg.loaders.ctgov.words import quoted
from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import DataError

from .texts import stated

_TIME = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[AP]M|Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR = re.compile(r"(\d{4})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})\.?[-, ]{1,2}(\d{4})", re.ASCII)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


class Order(Enum):
    """Which of two numbers before a year is the day."""

    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    UNDECIDED = auto()


class Orders:
    """What the dates of one file tell of their order, by registry."""

    def __init__(self) -> None:
        """Begin without any."""
        self._seen: Counter[tuple[str, Order]] = Counter()

    def see(self, registry: str, text: str, certain: str = "") -> None:
        """Note a date as written; `certain` is the same day in a form that reads in one way, where the file has it."""
        form = _NUMBERS.fullmatch(_TIME.sub("", text.strip()))
        if form is None or form[1] == form[2]:
            return
        one, other = int(form[1]), int(form[2])
        with suppress(DataError):
            day = partial_date(certain)
            if day == f"{form[3]}-{other:02}-{one:02}" or (one > 12 >= other):
                self._seen[registry, Order.DAY_FIRST] += 1
            elif day == f"{form[3]}-{one:02}-{other:02}" or (other > 12 >= one):
                self._seen[registry, Order.MONTH_FIRST] += 1

    def of(self, registry: str) -> Order:
        """The order in the dates of a registry: its own, else that of the whole file, else undecided."""
        own = {order for name, order in self._seen if name == registry}
        found = own or {order for _, order in self._seen}
        return found.pop() if len(found) == 1 else Order.UNDECIDED


def partial_date(text: str, order: Order = Order.UNDECIDED) -> str:
    """A date in the precision stated, empty where there is none; `DataError` for what is no date.

    >>> [partial_date(text) for text in ("20200201", "2020/02/01", "February 1, 2020", "17 February 2020", "Feb 2020")]
    ['2020-02-01', '2020-02-01', '2020-02-01', '2020-02-17', '2020-02']
    >>> partial_date("05/03/2020", Order.DAY_FIRST), partial_date("05/03/2020"), partial_date("25/03/2020")
    ('2020-03-05', '2020', '2020-03-25')
    """
    written = _TIME.sub("", stated(text))
    if not written:
        return ""
    try:
        day = PartialDate.parse(_iso(written, order))
    except DataError as error:
        raise DataError(f"{quoted(text)} is not a date of the calendar") from error
    if not FIRST_YEAR <= day.first.year <= LAST_YEAR:
        raise DataError(f"{quoted(text)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day.text


def export_day(text: str) -> str:
    """The day of an export, which the portal writes month first: `3/18/2020 6:53:35 PM`, in 2026 `10/04/2026 04:51:51`.

    >>> export_day("4/5/2020 4:11:24 PM")
    '2020-04-05'
    """
    return partial_date(text, Order.MONTH_FIRST)


def _iso(text: str, order: Order) -> str:
    if form := _DIGITS.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        return _written(form[1], form[2], form[3])
    if form := _YEAR.fullmatch(text):
        return form[1]
    if form := _NUMBERS.fullmatch(text):
        return _ordered(int(form[1]), int(form[2]), form[3], order)
    if form := _MONTH_FIRST.fullmatch(text):
        return _written(form[3], _month(form[1]), form[2])
    if form := _DAY_FIRST.fullmatch(text):
        return _written(form[3], _month(form[2]), form[1])
    return text


def _ordered(one: int, other: int, year: str, order: Order) -> str:
    if order is Order.UNDECIDED and max(one, other) > 12:
        order = Order.DAY_FIRST if one > 12 else Order.MONTH_FIRST
    if order is Order.UNDECIDED and one != other:
        return year
    month, day = (one, other) if order is Order.MONTH_FIRST else (other, one)
    return _written(year, month, day)


def _written(year: str, month: str | int, day: str | int | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _month(word: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for none."""
    return next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.casefold())), 0)

"""The dates of the FDA's publications as ISO days."""

from __future__ import annotations

import re
from datetime import date

from cgtkg.schema.errors import DataError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LATEST = date(2029, 12, 31)
"""What no licence of a table that does not say its day is later than: the oldest date in the one at hand is 14-Jun-30,
which is of 1930 (in 1902 the licensing of biologics began)."""
_TABLE = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{2}|\d{4})", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def table_day(text: str, latest: date = LATEST) -> str:
    """The day of a Purple Book cell: `30-Aug-17`, with four digits of the year, or ISO; empty for an empty cell.

    Two digits are of the 21st century unless that lies behind `latest`, the day of the table: then of the 20th.
    Raises `DataError` for anything else.

    >>> table_day("30-Aug-17"), table_day("14-Jun-30"), table_day("1-Dec-26", date(2025, 5, 18)), table_day(" ")
    ('2017-08-30', '1930-06-14', '1926-12-01', '')
    """
    text = text.strip()
    if not text:
        return ""
    if _ISO.fullmatch(text):
        return _day(text, *map(int, text.split("-"))).isoformat()
    form = _TABLE.fullmatch(text)
    if not form or form[2].casefold() not in MONTHS:
        raise DataError(f"{text!r} is not a date such as 30-Aug-17")
    year, month, day = int(form[3]), MONTHS.index(form[2].casefold()) + 1, int(form[1])
    if len(form[3]) > len("17"):
        return _day(text, year, month, day).isoformat()
    # Not every day is one in both centuries: 29 February 1900 is none.
    if (year + 2000, month, day) <= (latest.year, latest.month, latest.day):
        return _day(text, year + 2000, month, day).isoformat()
    return _day(text, year + 1900, month, day).isoformat()


def plain_day(text: str) -> str:
    """The day of openFDA's eight digits; empty for an empty text. Raises `DataError` for anything else.

    >>> plain_day("20170830"), plain_day("")
    ('2017-08-30', '')
    """
    if not text.strip():
        return ""
    form = _DIGITS.fullmatch(text.strip())
    if not form:
        raise DataError(f"{text!r} is not a date such as 20170830")
    return _day(text, *map(int, form.groups())).isoformat()


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DataError(f"{text!r} is not a day of the calendar") from error

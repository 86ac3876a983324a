"""The registry's dates, in every form in which it has given them, as partial dates."""

from __future__ import annotations

import re
from functools import lru_cache

from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import DataError

from .words import known, quoted

FIRST_YEAR, LAST_YEAR = 1900, 2150
"""Years outside are slips of the pen: the registry's own reach from early cohorts to follow-ups planned past 2100."""
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"), start=1,
    )
}  # fmt: skip
_LONG_DATE = re.compile(r"([A-Za-z]+)(?: (\d{1,2}),)? (\d{4})", re.ASCII)
_DOTTED_DATE = re.compile(r"(\d{1,2})\.(\d{2})\.(\d{4})", re.ASCII)


@lru_cache(maxsize=8192)
def partial_date(text: str) -> str:
    """A date in the precision stated, from any of the registry's written forms.

    >>> partial_date("2024-02"), partial_date("September 20, 2018"), partial_date("June 2022")
    ('2024-02', '2018-09-20', '2022-06')
    >>> partial_date("1.02.2019")
    '2019-02-01'
    """
    text = known(text)
    if not text:
        return ""
    written = text
    if form := _LONG_DATE.fullmatch(text):
        month = _MONTHS.get(form[1].casefold(), 0)
        written = f"{form[3]}-{month:02}" + (f"-{int(form[2]):02}" if form[2] else "")
    elif form := _DOTTED_DATE.fullmatch(text):
        written = f"{form[3]}-{form[2]}-{int(form[1]):02}"
    if "/" in written:
        raise DataError(f"{quoted(text)} is not a date: it may be day or month first")
    try:
        day = PartialDate.parse(written)
    except DataError as error:
        raise DataError(f"{quoted(text)} is not a date of the calendar") from error
    if not FIRST_YEAR <= day.first.year <= LAST_YEAR:
        raise DataError(f"{quoted(text)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day.text


def day_or_month(text: str) -> str:
    """A date of the list of stopped trials, which writes a month without a day as the month's last day: that day is
    read as the month. (Of its trials that are at hand from the registry as well, all 58 with a month only stand so.)

    >>> day_or_month("31.01.2010"), day_or_month("30.01.2010")
    ('2010-01', '2010-01-30')
    """
    day = partial_date(text)
    return day[:7] if day and PartialDate.parse(day[:7]).last.isoformat() == day else day

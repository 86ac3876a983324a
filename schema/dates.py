"""Partial dates: what a source states is kept in its own precision and compares as a range of days.

Written forms, all ISO 8601: `2024`, `2024-02`, `2024-02-23`, and an interval `2024/2026-11-22` whose ends
may be open (`../2026-11-22`) for a source that carries no date of its own.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from .errors import DataError

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
OPEN_START, OPEN_END = date.min, date.max


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The days that a stated date can mean, `first` and `last` included, with the text as stated.

    >>> PartialDate.parse("2024-02").last.isoformat()
    '2024-02-29'
    >>> PartialDate.parse("2024").certainly_before(PartialDate.parse("2025-01-01"))
    True
    >>> PartialDate.parse("2024").certainly_before(PartialDate.parse("2024-06"))
    False
    """

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read one of the written forms; raises `DataError` for anything else, impossible days included."""
        start, slash, end = text.partition("/")
        first = OPEN_START if slash and start == ".." else _range(start, text)[0]
        last = _range(start, text)[1] if not slash else OPEN_END if end == ".." else _range(end, text)[1]
        if first > last:
            raise DataError(f"the date {text!r} ends before it starts")
        return cls(text, first, last)

    def certainly_before(self, other: PartialDate) -> bool:
        """Whether every day this can mean lies before every day the other can mean."""
        return self.last < other.first

    def overlaps(self, other: PartialDate) -> bool:
        """Whether some day is possible for both."""
        return self.first <= other.last and other.first <= self.last

    def by(self, day: date) -> bool:
        """Whether it has certainly begun by the end of `day`.

        >>> PartialDate.parse("2024").by(date(2024, 12, 31)), PartialDate.parse("2024").by(date(2024, 6, 1))
        (True, False)
        """
        return self.last <= day

    def __str__(self) -> str:
        return self.text


def _range(text: str, whole: str) -> tuple[date, date]:
    form = _FORM.fullmatch(text)
    if form is None:
        raise DataError(f"{whole!r} is not a date: write 2024, 2024-02, 2024-02-23 or 2024/2025-06")
    year, month, day = (int(part) if part else None for part in form.groups())
    try:
        if year is None or month is None:
            return date(int(form[1]), 1, 1), date(int(form[1]), 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise DataError(f"{whole!r} is not a day of the calendar") from error

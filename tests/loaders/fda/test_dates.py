"""Days as the FDA writes them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.fda.dates import MONTHS, plain_day, table_day
from cgtkg.schema.errors import DataError


def short(day: date) -> str:
    """As the Purple Book writes it."""
    return f"{day.day}-{MONTHS[day.month - 1].title()}-{day.year % 100:02}"


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_every_day_of_the_table_is_that_day(day: date) -> None:
    """Also with four digits, in ISO, and in eight digits."""
    assert table_day(short(day)) == table_day(day.isoformat()) == plain_day(day.strftime("%Y%m%d")) == day.isoformat()
    assert table_day(f"{short(day)[:-2]}{day.year}") == day.isoformat()


@given(st.dates(date(1902, 1, 1), date(2026, 11, 20)))
def test_no_licence_is_later_than_the_table(day: date) -> None:
    """What would be is of the century before; what would not is of this one."""
    read = date.fromisoformat(table_day(short(day), date(2026, 11, 20)))
    assert read <= date(2026, 11, 20)
    assert read == day or (read.year == day.year + 100 and day.year <= 1926)


@pytest.mark.parametrize("text", ["29-Feb-21", "1-Foo-20", "13/04/2020", "1-Jan-2", "１-Jan-20", "0-Jan-20", "soon"])
def test_what_is_no_day_is_told(text: str) -> None:
    """With the words."""
    with pytest.raises(DataError, match=text):
        table_day(text)


@given(st.text(max_size=15))
def test_any_text_is_a_day_nothing_or_an_error_of_ours(text: str) -> None:
    """No other exception."""
    for reading in (table_day, plain_day):
        with suppress(DataError):
            assert len(reading(text)) in (0, 10)

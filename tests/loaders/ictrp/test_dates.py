"""Dates of every order; a file decides what its dates alone do not."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.ictrp.dates import Order, partial_date
from cgtkg.schema.errors import DataError
from support.ictrp_files import put, readings, table, trial


def starts(folder: Path, *trials: dict[str, str]) -> list[str]:
    """The start dates of a file's trials."""
    records, rejects = readings(put(folder, table(trials)))
    assert not rejects
    return [record.start_date for record in records]


def of(number: int, start: str, register: str = "ISRCTN", **changes: str) -> dict[str, str]:
    """A trial that starts on a day as written."""
    cells = {"Date_enrollement": start, "Source_Register": register, "Date_registration": "", **changes}
    return trial(f"ISRCTN{number:08}", **cells)


def test_another_date_of_the_registry_tells_the_order(tmp_path: Path) -> None:
    """A number greater than 12 is a day."""
    assert starts(tmp_path, of(1, "05/03/2020"), of(2, "25/03/2020")) == ["2020-03-05", "2020-03-25"]
    assert starts(tmp_path, of(1, "05/03/2020"), of(2, "03/25/2020")) == ["2020-05-03", "2020-03-25"]


def test_a_day_stated_twice_tells_the_order(tmp_path: Path) -> None:
    """The registration, once in eight digits."""
    twice = of(1, "05/03/2020", Date_registration="04/03/2020", Date_registration3="20200304")
    assert starts(tmp_path, twice) == ["2020-03-05"]


def test_without_evidence_only_the_year_is_kept(tmp_path: Path) -> None:
    """And with contradicting evidence; a date that reads in one way stays whole."""
    assert starts(tmp_path, of(1, "05/03/2020"), of(2, "05/05/2020")) == ["2020", "2020-05-05"]
    assert starts(tmp_path, of(1, "05/03/2020"), of(2, "25/03/2020"), of(3, "03/26/2020")) == [
        "2020", "2020-03-25", "2020-03-26",
    ]  # fmt: skip


def test_each_registry_has_its_own_order(tmp_path: Path) -> None:
    """Where two contradict each other, each is read by its own evidence."""
    ours = [of(1, "05/03/2020"), of(2, "25/03/2020")]
    theirs = [of(3, "05/03/2020", "JPRN"), of(4, "03/25/2020", "JPRN")]
    assert starts(tmp_path, *ours, *theirs) == ["2020-03-05", "2020-03-25", "2020-05-03", "2020-03-25"]


@pytest.mark.parametrize("written", ["2020-02-31", "soon", "31/31/2020", "1/1/0020", "Smarch 2, 2020", "2020-13"])
def test_what_is_no_date_rejects_the_record(tmp_path: Path, written: str) -> None:
    """With the column and the words."""
    _, (reject,) = readings(put(tmp_path, table([trial(Date_enrollement=written)])))
    assert (reject.record, reject.field) == ("ChiCTR2000000001", "date_enrollement")
    assert written in reject.reason


@given(st.dates(date(1950, 1, 1), date(2140, 1, 1)))
def test_every_form_of_a_day_is_that_day(day: date) -> None:
    """Whatever the form, the same partial date."""
    forms = ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%B %d, %Y", "%d %B %Y", "%d-%b-%Y", "%Y-%m-%d 12:30:00"]
    assert {partial_date(day.strftime(form)) for form in forms} == {day.isoformat()}
    assert partial_date(day.strftime("%d/%m/%Y"), Order.DAY_FIRST) == day.isoformat()
    assert partial_date(day.strftime("%m/%d/%Y 1:02:03 PM"), Order.MONTH_FIRST) == day.isoformat()
    assert day.isoformat().startswith(partial_date(day.strftime("%d/%m/%Y")))


@given(st.text(max_size=30) | st.from_regex(r"\d{1,4}[-/. ]?[A-Za-z\d]{1,9}[-/., ]{1,2}\d{1,4}", fullmatch=True))
def test_any_text_is_a_date_nothing_or_an_error_of_ours(text: str) -> None:
    """No other exception."""
    with suppress(DataError):
        assert len(partial_date(text)) in (0, 4, 7, 10)

"""Partial dates: kept as stated, compared as ranges of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import DataError

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 30))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS).isoformat()
    text = day[: draw(st.sampled_from([4, 7, 10]))]
    return PartialDate.parse(text)


@given(partial_dates())
def test_a_date_keeps_its_text_and_spans_at_least_a_day(stated: PartialDate) -> None:
    """What a source states is never made more or less precise."""
    assert PartialDate.parse(str(stated)) == stated
    assert stated.first <= stated.last
    assert {4: 365, 7: 28, 10: 1}[len(stated.text)] <= (stated.last - stated.first).days + 1


@given(partial_dates(), partial_dates())
def test_two_dates_are_ordered_or_overlap_but_never_both(one: PartialDate, two: PartialDate) -> None:
    """Exactly one of before, after, overlapping holds."""
    assert [one.certainly_before(two), two.certainly_before(one), one.overlaps(two)].count(True) == 1


@given(partial_dates(), DAYS)
def test_a_date_has_begun_by_a_day_once_its_last_possible_day_is_over(stated: PartialDate, day: date) -> None:
    """`by` is certain, not merely possible."""
    assert stated.by(day) == (stated.last < day + timedelta(days=1))


def test_an_interval_of_an_undated_source_may_be_open() -> None:
    """`../2026-11-22` is some day up to then, `2024/..` some day from then on."""
    undated = PartialDate.parse("../2026-11-22")
    assert undated.overlaps(PartialDate.parse("1990"))
    assert not undated.overlaps(PartialDate.parse("2027"))
    assert not PartialDate.parse("2024/..").by(date(2999, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-02-30",
        "2024/02",
        "2025/2024",
        "Feb 2024",
        "2024-2",
        "2024-02-23T00",
        "..",
        "٢٠٢٤",
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_allowed(text: str) -> None:
    """An impossible date never enters the graph."""
    with pytest.raises(DataError, match=r"date|day|ends"):
        PartialDate.parse(text)

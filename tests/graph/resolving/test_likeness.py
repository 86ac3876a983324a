"""How alike names are: spellings of one institution score high, institutions told apart by a word or number do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.resolving.likeness import Likenesses, Named

KNOWN = [
    Named("company:a", ("First Affiliated Hospital of Zhejiang University", "Zhejiang First Hospital"), "CN"),
    Named("company:b", ("Second Affiliated Hospital of Zhejiang University",), "CN"),
    Named("company:c", ("First Affiliated Hospital of Zhengzhou University",), "CN"),
    Named("company:d", ("University Hospital Tuebingen",), "DE"),
]
LIKENESSES = Likenesses(KNOWN)


def score(name: str, number: int, country: str = "") -> int:
    return LIKENESSES.compare(Named("", (name,), country), KNOWN[number]).score


def test_spellings_of_one_institution_score_high() -> None:
    """Order, legal form and spelling do not count much; any of its names will do."""
    assert score("Zhejiang University, First Affiliated Hospital", 0) > 90
    assert score("Zhejiang First Hospital Inc.", 0) > 90
    assert score("University Hospital Tübingen", 3) > 75


@pytest.mark.parametrize(("name", "number"), [("First Affiliated Hospital of Zhejiang University", n) for n in (1, 2)])
def test_a_number_or_a_place_tells_two_apart(name: str, number: int) -> None:
    """The Second is not the First, Zhengzhou is not Zhejiang."""
    assert score(name, number) <= 65


def test_a_country_in_common_adds_and_another_one_takes_away() -> None:
    """Only where both are known."""
    name = "University Hospital Tübingen"
    assert score(name, 3, "US") < score(name, 3) < score(name, 3, "DE")


@given(st.text(max_size=30), st.integers(0, 3))
def test_any_name_gets_a_score_and_reasons(name: str, number: int) -> None:
    """From 0 to 100, whatever the name holds."""
    found = LIKENESSES.compare(Named("", (name,)), KNOWN[number])
    assert 0 <= found.score <= 100
    assert LIKENESSES.near(Named("", (name,))) <= {one.id for one in KNOWN}

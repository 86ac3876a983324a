"""Authorisations that end: status, kind, since and until when, today and on any day, whatever the order of sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import permutations

import pytest

from cgtkg.schema.endings import known_on, spelled_out, validity
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, RelationshipFact
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import Statement
from cgtkg.schema.views import conflicts, in_force, provenance, values

FIELDS = TYPES["APPROVED_IN"].more


def said(
    evidence: str, status: str, since: str = "", published: str = "2024-08-22", rank: int = 3, **more: str
) -> Statement:
    """What one source says: `status`, since when, and `date`, `pathway` or `valid_to` where it states them."""
    until = more.pop("valid_to", "")
    stated = {"status": status, **more}
    return Statement(
        f"evidence:{evidence}", f"source:{evidence}", published, rank, valid_from=since, valid_to=until, values=stated
    )


GRANTED = said("a", "approved", "2018-03-23", date="2018-03-23", pathway="conditional")


def view(*statements: Statement, day: str = "") -> Mapping[str, object]:
    """Status, date, kind and validity, the same in whatever order the statements come; empty before the first."""
    found: list[Mapping[str, object]] = []
    for order in permutations(statements):
        held = in_force(spelled_out(order, FIELDS), date.fromisoformat(day) if day else None)
        valid = validity(held, FIELDS)
        shown = known_on(valid, date.fromisoformat(day)) if day else valid
        found.append({**values(held, FIELDS), **shown} if held else {})
    assert all(one == found[0] for one in found)
    return found[0]


def status(*statements: Statement, day: str = "") -> object:
    return view(*statements, day=day).get("status")


def test_a_withdrawn_product_reads_so_and_since_when() -> None:
    withdrawn = said("b", "withdrawn", "2024-12-13")
    now = view(GRANTED, withdrawn)
    assert (now["status"], now["date"]) == ("withdrawn", "2018-03-23")
    assert (now["valid_from"], now["valid_to"]) == ("2018-03-23", "2024-12-13")


@pytest.mark.parametrize(
    ("day", "expected", "until"),
    [
        ("2018-03-22", None, None),
        ("2018-03-23", "approved", None),
        ("2024-12-12", "approved", None),
        ("2024-12-13", "withdrawn", "2024-12-13"),
        ("2026-11-23", "withdrawn", "2024-12-13"),
    ],
)  # fmt: skip
def test_on_each_day_it_reads_what_held_then(day: str, expected: str | None, until: str | None) -> None:
    """Also where the record that states the grant states its end: before that day no end is shown."""
    for granted in (GRANTED, said("a", "approved", "2018-03-23", valid_to="2024-12-13")):
        found = view(granted, said("b", "withdrawn", "2024-12-13"), day=day)
        assert (found.get("status"), found.get("valid_to")) == (expected, until)


def test_an_end_without_a_day_counts_from_its_publication() -> None:
    """And where only the latest possible day is known, from that on; until when it was so is then not exact."""
    withdrawn = said("b", "withdrawn", published="2019-05")
    assert status(GRANTED, withdrawn) == "withdrawn"
    assert "valid_to" not in view(GRANTED, withdrawn)
    assert status(GRANTED, withdrawn, day="2019-05-30") == "approved"
    assert status(GRANTED, withdrawn, day="2019-05-31") == "withdrawn"
    by_then = said("b", "withdrawn", "../2025-05-18", published="2025-02/2025-05")
    assert view(GRANTED, by_then)["valid_to"] == "../2025-05-18"
    assert status(GRANTED, by_then, day="2025-05-17") == "approved"


def test_a_later_page_on_the_first_approval_does_not_approve_it_again() -> None:
    withdrawn, page = said("b", "withdrawn", "2022-03-24"), said("c", "approved", published="2026-01")
    assert status(GRANTED, withdrawn, page) == status(withdrawn, page) == "withdrawn"
    assert status(GRANTED, withdrawn, said("c", "approved", "2018", published="2026-01", rank=1)) == "withdrawn"


def test_a_suspension_that_was_lifted_leaves_the_approval() -> None:
    """What ends it is a statement of its own."""
    suspended, lifted = said("b", "suspended", "2021-02-18"), said("c", "approved", "2021-07", rank=1)
    now = view(GRANTED, suspended, lifted)
    assert (now["status"], now["date"], now["valid_from"]) == ("approved", "2018-03-23", "2018-03-23")
    assert "valid_to" not in now
    assert status(GRANTED, suspended, lifted, day="2021-03-01") == "suspended"
    late = said("d", "suspended", published="2023")
    assert status(GRANTED, suspended, lifted, late) == "approved", "a page of 2023 on the suspension of 2021"


def test_of_two_suspensions_the_second_says_until_when() -> None:
    first, lifted = said("b", "suspended", "2016", rank=1), said("c", "approved", "2017")
    assert view(GRANTED, first, lifted, said("d", "suspended", "2020"))["valid_to"] == "2020"


def test_a_suspended_authorisation_may_lapse() -> None:
    suspended, lapsed = said("b", "suspended", "2014-11-19"), said("c", "lapsed", "2018-07-01")
    granted = said("a", "approved", "2013-06-27")
    assert view(granted, suspended, lapsed)["valid_to"] == "2018-07-01"
    assert status(granted, suspended, lapsed, day="2016-01-01") == "suspended"
    assert status(granted, suspended, lapsed) == "lapsed"


def test_a_conditional_approval_converted_to_a_full_one_reads_full() -> None:
    """Since the conversion; the day of the grant stays."""
    full = said("b", "approved", "2023-06-20", rank=1, pathway="full")
    assert view(GRANTED, full) == {
        "status": "approved", "date": "2018-03-23", "pathway": "full", "valid_from": "2018-03-23",
    }  # fmt: skip
    assert view(GRANTED, full, day="2023-06-19")["pathway"] == "conditional"
    assert view(GRANTED, full, said("c", "approved", published="2026", pathway="conditional"))["pathway"] == "full"


def test_a_refused_application_may_be_approved_later() -> None:
    refused, granted = said("b", "refused", "2016-01", rank=1), said("a", "approved", "2018-03-23", date="2018-03-23")
    assert status(refused) == "refused"
    assert "valid_to" not in view(refused)
    assert view(refused, granted)["date"] == "2018-03-23"
    assert status(refused, granted) == "approved"
    assert status(refused, granted, day="2017-01-01") == "refused"


def test_several_sources_of_one_end_give_its_finest_day() -> None:
    """A year and a day within it are one end; of two days the more trusted source's counts."""
    year, day = said("b", "withdrawn", "2019", rank=2), said("c", "withdrawn", "2019-07-09", rank=4)
    assert view(GRANTED, year, day)["valid_to"] == "2019-07-09"
    for other in ("2019-07-12", "2019-07-03"):
        assert view(GRANTED, day, said("b", "withdrawn", other, rank=2))["valid_to"] == other
    assert status(GRANTED, year, day, day="2019-08-01") == "withdrawn"


def test_an_approval_and_its_end_are_no_disagreement() -> None:
    assert conflicts([GRANTED, said("b", "withdrawn", "../2025-05-18")], FIELDS) == []
    assert conflicts([GRANTED, said("b", "withdrawn", "2024")], FIELDS) == []


def test_an_end_that_only_one_source_states_is_an_end() -> None:
    alone = said("a", "withdrawn", "2013")
    assert "valid_from" not in provenance([alone], FIELDS)
    assert provenance([alone], FIELDS)["valid_to"] == "2013"


def test_a_register_that_states_grant_and_end_in_one_record_says_both() -> None:
    """Alone it reads approved between the two days; without a day of the end until its publication."""
    record = said("a", "withdrawn", "2022-03-24", date="2019-05-29", pathway="conditional")
    assert view(record) == {
        "status": "withdrawn", "date": "2019-05-29", "pathway": "conditional",
        "valid_from": "2019-05-29", "valid_to": "2022-03-24",
    }  # fmt: skip
    assert view(record, day="2022-03-23")["status"] == "approved"
    assert view(record, day="2019-05-28") == {}
    revoked = said("a", "withdrawn", published="2025-05", date="2021-06-15")
    assert (status(revoked, day="2025-05-30"), status(revoked, day="2025-05-31")) == ("approved", "withdrawn")
    assert "valid_to" not in view(revoked)


def test_a_table_that_writes_the_end_into_valid_to_is_refused() -> None:
    """It would be in force on the day after: the message says what to do."""
    evidence = Evidence("source:a", "L1", "2024")
    with pytest.raises(DataError, match="valid_from") as refused:
        RelationshipFact(
            "APPROVED_IN", "product:a", "jurisdiction:EU", {"status": "withdrawn"}, evidence, valid_to="2022-03-24"
        )
    assert refused.value.field == "valid_to"

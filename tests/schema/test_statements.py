"""Evidence accumulates, newer record versions supersede older ones, and the past can be asked."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.schema.statements import Statement, accumulate

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(date.isoformat)
STATEMENTS = st.builds(
    Statement,
    evidence=st.sampled_from([f"evidence:{n}" for n in range(6)]),
    source=st.just("source:a"),
    known_from=DAYS,
    values=st.dictionaries(st.sampled_from(["stage", "line"]), st.text()),
)


def unique(statements: list[Statement]) -> list[Statement]:
    return list({statement.evidence: statement for statement in statements}.values())


@given(st.lists(STATEMENTS))
def test_loading_the_same_again_changes_nothing(statements: list[Statement]) -> None:
    """A repeated load is the identity."""
    once = accumulate((), statements)
    assert accumulate(once, statements) == once
    assert accumulate(once, once) == once


@given(st.lists(STATEMENTS).map(unique), st.data())
def test_the_order_of_loading_different_evidence_does_not_matter(said: list[Statement], data: st.DataObject) -> None:
    """Batches may come in any order and be cut anywhere."""
    shuffled = data.draw(st.permutations(said))
    cut = data.draw(st.integers(0, len(said)))
    assert accumulate(accumulate((), shuffled[:cut]), shuffled[cut:]) == accumulate((), said)


@given(st.lists(STATEMENTS), st.lists(STATEMENTS))
def test_no_evidence_is_ever_lost(old: list[Statement], new: list[Statement]) -> None:
    """A second source adds, it does not overwrite."""
    assert {s.evidence for s in accumulate(old, new)} == {s.evidence for s in [*old, *new]}


@given(STATEMENTS)
def test_a_statement_survives_storage(statement: Statement) -> None:
    """Text in the database gives back the statement, and equal statements give equal text."""
    assert Statement.from_json(statement.to_json()) == statement


def test_a_superseded_statement_stays_with_its_end() -> None:
    """What an older version supported ends; it is neither left standing nor deleted."""
    ended = Statement("evidence:v1", "source:ctgov", "2026-04-24", superseded_from="2026-07-01")
    assert ended.holds(date(2026, 6, 30))
    assert not ended.holds(date(2026, 7, 1))


def test_what_was_replaced_on_the_day_it_was_seen_never_held() -> None:
    """Not even where it speaks of an earlier time."""
    never = Statement("evidence:v1", "source:ctgov", "2026-07-01", superseded_from="2026-07-01", valid_from="2019-03")
    assert not any(never.holds(day) for day in (date(2020, 1, 1), date(2026, 7, 1), date(2027, 1, 1)))


def test_a_later_version_holds_since_it_was_seen() -> None:
    """Before, the older one did: a trial of 2019 moved to phase 2 when the record said so."""
    first = Statement("evidence:v1", "source:ctgov", "2026-04-24", superseded_from="2026-07-01", valid_from="2019-03")
    second = Statement("evidence:v2", "source:ctgov", "2026-07-01", valid_from="2019-03", later=True)
    holding = {day: [s.evidence for s in (first, second) if s.holds(day)] for day in
               (date(2018, 1, 1), date(2020, 1, 1), date(2026, 6, 30), date(2026, 7, 1))}  # fmt: skip
    assert list(holding.values()) == [[], ["evidence:v1"], ["evidence:v1"], ["evidence:v2"]]


def test_a_fact_stated_later_of_an_earlier_time_holds_from_then() -> None:
    """As-of follows the world where the source dates it, else the day the source said so."""
    approved = Statement("evidence:a", "source:a", "2026-01", valid_from="2024")
    assert approved.holds(date(2024, 12, 31))
    assert not approved.holds(date(2024, 6, 1)), "some day of 2024 is not certainly by June"
    assert not Statement("evidence:a", "source:a", "2026-01").holds(date(2025, 12, 31))


def test_a_fact_that_ended_in_the_world_does_not_hold_afterwards() -> None:
    """An approval withdrawn in March 2023 is gone in April."""
    withdrawn = Statement("evidence:a", "source:a", "2026-01", valid_from="2020", valid_to="2023-03")
    assert withdrawn.holds(date(2023, 3, 31))
    assert not withdrawn.holds(date(2023, 4, 1))

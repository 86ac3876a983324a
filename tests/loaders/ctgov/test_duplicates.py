"""One trial several times in one load: the newest version counts, whichever comes first."""

import tracemalloc
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.ctgov import once
from cgtkg.loaders.ctgov.duplicates import NewestDays
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord


def record(updated: str, *, version: str = "", number: int = 1) -> TrialRecord:
    """A version of a trial."""
    return TrialRecord(f"clinicaltrials:NCT9000000{number}", "T", updated=updated, version=version, file="f")


def passed(*records: TrialRecord | Rejected) -> list[str]:
    """The days of the records that pass."""
    return [one.updated for one in once(records) if isinstance(one, TrialRecord)]


def test_the_last_to_pass_is_the_newest_in_any_order() -> None:
    """So that a writer that lets a newer version replace an older one ends with the newest."""
    versions = [record("2024-05-01"), record("2025-01-31"), record("2026-02")]
    for order in permutations(versions):
        kept = passed(*order)
        assert kept[-1] == "2026-02"
        assert kept == sorted(kept)


def test_an_older_one_is_rejected_and_says_why() -> None:
    """With both days."""
    _, older = once([record("2025-01-31"), record("2024-05-01")])
    assert older == Rejected(
        "f", "NCT90000001", "updated",
        "an older version: this load has the trial as updated on 2025-01-31, this is of 2024-05-01",
    )  # fmt: skip


def test_the_same_again_passes() -> None:
    """It is no fault of the data; the writer finds it unchanged."""
    assert passed(record("2025-01-31"), record("2025-01-31")) == ["2025-01-31", "2025-01-31"]
    assert passed(record(""), record("2025-01-31"), record("")) == ["", "2025-01-31", ""]


def test_snapshots_do_not_compete() -> None:
    """An older snapshot loaded after a newer one is history, not a fault."""
    newer, older = record("2026-06-01", version="2026-07-01"), record("2026-04-01", version="2026-04-24")
    assert passed(newer, older) == ["2026-06-01", "2026-04-01"]


def test_other_trials_and_rejects_pass() -> None:
    """Only versions of one trial compete."""
    reject = Rejected("f", "line 3", "", "x")
    records = [record("2025-01-31"), reject, record("2024-01-31", number=2)]
    assert list(once(records)) == records


@given(st.lists(st.tuples(st.integers(0, (1 << 42) - 1) | st.integers(1, 40), st.integers(1, date.max.toordinal()))))
def test_the_newest_days_are_those_of_a_dict(noted: list[tuple[int, int]]) -> None:
    """Whatever the keys, and however many of them fall to one place."""
    days, known = NewestDays(), dict[int, int]()
    for key, day in noted:
        assert days.keep(key, day) == known.get(key, 0)
        known[key] = max(day, known.get(key, 0))


def test_many_trials_take_a_few_bytes_each() -> None:
    """A hundred thousand of them, in numbers as they follow one another in the registry."""
    days = NewestDays()
    tracemalloc.start()
    for number in range(100_000):
        days.keep(number << 15 | 9_999, 740_000)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 30 * 100_000
    assert all(days.keep(number << 15 | 9_999, 1) == 740_000 for number in range(100_000))

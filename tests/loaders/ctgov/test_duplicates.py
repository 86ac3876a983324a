"""One trial several times in one load: the newest version counts, whichever comes first."""

from itertools import permutations

from cgtkg.loaders.ctgov import once
from cgtkg.loaders.trials.record import Rejected, TrialRecord


def record(updated: str, *stated: str, number: int = 1, status: str = "recruiting") -> TrialRecord:
    """A version of a trial."""
    return TrialRecord(
        f"clinicaltrials:NCT9000000{number}", "T", status=status, updated=updated, stated=frozenset(stated), file="f"
    )


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


def test_the_same_again_and_an_older_one_are_rejected() -> None:
    """Told with the day of what this load has already."""
    _, same, older = once([record("2025-01-31"), record("2025-01-31"), record("2024-05-01")])
    assert same == Rejected(
        "f", "NCT90000001", "updated",
        "this load has this trial already, as updated on 2025-01-31; this record is of 2025-01-31",
    )  # fmt: skip
    assert isinstance(older, Rejected)
    assert older.reason.endswith("this record is of 2024-05-01")


def test_of_one_day_the_fuller_record_counts() -> None:
    """A study object after a row of three columns passes; the row after the study object does not."""
    row, whole = record("2025-01-31", "title"), record("2025-01-31", "title", "arms", status="completed")
    assert len(passed(row, whole)) == 2
    assert len(passed(whole, row)) == 1


def test_a_record_without_a_day_never_replaces_one_with_a_day() -> None:
    """It cannot be shown to be newer; with nothing else, the first counts."""
    assert passed(record("2025-01-31"), record("", "title", "arms")) == ["2025-01-31"]
    assert passed(record(""), record("2025-01-31")) == ["", "2025-01-31"]
    _, again = once([record(""), record("")])
    assert isinstance(again, Rejected)
    assert "neither record states the day" in again.reason


def test_other_trials_and_rejects_pass() -> None:
    """Only versions of one trial compete."""
    reject = Rejected("f", "line 3", "", "x")
    records = [record("2025-01-31"), reject, record("2024-01-31", number=2)]
    assert list(once(records)) == records

"""One trial several times in one load: the newest version counts, whichever comes first."""

from itertools import permutations

from cgtkg.loaders.ctgov import once
from cgtkg.loaders.trials.record import Rejected, TrialRecord


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

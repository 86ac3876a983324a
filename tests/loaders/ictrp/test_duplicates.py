"""One trial several times in one export: the newest version counts, whichever comes first."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.ictrp import once
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord


def record(updated: str, *, version: str = "2020-04-15", id_: str = "chictr:ChiCTR2000000001") -> TrialRecord:
    """A version of a trial."""
    return TrialRecord(id_, "T", updated=updated, version=version, file="f")


def passed(*records: TrialRecord | Rejected) -> list[str]:
    """The days of the records that pass."""
    return [one.updated for one in once(records) if isinstance(one, TrialRecord)]


def test_the_last_to_pass_is_the_newest_in_any_order() -> None:
    """So that a writer that lets a newer version replace an older one ends with the newest."""
    for order in permutations([record("2020-02-17"), record("2020-03-01"), record("2020-04")]):
        kept = passed(*order)
        assert kept[-1] == "2020-04"
        assert kept == sorted(kept)


def test_an_older_one_is_rejected_and_says_why() -> None:
    """With both days."""
    _, older = once([record("2020-03-01"), record("2020-02-17")])
    assert older == Rejected(
        "f", "ChiCTR2000000001", "updated",
        "an older version: this load has the trial as refreshed on 2020-03-01, this is of 2020-02-17",
    )  # fmt: skip


def test_the_same_again_other_exports_and_undated_ones_pass() -> None:
    """They are no fault of the data."""
    assert passed(record("2020-03-01"), record("2020-03-01"), record("")) == ["2020-03-01", "2020-03-01", ""]
    assert len(passed(record("2020-03-01"), record("2020-02-17", version="2020-03-18"))) == 2


@given(st.lists(st.tuples(st.text("ab/1", min_size=1, max_size=3), st.integers(1, 28)), max_size=40))
def test_it_is_what_a_table_of_all_ids_would_tell(seen: list[tuple[str, int]]) -> None:
    """Ids of any form."""
    newest: dict[str, int] = {}
    for (id_, day), found in zip(
        seen, once(record(f"2020-01-{day:02}", id_=f"ctri:{id_}") for id_, day in seen), strict=True
    ):
        assert isinstance(found, Rejected) == (day < newest.get(id_, 0))
        newest[id_] = max(day, newest.get(id_, 0))

"""One trial in several registries is one node, and two trials are two, in whatever order their records come."""

from __future__ import annotations

from itertools import permutations

import pytest

from cgtkg.loaders.trials.identity import Trials
from cgtkg.loaders.trials.likeness import About
from cgtkg.loaders.trials.record import TrialRecord

NCT, EUDRACT, CHICTR = "clinicaltrials:NCT90000001", "euctr:2019-000001-11", "chictr:ChiCTR2000000001"
SPONSOR, OTHER = "company:a", "company:b"
TITLE = "Anti-BCMA CAR-T Cells in Relapsed or Refractory Multiple Myeloma After Two Lines"


def record(id_: str, *secondary: str, title: str = TITLE) -> TrialRecord:
    return TrialRecord(id_, title, secondary_ids=secondary)


SAME = [
    pytest.param([record(NCT, "2019-000001-11"), record(EUDRACT)], id="one names the other"),
    pytest.param([record(NCT), record(EUDRACT, "US NCT Number: NCT90000001")], id="the other way round"),
    pytest.param([record(NCT, "2019-000001-11", "ChiCTR2000000001"), record(EUDRACT), record(CHICTR)], id="three"),
    pytest.param([record(EUDRACT, "NCT90000001"), record(CHICTR, "NCT90000001")], id="by a third that is not there"),
    pytest.param([record(NCT, title="One"), record(EUDRACT, "NCT90000001", title="Two")], id="under other titles"),
]


@pytest.mark.parametrize("records", SAME)
def test_records_that_name_one_another_are_one_trial(records: list[TrialRecord]) -> None:
    """Its id is the number of the registry that most others name; in any order."""
    for ordered in permutations(records):
        trials = Trials()
        places = [trials.place(one, SPONSOR) for one in ordered]
        assert {trials.united.get(place.node, place.node) for place in places} == {NCT}
        assert {one.id for one in records} <= set(places[-1].numbers)


def test_the_same_title_of_the_same_sponsor_is_one_trial_and_says_how_alike() -> None:
    """Hyphens and small words apart, once all are known."""
    trials = Trials()
    trials.place(record(NCT), SPONSOR)
    assert trials.place(record(CHICTR, title=TITLE.replace("CAR-T", "CAR T").lower()), SPONSOR).node == CHICTR
    assert trials.settle() == [(CHICTR, NCT, 100.0)]
    assert trials.united == {CHICTR: NCT}
    assert trials.settle() == []


DIFFERENT = [
    pytest.param(record("clinicaltrials:NCT90000002"), SPONSOR, id="one registry numbers a trial once"),
    pytest.param(record("clinicaltrials:NCT90000002", "NCT90000001"), SPONSOR, id="a follow-up names what it follows"),
    pytest.param(record(CHICTR), OTHER, id="another sponsor"),
    pytest.param(record(CHICTR), "", id="no known sponsor"),
    pytest.param(
        record(CHICTR, title=TITLE.replace("Two Lines", "Three Lines in Children")), SPONSOR, id="other words"
    ),
    pytest.param(record(CHICTR, title=f"{TITLE} Part 2"), SPONSOR, id="another part"),
    pytest.param(record(CHICTR, "NCT90000001", "NCT90000002", title="x"), SPONSOR, id="names two of one registry"),
    pytest.param(record("euctr:2019-000002-22", "NCT90000001", title="x"), SPONSOR, id="that one has such a number"),
]


@pytest.mark.parametrize(("other", "sponsor"), DIFFERENT)
def test_other_trials_stay_apart(other: TrialRecord, sponsor: str) -> None:
    """However alike they look."""
    trials = Trials()
    trials.place(record(NCT, "2019-000001-11"), SPONSOR)
    place = trials.place(other, sponsor)
    assert place.node == other.id
    assert NCT not in place.numbers
    assert trials.settle() == []
    assert not trials.united


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_two_under_one_title_are_not_guessed_at(order: tuple[int, ...]) -> None:
    """Neither of them is taken, in whatever order they come."""
    records = [record(NCT), record("clinicaltrials:NCT90000002"), record(CHICTR)]
    trials = Trials()
    for place in order:
        trials.place(records[place], SPONSOR)
    assert trials.settle() == []


def test_what_a_title_shows_counts_with_the_numbers_of_both() -> None:
    """A third registry's record that is like one of two united, and names the other's number."""
    trials = Trials()
    trials.place(record(NCT), SPONSOR)
    trials.place(record(CHICTR), SPONSOR)
    trials.place(record(EUDRACT, "ChiCTR2000000001", title="x"), OTHER)
    trials.settle()
    assert trials.united == {CHICTR: NCT, EUDRACT: NCT}


def test_what_the_graph_has_is_known() -> None:
    """By number or by title, and a better number renames it."""
    trials = Trials()
    trials.know(CHICTR, [CHICTR], About.of([TITLE], [SPONSOR]))
    place = trials.place(record(NCT, "ChiCTR2000000001", title="x"), SPONSOR)
    assert (place.node, trials.united, place.numbers) == (NCT, {CHICTR: NCT}, (CHICTR, NCT))
    trials.place(record(EUDRACT), SPONSOR)
    assert [pair.score for pair in trials.settle()] == [100.0], "its older title is still known"


@pytest.mark.parametrize("other", [CHICTR, EUDRACT])
@pytest.mark.parametrize("first", [True, False])
def test_a_graph_that_was_left_with_two_nodes_is_mended(other: str, first: bool) -> None:
    """A load that was killed before it united them; whichever is known first."""
    trials = Trials()
    known = [(other, [other]), (NCT, [NCT, other])]
    for id_, numbers in known if first else reversed(known):
        trials.know(id_, numbers)
    assert trials.united == {other: NCT}


@pytest.mark.parametrize("again", [False, True])
def test_a_contested_number_stays_with_the_trial_that_has_it(again: bool) -> None:
    """Two trials of one registry name it; also where the other is known already."""
    other = "clinicaltrials:NCT90000002"
    trials = Trials()
    trials.know(NCT, [NCT, EUDRACT])
    if again:
        trials.know(other, [other])
    assert trials.place(record(other, "2019-000001-11")).numbers == (other,)
    assert trials.place(record(NCT, "2019-000001-11")).numbers == (NCT, EUDRACT)
    assert trials.place(record(EUDRACT)).node == NCT


def test_a_record_stays_with_its_trial_when_it_names_another_number() -> None:
    """The new number contradicts that of the trial and is left out."""
    trials = Trials()
    trials.know(NCT, [NCT, CHICTR, EUDRACT])
    assert trials.place(record(CHICTR, "2019-000002-22")) == (NCT, (CHICTR, NCT, EUDRACT))
    assert not trials.united

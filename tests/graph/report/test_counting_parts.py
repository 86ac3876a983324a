"""The parts that the sections on trials count with: rows, years, groups of diseases, sets of evidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report.disease_groups import by_group, nearest, nested
from cgtkg.graph.report.evidence_sets import EvidenceSets, in_text
from cgtkg.graph.report.limits import shared_out
from cgtkg.graph.report.markdown_evidence import cites
from cgtkg.graph.report.registered import RegisteredTrial, registered_trials
from cgtkg.graph.report.registries import last_day
from cgtkg.graph.report.years import Years
from support.landscapes import node, relation
from support.registered_landscape import (
    CANCER,
    LARGE_CELL,
    LUPUS,
    LYMPHOMA,
    MYELOMA,
    registered,
    registered_landscape,
    report_on,
)  # fmt: skip

_LEUKEMIA, _ACUTE = "mondo:0004948", "mondo:0004967"


def _trials(landscape: Landscape) -> list[RegisteredTrial]:
    return registered_trials(landscape, landscape.nodes, last_day(landscape))


def _begun_in(*years: int) -> list[RegisteredTrial]:
    facts = [fact for n, year in enumerate(years) for fact in registered(100 + n, start_date=str(year))]
    return [trial for trial in _trials(registered_landscape(*facts)) if trial.id >= "clinicaltrials:NCT00000100"]


@given(st.lists(st.integers(0, 30)), st.integers(0, 60), st.integers(1, 4))
def test_rows_are_shared_out_within_the_budget_and_the_first_groups_never_lose(
    sizes: list[int], budget: int, least: int
) -> None:
    shown = shared_out(sizes, budget, least)
    assert all(0 <= n <= size for n, size in zip(shown, sizes, strict=True))
    assert sum(shown) <= budget
    served = [place for place, n in enumerate(shown) if n]
    assert all(shown[place] >= min(least, sizes[place]) for place in served)
    assert all(shown[place] or not sizes[place] for place in range(max(served, default=0)))
    if sum(sizes) <= budget:
        assert shown == sizes


def test_years_reach_from_the_first_to_the_last_without_a_gap() -> None:
    years = Years.of(_begun_in(2019, 2022))
    assert years.labels == ["2019", "2020", "2021", "2022"]
    assert [len(period) for period in years.split(_begun_in(2019, 2022, 2022))] == [1, 0, 0, 2]


def test_early_years_become_one_period_where_there_are_many() -> None:
    trials = _begun_in(1998, 2012, 2013, 2014, 2026)
    years = Years.of(trials)
    assert years.labels == ["to 2013", *map(str, range(2014, 2027))]
    periods = [len(period) for period in years.split(trials)]
    assert (periods[0], periods[1], periods[-1], sum(periods)) == (3, 1, 1, 5)
    assert Years.of(_begun_in(2013, 2026)).labels[0] == "2013"


def test_a_trial_without_a_year_is_in_no_period() -> None:
    trials = _trials(registered_landscape())
    assert sum(len(period) for period in Years.of(trials).split(trials)) == len(trials) - 1


def test_a_disease_belongs_to_the_nearest_groups_above_it() -> None:
    landscape = registered_landscape(
        node(_ACUTE, "acute lymphoblastic leukemia"), node(_LEUKEMIA, "chronic lymphocytic leukemia"),
        relation("IS_A", _LEUKEMIA, _ACUTE, 1), relation("IS_A", _LEUKEMIA, LYMPHOMA, 1),
    )  # fmt: skip
    assert nearest(landscape, LARGE_CELL) == {LYMPHOMA}
    assert nearest(landscape, _LEUKEMIA) == {_LEUKEMIA}
    assert nearest(landscape, CANCER) == frozenset()
    assert nested(landscape, [_ACUTE, LYMPHOMA, _LEUKEMIA]) == [(_LEUKEMIA, _ACUTE), (_LEUKEMIA, LYMPHOMA)]


def test_trials_are_grouped_by_all_their_diseases_and_not_by_general_ones() -> None:
    landscape = registered_landscape(node("mondo:0043519", "burn"), *registered(90, of=("mondo:0043519",)))
    groups = by_group(landscape, _trials(landscape))
    numbers = {id_: [int(trial.id[-2:]) for trial in trials] for id_, trials in groups.items()}
    assert numbers == {MYELOMA: [2, 4, 8], LUPUS: [1, 5, 7], LYMPHOMA: [3, 7], "mondo:0043519": [90]}
    assert list(groups) == [MYELOMA, LUPUS, LYMPHOMA, "mondo:0043519"]


def test_a_set_of_evidence_stands_once_however_many_numbers_rest_on_it() -> None:
    report = report_on(registered_landscape())
    sets = EvidenceSets(report)
    one, two = "evidence:ctgov.NCT00000002", "evidence:ctgov.NCT00000003"
    assert sets.opening([one, two]) == sets.opening([two, one]) == "set-1"
    assert sets.opening([one]) == "set-2"
    assert [found.reference.words for found in sets] == ["2 records", "1 record"]
    assert [in_text(found.reference) for found in sets] == [True, True]


def test_markdown_counts_the_records_that_are_too_many_to_name() -> None:
    report = report_on(registered_landscape())
    ids = [f"evidence:ctgov.NCT{number:08}" for number in range(1, 9)]
    assert cites(report, ids[:2]) == "\\[NCT00000001, NCT00000002\\]"
    assert cites(report, ids) == "\\[8 records\\]"
    assert cites(report, ids[:1], counted=True) == "\\[NCT00000001\\]"
    assert cites(report, ids[:2], counted=True) == ""

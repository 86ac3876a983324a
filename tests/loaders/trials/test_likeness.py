"""A title shows two records to be of one trial only where nothing that matters differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.trials.likeness import About, Title, alike, likeness

TITLE = "Sequential CD19 and CD22 CAR-T Therapy for Newly Diagnosed Ph+ B-ALL in Adults"
NCT, CHICTR = frozenset(["clinicaltrials"]), frozenset(["chictr"])

SAME = [
    TITLE.upper(),
    f"A Study of {TITLE}",
    f"{TITLE}.",
    TITLE.replace("CAR-T", "CAR T").replace("Newly Diagnosed", "Newly-Diagnosed"),
    TITLE.replace("Therapy", "Therapies").replace("Therapies", "Therapy"),
    TITLE.replace("in Adults", "in Adult Patients"),
]
OTHER = [
    TITLE.replace("Ph+", "Ph-"),
    TITLE.replace("B-ALL", "T-ALL"),
    TITLE.replace("CD22", "CD20"),
    TITLE.replace("Newly Diagnosed", "Refractory"),
    TITLE.replace("Adults", "Children"),
    f"{TITLE}: Extension",
    f"{TITLE}, Part 2",
    TITLE.replace("for", "without"),
]


@pytest.mark.parametrize("title", SAME)
def test_signs_articles_and_plurals_do_not_count(title: str) -> None:
    """Nor does case."""
    assert likeness(Title.of(TITLE), Title.of(title)) >= 90


@pytest.mark.parametrize("title", OTHER)
def test_one_word_that_tells_makes_another_trial(title: str) -> None:
    """A disease, an antigen, a line, an age, a part."""
    assert likeness(Title.of(TITLE), Title.of(title)) == 0


def test_a_short_title_tells_nothing() -> None:
    """Many trials of a hospital are called so."""
    assert likeness(Title.of("CAR-T for lymphoma"), Title.of("CAR-T for lymphoma")) == 0


def test_an_acronym_of_the_trial_is_no_word_of_its_title() -> None:
    """One registry puts it behind, the other has no place for it."""
    one = About.of([f"{TITLE} (SEQUENT)", "SEQUENT"], ["company:a"])
    other = About.of([TITLE], ["company:a"])
    assert [pair.score for pair in alike({"a:1": (NCT, one), "b:2": (CHICTR, other)})] == [100]


@pytest.mark.parametrize(
    ("phases", "starts", "one"),
    [
        (("phase_1", "phase_1_2"), ("2024-03", "2024-11-05"), True),
        (("phase_1", "unknown"), ("", "2020"), True),
        (("phase_1", "phase_3"), ("2024", "2024"), False),
        (("phase_1", "phase_1"), ("2020-01", "2022-06"), False),
        (("na", "phase_1"), ("2024", "2024"), True),
    ],
)
def test_phase_and_start_may_contradict(phases: tuple[str, str], starts: tuple[str, str], one: bool) -> None:
    """A hospital's next trial may have the same title."""
    abouts = [About.of([TITLE], ["company:a"], *stated) for stated in zip(phases, starts, strict=True)]
    assert bool(alike({"a:1": (NCT, abouts[0]), "b:2": (CHICTR, abouts[1])})) is one


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    """And whole for a title and itself, if it tells anything."""
    first, second = Title.of(one), Title.of(other)
    assert likeness(first, second) == likeness(second, first)
    assert likeness(first, first) in (0, 100)

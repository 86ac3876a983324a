"""Counts of trials in a report with a focus, and what the sections say where there is nothing to count."""

from __future__ import annotations

import pytest

from cgtkg.graph.report import markdown
from support.landscapes import relation
from support.markdown_tables import words
from support.registered_landscape import (
    ALPHA,
    BCMA,
    CHINA,
    COMPANY,
    EU,
    LUPUS,
    MYELOMA,
    registered,
    registered_landscape,
    report_on,
)
from support.registered_sections import TRIAL_SECTIONS, sections_on, text_of
from support.report_reading import sections_of


@pytest.mark.parametrize(
    ("focus", "trials", "command"),
    [
        (BCMA, 3, "-p target=BCMA -p status=STATUS."),
        (LUPUS, 3, "-p indication='systemic lupus erythematosus' -p status=STATUS."),
        ("modality:allogeneic-car-t", 2, "-p modality='allogeneic CAR-T' -p status=STATUS."),
        (EU, 2, "-p place='European Union' -p status=STATUS."),
        (COMPANY, 4, "-p status=STATUS (of the whole field, not of this report’s focus alone)."),
        (CHINA, 3, "-p place=China -p status=STATUS."),
    ],
)
def test_a_focus_narrows_the_counts_and_the_command_lists_the_same(focus: str, trials: int, command: str) -> None:
    text = text_of("trials-over-time", focus).replace("`", "")
    assert f"{trials} trials in view" in text
    assert f"cgtkg query trials_matching {command}" in text.split("Trials by status")[1]


def test_a_command_that_asks_for_the_focus_itself_is_of_the_whole_field() -> None:
    assert "-p target=TARGET -p indication=DISEASE` (of the whole field" in text_of("targets-diseases", BCMA)
    assert "-p place='European Union' -p target=TARGET" in text_of("targets-diseases", EU)


def test_a_command_that_would_list_other_trials_is_not_narrowed() -> None:
    landscape = registered_landscape(relation("APPROVED_IN", ALPHA, CHINA, 80))
    text = words(sections_of(markdown(report_on(landscape, CHINA)))["trials-over-time"])
    assert "4 trials in view" in text
    assert "-p phase=PHASE` (of the whole field" in text


def test_two_things_in_focus_are_more_than_the_command_can_ask_for() -> None:
    text = text_of("trials-over-time", BCMA, MYELOMA)
    assert "3 trials in view" in text
    assert "-p phase=PHASE` (of the whole field" in text


def test_without_trials_in_view_each_section_says_so() -> None:
    sections = sections_on("product:paper-cel")
    for section in TRIAL_SECTIONS:
        assert words(sections[section]).endswith("No trial of a registry is in view."), section


def test_trials_that_lack_what_a_section_counts_are_told_from_no_trials() -> None:
    bare = registered(50, status="recruiting")
    ids = tuple(f"clinicaltrials:NCT{n:08}" for n in range(1, 10))
    sections = sections_of(markdown(report_on(registered_landscape(*bare, without=ids))))
    said = {section: words(sections[section]) for section in TRIAL_SECTIONS}
    assert "1 trial in view on ClinicalTrials.gov as of 2026-07-01; 0 of them begun by then" in said["trials-over-time"]
    assert "No trial in view has a known target and disease." in said["targets-diseases"]
    assert "No trial in view that has begun has a known target." in said["new-targets"]
    assert "Companies: none leads a trial in view." in said["sponsors"]
    assert "No trial in view states where it is conducted." in said["countries"]

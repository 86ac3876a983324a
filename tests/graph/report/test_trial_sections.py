"""What a reader finds in the sections on registry trials: exact numbers of a landscape known by heart."""

from __future__ import annotations

import pytest

from cgtkg.graph.report import html, markdown
from cgtkg.graph.report.citations import evidence_cited
from support.landscapes import node
from support.markdown_tables import filled, tables_of, words
from support.registered_landscape import DUAL, LUPUS, PAPER, registered, registered_landscape, report_on
from support.registered_sections import TRIAL_SECTIONS, table_in, text_of
from support.report_reading import Page, sections_of


def test_trials_by_year_and_class_of_sponsor() -> None:
    table = table_in("trials-over-time", "Trials begun each year, by class of the lead sponsor")
    assert {name: filled(row) for name, row in table.items()} == {
        "Industry": {"2022": "1"},
        "Academic": {"2024": "2", "2025": "1"},
        "Not known": {"2025": "1"},
        "All": {"2022": "1", "2024": "2", "2025": "2"},
    }
    assert list(table["All"]) == ["2022", "2023", "2024", "2025"]


def test_trials_by_year_and_kind_of_therapy_each_counted_once() -> None:
    table = table_in("trials-over-time", "Trials begun each year, by kind of therapy")
    assert {name: filled(row) for name, row in table.items()} == {
        "allogeneic CAR-T": {"2024": "1", "2025": "1"},
        "autologous CAR-T": {"2022": "1", "2025": "1"},
        "product not known": {"2024": "1"},
        "All": {"2022": "1", "2024": "2", "2025": "2"},
    }
    assert "The kind of 2 trials *(i)* follows by a rule" in text_of("trials-over-time")


@pytest.mark.parametrize(
    ("cell_source", "kind"),
    [
        ("allogeneic", "allogeneic CAR-T"),
        ("autologous", "autologous CAR-T"),
        ("unclear", "CAR-T, source of cells not known"),
    ],
)
def test_a_car_t_of_known_cells_is_of_the_kind_that_they_make_it(cell_source: str, kind: str) -> None:
    cells = node(PAPER, "paper-cel", cell_source=cell_source)
    landscape = registered_landscape(cells, *registered(60, PAPER, start_date="2021"))
    sections = sections_of(markdown(report_on(landscape)))
    kinds = tables_of(sections["trials-over-time"])["Trials begun each year, by kind of therapy"]
    assert {name for name, row in kinds.items() if row["2021"]} == {kind, "All"}
    known = tables_of(sections["constructs"])["Share of the trials begun each year"]["Trials with a known cell source"]
    assert known["2021"] == ("" if cell_source == "unclear" else "1")


def test_what_the_charts_leave_out_is_said() -> None:
    text = text_of("trials-over-time")
    assert "8 trials in view on ClinicalTrials.gov as of 2026-07-01; 5 of them begun by then" in text
    assert (
        "Not in the charts: 1 without a start in their record, 1 withdrawn before the first participant, "
        "1 to begin later."
    ) in text


def test_nothing_is_said_to_be_left_out_where_nothing_is() -> None:
    left = [1, 4, 5]
    landscape = registered_landscape(without=tuple(f"clinicaltrials:NCT{n:08}" for n in left))
    text = words(sections_of(markdown(report_on(landscape)))["trials-over-time"])
    assert "5 trials in view" in text
    assert "Not in the charts" not in text


def test_all_trials_by_phase_and_status() -> None:
    phases = table_in("trials-over-time", "Trials by phase")
    assert {name: row["Number"] for name, row in phases.items()} == {
        "Phase 1": "5", "Phase 1/2": "1", "Phase 2": "1", "Not stated": "1",
    }  # fmt: skip
    statuses = table_in("trials-over-time", "Trials by status")
    assert {name: row["Number"] for name, row in statuses.items()} == {
        "Not yet recruiting": "1", "Recruiting": "2", "Active, not recruiting": "1", "Completed": "1",
        "Terminated": "1", "Withdrawn": "1", "Unknown": "1",
    }  # fmt: skip


def test_a_trial_of_two_targets_counts_in_both_rows_and_not_for_its_comparator() -> None:
    table = table_in("targets-diseases", "Trials and most advanced stage: 3 targets by 3 diseases")
    myeloma, lupus, lymphoma = (
        "multiple myeloma (3)", "systemic lupus erythematosus (3)", "B-cell non-Hodgkin lymphoma (2)",
    )  # fmt: skip
    assert {name: filled(row) for name, row in table.items()} == {
        "CD19 (4)": {lupus: "3 Phase 1/2", lymphoma: "2 Phase 2"},
        "BCMA (3)": {myeloma: "3 Approved"},
        "CD22 (2)": {lupus: "1", lymphoma: "2 Phase 2"},
    }


def test_the_grid_says_what_it_leaves_out() -> None:
    text = text_of("targets-diseases")
    assert "In view are 3 targets and 3 diseases in all" in text
    assert "of the diseases shown none, or only more general ones: 1 trial;" in text
    assert "no product with a known target: 1 trial;" in text
    assert "a target that only a rule gives: 2 trials *(i)*." in text


def test_a_cell_is_coloured_by_its_stage_and_names_it_in_short_and_in_full() -> None:
    page = html(report_on(registered_landscape()))
    assert '<small title="Approved">Appr.</small>' in page
    assert page.count('<td class="stage-approved">') == 1
    assert page.count('<td class="stage-none">') == 1


def test_targets_enter_with_their_first_trial_and_a_doubt_is_marked() -> None:
    chart = table_in("new-targets", "Targets first tested in each year")
    assert filled(chart["New targets"]) == {"2022": "1", "2024": "2"}
    assert filled(chart["In all so far"]) == {"2022": "1", "2023": "1", "2024": "3"}
    assert table_in("new-targets", "Which targets, newest year first") == {
        "2024": {"New": "2", "Targets in the order of entry": "≤ CD19, CD22"},
        "2022": {"New": "1", "Targets in the order of entry": "BCMA"},
    }
    newest = table_in("new-targets", "The newest 3 targets with their first trials")
    assert list(newest) == ["≤ CD19", "CD22", "BCMA"]
    assert newest["≤ CD19"] == {
        "First trial": "", "Began": "2024-05-10", "Phase": "Phase 2", "Lead sponsor": "Beta Hospital",
        "Trials begun since": "2",
    }  # fmt: skip


def test_a_trial_without_a_start_and_with_a_higher_number_casts_no_doubt() -> None:
    landscape = registered_landscape(*registered(99, DUAL, of=(LUPUS,)))
    section = sections_of(markdown(report_on(landscape)))["new-targets"]
    assert tables_of(section)["Which targets, newest year first"]["2024"]["Targets in the order of entry"] == (
        "≤ CD19, CD22"
    )


def test_a_number_opens_the_records_that_it_counts() -> None:
    report = report_on(registered_landscape())
    counting = [section for section in report.sections if section.id in TRIAL_SECTIONS]
    records = report.reference(evidence_cited(counting)).records
    assert records == tuple(f"clinicaltrials:NCT{number:08}" for number in range(1, 9))
    assert {f"https://clinicaltrials.gov/study/NCT{number:08}" for number in range(1, 9)} <= {*Page(html(report)).links}

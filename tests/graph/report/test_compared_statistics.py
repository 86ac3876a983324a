"""Statistics of documents beside our own counts: by which rule, why they may differ, and which are not compared."""

from __future__ import annotations

import re

import pytest

from cgtkg.graph.report import markdown
from cgtkg.graph.report.blocks import Table
from cgtkg.graph.report.comparisons import CAR_ONLY, COMPARISONS, FIRST_REGISTERED
from cgtkg.schema.facts import Fact
from support.landscapes import node, relation
from support.markdown_tables import tables_of, words
from support.registered_landscape import ALPHA, CHINA, DUAL, PAPER, registered_landscape, report_on
from support.report_reading import sections_of

CAPTION = "What documents state, and what the graph counts"


def _stated(id_: str, name: str, line: int, value: float, as_of: str = "", unit: str = "trials") -> tuple[Fact, Fact]:
    day = {"as_of": as_of} if as_of else {}
    return (
        node(f"statistic:{id_}", name, line, value=value, unit=unit, **day),
        relation("ABOUT", f"statistic:{id_}", "modality:car-t", line),
    )


STATISTICS: tuple[Fact, ...] = (
    *_stated("trials-cell-therapy-all-2025-10", "cell therapy", 50, 900, "2025-10"),
    *_stated("trials-cell-therapy-phase-1-2025-10", "cell therapy, phase 1", 51, 400, "2025-01"),
    *_stated("trials-cgt-europe-phase-2-2025-10", "Europe, phase 2", 52, 30, "2025-10"),
    *_stated("cn-cell-therapy-trials-first-registered-2023", "China in 2023", 53, 60, "2023"),
    *_stated("cn-car-t-trials-registered", "China", 54, 70),
    *_stated("car-t-approved-china", "approved in China", 55, 7, "2025-08", "products"),
    *_stated("cn-cgt-ind-approved-2025-q2", "cleared in China", 56, 190, "2025-06", "products"),
    *_stated("sle-car-t-candidates", "for lupus", 57, 58, "2025", "products"),
    *_stated("sle-car-t-in-trials", "for lupus, in trials", 58, 40, "2025", "products"),
    *_stated("trials-gene-therapy-all-2025-10", "gene therapy", 59, 500, "2025-10"),
    *_stated("trials-cbio-all-2025-10", "solid tumours", 60, 500, "2025-10"),
    *_stated("market-2030", "market", 61, 30, "2030", "billion USD"),
)  # fmt: skip
"""Of the last three the graph can count none: it knows neither gene therapy nor the disease, and no sums of money."""
PERMISSIONS: tuple[Fact, ...] = (
    relation("APPROVED_IN", ALPHA, CHINA, 70),
    relation("APPROVED_IN", PAPER, CHINA, 71, date="2024-03"),
    relation("APPROVED_IN", DUAL, CHINA, 72, date="2026-01"),
    relation("APPROVED_IN", DUAL, "jurisdiction:US", 73, date="2024"),
    relation("APPROVED_IN", "product:vivo-cel", CHINA, 74, status="withdrawn", date="2020"),
    relation("CLEARED_IN", PAPER, CHINA, 75, date="2025-03"),
)


@pytest.fixture(scope="module")
def section() -> str:
    """The section on the statistics, as Markdown."""
    return sections_of(markdown(report_on(registered_landscape(*STATISTICS, *PERMISSIONS))))["compared"]


@pytest.fixture(scope="module")
def table(section: str) -> dict[str, dict[str, str]]:
    """Its table, by statistic."""
    return tables_of(section)[CAPTION]


@pytest.mark.parametrize(
    ("statistic", "stated", "counted", "rule"),
    [
        ("cell therapy", "900", "4", "trials on ClinicalTrials.gov of cell therapy, begun by 2025-10-31"),
        ("cell therapy, phase 1", "400", "1",
         "trials on ClinicalTrials.gov of cell therapy, in early phase 1 or phase 1, begun by 2025-01-31"),
        ("Europe, phase 2", "30", "1",
         "trials on ClinicalTrials.gov of cell and gene therapy, in phase 2, with a site in Europe, begun by "
         "2025-10-31"),
        ("China in 2023", "60", "0",
         "trials on ClinicalTrials.gov of cell therapy, with a site in China, begun in 2023"),
        ("China", "70", "1",
         "trials on ClinicalTrials.gov of CAR-T, with a site in China, begun by the day of the registry"),
        ("approved in China", "7", "2",
         "products that are a kind of CAR-T, approved in China by 2025-08-31, of these 1 without a date: alpha-cel, "
         "paper-cel"),
        ("cleared in China", "190", "1",
         "products that are a kind of cell and gene therapy, permitted to be tested in China by 2025-06-30: paper-cel"),
        ("for lupus", "58", "2",
         "products that are a kind of CAR-T under development for systemic lupus erythematosus or a kind of it, as "
         "known today"),
        ("for lupus, in trials", "40", "1",
         "products that are a kind of CAR-T under development for systemic lupus erythematosus or a kind of it, tested "
         "in a trial of a registry for it, as known today"),
    ],
)  # fmt: skip
def test_both_numbers_stand_with_the_rule(
    table: dict[str, dict[str, str]], statistic: str, stated: str, counted: str, rule: str
) -> None:
    row = table[statistic]
    assert (row["Stated"], row["Counted here"], row["By the rule"]) == (stated, counted, rule)


def test_a_statistic_that_the_graph_cannot_count_is_not_listed(section: str, table: dict[str, dict[str, str]]) -> None:
    assert not {"gene therapy", "solid tumours", "market"} & table.keys()
    assert "9 statistics in view state what the graph can count as well." in words(section)


def test_the_statistics_stand_by_kind(table: dict[str, dict[str, str]]) -> None:
    heads = ["Trials", "Products approved, or permitted to be tested", "Products in development"]
    assert [name for name in table if name in heads] == heads
    assert next(iter(table)) == heads[0]


def test_the_letters_lead_to_the_reasons(section: str, table: dict[str, dict[str, str]]) -> None:
    reasons = dict(re.findall(r"^- ([a-z]): (.+)\.$", words(section), re.MULTILINE))
    told = {
        name: [reasons[letter] for letter in row["Differs as"].split(", ") if letter] for name, row in table.items()
    }
    assert told["cell therapy"][0] == CAR_ONLY
    assert FIRST_REGISTERED in told["China in 2023"]
    used = {letter for row in table.values() for letter in row["Differs as"].split(", ") if letter}
    assert used == reasons.keys()


def test_the_countries_that_stand_for_a_region_are_named(section: str) -> None:
    assert "- Europe is here Germany, France, United Kingdom; the document does not list its countries." in words(
        section
    )
    assert "North America is here" not in section


def test_the_number_counted_opens_its_records_and_the_row_cites_the_document() -> None:
    report = report_on(registered_landscape(*STATISTICS, *PERMISSIONS))
    (table,) = [
        block for section in report.sections if section.id == "compared" for block in section.blocks
        if isinstance(block, Table)
    ]  # fmt: skip
    (row,) = [row for group in table.groups for row in group.rows if row[0][0].text == "cell therapy"]
    (number,), (document,) = row[3], row[-1]
    assert number.counted
    assert report.reference(number.evidence).records == tuple(f"clinicaltrials:NCT{n:08}" for n in (2, 3, 7, 8))
    assert document.evidence == ("evidence:seed-000.L50",)


def test_counts_of_trials_need_a_registry_those_of_products_do_not() -> None:
    ids = [f"clinicaltrials:NCT{number:08}" for number in range(1, 10)]
    landscape = registered_landscape(*STATISTICS, *PERMISSIONS, without=ids)
    table = tables_of(sections_of(markdown(report_on(landscape)))["compared"])[CAPTION]
    assert {name for name, row in table.items() if row["Counted here"]} == {
        "approved in China", "cleared in China", "for lupus", "for lupus, in trials",
    }  # fmt: skip
    assert table["for lupus, in trials"]["Counted here"] == "0"


def test_without_a_statistic_in_view_the_section_says_so() -> None:
    text = words(sections_of(markdown(report_on(registered_landscape())))["compared"])
    assert text.endswith("No statistic in view has a count of the graph to stand beside.")


def test_a_statistic_has_one_rule() -> None:
    compared = [comparison.statistic for comparison in COMPARISONS]
    assert len(compared) == len(set(compared))
    assert all(comparison.reasons for comparison in COMPARISONS)

"""Every number and fact leads to its evidence, in both formats."""

from __future__ import annotations

import re

import pytest

from cgtkg.graph.analysis.clusters import cluster
from cgtkg.graph.report import Report, compose, html, markdown
from cgtkg.graph.report.blocks import Table
from cgtkg.graph.report.citations import ranges
from cgtkg.graph.report.html_page import shortened
from support.landscapes import landscape_from_seeds, landscape_of, node, relation
from support.report_reading import Page, sections_of
from support.small_landscape import CLUSTERING, NODES, PROJECTION, RELATIONSHIPS

DESCRIBED = ("What is in view", "Sources;", "What counts as competition")
"""Tables that describe the report itself and state no fact of the field."""


@pytest.fixture(scope="module")
def seeds() -> Report:
    """The report on the bundled seeds."""
    landscape = landscape_from_seeds()
    return compose(landscape, *cluster(landscape))


@pytest.fixture(params=["small", "seeds"])
def any_report(request: pytest.FixtureRequest) -> Report:
    """The small report, then that on the bundled seeds."""
    found: Report = request.getfixturevalue("report" if request.param == "small" else "seeds")
    return found


def _tables(report: Report) -> list[Table]:
    return [block for section in report.sections for block in section.blocks if isinstance(block, Table)]


def test_each_number_on_the_page_leads_to_its_evidence(any_report: Report) -> None:
    page = Page(html(any_report))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert not set(inside) - page.anchors
    assert {f"e{n}" for n in any_report.numbers.values()} <= page.anchors
    assert not page.unclosed


def test_each_number_in_the_markdown_leads_to_its_evidence(any_report: Report) -> None:
    text = markdown(any_report)
    anchors = re.findall(r'<a id="([\w-]+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= set(anchors)


def test_evidence_gives_source_place_and_quote(report: Report) -> None:
    quoted = landscape_of([*NODES, *RELATIONSHIPS, node("company:gamma", "Gamma", 99)])
    passages = [
        p if p.locator != "L25" else type(p)(p.id, p.source, p.locator, "alpha-cel is on\nthe market")
        for p in quoted.passages.values()
    ]
    quoted.passages = {p.id: p for p in passages}
    drawn = compose(quoted, CLUSTERING, PROJECTION)
    number = drawn.numbers["evidence:seed-000.L25"]
    assert re.search(rf"\b{number}\b A review, L25alpha-cel is on the market", Page(html(drawn)).text["evidence"])
    assert f'{number}. <a id="e{number}"></a>A review, L25 “alpha-cel is on the market”' in markdown(drawn)


def test_evidence_is_numbered_by_source_and_line() -> None:
    early = relation("OPERATES", "company:beta", "facility:plant", 9)
    numbers = compose(landscape_of([*NODES, *RELATIONSHIPS, early]), CLUSTERING, PROJECTION).numbers
    assert numbers["evidence:seed-000.L9"] < numbers["evidence:seed-000.L20"] < numbers["evidence:seed-001.L31"]
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))


def test_only_what_the_report_cites_is_numbered(report: Report) -> None:
    text = Page(html(report)).text
    assert "evidence:seed-000.L3" not in report.numbers
    assert "L3\n" not in text["evidence"]
    assert f"{len(report.numbers)} passages cited from 2 sources" in text[""]


def test_what_is_counted_in_the_graph_names_the_command_that_lists_it(any_report: Report) -> None:
    (counts,) = [block for block in _tables(any_report) if block.caption == "What is in view"]
    assert [phrase.text for phrase in counts.more if phrase.code] == ['cgtkg cypher "MATCH (n:Trial) RETURN n.id"']


def test_each_row_of_facts_cites_something(any_report: Report) -> None:
    for block in _tables(any_report):
        if block.caption.startswith(DESCRIBED):
            continue
        for group in block.groups:
            for row in group.rows:
                assert any(phrase.evidence for line in row for phrase in line), (block.caption, row)


def test_the_seeds_plan_nothing_as_fact(seeds: Report) -> None:
    landscape = landscape_from_seeds()
    factual = {id_ for r in landscape.facts() for id_ in (r.start, r.end)}
    planned = [n.name for n in landscape.of("Facility") if n.id not in factual]
    text = sections_of(markdown(seeds))
    assert all(name not in text["companies"] for name in planned)


def test_ranges_hold_exactly_the_numbers() -> None:
    numbers = {1, 2, 3, 5, 9, 10, 30, 31, 32, 33}
    assert {n for first, last in ranges(numbers) for n in range(first, last + 1)} == numbers
    assert (9, 10) not in ranges(numbers)


def test_a_long_quote_is_cut_at_a_word() -> None:
    cut = shortened("word " * 200)
    assert cut.endswith("word …")
    assert len(cut) < 330

"""Drawing: hostile names stay text, equal input gives equal bytes, nothing is half written or swallowed."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cgtkg.graph.landscape import Landscape, Node
from cgtkg.graph.report import FORMATS, Report, compose, html, markdown, sections, write
from cgtkg.graph.report.blocks import Section, Table
from cgtkg.graph.report.html_page import is_web
from cgtkg.graph.report.markdown_escape import escape, opening
from cgtkg.graph.report.phrases import plain
from cgtkg.graph.wording import dated, published, quantity
from cgtkg.schema.errors import UsageError
from cgtkg.schema.facts import Evidence, RelationshipFact
from support.landscapes import SOURCES, landscape_of, node
from support.report_reading import Page
from support.small_landscape import CLUSTERING, NODES, PROJECTION, RELATIONSHIPS

HOSTILE = '"><script>alert(1)</script><img src=x onerror=y> a|b [c](javascript:d) `e` *f* &lt; {{ 7*7 }} \\| </td>'
names = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(list("<>&\"'|[]()*_`#~\\!{}%- ")),
    min_size=1, max_size=40,
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip


def _called(name: str) -> Landscape:
    """The small landscape with one product, company, target and disease of that name."""
    renamed = {"product:alpha-cel", "company:alpha", "hgnc:11913", "mondo:0009693", "claim:low-risk"}
    facts = [node(f.id, name, 1) if getattr(f, "id", "") in renamed else f for f in NODES]
    return landscape_of([*facts, *RELATIONSHIPS])


@given(name=names)
@example(name=HOSTILE)
@settings(max_examples=40, deadline=None)
def test_a_name_stays_text_on_the_page(name: str) -> None:
    tame = Page(html(compose(_called("tame"), CLUSTERING, PROJECTION)))
    page = Page(html(compose(_called(name), CLUSTERING, PROJECTION)))
    assert sorted(page.tags) == sorted(tame.tags)
    assert name in page.text["companies"]
    assert not [attribute for attribute, _ in page.attributes if attribute.startswith("on")]


@given(name=names)
@example(name=HOSTILE)
@example(name="1. first")
@example(name="- a")
@example(name="www.example.org https://example.org a@example.org")
@settings(max_examples=40, deadline=None)
def test_a_name_stays_text_in_markdown(name: str) -> None:
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable("table")
    drawn = tokens.render(f"{opening(escape(name))}\n\n| a | b |\n| --- | --- |\n| {escape(name)} | c |\n")
    page = Page(drawn)
    assert page.tags == ["p", "table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert page.text[""].split("\n")[0] == name
    assert page.text[""].count(name) >= 2


def test_a_hostile_landscape_keeps_every_table_of_the_markdown_whole() -> None:
    text = markdown(compose(_called(HOSTILE), CLUSTERING, PROJECTION))
    for table in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) for row in table.splitlines()}
        assert len(cells) == 1, table
    drawn = MarkdownIt("commonmark").enable("table").render(text)
    assert "<script" not in drawn
    assert "javascript:d)" in drawn


def test_only_web_addresses_become_links() -> None:
    sources = SOURCES | {"source:seed-000": {**SOURCES["source:seed-000"], "url": "javascript:alert(1)"}}
    report = compose(landscape_of([*NODES, *RELATIONSHIPS], sources), CLUSTERING, PROJECTION)
    assert not [link for link in Page(html(report)).links if link.startswith("javascript")]
    assert "(<javascript" not in markdown(report)
    assert [is_web(url) for url in ("https://example.org", "data:text/html,x", "")] == [True, False, False]


@pytest.mark.parametrize("seed", range(5))
def test_equal_graphs_give_equal_bytes_in_whatever_order_they_are_read(report: Report, seed: int) -> None:
    facts = [*NODES, *RELATIONSHIPS]
    random.Random(seed).shuffle(facts)
    again = compose(landscape_of(facts), CLUSTERING, PROJECTION)
    assert html(again) == html(report)
    assert markdown(again) == markdown(report)


def test_the_page_needs_nothing_but_itself(report: Report) -> None:
    page = Page(html(report))
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "url(" not in html(report)
    assert "@import" not in html(report)


def test_a_section_that_raises_is_not_swallowed(landscape: Landscape, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> Section:
        raise ZeroDivisionError("the data is odd")

    monkeypatch.setattr("cgtkg.graph.report.sections.claims.section", broken)
    with pytest.raises(ZeroDivisionError, match="the data is odd"):
        compose(landscape, CLUSTERING, PROJECTION)


def test_a_new_module_in_the_folder_is_a_new_section(
    landscape: Landscape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weather.py").write_text(
        "from cgtkg.graph.report.blocks import Section\nfrom cgtkg.graph.report.phrases import sentence\n"
        "ORDER = 15\ndef section(material):\n    return Section('weather', 'Weather', [sentence('Fair.')])\n"
    )
    monkeypatch.setattr(sections, "__path__", [*sections.__path__, str(tmp_path)])
    report = compose(landscape, CLUSTERING, PROJECTION)
    assert [section.title for section in report.sections][1] == "Weather"
    assert "Fair." in Page(html(report)).text["weather"]


def test_files_are_named_after_the_focus_and_hold_what_is_drawn(report: Report, tmp_path: Path) -> None:
    wrote = write(report, tmp_path / "new", ["html", "md"])
    stem = "report"
    assert [path.name for path in wrote] == [f"{stem}.html", f"{stem}.md"]
    assert wrote[0].read_text(encoding="utf-8") == html(report)
    assert sorted(wrote) == sorted((tmp_path / "new").iterdir())


def test_nothing_is_written_if_one_format_fails(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Report) -> str:
        raise ZeroDivisionError

    monkeypatch.setitem(FORMATS, "md", broken)  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        write(report, tmp_path, ["html", "md"])
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_is_refused_with_the_known_ones(report: Report, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="docx: choose from html, md"):
        write(report, tmp_path, ["docx"])


def test_the_title_block_names_the_most_cited_sources_and_counts_the_rest() -> None:
    many = {f"source:page-{n}": {**SOURCES["source:seed-000"], "name": f"Page {n}"} for n in range(20)}
    pages = [
        RelationshipFact("TREATS", "product:beta-cel", "mondo:0007915", {}, Evidence(id_, "L1", "2026")) for id_ in many
    ]
    report = compose(landscape_of([*NODES, *RELATIONSHIPS, *pages], SOURCES | many), CLUSTERING, PROJECTION)
    title = Page(html(report)).text[""]
    assert "A review" in title
    assert "and 14 more" in title


def test_a_column_that_no_row_fills_is_left_out() -> None:
    rows = [[plain("a"), plain(""), plain("1")], [plain("b"), plain(""), plain("")]]
    assert Table.plain("t", ("Name", "Empty", "Number"), rows).columns == ["Name", "Number"]


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"value": 1200.0, "relation": ">=", "unit": "trials"}, "≥ 1200 trials"),
        ({"low": 422000.0, "high": 986000.0, "relation": "range", "unit": "patients"}, "422,000–986,000 patients"),
        ({"value": 37.7, "low": 14.8, "high": 44.2, "unit": "months"}, "37.7 months (range 14.8–44.2)"),
        ({"value": 0, "unit": "percent", "relation": "="}, "0%"),
        ({"not_reached": True, "unit": "months"}, "not reached"),
        ({"unit": "months"}, ""),
    ],
)
def test_quantities_read_as_stated(properties: dict[str, object], words: str) -> None:
    assert quantity(Node("outcome:x", "Outcome", properties)) == words


def test_dates_read_as_precisely_as_stated() -> None:
    read = [dated(text) for text in ("2024", "2024-02/2024-05", "2024/..", None)]
    assert read == ["2024", "between 2024-02 and 2024-05", "since 2024", "not stated"]
    assert published("2024/2026-11-22") == "undated, between 2024 and 2026-11-22"

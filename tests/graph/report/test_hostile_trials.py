"""Names that look like markup stay text in the charts, grids and bars of trials, on the page and in Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report import Report, html, markdown
from cgtkg.graph.report.blocks import Bars, Course, GridCell, OverTime, Phrase, Section, StageGrid
from cgtkg.schema.facts import NodeFact
from support.landscapes import SOURCES, landscape_of
from support.registered_landscape import (
    ALPHA,
    CD19,
    CHINA,
    COMPANY,
    FACTS,
    HOSPITAL,
    LUPUS,
    REGISTRY,
    report_on,
)  # fmt: skip
from support.report_reading import Page, sections_of

NAMES = (
    "<script>alert(1)</script>", '"><img src=x onerror=y>', "a|b", "[x](javascript:y)", "'single' \"double\" quotes",
    "</title></svg><b>", "`code` *bold* {{ 7*7 }}",
)  # fmt: skip
RENAMED = (ALPHA, CD19, CHINA, COMPANY, HOSPITAL, LUPUS, "modality:allogeneic-car-t")
SHOWN_IN = {
    "trials-over-time", "targets-diseases", "new-targets", "sponsors", "countries",
}  # fmt: skip


def _called(name: str) -> Landscape:
    facts = [
        NodeFact(f.id, {**f.properties, "name": name}, f.evidence) if isinstance(f, NodeFact) and f.id in RENAMED else f
        for f in FACTS
    ]
    return landscape_of(facts, {**SOURCES, **REGISTRY})


def _drawing(name: str) -> Report:
    """A report of nothing but one of each new block, with the name wherever words can stand."""
    phrase = Phrase(name)
    course = Course(phrase, [1, None], [Phrase(name), Phrase("")])
    blocks = [
        OverTime(name, [name, "2025"], [course], unit=name, totals=[course], more=(phrase, Phrase(name, code=True))),
        StageGrid(name, name, [phrase], [((phrase,), [GridCell(Phrase(name), "approved")])], (phrase,)),
        Bars(name, [(phrase, 3, phrase)], (phrase,)),
    ]
    return replace(report_on(Landscape([], [])), sections=[Section("drawn", name, blocks)])


def _cells(text: str) -> list[set[int]]:
    """How many cells the rows of each table have."""
    tables = re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE)
    return [{len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) for row in table.splitlines()} for table in tables]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_text_in_the_sections_on_trials(name: str) -> None:
    page, tame = Page(html(report_on(_called(name)))), Page(html(report_on(_called("tame"))))
    assert sorted(page.tags) == sorted(tame.tags)
    assert {section for section in SHOWN_IN if name in page.text[section]} == SHOWN_IN
    assert not [attribute for attribute, _ in page.attributes if attribute.startswith("on")]
    assert not page.unclosed


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_text_in_the_markdown_on_trials(name: str) -> None:
    text = markdown(report_on(_called(name)))
    assert all(len(cells) == 1 for cells in _cells(text))
    drawn = MarkdownIt("commonmark").enable("table").render("".join(sections_of(text)[id_] for id_ in SHOWN_IN))
    page = Page(drawn)
    assert not {"script", "img", "b", "svg"} & {*page.tags}
    assert not [link for link in page.links if not link.startswith(("https://", "#"))]
    assert page.text[""].count(name) >= len(SHOWN_IN)


@pytest.mark.parametrize("name", NAMES)
def test_charts_grids_and_bars_keep_every_word_as_text(name: str) -> None:
    page, tame = Page(html(_drawing(name))), Page(html(_drawing("tame")))
    assert page.tags == tame.tags
    assert page.text["drawn"].count(name) == tame.text["drawn"].count("tame")
    assert _cells(markdown(_drawing(name))) == _cells(markdown(_drawing("tame")))
    drawn = Page(MarkdownIt("commonmark").enable("table").render(sections_of(markdown(_drawing(name)))["drawn"]))
    assert not {"script", "img", "b", "svg"} & {*drawn.tags}

"""The page on the whole field: its links lead, it stays small, is drawn soon and fits screen and paper."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from support.browser import Watched
from support.report_reading import Page

pytestmark = pytest.mark.long

MEGABYTE = 1_000_000
SECONDS = 3


def test_each_anchor_and_each_set_leads_somewhere(field_page: str) -> None:
    read = Page(field_page)
    inside = {link[1:] for link in read.links if link.startswith("#")}
    opened = {value for name, value in read.attributes if name == "popovertarget"}
    assert len(opened) > 500
    assert not (inside | opened) - read.anchors
    assert not read.unclosed


def test_each_anchor_of_the_markdown_leads_somewhere(field_text: str) -> None:
    anchors = set(re.findall(r'<a id="([\w-]+)"></a>', field_text))
    assert set(re.findall(r"\]\(#([\w-]+)\)", field_text)) <= anchors


def test_the_report_stays_small(field_page: str, field_text: str) -> None:
    assert len(field_page.encode()) < 4 * MEGABYTE
    assert len(field_text.encode()) < MEGABYTE


@pytest.mark.browser
def test_the_page_is_drawn_soon_and_nothing_runs_off_the_side(watched: Watched, field_file: Path) -> None:
    watched.page.set_viewport_size({"width": 1300, "height": 900})
    started = time.monotonic()
    watched.page.goto(field_file.as_uri())
    assert watched.page.evaluate("document.documentElement.scrollHeight") > 10_000
    assert time.monotonic() - started < SECONDS
    watched.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 1300
    assert watched.page.evaluate(OVERFLOWING) == []
    assert watched.trouble == []


@pytest.mark.browser
def test_tables_fit_an_upright_page_of_a4(watched: Watched, field_file: Path) -> None:
    watched.page.goto(field_file.as_uri())
    watched.page.emulate_media(media="print")
    watched.page.set_viewport_size({"width": A4, "height": 900})
    assert watched.page.evaluate(WIDER, A4) == []


A4 = 688
"""The width between the margins of an upright A4 page, in CSS pixels (182 mm)."""
OVERFLOWING = """() => [...document.querySelectorAll('.grid td, .matrix td, .matrix th')]
  .filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.innerText)"""
"""Cells with words that are wider than the cell."""
WIDER = """width => [...document.querySelectorAll('main .frame:not(.wide, .lengthwise) > table')]
  .filter(table => table.checkVisibility() && table.getBoundingClientRect().right > width + 1)
  .map(table => table.closest('section').id)"""
"""Sections with a table that runs off the page, of those that are not printed lengthwise."""

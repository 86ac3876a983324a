"""The page in a real browser, without a network: nothing asked for, nothing complained of, all links lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from cgtkg.graph.analysis.clusters import cluster
from cgtkg.graph.report import compose, write
from support.browser import Watched
from support.landscapes import landscape_from_seeds

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the bundled seeds, as a file."""
    landscape = landscape_from_seeds()
    (path,) = write(compose(landscape, *cluster(landscape)), tmp_path_factory.mktemp("report"), ["html"])
    return path


@pytest.fixture
def seen(watched: Watched, file: Path) -> tuple[Page, list[str]]:
    """The page opened, and all that it asked for or complained of."""
    watched.page.set_viewport_size({"width": 1300, "height": 900})
    watched.page.goto(file.as_uri())
    return watched.page, watched.trouble


def test_it_asks_for_nothing_and_complains_of_nothing(seen: tuple[Page, list[str]]) -> None:
    page, troubles = seen
    page.wait_for_load_state("networkidle")
    assert page.title() == "Cell and gene therapy: competitive landscape"
    assert troubles == []


def test_every_link_inside_leads_somewhere(seen: tuple[Page, list[str]]) -> None:
    page, _ = seen
    links = page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))")
    lost = page.evaluate("ids => ids.filter(id => !document.getElementById(id))", sorted(set(links)))
    assert len(links) > 100
    assert lost == []


@pytest.mark.parametrize("width", [1300, 400])
def test_nothing_runs_off_the_side(seen: tuple[Page, list[str]], width: int) -> None:
    page, _ = seen
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_folded_tables_fold_on_screen_and_open_in_print(seen: tuple[Page, list[str]]) -> None:
    page, _ = seen
    assert page.evaluate(VISIBLE)
    assert not any(page.evaluate(VISIBLE))
    page.emulate_media(media="print")
    page.wait_for_function(f"({VISIBLE})().every(Boolean)", timeout=20_000)


def test_the_text_has_enough_contrast(seen: tuple[Page, list[str]]) -> None:
    page, _ = seen
    ratios = page.evaluate(CONTRAST)
    assert len(ratios) > 5
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


VISIBLE = """() => [...document.querySelectorAll('details.fold table')].map(
  table => table.checkVisibility({contentVisibilityAuto: true}))"""

CONTRAST = """() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
      if (c.startsWith('rgb(')) return c } return 'rgb(255, 255, 255)' };
  const found = {};
  for (const e of document.querySelectorAll('.stage, .inferred, .cite a, .about, h1, td, nav a, summary')) {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    found[e.className || e.tagName] = Math.min((a + 0.05) / (b + 0.05), found[e.className || e.tagName] ?? 99);
  }
  return found;
}"""

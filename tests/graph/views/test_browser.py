"""The page in a real browser, offline: no error, no request, and a click shows facts as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgtkg.graph.analysis.results import Clustering, Projection
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.views import Drawing, DrawnNode, Fill, ShownFact, cluster, ego, whole, write_html
from support.browser import Watched

pytestmark = pytest.mark.browser

NASTY = "<img src=x onerror=alert(1)></script> & \"quoted\" 'name'"


def draw(watched: Watched, drawing: Drawing, folder: Path) -> None:
    """Write the drawing and open it."""
    watched.page.goto(write_html(drawing, folder / "drawing.html").as_uri())
    watched.page.wait_for_selector("#canvas canvas")
    watched.page.wait_for_timeout(300)


def find(watched: Watched, name: str) -> None:
    """Choose a node by the search box."""
    watched.page.fill("#search", name)
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_timeout(500)


def test_every_view_opens_without_error_or_request(
    watched: Watched, landscape: Landscape, clustering: Clustering, projection: Projection, tmp_path: Path
) -> None:
    """Offline, nothing is logged, asked for or popped up, and something is drawn."""
    for drawing in (
        ego(landscape, "product:p0", depth=2),
        cluster(landscape, clustering.clusters[0], projection),
        whole(landscape, clustering, projection),
    ):
        draw(watched, drawing, tmp_path)
        inked = watched.page.evaluate(
            "() => { const c = document.querySelector('canvas');"
            " return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0 && v < 250) }"
        )
        assert inked
        assert watched.trouble == []


def test_a_found_node_shows_its_facts_and_evidence(watched: Watched, landscape: Landscape, tmp_path: Path) -> None:
    """The search finds it by name; the panel names the other end, the stage, the source and the line."""
    draw(watched, ego(landscape, "product:p0"), tmp_path)
    find(watched, "product 0")
    panel = watched.page.inner_text("#panel")
    for text in ("Product 0", "autologous", "multiple myeloma", "stage: Approved", "A review, L31"):
        assert text in panel
    watched.page.click("#panel li button >> nth=0")
    assert "Quiet Biotech" in watched.page.inner_text("#panel h2")
    watched.page.keyboard.press("Escape")
    assert watched.page.is_hidden("#panel")
    assert watched.trouble == []


def test_markup_in_names_is_shown_not_run(watched: Watched, tmp_path: Path) -> None:
    """In heading, tooltip, search and panel a hostile name is text; nothing runs, no element appears."""
    fact = ShownFact("DEVELOPS", True, "company:x", NASTY, NASTY, (NASTY,))
    node = DrawnNode(
        "product:x", "Product", "P", NASTY, NASTY, "#c8553d", Fill.SOLID, 15, 300, 30,
        (NASTY,), ((NASTY, NASTY),), (fact,),
    )  # fmt: skip
    draw(watched, Drawing(NASTY, NASTY, NASTY, (node,), ()), tmp_path)
    box = watched.page.locator("#canvas").bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    watched.page.mouse.move(*middle)
    watched.page.wait_for_timeout(400)
    assert watched.page.inner_text(".vis-tooltip") == NASTY
    watched.page.mouse.click(*middle)
    watched.page.wait_for_timeout(400)
    assert watched.page.inner_text("#panel h2") == NASTY
    watched.page.fill("#search", "img src")
    assert NASTY in watched.page.inner_text("#found")
    assert watched.page.inner_text("h1") == NASTY
    assert watched.page.locator("img").count() == 0
    assert watched.trouble == []


@pytest.mark.parametrize("size", [(1400, 900), (1000, 700)])
def test_the_page_fits_the_window(
    size: tuple[int, int], watched: Watched, landscape: Landscape, tmp_path: Path
) -> None:
    """No scroll bars, and the picture takes most of the window."""
    width, height = size
    watched.page.set_viewport_size({"width": width, "height": height})
    draw(watched, ego(landscape, "product:p0"), tmp_path)
    page = watched.page.evaluate("() => [document.body.scrollWidth, document.body.scrollHeight]")
    assert page == [width, height]
    box = watched.page.locator("#canvas").bounding_box()
    assert box is not None
    assert box["height"] > 0.7 * height


def test_it_prints_on_one_page(watched: Watched, landscape: Landscape, tmp_path: Path) -> None:
    """Paper gets the whole picture, also after a node was chosen."""
    draw(watched, ego(landscape, "product:p0"), tmp_path)
    find(watched, "product 0")
    pdf = watched.page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1
    assert watched.trouble == []

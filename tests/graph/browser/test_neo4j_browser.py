"""The kit in the real Neo4j Browser: what an analyst drops, clicks and sees, on both engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.browser import Access, application, served_by, serving, site, write
from cgtkg.graph.connection import Database
from cgtkg.graph.embedded import up
from cgtkg.graph.settings import Settings
from cgtkg.queries import drawn_queries
from cgtkg.schema.nodes import LABELS
from support.graph_values import drawn
from support.neo4j_browser import Neo4jBrowser, neo4j_browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.neo4j,
    pytest.mark.long,
    pytest.mark.parametrize("settings", ["embedded", "neo4j"], indirect=True, scope="module"),
]
PICTURES = Path(__file__).resolve().parents[3] / "build" / "browser"


def password(settings: Settings) -> str:
    """What the user types: their own password, or that of the embedded server's reader."""
    if settings.neo4j_password:
        return settings.neo4j_password.get_secret_value()
    return up(settings.home).reader_password


@pytest.fixture(scope="module")
def opened(settings: Settings, seeded: KnowledgeGraph, browser_jar: Path, browser: Browser) -> Iterator[Neo4jBrowser]:
    """Browser at the address that `cgtkg browser` gives: the server's own, or the user's copy; with the guide."""
    access = Access.of(settings)
    with Database.open(settings) as database:
        own = served_by(database)
    with serving(site(application.opened(browser_jar)), 0) as address:
        place = access.filled_in(own or f"{address}/browser/", f"{address}/guide.html")
        with neo4j_browser(browser, place) as page:
            assert page.form() == {"uri": access.uri, "username": access.username}
            page.connect(password(settings))
            yield page


def colours(*labels: str) -> set[str]:
    return {LABELS[label].colour for label in labels}


def test_favourites_draw_in_the_colours_of_the_schema(
    opened: Neo4jBrowser, seeded: KnowledgeGraph, tmp_path: Path
) -> None:
    """Dropped, unfolded, run: what the query returns, once each, every kind of node in its colour."""
    kit = {path.name: path for path in write(tmp_path)}
    opened.drop(kit["style.grass"])
    opened.drop(kit["favourites.zip"])
    assert opened.favourites()[:6] == ["Approvals", "Companies", "Competition", "Evidence", "Products", "Trials"]
    for title, name in (("Graph: around an antigen", "antigen"), ("Graph: around a disease", "disease")):
        query = drawn_queries()[name]
        nodes, _ = drawn(seeded.cypher(query.statement, **query.arguments({})))
        expected = Counter(LABELS[label].colour for node in nodes.values() for label in node.labels)
        assert opened.drawn(opened.run_favourite("Products", title)) == expected
    frame = opened.run_favourite("Products", "Products against a target")
    expect(frame).to_contain_text("zevorcabtagene autoleucel")
    opened.close_drawer()


def test_the_guide_leads_through_the_graph(opened: Neo4jBrowser, settings: Settings) -> None:
    """It opened beside the connection form; a statement runs, also for what was typed into its field."""
    start = opened.turn_to("Before you start")
    for command in ("style", "config"):
        opened.run_in_guide(start.locator("pre.runnable").filter(has_text=f":{command}"))
    slide = opened.turn_to("3. Who acts on a target?")
    drawing = slide.locator("pre.runnable").first
    expect(opened.run_in_guide(drawing)).to_contain_text("BCMA")
    slide.locator("input[value-for=target]").fill("")
    slide.locator("input[value-for=target]").press_sequentially("cldn18.2")
    frame = opened.run_in_guide(drawing)
    assert set(opened.drawn(frame)) == colours("Target", "Product", "Company", "Indication")
    expect(frame).to_contain_text("CLDN18.2")
    PICTURES.mkdir(parents=True, exist_ok=True)
    opened.page.screenshot(path=PICTURES / f"{'neo4j' if settings.neo4j_uri else 'embedded'}.png")

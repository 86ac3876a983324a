"""The main job as an analyst gets it: every page it wrote opens offline, and shows the landscape."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.build import Built, build
from cgtkg.graph.settings import Settings
from support.browser import Watched

pytestmark = [pytest.mark.database, pytest.mark.browser]


@pytest.fixture(scope="module")
def built(embedded_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The main job, run once."""
    with KnowledgeGraph(write=True, settings=embedded_settings) as graph:
        return build(graph, tmp_path_factory.mktemp("out"), lambda step: None)


def test_every_page_opens_offline_without_error_or_request(built: Built, watched: Watched) -> None:
    """Nothing is fetched, nothing complains, each page has its own title."""
    pages = [Path(name) for name in built.wrote if name.endswith(".html")]
    assert {page.parent.name for page in pages} >= {"clusters", "ego"}
    titles = set()
    for page in pages:
        watched.page.goto(page.as_uri())
        titles.add(watched.page.title())
    assert watched.trouble == []
    assert len(titles) == len(pages)


def test_the_landscape_shows_products_in_their_clusters(built: Built, watched: Watched) -> None:
    """A product can be found and its panel names where each fact stands."""
    (page,) = (Path(name) for name in built.wrote if name.endswith("landscape.html"))
    watched.page.goto(page.as_uri())
    watched.page.fill("#search", "zevorcabtagene autoleucel")
    watched.page.keyboard.press("Enter")
    watched.page.get_by_text("L16").first.wait_for(timeout=10_000)
    assert watched.trouble == []

"""The main job as an analyst gets it: every page it wrote opens offline, and shows the landscape."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.build import Built, build
from cgtkg.graph.settings import Settings
from support.browser import Watched

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.long]

MOST_BYTES, MOST_SECONDS = 3_000_000, 3.0
"""Of a page with a picture: its file, and until it is drawn."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the main job writes."""
    return tmp_path_factory.mktemp("out")


@pytest.fixture(scope="module")
def steps() -> list[str]:
    """What the main job said."""
    return []


@pytest.fixture(scope="module")
def built(embedded_settings: Settings, folder: Path, steps: list[str]) -> Built:
    """The main job, run once."""
    with KnowledgeGraph(write=True, settings=embedded_settings) as graph:
        return build(graph, folder, steps.append)


def test_each_step_says_what_came_of_it(built: Built, steps: list[str]) -> None:
    """Both sources are loaded, with the numbers of records; the graph and the clusters are counted."""
    said = "\n".join(steps)
    assert steps.index("loading seeds") < steps.index("loading ctgov") < steps.index("finding competitive clusters")
    for source in ("seeds", "ctgov"):
        assert f"{source}: " in said
    assert f"the graph holds {built.nodes:,} nodes" in said
    assert "clusters of" in said


def test_another_run_finds_everything_up_to_date(built: Built, folder: Path, embedded_settings: Settings) -> None:
    """Nothing is loaded, analysed or drawn twice."""
    again: list[str] = []
    with KnowledgeGraph(write=True, settings=embedded_settings) as graph:
        second = build(graph, folder, again.append)
    assert (second.hash, sorted(second.wrote)) == (built.hash, sorted(built.wrote))
    assert again[-1] == "graphs and reports are up to date"
    assert not any("new or changed" in step for step in again)


def test_the_clusters_of_the_field_are_those_an_analyst_knows(built: Built) -> None:
    """CD19 apart in lymphoma and in autoimmune disease, BCMA in myeloma, GPC3 in liver cancer; none too large."""
    (file,) = (Path(name) for name in built.wrote if name.endswith("clusters.json"))
    clusters = json.loads(file.read_text())["clusters"]
    names = [cluster["name"] for cluster in clusters]
    assert len(set(names)) == len(names)
    for target, disease in (
        ("CD19", "lymphoma"), ("CD19", "autoimmune disease"), ("BCMA", "multiple myeloma"), ("GPC3", "hepatocellular"),
        ("CD7", "lymphoblastic"), ("CLDN18.2", "pancreatic"), ("DLL3", "lung"), ("PSMA", "prostate"),
    ):  # fmt: skip
        assert any(name.startswith(f"{target} ·") and disease in name for name in names), (target, names)
    assert max(cluster["size"] for cluster in clusters) < 100
    assert sum(cluster["size"] for cluster in clusters) > 250
    assert all(cluster["trials"] > 0 for cluster in clusters if cluster["size"] > 9)


def test_pages_are_small_and_quickly_drawn(built: Built, watched: Watched) -> None:
    """The whole, the largest cluster and every neighbourhood."""
    pages = [Path(name) for name in built.wrote if name.endswith(".html") and not name.endswith("report.html")]
    assert max(page.stat().st_size for page in pages) < MOST_BYTES
    largest = sorted(pages, key=lambda page: -page.stat().st_size)[:4]
    for page in largest:
        started = time.perf_counter()
        watched.page.goto(page.as_uri())
        watched.page.wait_for_selector("#canvas canvas")
        assert time.perf_counter() - started < MOST_SECONDS, page.name


def test_companies_targets_and_diseases_with_most_trials_have_a_graph(built: Built) -> None:
    """Industry, the most contested targets, the diseases that most trials investigate."""
    names = {Path(name).stem for name in built.wrote if Path(name).parent.name == "ego"}
    assert {"target-cd19", "target-bcma", "indication-multiple-myeloma", "company-novartis"} <= names
    assert "company-zhejiang-university" not in names


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

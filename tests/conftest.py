"""What tests share: a database on each engine, and a graph with the bundled seeds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.connection import Database
from cgtkg.graph.fingerprint import Fingerprint
from cgtkg.graph.settings import Settings
from support.browser import Watched, chromium
from support.databases import wipe
from support.missing import missing
from support.neo4j_server import available, neo4j_server

ENGINES = {"embedded": pytest.mark.embedded, "neo4j": pytest.mark.neo4j, "newest_neo4j": pytest.mark.neo4j}
"""The databases that tests run on, each a fixture `NAME_settings`, with their marks."""
NOT_ON_THE_NEWEST = {
    "test_a_favourite_shows_something",
    "test_a_saved_query_gives_the_same_rows",
    "test_an_interrupt_ends_in_one_line",
    "test_build_names_what_it_wrote_and_builds_again_the_same",
    "test_clusters_are_the_same_on_every_run",
    "test_clusters_have_the_shape_of_the_contract",
    "test_every_saved_query_runs_in_every_format",
    "test_graph_and_report_write_whole_files",
    "test_help_of_every_command_shows_an_example",
    "test_load_counts_every_record",
    "test_own_facts_and_aliases_join_the_bundled_ones",
    "test_results_go_to_stdout_and_messages_to_stderr",
    "test_the_command_prints_names_or_one_document",
    "test_the_command_writes_what_changed_and_the_landscape",
    "test_what_is_drawn_as_a_fact_is_one",
    "test_wrong_use_is_told_in_one_line",
}
"""Tests of analyses, files, messages and clients: what they prove on two engines a third one cannot change."""
LONG_TERM, NEWEST = "5.26", "2026.09"
"""The Neo4j that is supported longest, and the newest one that was out when the tests were written."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the time that the newest Neo4j takes to what only a server can change, and load the seeds once an engine:
    what only reads them goes before what empties the database.
    """
    left_out = {item for item in items if _left_out(item)}
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    kept = (item for item in items if item not in left_out)
    items[:] = sorted(kept, key=_disturbs)


def _left_out(item: pytest.Item) -> bool:
    return _engine(item.nodeid) == "newest_neo4j" and getattr(item, "originalname", "") in NOT_ON_THE_NEWEST


def _disturbs(item: pytest.Item) -> int:
    """0: only reads the seeds, 1: reads them by commands, of which some write, 2: needs no seeds or writes."""
    fixtures = getattr(item, "fixturenames", ())
    return int("environment" in fixtures) if "seeded" in fixtures else 2


def _engine(nodeid: str) -> str:
    found = re.search(rf"[\[-]({'|'.join(ENGINES)})[\]-]", nodeid)
    return found[1] if found else ""


class ByEngine(LoadScopeScheduling):
    """Of several processes one runs all tests of an engine, or of a file: no two start the same server."""

    def _split_scope(self, nodeid: str) -> str:
        return _engine(nodeid) or nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByEngine:
    """Used with `--numprocesses`."""
    return ByEngine(config, log)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the settings or the database of whoever runs it."""
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "CGTKG_OVERLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CGTKG_HOME", str(tmp_path_factory.getbasetemp() / "home"))


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded server of the test session's own."""
    from cgtkg.graph import embedded

    home = tmp_path_factory.mktemp("embedded")
    embedded.up(home)
    yield Settings(CGTKG_HOME=home, _env_file=None)  # type: ignore[call-arg]
    embedded.down(home)


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A real Neo4j 5.26, or the one that CGTKG_TEST_NEO4J_URI and CGTKG_TEST_NEO4J_PASSWORD name."""
    home = tmp_path_factory.mktemp("no-embedded-server")
    if uri := os.environ.get("CGTKG_TEST_NEO4J_URI"):
        password = os.environ["CGTKG_TEST_NEO4J_PASSWORD"]
        yield Settings(CGTKG_HOME=home, NEO4J_URI=uri, NEO4J_PASSWORD=password, _env_file=None)  # type: ignore[call-arg]
        return
    if reason := available(LONG_TERM):
        missing(f"no real Neo4j: {reason}")
    with _neo4j(LONG_TERM, home) as settings:
        yield settings


@pytest.fixture(scope="session")
def newest_neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The newest Neo4j, where there is a Java new enough for it: nobody has to install one for the tests."""
    if reason := available(NEWEST):
        pytest.skip(f"no newest Neo4j: {reason}")
    with _neo4j(NEWEST, tmp_path_factory.mktemp("no-embedded-server")) as settings:
        yield settings


@contextmanager
def _neo4j(version: str, home: Path) -> Iterator[Settings]:
    with neo4j_server(version) as server:
        yield Settings(  # type: ignore[call-arg]
            CGTKG_HOME=home,
            NEO4J_URI=server.uri,
            NEO4J_USERNAME=server.username,
            NEO4J_PASSWORD=server.password,
            _env_file=None,
        )


@pytest.fixture(scope="session", params=[pytest.param(name, marks=mark) for name, mark in ENGINES.items()])
def settings(request: pytest.FixtureRequest) -> Settings:
    """Settings of each engine in turn; mark tests that use it `database`."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment that makes the command line use this engine."""
    variables = {"CGTKG_HOME": str(settings.home)}
    if settings.neo4j_uri and settings.neo4j_password:
        variables |= {
            "NEO4J_URI": settings.neo4j_uri,
            "NEO4J_USERNAME": settings.neo4j_username,
            "NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
        }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of the five source documents, where it is at hand."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the source documents are not at hand ({folder})")
    return folder


@pytest.fixture
def empty(settings: Settings) -> Iterator[Database]:
    """An empty database, open for writing."""
    with Database.open(settings, write=True) as database:
        wipe(database)
        yield database


@pytest.fixture(scope="session")
def whole() -> dict[str | None, Fingerprint]:
    """What each database holds once the bundled seeds are loaded, by its address."""
    return {}


@pytest.fixture(scope="module")
def seeded(settings: Settings, whole: dict[str | None, Fingerprint]) -> Iterator[KnowledgeGraph]:
    """The graph of the bundled seeds and nothing else, for a module that only reads; loaded where it is not."""
    place = settings.neo4j_uri
    with KnowledgeGraph(write=True, settings=settings) as graph:
        if graph.fingerprint() != whole.get(place):
            wipe(graph.database)
            graph.load("seeds")
            whole[place] = graph.fingerprint()
    with KnowledgeGraph(settings=settings) as graph:
        yield graph


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with chromium() as launched:
        yield launched


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A page without network."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    yield Watched(context.new_page())
    context.close()

"""What tests share: a database on each engine, and a graph with the bundled seeds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.connection import Database
from cgtkg.graph.settings import Settings
from support.browser import Watched, chromium
from support.databases import wipe
from support.missing import missing
from support.neo4j_server import available, neo4j_server

ENGINES = ("embedded", "neo4j")


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
    if reason := available("5.26"):
        missing(f"no real Neo4j: {reason}")
    with neo4j_server("5.26") as server:
        yield Settings(  # type: ignore[call-arg]
            CGTKG_HOME=home,
            NEO4J_URI=server.uri,
            NEO4J_USERNAME=server.username,
            NEO4J_PASSWORD=server.password,
            _env_file=None,
        )


@pytest.fixture(scope="session", params=[pytest.param(name, marks=getattr(pytest.mark, name)) for name in ENGINES])
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


@pytest.fixture(scope="module")
def seeded(settings: Settings) -> Iterator[KnowledgeGraph]:
    """The graph of the bundled seeds, loaded once for a module that only reads."""
    with KnowledgeGraph(write=True, settings=settings) as graph:
        wipe(graph.database)
        graph.load("seeds")
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

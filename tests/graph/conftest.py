"""A graph with a vocabulary so small that it is loaded in no time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cgtkg import seeds
from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.settings import Settings
from support.databases import wipe
from support.small_vocabulary import write_vocabulary


@pytest.fixture(scope="session")
def small_vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seed folder that loads in no time."""
    return write_vocabulary(tmp_path_factory.mktemp("vocabulary") / "seeds")


@pytest.fixture
def graph(
    settings: Settings, small_vocabulary: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[KnowledgeGraph]:
    """An empty graph, to be loaded with the small vocabulary; what is remembered of loads is the test's own."""
    monkeypatch.setattr(seeds, "FOLDER", small_vocabulary)
    with KnowledgeGraph(write=True, settings=settings) as opened:
        opened.settings = settings.model_copy(update={"home": tmp_path / "home"})
        wipe(opened.database)
        yield opened

"""A running embedded server, shared by the tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cgtkg.graph import embedded


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[embedded.Server]:
    """A server with one node and one relationship; tests leave it as it is."""
    home = tmp_path_factory.mktemp("shared") / "home"
    yield embedded.up(home)
    embedded.down(home)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder for a server of the test's own, which is stopped after the test."""
    folder = tmp_path / "home with a space 賽"
    yield folder
    embedded.down(folder)

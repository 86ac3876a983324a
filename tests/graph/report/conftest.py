"""The small landscape and the whole field as fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgtkg.graph.analysis.clusters import cluster
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report import Report, compose, html, markdown
from support.field_landscape import field_landscape
from support.landscapes import landscape_of
from support.small_landscape import CLUSTERING, NODES, PROJECTION, RELATIONSHIPS


@pytest.fixture
def landscape() -> Landscape:
    """The small landscape, today's view."""
    return landscape_of([*NODES, *RELATIONSHIPS])


@pytest.fixture
def report(landscape: Landscape) -> Report:
    """The report on the whole small landscape."""
    return compose(landscape, CLUSTERING, PROJECTION)


@pytest.fixture(scope="session")
def field_report() -> Report:
    """The report on the seeds and the registry extract."""
    landscape = field_landscape()
    return compose(landscape, *cluster(landscape))


@pytest.fixture(scope="session")
def field_page(field_report: Report) -> str:
    """It as a page."""
    return html(field_report)


@pytest.fixture(scope="session")
def field_text(field_report: Report) -> str:
    """It as Markdown."""
    return markdown(field_report)


@pytest.fixture(scope="session")
def field_file(field_page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as a file."""
    path = tmp_path_factory.mktemp("field") / "report.html"
    path.write_text(field_page, encoding="utf-8")
    return path

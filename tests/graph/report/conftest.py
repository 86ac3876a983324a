"""The small landscape as fixtures."""

from __future__ import annotations

import pytest

from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report import Report, compose
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

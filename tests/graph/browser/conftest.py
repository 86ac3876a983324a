"""Neo4j Browser itself, as Maven brings it with the Neo4j that the tests start."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.missing import missing
from support.neo4j_server import available, jars


@pytest.fixture(scope="session")
def browser_jar() -> Path:
    """The jar of Neo4j Browser."""
    if reason := available("5.26"):
        missing(f"no Neo4j Browser: {reason}")
    (jar,) = jars("5.26").glob("neo4j-browser-*.jar")
    return jar

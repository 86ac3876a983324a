"""Killed anywhere, run again: the identical graph, on every engine, at the size of the field."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.connection import Database
from cgtkg.graph.fingerprint import Fingerprint
from cgtkg.graph.settings import Settings
from support.databases import wipe

pytestmark = [pytest.mark.database, pytest.mark.long]
LOAD = [str(Path(sys.executable).with_name("cgtkg")), "load", "ctgov"]
KILLS = 10
LONGEST = 4.0
"""Seconds before a kill, at most: ten of them go through seeds and trials."""


@pytest.fixture(scope="module")
def of_the_field(embedded_settings: Settings) -> Fingerprint:
    """The graph that a load of all that is bundled gives where nothing disturbs it."""
    with KnowledgeGraph(write=True, settings=embedded_settings) as graph:
        wipe(graph.database)
        graph.load("seeds")
        graph.load("ctgov")
        return graph.fingerprint()


def test_a_load_killed_at_ten_random_moments_ends_in_the_same_graph(
    of_the_field: Fingerprint, settings: Settings, environment: dict[str, str]
) -> None:
    """Each batch is one transaction and every load is repeatable; the graph is that of the embedded engine."""
    moments = random.Random(20)
    with Database.open(settings, write=True) as database:
        wipe(database)
    for _ in range(KILLS):
        process = subprocess.Popen(
            LOAD, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0.3, LONGEST))
        process.kill()
        process.wait()
    for source in ("seeds", "ctgov"):
        subprocess.run([*LOAD[:2], source], env=os.environ | environment, check=True, capture_output=True, timeout=300)
    with KnowledgeGraph(settings=settings) as graph:
        assert graph.fingerprint() == of_the_field
    assert of_the_field.nodes > 15_000

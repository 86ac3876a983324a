"""Killed anywhere, run again: the identical graph, on both engines."""

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
from cgtkg.graph.settings import Settings
from support.databases import wipe

pytestmark = [pytest.mark.database, pytest.mark.long]
BUILD = [str(Path(sys.executable).with_name("cgtkg")), "build", "--out"]
KILLS = 10


def test_a_build_killed_at_ten_random_moments_ends_in_the_same_graph(
    seeded: KnowledgeGraph, settings: Settings, environment: dict[str, str], tmp_path: Path
) -> None:
    """Each batch is one transaction and every load is repeatable."""
    whole = seeded.fingerprint()
    moments = random.Random(20)
    with Database.open(settings, write=True) as database:
        wipe(database)
    for _ in range(KILLS):
        process = subprocess.Popen(
            [*BUILD, str(tmp_path / "out")],
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.3, 2.5))
        process.kill()
        process.wait()
    subprocess.run(
        [*BUILD, str(tmp_path / "out")], env=os.environ | environment, check=True, capture_output=True, timeout=120
    )
    assert seeded.fingerprint() == whole
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"landscape.html", "clusters.json", "build.json"}


def test_both_engines_hold_the_identical_graph(embedded_settings: Settings, neo4j_settings: Settings) -> None:
    """One content hash, whoever stores it."""
    found = []
    for settings in (embedded_settings, neo4j_settings):
        with KnowledgeGraph(write=True, settings=settings) as graph:
            wipe(graph.database)
            graph.load("seeds")
            found.append(graph.fingerprint())
    assert found[0] == found[1]
    assert found[0].nodes > 1_000

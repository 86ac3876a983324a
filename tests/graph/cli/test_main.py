"""The installed command in a process of its own: exit status, faults of the database, interruption."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cgtkg.graph.settings import Settings

pytestmark = pytest.mark.database
COMMAND = [str(Path(sys.executable).with_name("cgtkg"))]


def run(*arguments: str, status: int, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_results_go_to_stdout_and_messages_to_stderr(environment: dict[str, str], tmp_path: Path) -> None:
    """A pipe gets the result only."""
    done = run("build", "--out", str(tmp_path / "out"), status=0)
    assert all(Path(line).exists() for line in done.stdout.splitlines())
    assert "loading seeds" in done.stderr


def test_no_database_at_the_address_is_one_line(tmp_path: Path) -> None:
    """It says what to correct."""
    done = run("status", status=1, NEO4J_URI=f"bolt://127.0.0.1:{free_port()}", NEO4J_PASSWORD="x" * 8)
    assert "no database answers" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unusable_address_or_a_missing_password_is_wrong_usage() -> None:
    """Told before anything is tried."""
    assert "NEO4J_URI" in run("status", status=2, NEO4J_URI="http://example.org").stderr
    assert "NEO4J_PASSWORD" in run("status", status=2, NEO4J_URI="bolt://127.0.0.1:1").stderr


def test_a_wrong_password_is_one_line_and_is_not_repeated(settings: Settings, environment: dict[str, str]) -> None:
    """No secret in any message."""
    uri = settings.neo4j_uri or run("status", "--json", status=0).stdout.split('"uri": "')[1].split('"')[0]
    done = run("status", status=1, NEO4J_URI=uri, NEO4J_USERNAME="neo4j", NEO4J_PASSWORD="not-the-password")
    assert "refuses the user name or password" in done.stderr
    assert "not-the-password" not in done.stderr


def test_an_interrupt_ends_in_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    """Ctrl-C: exit 1, no traceback, and the next run goes on."""
    process = subprocess.Popen(
        [*COMMAND, "build", "--out", str(tmp_path / "out")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert "database" in process.stderr.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode in (0, 1)
    assert "Traceback" not in said
    assert process.returncode == 0 or "interrupted" in said
    run("build", "--out", str(tmp_path / "out"), status=0)
    assert not list((tmp_path / "out").rglob(".*"))

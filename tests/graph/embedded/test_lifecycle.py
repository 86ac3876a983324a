"""Starting, finding and stopping the embedded server, also after the worst has happened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import neo4j
import pytest

from cgtkg.graph import embedded
from cgtkg.graph.embedded import process

pytestmark = pytest.mark.database

UP = "import sys, pathlib; from cgtkg.graph import embedded; print(embedded.up(pathlib.Path(sys.argv[1])).pid)"


def connect(server: embedded.Server) -> neo4j.Driver:
    auth = (server.username, server.password)
    return neo4j.GraphDatabase.driver(server.uri, auth=auth, max_transaction_retry_time=0)


def count(server: embedded.Server) -> int:
    with connect(server) as driver:
        return int(driver.execute_query("MATCH (n:Trial) RETURN count(n) AS n").records[0]["n"])


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while process.started(pid) is not None and time.monotonic() < deadline:
        time.sleep(0.05)
    return process.started(pid) is None


def test_up_finds_the_server_that_runs_and_down_keeps_the_data(home: Path) -> None:
    """A second `up` starts nothing; after `down` nothing runs; the next `up` has the data and the passwords."""
    assert embedded.running(home) is None
    assert embedded.down(home) is False
    first = embedded.up(home)
    assert embedded.up(home) == embedded.running(home) == first
    with connect(first) as driver:
        driver.execute_query("UNWIND range(1, 500) AS i CREATE (:Trial {id: i})")
    assert embedded.down(home) is True
    assert gone(first.pid)
    assert embedded.running(home) is None
    assert embedded.down(home) is False
    again = embedded.up(home)
    assert again.pid != first.pid
    assert again.password == first.password
    assert count(again) == 500


def test_the_server_outlives_the_command_that_started_it_and_concurrent_starts_make_one(home: Path) -> None:
    """Three commands at the same moment start one server, and it goes on when all three have ended."""
    commands = [
        subprocess.Popen([sys.executable, "-c", UP, str(home)], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    pids = {int(command.communicate(timeout=60)[0]) for command in commands}
    assert len(pids) == 1
    found = embedded.running(home)
    assert found is not None
    assert {found.pid} == pids
    assert count(found) == 0


def test_committed_data_survives_a_kill_in_the_middle_of_writing(home: Path) -> None:
    """After kill -9 during writes the next `up` tidies up; each transaction is there as a whole or not at all."""
    server = embedded.up(home)
    committed: list[int] = []

    def write() -> None:
        with connect(server) as driver:
            for batch in range(100_000):
                driver.execute_query("UNWIND range(1, 20) AS i CREATE (:Trial {batch: $batch, i: i})", batch=batch)
                committed.append(batch)

    def write_until_killed() -> None:
        with pytest.raises((neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError)):
            write()

    thread = threading.Thread(target=write_until_killed)
    thread.start()
    while len(committed) < 40:
        time.sleep(0.01)
    os.kill(server.pid, signal.SIGKILL)
    thread.join(30)
    assert gone(server.pid)
    assert embedded.running(home) is None
    again = embedded.up(home)
    with connect(again) as driver:
        found = driver.execute_query("MATCH (n:Trial) RETURN n.batch AS batch, count(*) AS n").records
    stored: dict[int, int] = {record["batch"]: record["n"] for record in found}
    assert set(committed) <= set(stored)
    assert set(stored.values()) == {20}
    assert len(stored) - len(committed) <= 1


def test_a_note_of_a_dead_server_never_names_a_stranger(home: Path) -> None:
    """A process that got the dead server's number is neither taken for the server nor stopped."""
    home.mkdir(mode=0o700)
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    note = {"uri": "bolt://127.0.0.1:1", "pid": stranger.pid, "since": "12345", "ready": True}
    (home / "server.json").write_text(json.dumps(note))
    assert embedded.running(home) is None
    assert not (home / "server.json").exists()
    (home / "server.json").write_text(json.dumps(note))
    assert embedded.down(home) is False
    assert stranger.poll() is None
    stranger.communicate(b"\n")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"uri": 1}', "null"])
def test_a_broken_note_is_no_server(text: str, home: Path) -> None:
    """A note that was cut off or edited counts as none."""
    home.mkdir(mode=0o700)
    (home / "server.json").write_text(text)
    assert embedded.running(home) is None
    assert embedded.down(home) is False


def test_an_interrupted_start_leaves_nothing_that_bars_the_next(home: Path) -> None:
    """`up` killed before its server answered: the next `up` replaces that server by one that works."""
    command = subprocess.Popen([sys.executable, "-c", UP, str(home)])
    while not (home / "server.json").exists():
        time.sleep(0.005)
    command.kill()
    command.wait()
    orphan = json.loads((home / "server.json").read_text())
    assert orphan["ready"] is False
    assert embedded.running(home) is None
    server = embedded.up(home)
    assert server.pid != orphan["pid"]
    assert gone(orphan["pid"])
    assert count(server) == 0

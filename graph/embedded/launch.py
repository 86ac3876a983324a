"""Starting the server's process and waiting until it answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import neo4j

from cgtkg.schema.errors import ServerError

from . import accounts, faults, process, record, runtime
from .home import unwritable
from .server import DATABASE

_TRIES = 3
_BOLT_HELLO = bytes.fromhex("6060b017 00000405 00000404 00000304 00000003")  # the magic, four versions to choose from


def start(home: Path, *, timeout: float) -> record.Record:
    """Start a server for `home` and wait at most `timeout` seconds until it answers.

    The caller holds the lock. Raises `ServerError` with what to do; nothing of a failed start stays running.
    """
    folder = runtime.program()
    deadline = time.monotonic() + timeout
    try:
        password = accounts.configure(home).writer
        for _ in range(_TRIES - 1):
            with suppress(faults.PortTakenError):
                return _attempt(folder, home, password, deadline)
        return _attempt(folder, home, password, deadline)
    except OSError as error:
        raise unwritable(home, error) from error


def _attempt(folder: Path, home: Path, password: str, deadline: float) -> record.Record:
    bolt, http = free_ports(2)
    log = _fresh_log(home)
    child = _spawn(runtime.command(folder, home, bolt=bolt, http=http), folder, home, log)
    try:
        made = record.Record(f"bolt://127.0.0.1:{bolt}", child.pid, process.started(child.pid) or "", ready=False)
        record.write(home, made)
        _wait_until_ready(child, made.uri, password, deadline, home, log)
        made = record.Record(made.uri, made.pid, made.since, ready=True)
        record.write(home, made)
    except BaseException:
        _abandon(child)
        record.clear(home)
        raise
    # Somebody must take note of the child's end, or it stays a zombie while this process lives.
    threading.Thread(target=child.wait, name="embedded server", daemon=True).start()
    return made


def free_ports(count: int) -> list[int]:
    """Ports of the loopback interface that nobody uses at this moment, chosen by the system."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _fresh_log(home: Path) -> Path:
    log = home / "log" / "server.log"
    if log.exists():
        log.replace(log.with_name("server.previous.log"))
    return log


def _spawn(command: list[str], folder: Path, home: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start the process in a session of its own, so that it outlives this one and its terminal."""
    with log.open("wb") as output:
        try:
            return subprocess.Popen(
                command,
                cwd=home,
                env=runtime.environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                umask=0o077,
            )
        except OSError as error:
            raise runtime.cannot_execute(folder, str(error.strerror)) from error


def _wait_until_ready(
    child: subprocess.Popen[bytes], uri: str, password: str, deadline: float, home: Path, log: Path
) -> None:
    while not answers(uri, password):
        if child.poll() is not None or faults.failed(log):
            raise faults.explain(log, home, child.poll())
        if time.monotonic() >= deadline:
            raise ServerError(
                "the embedded server did not answer in the time allowed: try again when the machine is less busy; "
                f"its last words: {faults.last_words(faults.tail(log))} (all of it in {log})"
            )
        time.sleep(0.1)


def answers(uri: str, password: str) -> bool:
    """Whether the database at `uri` executes a statement of the account that may do everything."""
    try:
        if not _speaks_bolt(uri):
            return False
        with (
            neo4j.GraphDatabase.driver(uri, auth=(accounts.WRITER, password), connection_timeout=5) as driver,
            driver.session(database=DATABASE) as session,
        ):
            session.run("RETURN 1").consume()
    except (OSError, neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError):
        return False
    return True


def _speaks_bolt(uri: str) -> bool:
    """Whether somebody at `uri` agrees on a Bolt version; the driver would wait for a silent stranger for ever."""
    host, port = uri.removeprefix("bolt://").split(":")
    with socket.create_connection((host, int(port)), timeout=2) as connection:
        connection.sendall(_BOLT_HELLO)
        return bool(connection.recv(4).strip(b"\0"))


def _abandon(child: subprocess.Popen[bytes]) -> None:
    """End a server that did not come up, with force if it does not listen."""
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()

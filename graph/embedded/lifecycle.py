"""Start, find and stop the embedded server of a folder."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from cgtkg.schema.errors import ServerError

from . import accounts, launch, process, record
from .home import locked, prepare
from .server import DATABASE, Server


def up(home: Path, *, timeout: float = 60) -> Server:
    """Start the embedded server of `home`, or return the one that runs already.

    `home` is created if need be; it holds store, logs and passwords. `timeout` is in seconds, also for waiting
    while another process starts the same server. Raises `ServerError` with what to do.
    """
    home = _resolved(home)
    if server := running(home):
        return server
    deadline = time.monotonic() + timeout
    prepare(home)
    with locked(home, timeout=timeout):
        known = record.read(home)
        if known and known.alive():
            if known.ready:
                return _server(home, known)
            _stop(known, home, timeout=10)  # whoever started it was interrupted before it answered
        return _server(home, launch.start(home, timeout=max(1.0, deadline - time.monotonic())))


def down(home: Path, *, timeout: float = 30) -> bool:
    """Stop the server of `home`; everything is on the disk when this returns. True if one was running.

    Raises `ServerError` if it has not ended within `timeout` seconds.
    """
    home = _resolved(home)
    if record.read(home) is None:
        return False
    with locked(home, timeout=timeout):
        known = record.read(home)
        if known is None:
            return False
        was_running = known.alive()
        if was_running:
            _stop(known, home, timeout=timeout)
        record.clear(home)
        return was_running


def running(home: Path) -> Server | None:
    """The server of `home` if one runs and is ready, else None; the note of one that died is removed."""
    home = _resolved(home)
    known = record.read(home)
    if known is None:
        return None
    if known.alive():
        return _server(home, known) if known.ready else None
    with suppress(ServerError), locked(home, timeout=0):  # if another command holds it, that one tidies up
        if record.read(home) == known:
            record.clear(home)
    return None


def _server(home: Path, known: record.Record) -> Server:
    secret = accounts.passwords(home)
    if secret is None:
        raise ServerError(f"the passwords of the server that runs in {home} are gone: run `cgtkg down`, then try again")
    return Server(
        uri=known.uri,
        pid=known.pid,
        username=accounts.WRITER,
        password=secret.writer,
        reader_username=accounts.READER,
        reader_password=secret.reader,
        database=DATABASE,
        home=home,
    )


def _stop(known: record.Record, home: Path, *, timeout: float) -> None:
    """Ask the server to end and wait for it: it writes what is in memory and closes the store."""
    with suppress(ProcessLookupError):
        os.kill(known.pid, signal.SIGTERM)
    if not process.wait_until_gone(known.pid, known.since, timeout=timeout):
        raise ServerError(
            f"the server in {home} (process {known.pid}) has not ended after {timeout:.0f} s: wait and try again, "
            f"or end it with `kill -9 {known.pid}`; what was committed survives that"
        )


def _resolved(home: Path) -> Path:
    return Path(home).expanduser().resolve()

"""Every fault of the embedded server is one line that says what to do, and leaves nothing running."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from cgtkg.graph import embedded
from cgtkg.graph.embedded import faults, launch, process, record, runtime
from cgtkg.schema.errors import ServerError


def failure(home: Path, timeout: float = 60) -> str:
    """The message of an `up` that must fail, after which nothing may run."""
    with pytest.raises(ServerError) as caught:
        embedded.up(home, timeout=timeout)
    assert embedded.running(home) is None
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("log", "says"),
    [
        ("Caused by: LockException: Database 'neo4j' is locked by another process (path=x)", "another server uses"),
        ("java.io.IOException: No space left on device", "make room"),
        ("java.nio.file.AccessDeniedException: /x/y", "cannot write to"),
        ("java: /lib/libc.so.6: version `GLIBC_2.34' not found (required by java)", "glibc 2.34"),
        ("Error: Could not reserve enough space for object heap", "CGTKG_SERVER_MEMORY"),
        ("Unable to listen for BOLT connections using the configured ports", "ports"),
        ("INFO started\nIllegalStateException: odd\n\tat a.b.C(D.java:1)\n", "IllegalStateException: odd"),
        ("", "it wrote nothing"),
    ],
)
def test_the_log_of_a_failed_start_becomes_advice(log: str, says: str, tmp_path: Path) -> None:
    """What the server wrote before it ended is told in one line, a cause that is known with what to do."""
    path = tmp_path / "server.log"
    path.write_text(log)
    message = str(faults.explain(path, tmp_path, 1))
    assert says in message
    assert "\n" not in message


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the server package the user learns how to install it, or to name a Neo4j."""
    monkeypatch.setattr(runtime, "find_spec", lambda _: None)
    assert "pip install arcadedb-embedded" in failure(tmp_path)
    assert "NEO4J_URI" in failure(tmp_path)


@pytest.mark.parametrize(("library", "says"), [("glibc 2.31", "has 2.31"), (None, "another C library")])
def test_an_old_system_is_told_apart(
    library: str | None, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheel's Java needs glibc 2.34: older systems and others than glibc get that as the reason."""
    monkeypatch.setattr(os, "confstr", lambda _: library)
    monkeypatch.setattr("sys.platform", "linux")
    message = failure(tmp_path)
    assert "glibc 2.34 or newer" in message
    assert says in message


def test_a_java_for_another_processor_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Java that the system cannot execute is named, with what to do."""
    program = tmp_path / "program"
    runtime.java(program).parent.mkdir(parents=True)
    runtime.java(program).write_bytes(b"\x7fELF nothing")
    runtime.java(program).chmod(0o755)
    monkeypatch.setattr(runtime, "program", lambda: program)
    assert "reinstall arcadedb-embedded" in failure(tmp_path / "home")


@pytest.mark.parametrize("size", ["lots", "0g", "-1g", "1g -XX:x", "1"])
def test_a_memory_setting_must_be_one(size: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CGTKG_SERVER_MEMORY is a number with a unit; anything else is refused before a process starts."""
    monkeypatch.setenv("CGTKG_SERVER_MEMORY", size)
    assert "CGTKG_SERVER_MEMORY" in failure(tmp_path / "home")


def test_a_home_that_cannot_be_is_told(tmp_path: Path) -> None:
    """A file where the folder should be, or a folder that others can write to, is refused by name."""
    (tmp_path / "file").write_text("")
    assert "CGTKG_HOME" in failure(tmp_path / "file" / "home")
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "others").touch()
    shared.chmod(0o777)
    assert "other users can write" in failure(shared)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_is_read_only_is_told(tmp_path: Path) -> None:
    """Without permission to write the folder is named."""
    tmp_path.chmod(0o500)
    assert "cannot write to" in failure(tmp_path / "home")


@pytest.mark.database
def test_too_much_memory_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A heap that Java refuses is reported as the setting to change, not as a stack trace."""
    monkeypatch.setenv("CGTKG_SERVER_MEMORY", "1k")
    assert "CGTKG_SERVER_MEMORY" in failure(home)


@pytest.mark.database
def test_a_port_taken_in_between_costs_another_try(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If another program takes the port between its choice and its use, the start takes other ports."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        choices = iter([[taken.getsockname()[1], launch.free_ports(1)[0]], launch.free_ports(2)])
        monkeypatch.setattr(launch, "free_ports", lambda _: next(choices))
        assert embedded.up(home).uri != f"bolt://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.database
def test_a_start_that_takes_too_long_is_ended(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time allowed the start is given up with the log's last words, and its process ends."""
    begun: list[record.Record] = []
    monkeypatch.setattr(record, "write", lambda _, made: begun.append(made))
    monkeypatch.setattr(launch, "answers", lambda *_: False)
    assert "did not answer in the time allowed" in failure(home, timeout=1)
    assert process.started(begun[0].pid) is None


@pytest.mark.database
def test_lost_passwords_of_a_running_server_are_told_and_down_helps(home: Path) -> None:
    """Without the password file a running server cannot be used, but stopped; the next one gets new passwords."""
    first = embedded.up(home)
    (home / "secrets.json").unlink()
    with pytest.raises(ServerError, match="cgtkg down"):
        embedded.up(home)
    assert embedded.down(home) is True
    assert embedded.up(home).password != first.password


@pytest.mark.database
def test_a_store_in_use_by_another_server_is_told(home: Path) -> None:
    """If the note of a running server was lost, a second one on the same store is refused, the first unharmed."""
    first = embedded.up(home)
    note = (home / "server.json").read_text()
    (home / "server.json").unlink()
    assert "another server uses the store" in failure(home)
    (home / "server.json").write_text(note)
    assert embedded.running(home) == first

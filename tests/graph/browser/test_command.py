"""`cgtkg browser` and `cgtkg browser-kit` as a user runs them."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cgtkg.graph.browser import Access
from cgtkg.graph.embedded import up
from cgtkg.graph.settings import Settings
from support.command_line import run


def page(address: str) -> bytes:
    """What a web browser gets there."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=10)
    connection.request("GET", parts.path)
    read = connection.getresponse().read()
    connection.close()
    return read


def secrets(settings: Settings) -> set[str]:
    """Every password of the database."""
    if settings.neo4j_password:
        return {settings.neo4j_password.get_secret_value()}
    server = up(settings.home)
    return {server.password, server.reader_password}


@pytest.fixture(autouse=True)
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a Browser of their own, in an empty folder."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("NEO4J_HOME", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.database
def test_it_says_what_to_open_and_type_and_never_the_password(settings: Settings, environment: dict[str, str]) -> None:
    """With Neo4j the address of its own Browser, filled in; with the embedded server how to get one."""
    done = run("browser", "--json")
    said, hints = done.stdout, done.stderr
    facts = json.loads(said)
    access = Access.of(settings)
    assert (facts["uri"], facts["username"]) == (access.uri, access.username)
    if settings.neo4j_uri:
        assert parse_qs(urlsplit(facts["browser"]).query)["dbms"] == [access.uri.replace("://", "://neo4j@")]
        assert b"Neo4j Browser" in page(facts["browser"])
        assert facts["password"] == "the value of NEO4J_PASSWORD"
    else:
        assert facts["browser"] is None
        assert (facts["username"], facts["database"]) == ("reader", "neo4j")
        assert "mvn dependency:get" in hints
        assert "cgtkg browser --serve" in hints
    plain = run("browser").stdout
    assert access.uri in plain
    assert not any(secret in text for secret in secrets(settings) for text in (said, hints, plain))


@pytest.mark.database
@pytest.mark.embedded
def test_the_password_lies_where_it_says(embedded_settings: Settings) -> None:
    """The entry of the reader, in a file of the owner's only."""
    path = Path(Access.of(embedded_settings).password.rpartition(" of ")[2])
    assert path.stat().st_mode & 0o077 == 0
    assert json.loads(path.read_text())["reader"] == up(embedded_settings.home).reader_password


@pytest.mark.database
@pytest.mark.embedded
def test_it_serves_a_browser_of_the_users_until_interrupted(embedded_settings: Settings, tmp_path: Path) -> None:
    """The address opens that Browser with the form filled in and the guide beside it; Ctrl-C ends it quietly."""
    (tmp_path / "index.html").write_text("<title>Neo4j Browser</title>")
    serving = subprocess.Popen(
        [sys.executable, "-m", "cgtkg.graph.cli", "browser", "--app", str(tmp_path), "--port", "0"],
        env=os.environ | {"CGTKG_HOME": str(embedded_settings.home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stdout is not None
        said = dict(serving.stdout.readline().strip().split(maxsplit=1) for _ in range(6))
        query = parse_qs(urlsplit(said["browser"]).query)
        assert query["dbms"] == [Access.of(embedded_settings).uri.replace("://", "://reader@")]
        assert query["arg"] == [said["guide"]]
        assert b"Neo4j Browser" in page(said["browser"])
        assert b"<slide" in page(said["guide"])
    finally:
        serving.send_signal(signal.SIGINT)
        _, messages = serving.communicate(timeout=60)
    assert serving.returncode == 0
    assert "until Ctrl-C" in messages


def test_the_kit_is_written_without_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are named on stdout."""
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    written = [Path(line) for line in run("browser-kit", "--out", "kit").stdout.split()]
    assert sorted(path.name for path in written) == ["README.txt", "favourites.zip", "guide.html", "style.grass"]
    assert all(path.stat().st_size for path in written)


@pytest.mark.database
@pytest.mark.embedded
@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["browser", "--app", "."], 2, "holds no Neo4j Browser"),
        (["browser", "--port", "99999"], 2, "65535"),
        (["browser-kit", "--out", "/proc/nowhere"], 1, "cannot be written"),
    ],
)
def test_wrong_use_is_told(
    arguments: list[str], status: int, words: str, embedded_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2 for wrong usage, 1 where something fails."""
    monkeypatch.setenv("CGTKG_HOME", str(embedded_settings.home))
    assert words in run(*arguments, status=status).stderr


@pytest.mark.parametrize("command", ["browser", "browser-kit"])
def test_help_shows_an_example(command: str) -> None:
    """As that of every command."""
    assert f"Example: cgtkg {command}" in " ".join(run(command, "--help").stdout.split())

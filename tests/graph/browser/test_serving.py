"""What is served on this machine: the kit, and the Browser that the user has; open to other pages, nothing else."""

from __future__ import annotations

import http.client
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cgtkg.graph.browser import application, serving, site
from cgtkg.graph.browser.application import Reader
from cgtkg.schema.errors import UsageError

INDEX = b"<title>Neo4j Browser</title>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An unpacked Browser, beside a file that is none of it."""
    (tmp_path / "secret").write_text("s")
    app = tmp_path / "unpacked" / "browser"
    (app / "assets").mkdir(parents=True)
    (app / "index.html").write_bytes(INDEX)
    (app / "assets" / "app.js").write_bytes(b"1")
    return app.parent


@pytest.fixture
def jar(folder: Path, tmp_path: Path) -> Path:
    """The same as Neo4j packs it."""
    path = tmp_path / "neo4j-browser-5.24.0.jar"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("browser/index.html", "browser/assets/app.js"):
            archive.write(folder / name, name)
        archive.writestr("META-INF/MANIFEST.MF", "x")
    return path


@contextmanager
def served(app: Reader | None = None) -> Iterator[http.client.HTTPConnection]:
    with serving(site(app), 0) as address:
        parts = urlsplit(address)
        assert parts.hostname == "localhost", "the name that Browser takes guides from"
        connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)
        yield connection
        connection.close()


def get(connection: http.client.HTTPConnection, path: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    connection.request(method, path)
    answer = connection.getresponse()
    return answer.status, answer.read(), dict(answer.getheaders())


def test_the_guide_and_the_style_may_be_read_by_a_page_of_another_origin() -> None:
    """Browser asks with OPTIONS first; both are as in the kit, with the address they are served at."""
    with served() as connection:
        status, page, headers = get(connection, "/guide.html")
        assert (status, headers["Access-Control-Allow-Origin"]) == (HTTPStatus.OK, "*")
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert f":style http://localhost:{connection.port}/style.grass".encode() in page
        start, same, kind = get(connection, "/")
        assert (start, same, kind["Content-Type"]) == (status, page, headers["Content-Type"])
        status, body, headers = get(connection, "/style.grass", "OPTIONS")
        assert (status, body, headers["Access-Control-Allow-Headers"]) == (HTTPStatus.OK, b"", "*")
        assert get(connection, "/style.grass")[1].startswith(b"node {")
        status, body, headers = get(connection, "/favourites.zip", "HEAD")
        assert (status, body, headers["Content-Type"]) == (HTTPStatus.OK, b"", "application/zip")


@pytest.mark.parametrize("form", ["folder", "jar"])
def test_a_browser_of_the_users_is_served_as_it_is(form: str, request: pytest.FixtureRequest) -> None:
    """From the jar, or unpacked; its pages with the types that a web browser insists on."""
    with served(application.opened(request.getfixturevalue(form))) as connection:
        status, page, headers = get(connection, "/browser/?dbms=bolt%3A%2F%2Flocalhost")
        assert (status, page, headers["Content-Type"]) == (HTTPStatus.OK, INDEX, "text/html; charset=utf-8")
        assert get(connection, "/browser/assets/app.js")[2]["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/browser/../secret", "/browser/%2e%2e/secret", "/browser//etc/passwd", "/secret", "/browser/nothing"]
)
def test_nothing_else_of_the_disk_is_served(path: str, folder: Path) -> None:
    """There is no way out of the folder."""
    with served(application.opened(folder)) as connection:
        assert get(connection, path)[:2] == (HTTPStatus.NOT_FOUND, b"")


def test_without_a_browser_there_is_only_the_kit() -> None:
    """None is part of this project."""
    with served() as connection:
        assert get(connection, "/browser/")[0] == HTTPStatus.NOT_FOUND


def test_a_port_in_use_is_told() -> None:
    """With what to do."""
    with served() as connection, pytest.raises(UsageError, match="give another with --port"):
        serving(site(None), int(connection.port)).__enter__()


def test_what_is_no_browser_is_told(tmp_path: Path) -> None:
    """A file, a jar or a folder of something else."""
    (tmp_path / "text").write_text("x")
    with zipfile.ZipFile(tmp_path / "other.jar", "w") as archive:
        archive.writestr("x", "")
    for wrong in ("text", "other.jar", ".", "missing"):
        with pytest.raises(UsageError, match=r"Neo4j Browser|no such"):
            application.opened(tmp_path / wrong)


def test_a_jar_is_found_where_neo4j_and_maven_keep_it(
    jar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the library of NEO4J_HOME, or in the local repository; the newest of them."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("NEO4J_HOME", raising=False)
    assert application.found() is None
    maven = tmp_path / ".m2/repository/org/neo4j/client/neo4j-browser/5.24.0" / jar.name
    maven.parent.mkdir(parents=True)
    maven.write_bytes(jar.read_bytes())
    assert application.found() == maven
    (tmp_path / "neo4j" / "lib").mkdir(parents=True)
    newer = tmp_path / "neo4j" / "lib" / "neo4j-browser-5.26.0.jar"
    newer.write_bytes(jar.read_bytes())
    monkeypatch.setenv("NEO4J_HOME", str(tmp_path / "neo4j"))
    assert application.found() == newer

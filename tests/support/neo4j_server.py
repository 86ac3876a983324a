"""A real Neo4j Community without Docker: Maven brings the jars, this starts, awaits and stops the server.

In tests: `with neo4j_server("5.26") as server: …`; skip with the reason that `available("5.26")` gives.
By hand: `python tests/support/neo4j_server.py [VERSION]` prints what to export, and serves until Ctrl-C.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import neo4j

ROOT = Path(__file__).resolve().parents[2]
POMS = Path(__file__).with_name("poms")
JAVA = {"5.26": range(17, 22), "2026.09": range(21, 100)}
"""The versions there is a pom for, and the Java releases each runs on."""
START_SECONDS = 120
LAUNCHER = "org.neo4j.server.startup.Neo4jCommand"
SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
server.jvm.additional=-XX:TieredStopAtLevel=1
server.jvm.additional=-XX:+UseSerialGC
"""
"""Of a server that lives for minutes: its own code is compiled quickly rather than well."""


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A Neo4j that runs: Bolt address, account, HTTP address (Browser under `/browser/`)."""

    uri: str
    username: str
    password: str
    http_uri: str


def available(version: str = "5.26") -> str | None:
    """Why that Neo4j cannot run on this machine, None if it can."""
    if version not in JAVA:
        return f"no pom for Neo4j {version}, only for {', '.join(JAVA)}"
    if java(version) is None:
        return f"Neo4j {version} needs Java {JAVA[version][0]} or a later one that it knows, none found"
    if not _jars(version).is_dir() and shutil.which("mvn") is None:
        return "needs Maven (mvn) to fetch the server's jars"
    return None


def java(version: str) -> Path | None:
    """A Java that this version runs on: `JAVA_HOME`, the `PATH`, or one installed under `/usr/lib/jvm`."""
    homes = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    candidates = [home / "bin" / "java" for home in [*homes, *sorted(Path("/usr/lib/jvm").glob("*"))]]
    if found := shutil.which("java"):
        candidates.insert(len(homes), Path(found))
    return next((one for one in candidates if one.exists() and _release(one) in JAVA[version]), None)


def _release(program: Path) -> int:
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def jars(version: str) -> Path:
    """The folder with the server's jars, fetched by Maven the first time (125 MB, up to a minute)."""
    folder = _jars(version)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            draft = folder.with_name("draft")
            shutil.rmtree(draft, ignore_errors=True)
            goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={draft}"]
            subprocess.run(["mvn", "-q", "-B", "-f", _pom(version), *goal], check=True, stdout=sys.stderr)
            draft.rename(folder)
    return folder


def _jars(version: str) -> Path:
    pom = hashlib.sha256(_pom(version).read_bytes()).hexdigest()[:8]
    return ROOT / "build" / f"neo4j-{version}" / f"jars-{pom}"


def _pom(version: str) -> Path:
    return POMS / f"neo4j-{version}.xml"


@contextmanager
def neo4j_server(version: str = "5.26") -> Iterator[Neo4jServer]:
    """An empty Neo4j on free ports of this machine, stopped and removed at the end."""
    if reason := available(version):
        raise RuntimeError(reason)
    library, program = jars(version), java(version)
    with tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        for name in ("conf", "data", "logs", "plugins", "import", "run"):
            (home / name).mkdir()
        bolt, http = _free_ports()
        (home / "conf" / "neo4j.conf").write_text(SETTINGS.format(bolt=bolt, http=http))
        with (home / "logs" / "console.log").open("wb") as log:
            launcher = subprocess.Popen(
                [str(program), f"-Dbasedir={home}", "-cp", f"{library}/*", LAUNCHER, "console"],
                env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            password = secrets.token_urlsafe(16)
            _await(launcher, [bolt, http], Path(log.name))
            _set_password(f"bolt://127.0.0.1:{bolt}", password)
            yield Neo4jServer(f"bolt://127.0.0.1:{bolt}", "neo4j", password, f"http://127.0.0.1:{http}")
        finally:
            _stop(launcher)


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def _open(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _await(launcher: subprocess.Popen[bytes], ports: list[int], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not all(map(_open, ports)):
        if launcher.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Neo4j did not start:\n{log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.2)


def _set_password(uri: str, password: str) -> None:
    """The first password must be changed before anything else is allowed; the database `neo4j` is awaited too."""
    with (
        neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password).consume()
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
        driver.execute_query("RETURN 1", database_="neo4j")


def _stop(launcher: subprocess.Popen[bytes]) -> None:
    """End the launcher and the server that it started at once: nothing of this server is kept, so none is asked."""
    with suppress(ProcessLookupError):
        os.killpg(launcher.pid, signal.SIGKILL)
    launcher.wait()


def main() -> None:
    """Serve until Ctrl-C, after printing the environment that leads to the server."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt), neo4j_server(*sys.argv[1:2]) as server:
        settings = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
        lines = [f"export {name}={value}" for name, value in settings.items()]
        sys.stdout.write("\n".join([*lines, f"# Browser: {server.http_uri}/browser/", ""]))
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    main()

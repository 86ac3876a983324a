"""Who may do what with an embedded server, and what others on the machine can see of it."""

from __future__ import annotations

import re
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import AuthError, Forbidden

from cgtkg.graph.embedded import Server

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def writer(server: Server) -> Iterator[neo4j.Driver]:
    """The account that may do everything, with a constraint, two nodes and a relationship in place."""
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:
        driver.execute_query("CREATE CONSTRAINT product_id IF NOT EXISTS FOR (n:Product) REQUIRE n.id IS UNIQUE")
        driver.execute_query("CREATE (:Product {id: 'p'})-[:TARGETS {key: 'k'}]->(:Target {id: 't'})")
        yield driver


@pytest.fixture(scope="module")
def reader(server: Server, writer: neo4j.Driver) -> Iterator[neo4j.Driver]:
    """The account that may only read."""
    auth = (server.reader_username, server.reader_password)
    with neo4j.GraphDatabase.driver(server.uri, auth=auth) as driver:
        yield driver


def rows(driver: neo4j.Driver, statement: str) -> list[list[object]]:
    return [record.values() for record in driver.execute_query(statement, database_="neo4j").records]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Product {id: 'new'})",
        "CREATE (:Unheard)",
        "MATCH (a:Product), (b:Target) CREATE (a)-[:TARGETS]->(b)",
        "MATCH (a:Product), (b:Target) CREATE (a)-[:UNHEARD]->(b)",
        "MERGE (:Product {id: 'new'})",
        "MERGE (n:Product {id: 'p'}) ON MATCH SET n.name = 'x'",
        "MATCH (n:Product) SET n.name = 'x'",
        "MATCH (n:Product) SET n = {id: 'x'}",
        "MATCH (n:Product) SET n:Target",
        "MATCH (n:Product) REMOVE n.id",
        "MATCH ()-[r:TARGETS]->() SET r.key = 'x'",
        "MATCH ()-[r:TARGETS]->() DELETE r",
        "MATCH (n) DETACH DELETE n",
        "FOREACH (x IN [1] | CREATE (:Product {id: x}))",
        "CALL { CREATE (:Product {id: 'new'}) }",
        "CREATE CONSTRAINT target_id IF NOT EXISTS FOR (n:Target) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX target_name IF NOT EXISTS FOR (n:Target) ON (n.name)",
        "DROP CONSTRAINT product_id",
        "DROP CONSTRAINT product_id IF EXISTS",
        "CREATE USER me SET PASSWORD 'long enough to pass'",
        "ALTER USER root SET PASSWORD 'long enough to pass'",
    ],
)
def test_the_reader_cannot_change_anything(statement: str, reader: neo4j.Driver, writer: neo4j.Driver) -> None:
    """The server itself refuses every kind of write of the reading account, and nothing of it is stored."""
    contents = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN labels(n), properties(n), properties(r) ORDER BY n.id"
    before = rows(writer, contents), rows(writer, "SHOW CONSTRAINTS YIELD name RETURN name")
    with pytest.raises(Forbidden):
        reader.execute_query(statement, database_="neo4j")
    assert (rows(writer, contents), rows(writer, "SHOW CONSTRAINTS YIELD name RETURN name")) == before


def test_the_reader_can_read(reader: neo4j.Driver) -> None:
    """The reading account sees the data, the labels and the constraints."""
    assert rows(reader, "MATCH (n:Product)-[r:TARGETS]->(m) RETURN n.id, r.key, m.id") == [["p", "k", "t"]]
    assert rows(reader, "CALL db.labels() YIELD label RETURN label ORDER BY label") == [["Product"], ["Target"]]
    assert rows(reader, "CALL db.relationshipTypes()") == [["TARGETS"]]
    assert rows(reader, "SHOW CONSTRAINTS YIELD name RETURN name") == [["product_id"]]


@pytest.mark.parametrize("account", ["reader", "writer"])
@pytest.mark.parametrize("place", ["file:///etc/hosts", "/etc/hosts", "http://1.1.1.1/x.csv"])
def test_no_statement_reads_files_or_urls(account: str, place: str, request: pytest.FixtureRequest) -> None:
    """LOAD CSV is switched off for both accounts: a statement cannot fetch what the server can see."""
    driver: neo4j.Driver = request.getfixturevalue(account)
    with pytest.raises(Forbidden):
        driver.execute_query(f"LOAD CSV FROM '{place}' AS line RETURN line", database_="neo4j")


def test_a_statement_of_twenty_megabytes_is_answered(writer: neo4j.Driver) -> None:
    """Long parameters are taken; by default the server would never answer beyond 16 MB."""
    passages = ["x" * 1_000_000] * 20
    answer = writer.execute_query("UNWIND $p AS p RETURN sum(size(p)) AS n", p=passages, database_="neo4j")
    assert answer.records[0]["n"] == 20_000_000


def test_wrong_passwords_are_refused(server: Server) -> None:
    """Only the passwords in the private file open the database, no default one does."""
    for name, password in [("root", "playwithdata"), ("reader", ""), ("neo4j", "neo4j")]:
        with neo4j.GraphDatabase.driver(server.uri, auth=(name, password)) as driver, pytest.raises(AuthError):
            driver.verify_connectivity()


def test_passwords_are_not_to_be_seen(server: Server) -> None:
    """Neither process listing, environment, logs, representation nor files that others can read show a password."""
    process = Path(f"/proc/{server.pid}")
    seen = [repr(server)]
    if process.exists():
        seen += [(process / name).read_text(errors="replace") for name in ("cmdline", "environ")]
    for path in server.home.rglob("*"):
        if path.is_file() and path.name != "secrets.json":
            seen.append(path.read_text(errors="replace"))
    for password in (server.password, server.reader_password):
        assert len(password) > 40
        assert not any(password in text for text in seen)


def test_files_are_private(server: Server) -> None:
    """The folder with the store is open to its owner only, and so is what it holds about the server."""
    names = [".", "secrets.json", "server.json", "databases", "config", "config/server-users.jsonl", "log"]
    assert {name: stat.S_IMODE((server.home / name).stat().st_mode) & 0o077 for name in names} == dict.fromkeys(
        names, 0
    )


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs Linux")
def test_the_server_listens_on_this_machine_only(server: Server) -> None:
    """All ports are bound to 127.0.0.1: another address of the same machine finds nobody there."""
    command = Path(f"/proc/{server.pid}/cmdline").read_text()
    ports = [int(port) for port in re.findall(r"Port=(\d+)|bolt\.port=(\d+)", command) for port in port if port]
    assert len(ports) == 2
    for port in ports:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.2", port), timeout=2)

"""The command line by the contract: exit codes, streams, JSON shapes; on both engines."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.queries import saved_queries
from support.command_line import run

pytestmark = pytest.mark.database


def answer(*arguments: str) -> object:
    return json.loads(run(*arguments, "--json").stdout)


@pytest.fixture(autouse=True)
def ready(seeded: KnowledgeGraph, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seeds are loaded, the environment names the engine, the working folder is empty."""
    monkeypatch.chdir(tmp_path)


def test_status_tells_uri_engine_version_size_and_hash(seeded: KnowledgeGraph) -> None:
    """The keys of the contract, with the graph's own figures."""
    state = answer("status")
    content = seeded.fingerprint()
    assert isinstance(state, dict)
    assert set(state) == {"uri", "engine", "version", "nodes", "edges", "hash"}
    assert (state["nodes"], state["edges"], state["hash"]) == (content.nodes, content.edges, content.hash)


def test_build_names_what_it_wrote_and_builds_again_the_same(tmp_path: Path) -> None:
    """Same counts and hash, files left as they are but for one that was changed; messages go to stderr."""
    first = answer("build", "--out", "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.html")}
    again = answer("build", "--out", "out")
    assert isinstance(first, dict)
    assert isinstance(again, dict)
    assert set(first) == {"hash", "nodes", "edges", "seconds", "wrote"}
    assert {k: first[k] for k in ("hash", "nodes", "edges", "wrote")} == {
        k: again[k] for k in ("hash", "nodes", "edges", "wrote")
    }
    assert all(Path(name).stat().st_size for name in first["wrote"])
    assert {path.suffix for path in map(Path, first["wrote"])} >= {".html", ".md", ".json"}
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.html")}
    page = tmp_path / "out" / "landscape.html"
    page.write_text("gone")
    answer("build", "--out", "out")
    assert page.stat().st_size > 10_000


def test_load_counts_every_row_once(documents: Path) -> None:
    """Read = loaded + unchanged + irrelevant + rejected."""
    loaded = answer("load", "seeds")
    assert isinstance(loaded, dict)
    assert set(loaded) == {
        "source", "read", "loaded", "unchanged", "irrelevant", "rejected", "nodes", "edges", "seconds", "snapshot",
        "rejects", "ended", "unread", "notes",
    }  # fmt: skip
    assert loaded["read"] == loaded["unchanged"] > 1_000
    assert loaded["loaded"] == loaded["irrelevant"] == loaded["rejected"] == 0


@pytest.mark.parametrize("name", saved_queries())
def test_every_saved_query_runs_in_every_format(name: str) -> None:
    """The same rows as JSON and CSV."""
    rows = json.loads(run("query", name, "--format", "json").stdout)
    table = list(csv.reader(io.StringIO(run("query", name, "--format", "csv").stdout)))
    assert len(table) == len(rows) + 1
    assert rows
    assert table[0] == list(rows[0])


def test_queries_are_listed_with_what_they_answer() -> None:
    """Without a name the saved queries are shown."""
    listed = json.loads(run("query", "--format", "json").stdout)
    assert [row["query"] for row in listed] == list(saved_queries())


def test_cypher_gives_columns_and_every_row() -> None:
    """JSON as in the contract, parameters as values, dates as ISO text."""
    found = answer(
        "cypher",
        "MATCH (t:Target {id: $id}) RETURN t.name AS name, date('2024-02-23') AS day",
        "-p",
        "id=hgnc:11913",
    )
    assert found == {"columns": ["name", "day"], "rows": [["BCMA", "2024-02-23"]]}


def test_cypher_cannot_write_and_a_wrong_statement_is_one_line() -> None:
    """Exit 1 and no traceback."""
    refused = run("cypher", "MATCH (n) DETACH DELETE n", status=1)
    assert refused.stderr.count("\n") == 1
    assert run("cypher", "MATCH (n RETURN n", status=1).stderr.count("\n") == 1


def test_a_hostile_parameter_is_only_a_value() -> None:
    """Cypher in a parameter finds nothing and does nothing."""
    evil = "x' OR 1=1 MATCH (n) DETACH DELETE n //"
    assert json.loads(run("query", "products_by_target", "-p", f"target={evil}", "--format", "json").stdout) == []


def test_clusters_have_the_shape_of_the_contract() -> None:
    """Every key, and the graph's hash as snapshot."""
    found = answer("clusters", "--as-of", "2026-06")
    assert isinstance(found, dict)
    assert {"snapshot", "as_of", "parameters", "clusters", "white_space"} <= set(found)
    assert found["as_of"] == "2026-06-30"
    for cluster in found["clusters"]:
        assert set(cluster) == {
            "id", "name", "products", "companies", "targets", "indications", "modalities", "leading_stage", "size",
            "density", "hhi", "stability", "p_value", "trials", "trials_unnamed",
        }  # fmt: skip
        assert all(set(target) == {"id", "share"} for target in cluster["targets"])


def test_why_shows_source_and_lines() -> None:
    """The evidence of one fact; nothing found is exit 1."""
    assert "L16" in run("why", "CARsgen", "DEVELOPS", "zevor-cel").stdout
    assert "nothing states" in run("why", "CSPC", "DEVELOPS", "zevor-cel", status=1).stderr


def test_check_passes_on_the_bundled_graph() -> None:
    """Health as JSON and as exit status."""
    found = answer("check")
    assert isinstance(found, dict)
    assert found["ok"] is True


def test_graph_and_report_write_whole_files(tmp_path: Path) -> None:
    """A focus may be any name; the files are named on stdout."""
    assert run("graph", "--focus", "BCMA", "--out", "bcma.html").stdout.strip() == "bcma.html"
    written = run("report", "--focus", "CARsgen", "--format", "html,md", "--out", "r").stdout.split()
    assert sorted(Path(name).suffix for name in written) == [".html", ".md"]
    assert all("zevorcabtagene" in Path(name).read_text(encoding="utf-8") for name in written)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["nonsense"], 2, "nonsense"),
        (["query", "nonsense"], 2, "there are"),
        (["query", "approvals", "-p", "x"], 2, "name=value"),
        (["load", "nonsense"], 2, "there are seeds"),
        (["load", "seeds", "/nowhere/at/all"], 1, "no such file"),
        (["load", "seeds", "--date", "2024"], 2, "one day"),
        (["clusters", "--as-of", "yesterday"], 1, "not a date"),
        (["graph", "--focus", "zevorcabtagen"], 1, "did you mean"),
        (["report", "--format", "docx"], 2, "docx"),
        (["report", "--out", "/proc/nowhere"], 1, "cannot be written"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: list[str], status: int, words: str) -> None:
    """2 for wrong usage, 1 for wrong data; never a traceback."""
    assert words in run(*arguments, status=status).stderr


@pytest.mark.parametrize(
    "command",
    ["build", "up", "down", "status", "load", "query", "cypher", "clusters", "graph", "report", "check", "why"],
)
def test_help_of_every_command_shows_an_example(command: str) -> None:
    """`--help` is enough to begin."""
    assert "Example: cgtkg" in " ".join(run(command, "--help").stdout.split())

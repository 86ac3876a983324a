"""`mentions` by the contract, as a user types it: a file, standard input, a seed document; streams and exit codes."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from cgtkg.graph.cli import main

TEXT = "CARsgen\nreports on zevor-cel (multiple mye-\nloma, BCMA) and on XYZ-4711.\n"


@dataclass(frozen=True)
class Done:
    """What the command said."""

    stdout: str
    stderr: str


def run(*arguments: str | Path, status: int = 0, given: bytes = b"") -> Done:
    """Run `cgtkg mentions` as a user calls it, in this process, with bytes at standard input."""
    with (
        mock.patch.object(sys, "argv", ["cgtkg", "mentions", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given))),
        redirect_stdout(io.StringIO()) as stdout,
        redirect_stderr(io.StringIO()) as stderr,
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert (ended.value.code or 0) == status, stderr.getvalue()
    return Done(stdout.getvalue(), stderr.getvalue())


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_table_and_its_json(release: Path) -> None:
    """Line, words, id, name, label, confidence; JSON has the line as a number and the locator of evidence."""
    header, *lines = run(release).stdout.splitlines()
    assert header.split() == ["line", "words", "id", "name", "label", "confidence"]
    assert [line.split()[0] for line in lines] == ["L1", "L2", "L2-L3", "L3"]
    rows = json.loads(run(release, "--json").stdout)
    assert [list(row) for row in rows] == [["line", "words", "id", "name", "label", "confidence", "locator"]] * 4
    assert [(row["line"], row["locator"], row["id"]) for row in rows] == [
        (1, "L1", "company:carsgen-therapeutics"),
        (2, "L2", "product:zevorcabtagene-autoleucel"),
        (2, "L2-L3", "mondo:0009693"),
        (3, "L3", "hgnc:11913"),
    ]


def test_only_one_label_or_what_is_new(release: Path) -> None:
    """A filter, and the names that nobody has yet."""
    (row,) = json.loads(run(release, "--json", "--label", "Product").stdout)
    assert (row["words"], row["confidence"]) == ("zevor-cel", 0.95)
    assert json.loads(run(release, "--json", "--unknown").stdout) == [
        {"line": 3, "words": "XYZ-4711", "label": "Product", "times": 1, "reason": "product code"}
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_in_any_unicode(encoding: str) -> None:
    """With a byte order mark or without."""
    rows = json.loads(run("-", "--json", given=TEXT.encode(encoding)).stdout)
    assert [row["line"] for row in rows] == [1, 2, 2, 3]


def test_a_web_page_keeps_its_lines(tmp_path: Path) -> None:
    """Tags, scripts and comments say nothing, a paragraph ends at a block."""
    path = tmp_path / "page.html"
    path.write_text(
        '<html><head><style>.BCMA {}</style></head>\n<!-- CD19\n --><p class="a>b">z<b>evor</b>&#8209;cel</p><p>B</p>'
        "<td>CMA</td>\n<script>CD20</script><td>CD22</td>",
        encoding="utf-8",
    )
    rows = json.loads(run(path, "--json").stdout)
    assert [(row["line"], row["id"]) for row in rows] == [(3, "product:zevorcabtagene-autoleucel"), (4, "hgnc:1643")]


def test_nothing_to_find_and_nothing_to_read(tmp_path: Path) -> None:
    """No names is done; no text is a failure; no such label, or a seed document without its folder, is wrong usage."""
    (tmp_path / "empty.txt").write_bytes(b"")
    assert json.loads(run(tmp_path / "empty.txt", "--json").stdout) == []
    assert "no names found" in run(tmp_path / "empty.txt").stderr
    (tmp_path / "release.pdf").write_bytes(b"%PDF-1.7 \xff")
    for path, said in (("missing.txt", "no such file"), ("release.pdf", "is a PDF"), ("", "cannot be read")):
        failed = run(tmp_path / path, status=1)
        assert said in failed.stderr
        assert failed.stderr.count("\n") == 1
    assert "Indication" in run(tmp_path / "empty.txt", "--label", "Disease", status=2).stderr
    assert "--documents" in run("seed-003", status=2).stderr


def test_bytes_that_are_no_text_in_utf_8_are_passed_over(tmp_path: Path) -> None:
    """As in the seed documents: what is legible is read."""
    (tmp_path / "release.txt").write_bytes(b"\xff\xfe\xfd".join([b"", b" BCMA ", b""])[1:])
    assert [row["id"] for row in json.loads(run(tmp_path / "release.txt", "--json").stdout)] == ["hgnc:11913"]


def test_what_a_person_accepted_is_known_the_next_time(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way of a press release into the graph: rows in CGTKG_OVERLAY."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "sources.csv").write_text("id,name,published,rank\nsource:release,Press release,2026-11,4\n")
    (own / "product.csv").write_text("id,name,kind,source,locator\nproduct:xyz-4711,XYZ-4711,named,source:release,L3\n")
    monkeypatch.setenv("CGTKG_OVERLAY", str(own))
    rows = json.loads(run(release, "--json", "--label", "Product").stdout)
    assert [row["id"] for row in rows] == ["product:zevorcabtagene-autoleucel", "product:xyz-4711"]
    assert json.loads(run(release, "--json", "--unknown").stdout) == []


def test_a_seed_document_by_its_name(documents: Path) -> None:
    """Found in its folder by its hash or number."""
    rows = json.loads(run("seed-003", "--documents", documents, "--json", "--label", "Company").stdout)
    assert {row["id"] for row in rows} == {"company:carsgen-therapeutics"}

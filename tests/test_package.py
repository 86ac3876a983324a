"""The package as a user gets it: data files in, tests out; generated pages fresh; layout as declared."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cgtkg.queries.__main__ import markdown as queries_page
from cgtkg.schema.dictionary import markdown as dictionary_page

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("page", "fresh"),
    [("data-dictionary.md", dictionary_page), ("queries.md", queries_page)],
    ids=["dictionary", "queries"],
)
def test_a_generated_page_is_fresh(page: str, fresh: object) -> None:
    """`make docs` was run after the last change."""
    assert callable(fresh)
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == fresh(), "run: make docs"


@pytest.mark.long
def test_the_wheel_holds_the_data_and_no_tests(tmp_path: Path) -> None:
    """Tables, saved queries and templates ship; tests, tools and documents do not."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {
        "cgtkg/__init__.py",
        "cgtkg/py.typed",
        "cgtkg/seeds/sources.csv",
        "cgtkg/queries/approvals.cypher",
    } <= set(names)
    data = [path.relative_to(ROOT).as_posix() for path in (ROOT / "seeds").rglob("*.csv")]
    assert {f"cgtkg/{name}" for name in data} <= set(names)
    assert any(name.startswith("cgtkg/graph/views/") and name.endswith((".j2", ".html")) for name in names)
    assert not [name for name in names if not name.startswith(("cgtkg/", "cgtkg-"))]
    assert not [name for name in names if "__pycache__" in name]


def test_lock_files_have_hashes_and_no_host_names() -> None:
    """What is installed is what was tested, from whichever index."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_every_seed_row_of_a_document_is_within_the_lines_that_were_read() -> None:
    """The coverage list names every line of every document once."""
    for number, last in (("000", 1274), ("001", 53), ("002", 8), ("003", 123), ("004", 34)):
        pages = sorted((ROOT / "docs" / "coverage").glob(f"seed-{number}*.md"))
        covered = [line for page in pages for line in _ranges(page.read_text(encoding="utf-8"))]
        assert sorted(covered) == list(range(1, last + 1)), f"seed-{number}: {_difference(covered, last)}"


def _ranges(page: str) -> list[int]:
    lines: list[int] = []
    for row in page.splitlines():
        cell = row.split("|")[1].strip() if row.startswith("|") and row.count("|") > 2 else ""
        for part in cell.replace("–", "-").split(","):
            first, _, last = part.strip().removeprefix("L").partition("-")
            if first.isdigit():
                lines += range(int(first), int(last.removeprefix("L") or first) + 1)
    return lines


def _difference(covered: list[int], last: int) -> str:
    missing = sorted(set(range(1, last + 1)) - set(covered))
    twice = sorted({line for line in covered if covered.count(line) > 1})
    return f"missing {missing[:20]}, twice {twice[:20]}, beyond {[line for line in covered if line > last][:5]}"

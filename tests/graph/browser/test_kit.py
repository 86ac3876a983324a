"""The kit on the disk: whole files, the same bytes every time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cgtkg.graph.browser import write
from cgtkg.graph.browser.favourites import favourites
from cgtkg.graph.outputs import OutputError

FILES = {"favourites.zip", "style.grass", "guide.html", "README.txt"}


def test_the_kit_is_four_files_and_says_what_to_drop_where(tmp_path: Path) -> None:
    """Favourites in flat folders, and a text that names every other file."""
    written = write(tmp_path / "kit")
    assert {path.name for path in written} == FILES == {path.name for path in (tmp_path / "kit").iterdir()}
    with zipfile.ZipFile(tmp_path / "kit" / "favourites.zip") as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == favourites()
    readme = (tmp_path / "kit" / "README.txt").read_text(encoding="utf-8")
    assert all(name in readme for name in FILES - {"README.txt"})


def test_the_same_queries_give_the_same_bytes(tmp_path: Path) -> None:
    """Written again, nothing differs."""
    first = [path.read_bytes() for path in write(tmp_path)]
    assert [path.read_bytes() for path in write(tmp_path)] == first


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """In one line, with nothing left behind."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "file")

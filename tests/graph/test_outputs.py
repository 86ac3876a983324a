"""Files for people are whole or not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from unittest import mock

import pytest

from cgtkg.graph.outputs import OutputError, write_text


def test_a_full_disk_is_one_line_and_leaves_the_old_file(tmp_path: Path) -> None:
    """Nothing half written, nothing left beside."""
    path = write_text(tmp_path / "report.html", "old")
    with (
        mock.patch.object(os, "fsync", side_effect=OSError(errno.ENOSPC, "No space left on device")),
        pytest.raises(OutputError, match="the disk is full"),
    ):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_leaves_no_file_beside(tmp_path: Path) -> None:
    """Ctrl-C in the middle of writing."""
    with mock.patch.object(os, "fsync", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        write_text(tmp_path / "report.html", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """The path and the reason in one line."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"file/report\.html cannot be written: Not a directory|File exists"):
        write_text(tmp_path / "file" / "report.html", "x")

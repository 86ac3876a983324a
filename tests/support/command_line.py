"""`cgtkg` as a user calls it, in this process; `tests/graph/cli/test_main.py` runs the installed command."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest import mock

import pytest

from cgtkg.graph.cli import main


@dataclass(frozen=True)
class Done:
    """What a command said."""

    stdout: str
    stderr: str


def run(*arguments: str, status: int = 0) -> Done:
    """Run a command that must end with `status`, and never in a traceback."""
    with (
        mock.patch.object(sys, "argv", ["cgtkg", *arguments]),
        redirect_stdout(io.StringIO()) as stdout,
        redirect_stderr(io.StringIO()) as stderr,
        pytest.raises(SystemExit) as ended,
    ):
        main()
    done = Done(stdout.getvalue(), stderr.getvalue())
    assert (ended.value.code or 0) == status, f"{arguments} ended with {ended.value.code}: {done.stderr}\n{done.stdout}"
    assert "Traceback" not in done.stderr
    return done

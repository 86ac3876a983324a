"""Writes a report into a folder, one file a format: beside first, then renamed, so none is ever half written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cgtkg.schema.errors import UsageError

from ..outputs import write_text
from .composing import Report
from .html_page import html
from .markdown_text import markdown

FORMATS: Mapping[str, Callable[[Report], str]] = {"html": html, "md": markdown}
"""How each format is drawn, by file ending."""


def write(report: Report, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Draw and write the report in each format; the files written, in the order of `formats`.

    The folder is made if there is none. Nothing is written unless every format could be drawn. Raises
    `UsageError` for a format that is not in `FORMATS`.
    """
    if unknown := [name for name in formats if name not in FORMATS]:
        raise UsageError(f"no report format is called {', '.join(unknown)}: choose from {', '.join(FORMATS)}")
    drawn = {folder / f"{report.stem}.{name}": FORMATS[name](report) for name in formats}
    return [write_text(path, text) for path, text in drawn.items()]

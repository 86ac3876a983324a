"""Files for people: written beside and renamed, so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from cgtkg.schema.errors import CgtkgError


class OutputError(CgtkgError):
    """A file cannot be written."""


def write_text(path: Path, text: str) -> Path:
    """Write UTF-8 `text` to `path` as a whole or not at all; folders are made. Raises `OutputError`."""
    beside: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as stream:
            beside = stream.name
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except OSError as error:
        if beside:
            Path(beside).unlink(missing_ok=True)
        reason = "the disk is full" if error.errno == errno.ENOSPC else error.strerror
        raise OutputError(f"{path} cannot be written: {reason}") from error
    except BaseException:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise
    return path


def harmless(text: str) -> str:
    """A cell of a table that no spreadsheet will run: one that begins like a formula is quoted by an apostrophe.

    >>> harmless("=1+1"), harmless("-4.5")
    ("'=1+1", '-4.5')
    """
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

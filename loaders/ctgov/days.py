"""The day on which data was as given: by a manifest, a dated folder, or what the data itself says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from cgtkg.schema.errors import DataError

from .dates import partial_date
from .documents import Bytes
from .rows import Sound
from .tables import Table, read_rows

_VERSION = re.compile(rb'"versionHolder"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_OVERLAP, _CHUNK = 256, 1 << 20
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BROKEN_OFF = (DataError, OSError, UnicodeError)
"""What a file that breaks off raises; what was read of it before counts."""


def folder_day(folder: Path) -> str:
    """The day that a folder or the one above it states (the nearer first); empty where neither does.

    Each by its `manifest.json` (`{"date": "2026-07-01"}`), else by its name (`2026-07-01`). Raises `DataError` for a
    manifest that cannot be read or whose date is no day.
    """
    folder = folder.absolute()
    for place in (folder, folder.parent):
        if day := _manifest_day(place / "manifest.json"):
            return day
        with suppress(ValueError):
            if _DAY.fullmatch(place.name):
                return date.fromisoformat(place.name).isoformat()
    return ""


def _manifest_day(manifest: Path) -> str:
    try:
        content = json.loads(manifest.read_bytes())
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise DataError(f"cannot be read: {error}", file=str(manifest)) from error
    stated = content.get("date") if isinstance(content, dict) else None
    if stated is None:
        return ""
    try:
        if not isinstance(stated, str) or not _DAY.match(stated):
            raise ValueError
        return date.fromisoformat(stated[: len("2026-07-01")]).isoformat()
    except ValueError as error:
        raise DataError(f"{stated!r} is no day: write 2026-07-01", file=str(manifest), field="date") from error


def newest_version(read: Callable[[int], bytes]) -> str:
    """The newest `versionHolder` in study objects, found without decoding them; empty where none stands."""
    newest, tail = b"", b""
    with suppress(*_BROKEN_OFF):
        while chunk := read(_CHUNK):
            newest = max([newest, *_VERSION.findall(tail + chunk)])
            tail = chunk[-_OVERLAP:]
    return newest.decode("ascii")


def newest_update(stream: Bytes, table: Table, limit: int) -> str:
    """The newest day on which the registry changed one of a table's trials; empty where it has no such column."""
    name = table.fields.get("updated")
    if name is None:
        return ""
    column, newest = table.header.index(name), ""
    with suppress(*_BROKEN_OFF):
        for row in read_rows(stream, table, limit):
            if isinstance(row, Sound):
                with suppress(DataError):
                    newest = max(newest, partial_date(row.cells[column]))
    return newest

"""The day on which files were as given: by a manifest or a dated folder."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from cgtkg.schema.errors import DataError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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

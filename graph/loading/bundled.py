"""The extract of a registry that ships."""

from __future__ import annotations

from pathlib import Path

from cgtkg import seeds
from cgtkg.schema.errors import DataError


def extracts(source: str) -> list[Path]:
    """Its files. Raises `DataError` where a source has none."""
    files = sorted((seeds.FOLDER / "registry").glob(f"{source}*.jsonl"))
    if not files:
        raise DataError(f"no extract of {source} is bundled: name the files to load")
    return files

"""Rules for reading texts: tables in `seeds/rules`, extended by those of an overlay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..tables import Row, read_table

FOLDER = "rules"


def read_rules(folders: Sequence[Path], name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of the rule table `name` of each seed folder in turn; a folder may have none.

    Raises `DataError` for an unknown column.
    """
    for folder in folders:
        path = folder / FOLDER / f"{name}.csv"
        if path.exists():
            yield from read_table(path, set(columns), {columns[0]}, f"{FOLDER}/{name}.csv")

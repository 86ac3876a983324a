"""One record after another out of a file, whatever its form: JSON, parquet or CSV."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A record's fields as they stand, and its place for messages; or, where it cannot be read, what is wrong."""

    place: str
    cells: Mapping[str, object] | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A file: `form` is the word for it, `fields` those of its header, or of its first record where it has none.

    `read` streams its records; of a table it reads the given columns only. The last row may tell that it breaks off.
    """

    form: str
    fields: tuple[str, ...]
    read: Callable[[Collection[str]], Iterator[Row]]

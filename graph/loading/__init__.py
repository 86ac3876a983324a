"""Load one source into the database: read, resolve, write, and say what came of every record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cgtkg.loaders.sources import sources
from cgtkg.schema.errors import DataError, UsageError

from ..connection import Database
from ..writing import Changes
from .job import Job
from .loaded import Loaded
from .seeds import load_seeds
from .source import load_source

SEEDS = "seeds"


def load(
    database: Database,
    source: str,
    paths: Sequence[Path] = (),
    *,
    overlay: Path | None = None,
    day: str = "",
    irrelevant: bool = False,
    complete: bool = False,
    again: bool = False,
    home: Path | None = None,
    changes: Changes | None = None,
) -> Loaded:
    """Load `source` from `paths` (files or folders); `day` is the day it was as given.

    For `seeds` the paths are the source documents: with them every locator is checked and quotes are kept; each
    document carries its own date. For a registry without paths it is the bundled extract. `irrelevant`, `complete` and
    `again`: see `Job`; a snapshot whose manifest says that it is complete needs no `complete`. In the folder `home`
    records that cannot be read are listed, and what was read is remembered. `changes` takes what changes.
    Raises `DataError` before anything is written if a seed table is wrong or a path does not exist.
    """
    known(source)
    for path in [*paths, *([overlay] if overlay else [])]:
        if not path.exists():
            raise DataError("there is no such file or folder", file=str(path))
    if source != SEEDS:
        job = Job(
            sources()[source], tuple(paths), day, irrelevant, complete, overlay,
            rejects=home / "rejects" if home else None, cache=home, again=again,
        )  # fmt: skip
        return load_source(database, job, changes)
    if day:
        raise UsageError("the seeds carry their own dates: load them without a date")
    return load_seeds(database, paths, overlay, changes)


def known(source: str) -> None:
    """Raise `UsageError` where there is no such source; needs no database."""
    if source != SEEDS and source not in sources():
        raise UsageError(f"there is no source {source!r}; there are {', '.join((SEEDS, *sources()))}")


__all__ = ["Loaded", "known", "load"]

"""The bundled extract of a registry: one trial a line, with the classification made on the full record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from cgtkg.schema.errors import DataError

from .registered import Registered


def read_extract(path: Path) -> Iterator[Registered]:
    """The trials of an extract, one at a time; `DataError` for a line that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield Registered.restored(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(f"no trial of an extract: {error}", file=path.name, row=number) from error


def write_extract(trials: Iterable[Registered], path: Path) -> int:
    """Write trials in the order of their ids; returns how many. Equal trials give equal bytes."""
    ordered = sorted(trials, key=lambda trial: trial.record.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for trial in ordered:
            lines.write(json.dumps(trial.stored(), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")
    return len(ordered)

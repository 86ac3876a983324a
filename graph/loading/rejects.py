"""The list of records that could not be read: where each stands and what is wrong with it."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cgtkg.loaders.rejected import Rejected

from ..outputs import harmless

COLUMNS = ("file", "record", "field", "reason")


class Rejects:
    """Written as they come, to `FOLDER/SOURCE-rejects.csv`; without a folder only counted. No reject, no file.

    `records` are their numbers, empty for one whose number cannot be read.
    """

    def __init__(self, folder: Path | None, source: str) -> None:
        self._path = folder / f"{source}-rejects.csv" if folder else None
        self._stream: Any = None
        self._writer: Any = None
        self.count = 0
        self.records: set[str] = set()

    def add(self, rejected: Rejected) -> None:
        """Take one more."""
        self.count += 1
        self.records.add(rejected.record)
        if self._path is None:
            return
        if self._writer is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self._path.open("w", encoding="utf-8", newline="")
            self._writer = csv.writer(self._stream, lineterminator="\n")
            self._writer.writerow(COLUMNS)
        self._writer.writerow([harmless(getattr(rejected, column)) for column in COLUMNS])

    @property
    def path(self) -> str:
        """The file, empty if there was nothing to write."""
        return str(self._path) if self._writer else ""

    def __enter__(self) -> Self:
        if self._path:
            self._path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream:
            self._stream.close()

"""What was classified before, kept on disk: a record that has not changed is not read again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from cgtkg.loaders.trials.classification import Classification
from cgtkg.loaders.trials.record import TrialRecord

FOLDER = "classified"
_AT_ONCE = 5_000
"""Answers that are written together."""

Classify = Callable[[TrialRecord], Classification]


class Classified:
    """The answers to records by the hash of their content, as long as the `rules` stay the same.

    It only saves time: where the file is broken, or cannot be written, everything is classified. Use it in a `with`.
    """

    def __init__(self, folder: Path | None, source: str, rules: str) -> None:
        """Keep the answers of a source in `folder`; without one none are kept."""
        self._path = folder / FOLDER / f"{source}.sqlite3" if folder else None
        self._rules = rules
        self._answers: sqlite3.Connection | None = None
        self._new: dict[bytes, bytes] = {}

    def remembering(self, classify: Callable[[], Classify]) -> Classify:
        """What `classify` makes, asked only for what is not known; it is made when the first such record comes."""
        made: list[Classify] = []

        def answer(record: TrialRecord) -> Classification:
            key = content(record)
            if found := self._find(key):
                return Classification.restored({**msgspec.json.decode(found), "trial": record.id})
            if not made:
                made.append(classify())
            answered = made[0](record)
            self._keep(key, answered)
            return answered

        return answer

    def _find(self, key: bytes) -> bytes | None:
        if key in self._new:
            return self._new[key]
        with suppress(sqlite3.Error):
            if self._answers:
                for (found,) in self._answers.execute("SELECT answer FROM answers WHERE record = ?", (key,)):
                    return bytes(found)
        return None

    def _keep(self, key: bytes, answer: Classification) -> None:
        if self._answers:
            self._new[key] = msgspec.json.encode(answer)
            if len(self._new) >= _AT_ONCE:
                self._write()

    def _write(self) -> None:
        try:
            if self._answers and self._new:
                with self._answers:
                    self._answers.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?)", self._new.items())
        except sqlite3.Error:
            self._close()
        self._new.clear()

    def _open(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._answers = sqlite3.connect(path, timeout=1)
        with self._answers:
            self._answers.execute("CREATE TABLE IF NOT EXISTS rules (hash TEXT)")
            self._answers.execute(
                "CREATE TABLE IF NOT EXISTS answers (record BLOB PRIMARY KEY, answer BLOB) WITHOUT ROWID"
            )
            if list(self._answers.execute("SELECT hash FROM rules")) != [(self._rules,)]:
                self._answers.execute("DELETE FROM answers")
                self._answers.execute("DELETE FROM rules")
                self._answers.execute("INSERT INTO rules VALUES (?)", (self._rules,))

    def _close(self) -> None:
        if self._answers:
            self._answers.close()
        self._answers = None

    def __enter__(self) -> Self:
        if self._path:
            try:
                self._open(self._path)
            except (sqlite3.DatabaseError, OSError):
                self._close()
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write()
        self._close()


def content(record: TrialRecord) -> bytes:
    """The hash of what a record says, wherever it stands and whatever day its file is of."""
    plain = replace(record, file="", place="", version="")
    return hashlib.sha256(msgspec.json.encode(plain, order="deterministic")).digest()

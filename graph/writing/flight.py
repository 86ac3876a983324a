"""One batch on its way to the database while the next is made."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from ..connection import Database
from .difference import Difference
from .storing import prepared


class Flight:
    """Writes differences one after the other, each in one transaction, in a thread of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(1, "writing")
        self._last: Future[None] | None = None

    def send(self, difference: Difference) -> None:
        """Start to write it as soon as the one before is written; an error of that one is raised here.

        What the database is to be told is worked out before the wait: the database should have no pause.
        """
        work = prepared(self._database, difference)
        self.land()
        if not difference.empty:
            self._last = self._thread.submit(work)

    def land(self) -> None:
        """Wait until all that was sent is written; its error is raised here."""
        if last := self._last:
            self._last = None
            last.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self.land()
        finally:
            self._thread.shutdown()

"""Time, as something that is given: the pace of requests and every wait go through a `Clock`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What time it is, and waiting."""

    def now(self) -> datetime:
        """The time of day, in UTC."""

    def elapsed(self) -> float:
        """Seconds since some moment; never goes back."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Seconds since some moment; never goes back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(slots=True)
class Pace:
    """Keeps requests at least `interval` seconds apart, from the beginning of one to that of the next."""

    clock: Clock
    interval: float
    _free: float = float("-inf")

    def wait(self) -> None:
        """Return when the next request may begin."""
        early = self._free - self.clock.elapsed()
        if early > 0:
            self.clock.sleep(early)
        self._free = self.clock.elapsed() + self.interval

"""Which failures are worth another try, and when: Retry-After where the service says so, else longer each time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx2
import stamina

from .clock import Clock
from .service import Damaged, FetchError

logging.getLogger("stamina").addHandler(logging.NullHandler())  # `say` tells the user; else it goes to stderr as well
T = TypeVar("T")
ATTEMPTS = 7
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds; each wait is twice the one before: 1, 2, 4, 8, 16 and 32 seconds, a minute in all."""
PATIENCE = 900.0
"""Seconds. A service that asks for a longer wait (a day's quota is used up) ends the run, which can be gone on with."""
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that RFC 9110, RFC 6585 (429) and RFC 8470 (425) have for what may pass."""


class Refused(Exception):  # noqa: N818
    """An answer without what was asked for: its status, and the seconds that the service asks to wait (None: none)."""

    def __init__(self, status: int, wait: float | None = None) -> None:
        super().__init__(f"HTTP status {status}")
        self.status, self.wait = status, wait


def wait_asked(header: str, clock: Clock) -> float | None:
    """Seconds of a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3); None where it says neither."""
    if header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError, OverflowError, IndexError):  # as the standard library has it for odd dates
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - clock.now()).total_seconds())


def retried(ask: Callable[[], T], clock: Clock, say: Callable[[str], None], what: str) -> T:
    """The result of `ask`, which is called again after a temporary failure. Raises `FetchError` when it stays.

    The attempts and the schedule are stamina's; the waiting is the clock's, since stamina can only wait by itself.
    """
    scheduled: float | None = None

    def again(error: Exception) -> bool | float:
        if scheduled is None or not _temporary(error):
            return False
        wait = max(scheduled, (error.wait or 0.0) if isinstance(error, Refused) else 0.0)
        if wait > PATIENCE:
            raise FetchError(f"{what}: the service asks to come back in {wait / 60:.0f} minutes; run it again then")
        say(f"{what}: {told(error)}; again in {wait:.0f} s")
        clock.sleep(wait)
        return 0.0

    try:
        for attempt in stamina.retry_context(
            on=again, attempts=ATTEMPTS, timeout=None, wait_initial=FIRST_WAIT, wait_max=LONGEST_WAIT, wait_jitter=0
        ):
            scheduled = attempt.next_wait if attempt.num < ATTEMPTS else None
            with attempt:
                return ask()
    except (Refused, Damaged, httpx2.HTTPError, httpx2.InvalidURL) as error:
        tries = f" after {ATTEMPTS} tries" if _temporary(error) else ""
        raise FetchError(f"{what}: {told(error)}{tries}") from error
    raise AssertionError("a retry context ends by returning or raising")


def told(error: Exception) -> str:
    """A failure in words; without the request, which may hold more than a message should."""
    if isinstance(error, httpx2.TooManyRedirects):
        return "redirects go in a circle"
    if isinstance(error, httpx2.TimeoutException):
        return "no answer in time"
    if isinstance(error, (Refused, Damaged)):
        return str(error)
    return f"the connection failed ({type(error).__name__})"


def _temporary(error: Exception) -> bool:
    if isinstance(error, Refused):
        return error.status in _LATER
    return isinstance(error, (Damaged, httpx2.TransportError, httpx2.DecodingError)) and not isinstance(
        error, httpx2.UnsupportedProtocol
    )

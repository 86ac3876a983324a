"""The day of data that states none."""

from __future__ import annotations

from datetime import UTC, datetime


def up_to_today() -> str:
    """At some time up to now: it never counts as newer than data that has a day."""
    return f"../{datetime.now(UTC).date().isoformat()}"

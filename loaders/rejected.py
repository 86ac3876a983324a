"""A record that could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that could not be read: where it stands, which field is wrong, and why."""

    file: str
    record: str
    field: str
    reason: str

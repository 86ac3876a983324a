"""A name that a document has and the vocabulary lacks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that may be a new name: the line they first stand on, the label they may have, how often they stand in the
    document, and why they were taken for a name.
    """

    line: int
    words: str
    label: str
    times: int
    reason: str

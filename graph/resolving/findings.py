"""What waits for a decision, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that a name may be: `score` 0 to 100 and `why`; `lines` to paste into names.csv to accept it."""

    id: str
    name: str
    score: int
    why: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that trials tell and nothing knows. `new` is the line that makes it an entity of its own."""

    label: str
    name: str
    id: str
    trials: int
    candidates: Sequence[Candidate]
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two known nodes that may be one: `same` is the line that merges the second into the first, `apart` keeps both."""

    id: str
    name: str
    other: str
    other_name: str
    score: int
    why: str
    same: str
    apart: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """All that waits for a decision: names, the most frequent first, and pairs, the most alike first."""

    names: Sequence[Unresolved]
    pairs: Sequence[Pair]

    def to_json(self) -> dict[str, Any]:
        """The document of `cgtkg check --names --json`."""
        return asdict(self)

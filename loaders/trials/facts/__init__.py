"""From a trial with its classification to facts, by the rules of the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Fact

from ..registered import Registered
from .home import home
from .locations import locations
from .registration import registration
from .settled import settled
from .sponsors import sponsors
from .tested import tested

ASPECTS: tuple[Callable[[Registered, Known, str], Iterator[Fact]], ...] = (
    registration,
    sponsors,
    home,
    locations,
    tested,
)
"""What a record states, each part with evidence of its own: a later file that lacks a part does not replace it."""


def facts(trial: Registered, known: Known, source: str) -> list[Fact]:
    """All facts of one version of a trial's record, read in `source` (`source:ctgov`)."""
    present = settled(trial, known)
    return [fact for aspect in ASPECTS for fact in aspect(present, known, source)]


__all__ = ["Known", "facts"]

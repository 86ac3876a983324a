"""Registries of trials: their records are cited by their own numbers, and counted as of the day of the snapshot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from cgtkg.schema.statements import parse_date

from ..landscape import Landscape, Passage
from ..wording import dated

REGISTRIES = ("source:ctgov", "source:ictrp", "source:euctr")
"""The sources whose passages are records of trials."""

_NUMBERS = re.compile(
    r"(?P<clinicaltrials>NCT\d{8})|(?P<chictr>ChiCTR[\w-]+)|(?P<euctr>\d{4}-\d{6}-\d{2})(?:-[A-Z]{2})?", re.ASCII
)


def record_of(passage: Passage) -> str:
    """The CURIE of the trial record that a passage lies in; empty for any other passage.

    >>> record_of(Passage("evidence:x", "source:ctgov", "NCT01234567 sponsor", ""))
    'clinicaltrials:NCT01234567'
    """
    number = _NUMBERS.fullmatch(passage.locator.partition(" ")[0]) if passage.source in REGISTRIES else None
    return f"{number.lastgroup}:{number[number.lastgroup]}" if number and number.lastgroup else ""


def in_registries(landscape: Landscape, evidence: Iterable[str]) -> tuple[str, ...]:
    """Those of the evidence ids that are passages of trial records, in order."""
    passages = landscape.passages
    return tuple(sorted(id_ for id_ in evidence if id_ in passages and record_of(passages[id_])))


def last_read(landscape: Landscape) -> dict[str, str]:
    """Each registry with passages, by name, and the newest day it was read, not later than the landscape's."""
    present = {passage.source for passage in landscape.passages.values()} & set(REGISTRIES)
    found = {}
    for source in sorted(present & landscape.sources.keys(), key=REGISTRIES.index):
        node = landscape.sources[source]
        days = [*(node.get("snapshots") or ()), *filter(None, [node.get("published")])]
        if landscape.as_of:
            days = [day for day in days if parse_date(day).first <= landscape.as_of]
        found[node.name] = max(days, key=lambda day: (parse_date(day).last, day), default="")
    return found


def as_of(landscape: Landscape) -> str:
    """The registries and their days for reading: 'ClinicalTrials.gov as of 2026-07-01'; empty without any."""
    return " and ".join(f"{name} as of {dated(day)}" for name, day in last_read(landscape).items())


def last_day(landscape: Landscape) -> date | None:
    """The newest day on which any registry was read; None without any."""
    return max((parse_date(day).last for day in last_read(landscape).values() if day), default=None)

"""How alike two titles of trials are, where no number tells whether they are one trial."""

from __future__ import annotations

import re
from typing import NamedTuple, Self

from rapidfuzz import fuzz

from ..text.words import Text

TELLING = 40
"""Letters from which on a title tells one trial of a sponsor from another: `CAR-T for lymphoma` does not."""
SAME = 95.0
"""Likeness, 0 to 100, from which on two titles are one: registries differ in hyphens, articles and plurals. In the
registry files at hand no two trials of one sponsor and registry with titles that long are as alike and have the same
numbers in them.
"""
_NUMBER = re.compile(r"[0-9]+|\b(?:i{1,3}|iv|vi{0,3})\b")
"""Arabic and Roman numbers: phases, parts, antigens; titles that differ in one are of different trials."""


class Title(NamedTuple):
    """A title as it is compared: its words, and the numbers in them."""

    words: str
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, title: str) -> Self:
        """Case, signs and Greek letters do not count."""
        words = " ".join(Text("", title).words)
        return cls(words, tuple(sorted(_NUMBER.findall(words))))


def likeness(one: Title, other: Title) -> float:
    """0 to 100; 0 for what is too short to tell, differs in a number, or is less alike than `SAME`."""
    if one.numbers != other.numbers or min(len(one.words), len(other.words)) < TELLING:
        return 0.0
    return fuzz.token_sort_ratio(one.words, other.words, score_cutoff=SAME)

"""Which trials of a sponsor are one by their titles, where no number tells: a last resort, hence a strict one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple, Self

from rapidfuzz import fuzz

from cgtkg.schema.dates import PartialDate

from ..text.words import Text

TELLING = 40
"""Letters from which on a title tells one trial of a sponsor from another: `CAR-T for lymphoma` does not."""
SAME = 90.0
"""Likeness, 0 to 100, from which on two titles with the same telling words are one."""
APART = 366
"""Days between two starts from which on a title alone does not tell: a hospital gives its next trial the same title."""
LIGHT = frozenset((
    "a", "an", "and", "as", "at", "by", "clinical", "for", "from", "in", "individual", "of", "on", "participant",
    "patient", "people", "study", "subject", "the", "to", "trial", "with",
))  # fmt: skip
"""Words, without the `s` of a plural, that two registries put differently into one title."""
_SIGNS = ((re.compile(r"(?<=\w)\+"), " plus "), (re.compile(r"(?<=\w)-(?!\w)"), " minus "))
"""`Ph+` and `Ph-` are two diseases, though words have no signs."""
_PHASE = re.compile(r"\d")


class Title(NamedTuple):
    """A title as it is compared: its words, and those of them that tell one trial from another, in order."""

    words: str
    telling: tuple[str, ...]

    @classmethod
    def of(cls, title: str, acronyms: Iterable[str] = ()) -> Self:
        """Case, other signs and the trial's acronyms do not count."""
        for sign, word in _SIGNS:
            title = sign.sub(word, title)
        left_out = {word for acronym in acronyms for word in Text("", acronym).words}
        words = [word for word in Text("", title).words if word not in left_out]
        singular = (word.removesuffix("s") for word in words)
        return cls(" ".join(words), tuple(sorted(word for word in singular if word not in LIGHT)))


class Alike(NamedTuple):
    """Two trials of a sponsor by their ids, in this order, and how alike their titles are."""

    one: str
    other: str
    score: float


@dataclass(slots=True)
class About:
    """What tells a trial from others: names (titles and acronyms), ids of lead sponsors, phases, days of its start."""

    names: set[str] = field(default_factory=set)
    sponsors: set[str] = field(default_factory=set)
    phases: set[str] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, names: Iterable[str], sponsors: Iterable[str], phase: str = "", start: str = "") -> Self:
        """What is empty or unknown is not stated."""
        return cls({*names} - {""}, {*sponsors} - {""}, {phase} - {"", "unknown"}, {start} - {""})

    def add(self, other: Self) -> None:
        """Take what another record of the trial says."""
        self.names |= other.names
        self.sponsors |= other.sponsors
        self.phases |= other.phases
        self.starts |= other.starts

    def contradicts(self, other: Self) -> bool:
        """Whether phases have no step in common, or starts lie further than `APART` from one another."""
        steps = [{step for phase in one.phases for step in _PHASE.findall(phase)} for one in (self, other)]
        if all(steps) and steps[0].isdisjoint(steps[1]):
            return True
        days = [[PartialDate.parse(start) for start in one.starts] for one in (self, other)]
        return all(days) and not any(
            (max(one.first, two.first) - min(one.last, two.last)).days < APART for one in days[0] for two in days[1]
        )


def likeness(one: Title, other: Title) -> float:
    """0 to 100; 0 for what is too short to tell, differs in a telling word, or is less alike than `SAME`."""
    if one.telling != other.telling or min(len(one.words), len(other.words)) < TELLING:
        return 0.0
    return fuzz.token_sort_ratio(one.words, other.words, score_cutoff=SAME)


def alike(trials: Mapping[str, tuple[frozenset[str], About]]) -> list[Alike]:
    """The pairs of trials that are one: in no registry both, and each the only one like the other.

    `trials` are by id, with their registries.
    """
    titles = {id_: _titles(about) for id_, (_, about) in trials.items()}
    comparable: dict[tuple[str, tuple[str, ...]], list[tuple[str, Title]]] = defaultdict(list)
    for id_, (_, about) in trials.items():
        for title in titles[id_]:
            for sponsor in about.sponsors:
                comparable[sponsor, title.telling].append((id_, title))
    scores: dict[tuple[str, str], float] = {}
    for several in comparable.values():
        for (one, first), (other, second) in combinations(several, 2):
            pair = (min(one, other), max(one, other))
            if one != other and _may_be_one(*(trials[id_] for id_ in pair)) and (score := likeness(first, second)):
                scores[pair] = max(score, scores.get(pair, 0.0))
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in scores:
        partners[one].add(other)
        partners[other].add(one)
    return [
        Alike(one, other, round(score, 1))
        for (one, other), score in sorted(scores.items())
        if len(partners[one]) == len(partners[other]) == 1
    ]


def _titles(about: About) -> Sequence[Title]:
    acronyms = [name for name in about.names if " " not in name]
    titles = (Title.of(name, acronyms) for name in sorted(about.names) if len(name) >= TELLING)
    return [title for title in titles if len(title.words) >= TELLING]


def _may_be_one(one: tuple[frozenset[str], About], other: tuple[frozenset[str], About]) -> bool:
    return one[0].isdisjoint(other[0]) and not one[1].contradicts(other[1])

"""How alike two names are, 0 to 100, and why: a guide for the person who decides, never a decision."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz, process

from cgtkg.loaders.text.organisations import plain_name

SPELLING = 0.5
"""Share of the spelling (rapidfuzz token sort ratio) in the score; the rest is the share of rare words in common."""
COUNTRY = 10.0
"""What a country in common adds, and two different ones take away."""
TOLD_APART = 40.0
"""Highest score of names that differ in a number: the First and the Second Affiliated Hospital are two."""
OTHER_WORDS, ALIKE = 65.0, 88.0
"""Highest score of names that each have words of their own, unless those are spelt alike (at least so much): Zhejiang
and Zhengzhou University, but not Tuebingen and Tübingen.
"""
FREQUENT, SPELT = 60, 5
"""Words that stand in more names than this lead to no candidates; so many names spelt most alike do in any case."""
_NUMBERS = frozenset([
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "i", "ii", "iii", "iv", "v",
])  # fmt: skip
_SMALL = frozenset(["of", "the", "and", "for", "in", "at", "de", "di", "la"])
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A node, or a name that is none yet: its id, names (the one to show first) and country (empty if unknown)."""

    id: str
    names: tuple[str, ...]
    country: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score and its reasons."""

    score: int
    why: str


class Likenesses:
    """Compares names within one set, in which frequent words count little."""

    def __init__(self, all_: Iterable[Named]) -> None:
        """Take the nodes that are compared and count their words."""
        self._plain = {one.id: _plain(one) for one in all_}
        self._spellings = {name: id_ for id_, names in self._plain.items() for name in names}
        self._by_word: dict[str, dict[str, None]] = defaultdict(dict)
        for id_, names in self._plain.items():
            for word in {word for name in names for word in name.split()}:
                self._by_word[word][id_] = None
        count = len(self._plain) + 1
        self._weights: Mapping[str, float] = {word: log(count / len(ids)) for word, ids in self._by_word.items()}

    def near(self, one: Named) -> set[str]:
        """Ids of the nodes that share a rare word with this one, or are spelt most like it."""
        words = {word for name in self._names(one) for word in name.split()}
        several = (self._by_word.get(word, {}) for word in words)
        found = {id_ for ids in several if len(ids) <= FREQUENT for id_ in ids}
        for name in self._names(one):
            spelt = process.extract(name, self._spellings.keys(), scorer=fuzz.token_sort_ratio, limit=SPELT)
            found |= {self._spellings[other] for other, *_ in spelt}
        return found - {one.id}

    def compare(self, one: Named, other: Named) -> Likeness:
        """The best of all their names against each other."""
        return max(
            (self._compare(a, b, one.country, other.country) for a in self._names(one) for b in self._names(other)),
            key=lambda found: (found.score, found.why), default=Likeness(0, ""),
        )  # fmt: skip

    def _names(self, one: Named) -> tuple[str, ...]:
        return self._plain.get(one.id) or _plain(one)

    def _compare(self, a: str, b: str, country: str, other: str) -> Likeness:
        spelling = fuzz.token_sort_ratio(a, b)
        first, second = _words(a), _words(b)
        shared = 100 * self._weight(first & second) / (self._weight(first | second) or 1.0)
        own, others = " ".join((first - second).elements()), " ".join((second - first).elements())
        alike = fuzz.token_sort_ratio(own, others)
        spelt_alike = bool(own and others and first & second) and alike >= ALIKE
        why = [f"spelling {spelling:.0f}"]
        if rare := sorted(first & second, key=lambda word: (-self._weights.get(word, 0), word))[:_SHOWN]:
            why.append(f"both say {', '.join(rare)}")
        score = SPELLING * spelling + (1 - SPELLING) * (alike if spelt_alike else shared)
        if country and other:
            score += COUNTRY if country == other else -COUNTRY
            why.append(f"both in {country}" if country == other else f"in {country} and {other}")
        if own and others and not spelt_alike:
            score = min(score, OTHER_WORDS)
            why.append(f"{own} is not {others}")
        if numbers(a) != numbers(b):
            score = min(score, TOLD_APART)
            why.append("told apart by a number")
        return Likeness(round(max(0.0, min(100.0, score))), "; ".join(why))

    def _weight(self, words: Counter[str]) -> float:
        return sum(self._weights.get(word, log(len(self._plain) + 1)) * times for word, times in words.items())


def _plain(one: Named) -> tuple[str, ...]:
    """Its plain names, without accents, each once."""
    bare = (
        "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
        for name in one.names
    )
    return tuple(dict.fromkeys(filter(None, map(plain_name, bare))))


def _words(name: str) -> Counter[str]:
    return Counter(word for word in name.split() if word not in _SMALL)


def numbers(name: str) -> set[str]:
    """The words of a plain name that number it.

    >>> sorted(numbers("920th hospital no 2")), numbers("first affiliated hospital")
    (['2', '920'], {'first'})
    """
    return set(_numbers(name))


def _numbers(name: str) -> Iterator[str]:
    for word in name.split():
        if word in _NUMBERS:
            yield word
        elif found := re.search(r"\d+", word):
            yield found.group()

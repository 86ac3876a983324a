"""Finding many names in a text at once: the longest name that begins and ends with a word, leftmost first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick_rs

from .words import Text, squeeze

T = TypeVar("T")
_PLURAL = 4
"""Names of at least so many letters may end in a plural s."""


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """A name found: the word it begins with, the first word behind it, and what it means."""

    first: int
    after: int
    meanings: tuple[T, ...]


class Names(Generic[T]):
    """Names with their meanings, found in whatever spelling, unless one of these binds it:

    - `cased`: counts only as it is written here (`CAR` is no car);
    - `parted`: counts only in the same words, in any case (`CAR-T` is neither a cart nor the end of `arm C, arT`);
      a name both cased and parted counts in either way;
    - `firm`: blanks stand only where it has breaks itself (`ATCell` is not `a T cell`);
    - `glued`: names that count only where no blank stands inside (`CART-19`, never `CAR-T 19`).
    """

    def __init__(
        self,
        names: Iterable[tuple[str, T]],
        cased: Iterable[str] = (),
        glued: Iterable[tuple[str, T]] = (),
        firm: Iterable[str] = (),
        parted: Iterable[str] = (),
    ) -> None:
        meanings: dict[str, dict[T, None]] = {}
        for name, meaning in names:
            if squeezed := squeeze(name):
                meanings.setdefault(squeezed, {})[meaning] = None
        self._glued = set()
        for name, meaning in glued:
            squeezed = squeeze(name)
            if squeezed not in meanings:
                self._glued.add(squeezed)
                meanings[squeezed] = {}
            if squeezed in self._glued:
                meanings[squeezed][meaning] = None
        self._patterns = list(meanings)
        self._meanings = [tuple(found) for found in meanings.values()]
        self._cased: dict[str, set[str]] = defaultdict(set)
        for name in cased:
            self._cased[squeeze(name)].add(name)
        self._parted: dict[str, set[tuple[int, ...]]] = defaultdict(set)
        for name in parted:
            self._parted[squeeze(name)].add(_breaks(name))
        self._firm: dict[str, set[int]] = defaultdict(set)
        for name in firm:
            self._firm[squeeze(name)].update(_breaks(name))
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)

    def find(self, text: Text) -> list[Mention[T]]:
        """The names in a text, leftmost and longest, none overlapping another."""
        longest: dict[int, tuple[int, bool, int]] = {}
        for first, after, whole, pattern in self._matches(text):
            # As written before its plural: MART1s is a name of its own.
            if first not in longest or (after, whole) > longest[first][:2]:
                longest[first] = (after, whole, pattern)
        found = []
        free = 0
        for first in sorted(longest):
            after, _, pattern = longest[first]
            if first >= free:
                found.append(Mention(first, after, self._meanings[pattern]))
                free = after
        return found

    def may_be_in(self, texts: Iterable[str]) -> bool:
        """False if there is surely no name in any of these texts: quick to say of many short ones at once."""
        squeezed = Text("", "\n".join(texts)).squeezed
        return bool(self._automaton.find_matches_as_indexes(squeezed, overlapping=False))

    def all(self, text: Text) -> Iterator[Mention[T]]:
        """Every name in a text, also those inside others."""
        for first, after, _, pattern in self._matches(text):
            yield Mention(first, after, self._meanings[pattern])

    def _matches(self, text: Text) -> Iterator[tuple[int, int, bool, int]]:
        """First word, word after, whether as written rather than its plural, and number of each name that is spelt as
        its rules demand.
        """
        for pattern, begin, end in self._automaton.find_matches_as_indexes(text.squeezed, overlapping=True):
            first = text.word_at(begin)
            if first is None:
                continue
            after = text.word_at(end)
            whole = after is not None
            if after is None and text.squeezed[end] == "s" and end - begin >= _PLURAL:
                after = text.word_at(end + 1)
            if after is not None and self._spelt(self._patterns[pattern], text, first, after):
                yield first, after, whole, pattern

    def _spelt(self, name: str, text: Text, first: int, after: int) -> bool:
        if name in self._glued:
            return not any(any(map(str.isspace, text.gap(word))) for word in range(first + 1, after))
        begin = text.starts[first]
        if name in self._firm:
            for word in range(first + 1, after):
                if text.starts[word] - begin not in self._firm[name] and not text.gap(word).strip():
                    return False
        if name not in self._cased and name not in self._parted:
            return True
        breaks = tuple(start - begin for start in text.starts[first + 1 : after])
        return breaks in self._parted.get(name, ()) or text.quote(first, after) in self._cased.get(name, ())


def _breaks(name: str) -> tuple[int, ...]:
    """After how many letters a name goes on with another word.

    >>> _breaks("CAR-T cell")
    (3, 4)
    """
    return tuple(Text("", name).starts[1:-1])

"""Finding many names in a text at once: the longest name that begins and ends with a word, leftmost first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """Names with their meanings. A name in `cased` counts only in exactly that spelling, one in `glued` only where it
    is written without a space, one in `firm` only with spaces where it has breaks itself: `ATCell` is not `a T cell`.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, T]],
        cased: Iterable[str] = (),
        glued: Iterable[tuple[str, T]] = (),
        firm: Iterable[str] = (),
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
        spellings: dict[str, set[str]] = {}
        for name in cased:
            spellings.setdefault(squeeze(name), set()).add(name)
        self._cased: Mapping[str, set[str]] = spellings
        breaks: dict[str, set[int]] = {}
        for name in firm:
            breaks.setdefault(squeeze(name), set()).update(Text("", name).starts)
        self._breaks: Mapping[str, set[int]] = breaks
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)

    def find(self, text: Text) -> list[Mention[T]]:
        """The names in a text, leftmost and longest, none overlapping another."""
        if not text.squeezed:
            return []
        starts = {offset: word for word, offset in enumerate(text.starts)}
        longest: dict[int, tuple[int, int]] = {}
        for pattern, begin, end in self._automaton.find_matches_as_indexes(text.squeezed, overlapping=True):
            first = starts.get(begin)
            if first is None:
                continue
            after = starts.get(end)
            if after is None:
                plural = text.squeezed[end : end + 1] == "s" and end - begin >= _PLURAL
                after = starts.get(end + 1) if plural else None
            if after is None or after <= longest.get(first, (0, 0))[0] or not self._spelt(pattern, text, first, after):
                continue
            longest[first] = (after, pattern)
        found = []
        free = 0
        for first in sorted(longest):
            after, pattern = longest[first]
            if first >= free:
                found.append(Mention(first, after, self._meanings[pattern]))
                free = after
        return found

    def _spelt(self, pattern: int, text: Text, first: int, after: int) -> bool:
        name = self._patterns[pattern]
        if name in self._glued:
            return not any(" " in text.gap(word) for word in range(first + 1, after))
        if name in self._breaks:
            allowed, begin = self._breaks[name], text.starts[first]
            for word in range(first + 1, after):
                if text.starts[word] - begin not in allowed and not text.gap(word).strip():
                    return False
        spellings = self._cased.get(name)
        return spellings is None or text.quote(first, after) in spellings

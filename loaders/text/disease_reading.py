"""What one text says of diseases: the names in it, in any spelling and order of words, and their qualifiers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .disease_names import DiseaseNames, Name
from .phrases import Place
from .qualifiers import QualifierRules, Qualifiers
from .spelling import Folded, folded
from .words import Text

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_EXCLUDED = re.compile(r"\b(?:excluding|except|other than|not including)\b[^)\]]*", re.IGNORECASE)
"""What a text says is not under study."""
_PARTS = re.compile(r"[;；]")
_HEADS = ("leukemia", "lymphoma", "carcinoma", "adenocarcinoma", "cancer")
"""Nouns that share what stands before the first of them: B-cell leukemia and lymphoma."""
_JOINING = ("and", "or", "other")
_PARTING = frozenset(",/&，、")
_LONGEST = 3
"""Words of the longest item in a list of diseases that share their last word."""
_CACHED = 50_000
"""Conditions repeat: so many readings are kept."""


class Named(NamedTuple):
    """A disease in a text: Indication id, and the words that name it."""

    id: str
    words: str


class Reading(NamedTuple):
    """The diseases that a text names, each once, and the qualifiers in it."""

    named: tuple[Named, ...]
    qualifiers: Qualifiers


class DiseaseReader:
    """Reads texts with the names and qualifiers of a vocabulary; `below` tells whether one id is a kind of another."""

    def __init__(self, names: DiseaseNames, qualifiers: QualifierRules, below: Callable[[str, str], bool]) -> None:
        self._names = names
        self._qualifiers = qualifiers
        self._below = below
        self.condition = lru_cache(_CACHED)(self._condition)

    def sentence(self, raw: str) -> Reading:
        """All names in a text; those that count only alone, where they stand in brackets."""
        text = _text(raw)
        places = list(self._names.within(text))
        named: dict[str, str] = {}
        for id_, words in self._completed(text, places):
            named.setdefault(id_, words)
        for inside in _BRACKETS.findall(text.text.raw):
            if id_ := self._names.whole(folded(inside)):
                named.setdefault(id_, inside)
        qualifiers, _ = self._qualifiers.read(text, _words_of(places))
        return Reading(tuple(map(Named, named, named.values())), qualifiers)

    def _condition(self, raw: str) -> Reading:
        """A condition: as one name with its qualifiers (`Leukemia, Myeloid, Acute, in Relapse`), with or without what
        stands in brackets, else as a text.
        """
        text = _text(raw)
        if reading := self._whole(text):
            return reading
        outside = _BRACKETS.sub(" ", text.text.raw)
        if outside != text.text.raw and (reading := self._whole(_text(outside))):
            return self._with_brackets(reading, raw)
        parts = [part for part in _PARTS.split(text.text.raw) if part.strip()]
        return _joined([self._condition(part) for part in parts]) if len(parts) > 1 else self.sentence(raw)

    def _whole(self, text: Folded) -> Reading | None:
        """The text as one name, in whatever order its words stand; first as it is, then without its qualifiers."""
        words = text.text.raw.strip()
        if id_ := self._names.whole(text.words):
            return Reading((Named(id_, words),), Qualifiers())
        qualifiers, places = self._qualifiers.read(text, _words_of(self._names.within(text)))
        id_ = self._names.whole([word for place, word in enumerate(text.words) if place not in places])
        return Reading((Named(id_, words),), qualifiers) if id_ else None

    def _with_brackets(self, reading: Reading, raw: str) -> Reading:
        """With what the brackets add: qualifiers, and diseases that are no more general than the one outside."""
        (main,) = reading.named
        inside = [self.sentence(f"({text})") for text in _BRACKETS.findall(raw)]
        more = {one.id: one for read in inside for one in read.named if not self._below(main.id, one.id)}
        more.pop(main.id, None)
        qualifiers = Qualifiers.all_of([reading.qualifiers, *(read.qualifiers for read in inside)])
        return Reading((main, *more.values()), qualifiers)

    def _completed(self, text: Folded, places: Sequence[Place[Name]]) -> Iterator[Named]:
        """The names, and those that share a word with one: breast (cancer) and lung cancer, B-cell leukemia and
        (B-cell) lymphoma.
        """
        before: Place[Name] | None = None
        for place in places:
            yield from self._sharing_end(text, before.after if before else 0, place)
            id_ = self._sharing_start(text.words, before, place) if before else ""
            yield Named(id_ or place.meaning.id, text.quote(place.first, place.after))
            before = place

    def _sharing_start(self, words: Sequence[str], before: Place[Name], place: Place[Name]) -> str:
        """What a bare noun means behind a name that ends in such a noun; empty if it shares nothing."""
        nouns = words[before.after - 1] in _HEADS and words[place.first] in _HEADS and place.after == place.first + 1
        if not nouns or any(word not in _JOINING for word in words[before.after : place.first]):
            return ""
        return self._names.whole([*words[before.first : before.after - 1], words[place.first]])

    def _sharing_end(self, text: Folded, start: int, place: Place[Name]) -> list[Named]:
        """What is listed before a name, from the word `start` on, and means a disease with the name's last word."""
        found: list[Named] = []
        end = text.words[place.after - 1]
        after = place.first
        while (stop := _item_end(text, start, after)) is not None:
            for first in range(max(start, stop - _LONGEST), stop):
                if id_ := self._names.whole([*text.words[first:stop], end]):
                    found.insert(0, Named(id_, text.quote(first, place.after)))
                    after = first
                    break
            else:
                break
        return found


def _words_of(places: Iterable[Place[Name]]) -> set[int]:
    return {word for place in places for word in range(place.first, place.after)}


def _item_end(text: Folded, start: int, after: int) -> int | None:
    """Behind which word the list item ends that stands before the word `after`; None if there is no list."""
    end = after
    while end > start and text.words[end - 1] in _JOINING:
        end -= 1
    parted = end < after or not _PARTING.isdisjoint(text.text.gap(text.places[after]))
    return end if parted and end > start else None


def _joined(readings: Sequence[Reading]) -> Reading:
    named = {one.id: one for reading in reversed(readings) for one in reversed(reading.named)}
    return Reading(tuple(reversed(named.values())), Qualifiers.all_of(reading.qualifiers for reading in readings))


def _text(raw: str) -> Folded:
    plain = html.unescape(html.unescape(raw)) if "&" in raw else raw
    return Folded(Text("", _EXCLUDED.sub(" ", plain)))

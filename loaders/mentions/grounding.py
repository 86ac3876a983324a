"""All names in a document, by the vocabulary and the rules that trials are read with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cgtkg import seeds

from ..seeds import read_seeds
from ..text.vocabulary import Vocabulary
from ..text.words import Text
from ..trials.classification.marked import MarkedText
from ..trials.classification.meanings import MASK, PRODUCT, TARGET
from . import proper_names
from .choosing import chosen
from .confidence import CERTAIN, confidence
from .indications import Indications
from .mention import Candidate, Form, Mention
from .passages import Passage, passages
from .proper_names import ProperNames
from .reading import Reading
from .spellings import Spellings
from .therapies import Therapies
from .trials import Trials
from .unknown import Unknown

LABELS = (*proper_names.LABELS, "Product", "Target", "Indication")
"""The labels whose nodes are looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a document names, in the order of the text: nodes of the vocabulary, and what may be new names."""

    mentions: tuple[Mention, ...]
    unknown: tuple[Unknown, ...]


class Grounder:
    """Finds the names of one vocabulary in any text. `folders` are the seed folders, an overlay last."""

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self._vocabulary = vocabulary
        self._spellings = Spellings(vocabulary)
        self._therapies = Therapies(vocabulary, folders)
        self._proper_names = ProperNames(vocabulary, self._therapies.carriers)
        self._indications = Indications(vocabulary, folders)
        self._trials = Trials(vocabulary, seeds.FOLDER / "registry")

    @classmethod
    def of(cls, folders: Sequence[Path]) -> Self:
        """With the names and the rules of seed folders; `DataError` if a table is wrong."""
        return cls(Vocabulary.of(read_seeds(folders).facts), folders)

    def ground(self, text: str) -> Found:
        """The names in a text, each with its line (counted from 1, lines end at line feeds)."""
        parts = list(passages(text))
        speaks = self._therapies.speaks([part.text for part in parts])
        mentions: list[Mention] = []
        new: dict[str, Unknown] = {}
        for part in parts:
            marked = self._therapies.mark(part.text, speaks)
            found = chosen(self._candidates(part, marked))
            mentions += (self._mention(part, one, meanings) for one, meanings in found)
            for one in self._unknown(part, marked, [one for one, _ in found]):
                before = new.setdefault(one.words, one)
                if before is not one:
                    new[one.words] = Unknown(before.line, one.words, before.label, before.times + 1, before.reason)
        return Found(tuple(mentions), tuple(new.values()))

    def _candidates(self, part: Passage, marked: MarkedText) -> Iterator[Candidate]:
        reading = Reading(marked.text, self._spellings)
        found = [*self._therapies.find(marked, reading), *self._proper_names.find(reading)]
        found += self._indications.find(reading)
        if part.whole != part.text:
            found += self._indications.find(Reading(Text("", part.whole), self._spellings))
        yield from filter(None, found)
        for start, end, id_ in self._trials.find(part.text):
            yield Candidate(start, end, part.text[start:end], id_, Form.NAME, as_written=True)

    def _mention(self, part: Passage, one: Candidate, meanings: int) -> Mention:
        first, last = part.lines(one.start, one.end)
        trial = one.label == "Trial"
        name = self._trials.name(one.id) if trial else self._vocabulary.name(one.id)
        sure = confidence(one.form, one.words, as_written=one.as_written, meanings=meanings)
        if trial and one.id.endswith(f":{one.words}"):
            sure = CERTAIN
        return Mention(first, last, one.words, one.id, name, one.label, sure)

    def _unknown(self, part: Passage, marked: MarkedText, found: Sequence[Candidate]) -> Iterator[Unknown]:
        """What may be new outside the names found; numbers of trials that nothing is known of; in order."""
        taken = [(one.span, one.label == "Modality") for one in found]
        for mention in marked.mentions:
            kind = all(meaning.kind not in (TARGET, PRODUCT, MASK) for meaning in mention.meanings)
            taken.append((marked.text.place(mention.first, mention.after), kind))
        new = [
            (one.start, one.words, "Trial", "number of a trial that nothing is known of")
            for one in found
            if one.label == "Trial" and not self._trials.known(one.id)
        ]
        for start, words, label, reason in sorted([*new, *marked.lexicon.new_names.find(part.text, taken)]):
            line, _ = part.lines(start, start + len(words))
            yield Unknown(line, words, label, 1, reason)

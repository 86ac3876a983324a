"""Products, antigens and kinds of therapy in a text: by the same phrases that trials are read with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from ..text.vocabulary import Vocabulary
from ..text.words import squeeze
from ..trials.classification.lexicon import Lexicon
from ..trials.classification.marked import MarkedText
from ..trials.classification.meanings import CARRIER, PRODUCT, TARGET
from .mention import Candidate
from .reading import Reading


class Therapies:
    """The lexicon of classification, read for names. A phrase that its rules know as something else (`CD8+ T cells`,
    `EGFRt`) names nothing; letters that other trades use too count only where the document speaks of cells or genes.
    """

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self._lexicon = Lexicon(vocabulary, folders)
        self._modalities: dict[str, list[str]] = {}
        for id_, names in vocabulary.names.get("Modality", {}).items():
            for name in names:
                self._modalities.setdefault(squeeze(name), []).append(id_)
        self.carriers = {squeeze(one.words) for one in self._lexicon.carriers if not one.with_}
        """Kinds of therapy that are found here, run together."""

    def speaks(self, texts: Sequence[str]) -> Callable[[str], bool]:
        """A function that tells whether one of a document's texts has a context."""
        return cache(lambda context: any(MarkedText("", text, self._lexicon).has(context) for text in texts))

    def mark(self, text: str, speaks: Callable[[str], bool]) -> MarkedText:
        """A text with the phrases that count in it."""
        return MarkedText("", text, self._lexicon, speaks)

    def find(self, marked: MarkedText, reading: Reading) -> Iterator[Candidate | None]:
        """What the phrases of a text name."""
        for kind in (TARGET, PRODUCT):
            for mention, id_ in marked.of(kind):
                words = reading.text.between(mention.first, mention.after)
                doubtful = (words, id_) in self._lexicon.near_car
                yield reading.candidate(mention.first, mention.after, id_, doubtful=doubtful)
        for mention, number in marked.of(CARRIER):
            carrier = self._lexicon.carriers[int(number)]
            if not carrier.with_ and carrier.modality:
                first = mention.first + reading.begins_with_article(mention.first, carrier.words)
                words = reading.text.between(first, mention.after)
                for id_ in self._modalities.get(words, [carrier.modality]):
                    yield reading.candidate(first, mention.after, id_)

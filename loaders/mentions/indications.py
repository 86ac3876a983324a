"""Diseases in a text, by the names that trials are read with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..text.disease_names import DiseaseNames
from ..text.spelling import Folded
from ..text.vocabulary import Vocabulary
from .mention import Candidate
from .reading import Reading


class Indications:
    """The names of diseases. In running text a short one (`SLE`) counts wherever it stands in its own capitals,
    any where it stands alone.
    """

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self._names = DiseaseNames.of(vocabulary.names.get("Indication", {}), folders, short="cased")

    def find(self, reading: Reading) -> Iterator[Candidate | None]:
        """The diseases that a text names."""
        folded = Folded(reading.text)
        if id_ := self._names.whole(folded.words):
            yield reading.candidate(0, len(reading.text), id_)
        for first, after, name in self._names.within(folded):
            yield reading.candidate(folded.places[first], folded.places[after - 1] + 1, name.id, name=name.name)

"""Companies, technologies, regulators, places, trials and kinds of therapy, by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..text.names import Names
from ..text.organisations import plain_name
from ..text.vocabulary import Vocabulary
from ..text.words import squeeze
from .mention import Candidate
from .reading import Reading

LABELS = ("Company", "Modality", "Technology", "Regulator", "Jurisdiction", "Trial")


class ProperNames:
    """The names of nodes that no rule of classification speaks of. `carriers`: the kinds of therapy, run together, of
    which the rules do speak.
    """

    def __init__(self, vocabulary: Vocabulary, carriers: Collection[str]) -> None:
        named = [
            (name, id_)
            for label, name, id_ in _named(vocabulary)
            if label != "Modality" or squeeze(name) not in carriers
        ]
        self._names = Names(named, firm=(name for name, _ in named))

    def find(self, reading: Reading) -> Iterator[Candidate | None]:
        """Every name in a text, also those inside others."""
        for mention in self._names.all(reading.text):
            for id_ in mention.meanings:
                yield reading.candidate(mention.first, mention.after, id_)


def _named(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    for label in LABELS:
        for id_, names in vocabulary.names.get(label, {}).items():
            for name in names:
                yield label, name, id_
                if label == "Company":
                    yield label, plain_name(name), id_

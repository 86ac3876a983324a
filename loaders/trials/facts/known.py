"""What the facts of a trial need to know beyond its record: the vocabulary, organisations, countries."""

from __future__ import annotations

from ...text.organisations import Organisations
from ...text.vocabulary import Vocabulary


class Known:
    """The vocabulary by which names of a record become ids."""

    def __init__(self, vocabulary: Vocabulary, organisations: Organisations) -> None:
        self.vocabulary = vocabulary
        self.organisations = organisations
        self.decisions = organisations.decisions
        self._countries = {
            name.casefold(): id_ for id_, names in vocabulary.names.get("Jurisdiction", {}).items() for name in names
        }

    def country(self, name: str) -> str:
        """The Jurisdiction of a country's English name, empty if the vocabulary does not know it."""
        return self._countries.get(name.casefold(), "")

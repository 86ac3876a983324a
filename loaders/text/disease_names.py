"""The names of diseases, and how each counts: anywhere, anywhere in its own case, alone or in brackets, or never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from cgtkg.schema.errors import DataError

from .phrases import Phrases, Place, unordered
from .rules import read_rules
from .spelling import Folded, folded

COLUMNS = ("name", "id", "use", "reason")
USES = ("cased", "whole", "never")
_SHORT = 4
"""One word of at most so many letters may mean many things: it counts alone, unless a rule says `cased`."""


_NOT = "non"
_OTHER_THINGS = ("antigen", "kinase", "virus")
"""Words before which the name of a disease is part of another name: anaplastic lymphoma kinase."""


class Name(NamedTuple):
    """A name as written, the Indication id that it means, and whether it counts in this case only."""

    name: str
    id: str
    cased: bool


class DiseaseNames:
    """All names of diseases. Raises `DataError` where one name means two of them.

    `short` is the use of names that are one short word, where no rule says it: `whole` or `cased`.
    """

    def __init__(
        self, names: Mapping[str, Sequence[str]], uses: Mapping[tuple[str, str], str], short: str = "whole"
    ) -> None:
        anywhere: list[tuple[Sequence[str], Name]] = []
        alone: list[tuple[Sequence[str], Name]] = []
        means: dict[tuple[str, ...], str] = {}
        for id_, written in names.items():
            for name in written:
                words = folded(name)
                use = uses.get((id_, name)) or uses.get((id_, "*"), "")
                if use == "never" or not words:
                    continue
                if (other := means.setdefault(unordered(words), id_)) != id_:
                    raise DataError(f"{name!r} is a name of {id_} and of {other}; tell in rules/diseases.csv which")
                if not use and name.isalnum() and len(name) <= _SHORT:
                    use = short
                cased = use == "cased" and name.lower() != name.upper()
                (alone if use == "whole" else anywhere).append((words, Name(name, id_, cased)))
        self._phrases = Phrases(anywhere, alone)

    @classmethod
    def of(cls, names: Mapping[str, Sequence[str]], folders: Sequence[Path], short: str = "whole") -> Self:
        """Names by Indication id, used as `rules/diseases.csv` of the seed folders says."""
        uses: dict[tuple[str, str], str] = {}
        for row in read_rules(folders, "diseases", COLUMNS):
            if row["use"] not in USES:
                raise row.error(f"{row['use']!r} is not one of {', '.join(USES)}", "use")
            uses[row["id"], row["name"]] = row["use"]
        return cls(names, uses, short)

    def within(self, text: Folded) -> Iterator[Place[Name]]:
        """The names in a text, leftmost and longest."""
        shouted = text.text.raw.isupper()
        words = text.words

        def counts(place: Place[Name]) -> bool:
            if place.first and words[place.first - 1] == _NOT:
                return False
            if place.after < len(words) and words[place.after] in _OTHER_THINGS:
                return False
            if not place.meaning.cased:
                return True
            return not shouted and text.quote(place.first, place.after).removesuffix("s") == place.meaning.name

        return self._phrases.find(words, counts)

    def whole(self, words: Sequence[str]) -> str:
        """The disease that the words mean as a whole, in whatever order; empty if none."""
        name = self._phrases.whole(words)
        return name.id if name else ""

"""Which diseases a trial studies: from its conditions, where these are vague from its title, at last its summary.

- Every condition counts: a basket trial keeps all its diseases. A group (`Lymphoma`, `Neoplasms`) gives way to a
  disease under it that the record names too, in another condition or in the title; which diseases are groups and what
  they stand for says `rules/disease_groups.csv`. Solid tumours stay where the title names them as well. Any other
  disease stays beside a special form of it (`Non-Hodgkin lymphoma` beside `Follicular lymphoma`): the record names
  both.
- The title adds what is special under a condition, and speaks alone where no condition is a disease; the summary does
  the same where conditions and title say no more than that it is a tumour, or name only groups. What a condition means
  beside a disease of the title says `rules/disease_pairs.csv`: ALL among B-cell malignancies is B-ALL.
- Relapsed, newly diagnosed, paediatric … qualify: those of a condition its disease, those of the title, of a group
  that gave way and of conditions without a disease (`Relapse`) every disease that has none of that kind itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from .disease_groups import DiseaseGroups
from .disease_names import DiseaseNames
from .disease_reading import DiseaseReader, Named
from .qualifiers import KINDS, QualifierRules, Qualifiers
from .spelling import folded
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Found:
    """A disease under study: Indication id, its qualifiers (empty: not stated), the field and words that decided."""

    id: str
    setting: str
    line: str
    population: str
    field: str
    words: str


class _Stated(NamedTuple):
    field: str
    words: str
    qualifiers: Qualifiers = Qualifiers()


class Diseases:
    """The diseases of a vocabulary, found in the records of trials."""

    def __init__(
        self,
        names: DiseaseNames,
        groups: DiseaseGroups,
        qualifiers: QualifierRules,
        shown: Callable[[str], str] = lambda id_: id_,
    ) -> None:
        self._groups = groups
        self._shown = shown
        self._reader = DiseaseReader(names, qualifiers, groups.below)

    @classmethod
    def of(cls, vocabulary: Vocabulary, folders: Sequence[Path]) -> Self:
        """The diseases of the vocabulary with the rules of the seed folders; `DataError` if a table is wrong."""
        return cls(
            DiseaseNames.of(vocabulary.names.get("Indication", {}), folders),
            DiseaseGroups.of(vocabulary.parents, vocabulary.areas, folders),
            QualifierRules.of(folders),
            vocabulary.name,
        )

    def find(self, conditions: Sequence[str], title: str, summary: str = "") -> list[Found]:
        """The diseases under study, in the order in which the record names them."""
        stated: dict[str, _Stated] = {}
        general = Qualifiers()
        for condition in conditions:
            named, qualifiers = self._reader.condition(condition)
            for id_, words in named:
                before = stated.get(id_, _Stated("conditions", words))
                stated[id_] = before._replace(qualifiers=before.qualifiers | qualifiers)
            if not named:
                general |= qualifiers
        named, qualifiers = self._reader.sentence(title)
        general = qualifiers | general
        titled = [one.id for one in named]
        listed = {one.id for one in named if one.id in stated and self._own_name(one)}
        stated = self._told(stated, titled)
        self._add("title", named, stated)
        if self._groups.vague(stated) or self._groups.umbrellas(stated):
            self._add("summary", self._reader.sentence(summary).named, stated)
        kept = self._groups.without_general(list(stated), listed)
        general = Qualifiers.all_of([general, *(stated[id_].qualifiers for id_ in stated.keys() - set(kept))])
        found = []
        for id_ in kept:
            field, words, own = stated[id_]
            setting, line, population = map(own.or_else(general).text, KINDS)
            found.append(Found(id_, setting, line, population, field, words))
        return found

    def _own_name(self, named: Named) -> bool:
        """Whether it is named so, not by a narrower word that means it for want of a term: liver metastases."""
        return set(folded(self._shown(named.id))) <= set(folded(named.words))

    def _told(self, stated: dict[str, _Stated], others: Sequence[str]) -> dict[str, _Stated]:
        """What conditions mean beside the diseases of the title."""
        meant: dict[str, _Stated] = {}
        for id_, how in stated.items():
            meant.setdefault(self._groups.told_by(id_, others), how)
        return meant

    def area(self, ids: Sequence[str]) -> str:
        """The therapeutic area of a trial in these diseases, of `schema.vocabularies.AREAS`."""
        return self._groups.area(ids)

    def _add(self, field: str, named: Sequence[Named], stated: dict[str, _Stated]) -> None:
        """Take what a field adds to what is stated: all of it if nothing is, else only special forms."""
        added = [one for one in named if not stated or self._groups.specifies(one.id, stated)]
        stated |= {one.id: _Stated(field, one.words) for one in added}

"""Diseases that stand for others: what a general name gives way to when a record also names something special."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Self

from .rules import read_rules
from .vocabulary import above

PAIR_COLUMNS = ("general", "beside", "special", "reason")
COLUMNS = ("id", "gives_way_to", "except", "reason")
TREE, AREA, ANY = "tree", "area", "any"
"""A group gives way to what stands below it in the tree, to its whole therapeutic area, or to any disease."""
_HEMATOLOGIC, _SOLID, _MIXED = "hematologic oncology", "solid oncology", "mixed oncology"
_ONCOLOGY = (_HEMATOLOGIC, _SOLID, _MIXED)
_AUTOIMMUNE = "autoimmune"
_NO_AREA = "other"
_OWN = "indication:"


class _Group(NamedTuple):
    """What a group gives way to; what it does not, though the tree places it below: the diseases of `apart` with all
    below them, and those of `equals` alone.
    """

    gives_way_to: str
    apart: frozenset[str]
    equals: frozenset[str]


class DiseaseGroups:
    """The tree of diseases and their areas, with the groups of `rules/disease_groups.csv`."""

    def __init__(
        self,
        parents: Mapping[str, Sequence[str]],
        areas: Mapping[str, str],
        groups: Mapping[str, _Group],
        pairs: Mapping[tuple[str, str], str] = MappingProxyType({}),
    ) -> None:
        self._areas = areas
        self._groups = groups
        self._pairs = pairs
        self._ancestors = cache(partial(above, parents=parents))
        self.below = cache(self._below)

    @classmethod
    def of(cls, parents: Mapping[str, Sequence[str]], areas: Mapping[str, str], folders: Sequence[Path]) -> Self:
        """With the groups that the rule tables of the seed folders name; `DataError` if one is wrong."""
        groups = {}
        for row in read_rules(folders, "disease_groups", COLUMNS):
            if row["gives_way_to"] not in (TREE, AREA, ANY):
                raise row.error(f"{row['gives_way_to']!r} is not one of {TREE}, {AREA}, {ANY}", "gives_way_to")
            excepted = row["except"].split("|")
            equals = (id_.removeprefix("=") for id_ in excepted if id_.startswith("="))
            groups[row["id"]] = _Group(row["gives_way_to"], frozenset(excepted), frozenset(equals))
        told = read_rules(folders, "disease_pairs", PAIR_COLUMNS)
        pairs = {(row["general"], row["beside"]): row["special"] for row in told}
        return cls(parents, areas, groups, pairs)

    def specifies(self, id_: str, stated: Collection[str]) -> bool:
        """Whether a disease is a special form of one of those stated, and none of them is one of it."""
        return any(self._stands_for(one, id_) or self.below(id_, one) for one in stated) and not any(
            one == id_ or self.below(one, id_) for one in stated
        )

    def told_by(self, id_: str, others: Collection[str]) -> str:
        """What a disease means beside one of others, as `rules/disease_pairs.csv` says: acute lymphoblastic leukemia in
        a trial of B-cell malignancies; itself if they tell nothing.
        """
        return next((self._pairs[id_, other] for other in others if (id_, other) in self._pairs), id_)

    def umbrellas(self, ids: Collection[str]) -> bool:
        """Whether each of them only stands for kinds of it: lymphoma of any kind, leukemia without its lineage."""
        untold = {general for general, _ in self._pairs}
        return bool(ids) and all(
            id_ in untold or (id_ in self._groups and self._groups[id_].gives_way_to == TREE) for id_ in ids
        )

    def vague(self, ids: Collection[str]) -> bool:
        """Whether they only say that it is a tumour."""
        return all(self._areas.get(id_) == _MIXED for id_ in ids)

    def without_general(self, ids: Sequence[str], titled: Collection[str] = ()) -> list[str]:
        """The diseases without the groups that give way to another of them. One without a term of its own in Mondo
        stays if it is `titled`: solid tumours, of which a few are named.
        """
        return [
            id_
            for id_ in ids
            if (id_ in titled and id_.startswith(_OWN)) or not any(self._stands_for(id_, other) for other in ids)
        ]

    def area(self, ids: Sequence[str]) -> str:
        """The therapeutic area of a trial in these diseases.

        Hematologic and solid tumours together are mixed oncology. Beside tumours autoimmune diseases count only where
        they are more: such trials begin with the malignancy. What has no area of its own counts only alone.
        """
        found = [self._areas.get(id_, _NO_AREA) for id_ in ids]
        oncology = [area for area in found if area in _ONCOLOGY]
        if found.count(_AUTOIMMUNE) > len(oncology):
            return _AUTOIMMUNE
        return _NO_AREA if not oncology else _MIXED if len(set(oncology)) > 1 else oncology[0]

    def _stands_for(self, general: str, special: str) -> bool:
        """Whether the first is a group that gives way to the second."""
        group = self._groups.get(general)
        if group is None or general == special:
            return False
        if group.gives_way_to == ANY:
            other = self._groups.get(special)
            return other is None or other.gives_way_to != ANY
        return self.below(special, general)

    def _below(self, special: str, general: str) -> bool:
        """Whether the first is a kind of the second as trials use the names: by the tree, a group also by its area."""
        if special == general:
            return False
        group = self._groups.get(general)
        lineage = {special, *self._ancestors(special)}
        if group and (special in group.equals or not group.apart.isdisjoint(lineage)):
            return False
        if general in lineage:
            return True
        wide = group and group.gives_way_to == AREA and not self._is_wide(special)
        return bool(wide) and self._covers(self._areas.get(general, _NO_AREA), self._areas.get(special, _NO_AREA))

    def _is_wide(self, id_: str) -> bool:
        return id_ in self._groups and self._groups[id_].gives_way_to == AREA

    @staticmethod
    def _covers(general: str, special: str) -> bool:
        return general == special or (general == _MIXED and special in _ONCOLOGY)

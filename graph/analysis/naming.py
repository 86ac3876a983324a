"""Names for groups of products: the niche they share, in the field's words, short and no two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cgtkg.schema.curies import slug
from cgtkg.schema.vocabularies import stage_rank

from ..landscape import Landscape
from .groups import AREA, SOURCE, Groups
from .profiles import Profile
from .rarity import Rarity

COMMON = 0.5
"""A target, disease or modality is part of the niche if at least this share of the group has it."""
TELLING = 0.25
"""Rarity from which on a modality tells one of two groups from the other: CAR-T alone does not."""
_TARGETS = 2
_AREAS = {
    "autoimmune": "autoimmune disease", "solid oncology": "solid tumors", "hematologic oncology": "blood cancers",
    "mixed oncology": "cancers",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Niche:
    """Where a group competes: its name, dominant targets, and the group of diseases (or therapeutic area) that most
    of its products fall in; both may be empty.
    """

    name: str
    targets: tuple[str, ...]
    diseases: str


def niches(landscape: Landscape, groups: Sequence[Sequence[str]], products: Mapping[str, Profile]) -> list[Niche]:
    """One niche a group; their names differ.

    A name says the targets that at least half of the group acts on (two at most) and the group of diseases that tells
    it best: the square of the share of products that fall in it times its rarity. Modality or cell source, chosen
    alike, stand in where there is no target or disease, and are added where a larger group has the same name already.
    """
    sharing = _Sharing(landscape, products)
    found: list[Niche] = []
    taken: set[str] = set()
    for group in groups:
        niche = next(niche for niche in sharing.proposals(group) if slug(niche.name) not in taken)
        taken.add(slug(niche.name))
        found.append(niche)
    return found


class _Sharing:
    """What groups of products share, and how rare that is among all in view."""

    def __init__(self, landscape: Landscape, products: Mapping[str, Profile]) -> None:
        self._landscape, self._products = landscape, products
        groups = Groups(landscape)
        self._diseases = {id_: groups.of_diseases(one.indications) for id_, one in products.items()}
        self._modalities = {id_: groups.of_product(one.modalities, one.cell_source) for id_, one in products.items()}
        self._disease_rarity = Rarity(list(self._diseases.values()))
        self._modality_rarity = Rarity(list(self._modalities.values()))

    def proposals(self, group: Sequence[str]) -> Iterator[Niche]:
        """Names for one group, the shortest first, in the end one with a number that no other has."""
        targets = self._targets(group)
        disease = self._most_telling(group, self._diseases.__getitem__, self._disease_rarity)
        modality = self._most_telling(group, self._modalities.__getitem__, self._modality_rarity)
        parts = ["/".join(self._word(id_) for id_ in targets), self._word(disease)]
        if not all(parts):
            parts.append(self._word(modality))
        lead = self._landscape.nodes[self._lead(group)].name
        name = " · ".join(filter(None, parts)) or f"{lead} and others"
        yield Niche(name, targets, disease)
        telling = self._modality_rarity.of(modality) >= TELLING
        if (word := self._word(modality)) and telling and word not in parts:
            yield Niche(f"{name} · {word}", targets, disease)
        yield Niche(f"{name} ({lead} and others)", targets, disease)
        number = 2
        while True:
            yield Niche(f"{name} ({number})", targets, disease)
            number += 1

    def _targets(self, group: Sequence[str]) -> tuple[str, ...]:
        counts = Counter(id_ for product in group for id_ in self._products[product].targets)
        common = [id_ for id_, n in counts.items() if n / len(group) >= COMMON and (n > 1 or len(group) == 1)]
        return tuple(sorted(common, key=lambda id_: (-counts[id_], self._word(id_)))[:_TARGETS])

    def _most_telling(self, group: Sequence[str], has: Callable[[str], frozenset[str]], rarity: Rarity) -> str:
        """Of what at least half of the group has that with the highest share squared times rarity, of equals the most
        specific; empty if it has nothing in common.
        """
        counts = Counter(id_ for product in group for id_ in has(product))
        common = [id_ for id_, n in counts.items() if n / len(group) >= COMMON and (n > 1 or len(group) == 1)]
        return min(
            common,
            key=lambda id_: (-((counts[id_] / len(group)) ** 2) * rarity.of(id_), -self._depth(id_), id_),
            default="",
        )

    def _depth(self, id_: str) -> int:
        return len(self._landscape.ancestors(id_)) if id_ in self._landscape.nodes else 0

    def _lead(self, group: Sequence[str]) -> str:
        return min(group, key=lambda id_: (-stage_rank(self._products[id_].leading_stage), id_))

    def _word(self, id_: str) -> str:
        if id_.startswith(AREA):
            return _AREAS.get(id_.removeprefix(AREA), id_.removeprefix(AREA))
        return id_.removeprefix(SOURCE) if id_.startswith(SOURCE) or not id_ else self._landscape.nodes[id_].name

"""Trials around things: of a group of products, of others in its niche, of a company, target or disease."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..landscape import Landscape
from .groups import Groups
from .naming import Niche

_OWN = ("originator", "developer", "holder")
"""Roles in which a product is a company's own: trials of what it only licensed or sells are counted by sponsor."""


def trials_of(landscape: Landscape, products: Iterable[str]) -> frozenset[str]:
    """The trials that test any of the products."""
    return frozenset(fact.start for id_ in products for fact in landscape.into(id_, "TESTS"))


def trials_around(landscape: Landscape, node_id: str) -> frozenset[str]:
    """The trials that a company sponsors or that test what is its own, that test products against a
    target, or that investigate a disease.
    """
    own = landscape.out(node_id, "DEVELOPS")
    products = [fact.end for fact in own if (fact.get("role") or "developer") in _OWN]
    products += [fact.start for fact in landscape.into(node_id, "TARGETS")]
    direct = (fact.end for fact in landscape.out(node_id, "SPONSORS"))
    about = (fact.start for fact in landscape.into(node_id, "INVESTIGATES"))
    return frozenset((*direct, *about)) | trials_of(landscape, products)


class Beyond:
    """The trials of products that are not in view: unnamed ones, and those of hospitals and universities alone."""

    def __init__(self, landscape: Landscape, in_view: Collection[str]) -> None:
        """`in_view` are the products that clusters are made of."""
        groups = Groups(landscape)
        self._tested: list[tuple[str, frozenset[str], frozenset[str]]] = []
        for product in landscape.of("Product"):
            if product.id in in_view:
                continue
            targets = frozenset(fact.end for fact in landscape.out(product.id, "TARGETS"))
            for trial in sorted(trials_of(landscape, [product.id])):
                investigated = (fact.end for fact in landscape.out(trial, "INVESTIGATES"))
                self._tested.append((trial, targets, groups.of_diseases(investigated)))

    def in_niche(self, niche: Niche) -> frozenset[str]:
        """The trials that test a product against one of the niche's targets in its diseases; what the niche
        does not name does not matter, and one that names neither holds none.
        """
        if not (niche.targets or niche.diseases):
            return frozenset()
        wanted = set(niche.targets)
        return frozenset(
            trial
            for trial, targets, diseases in self._tested
            if (not wanted or targets & wanted) and (not niche.diseases or niche.diseases in diseases)
        )

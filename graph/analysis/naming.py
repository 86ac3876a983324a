"""Names for groups of products: what distinguishes them from all the others, in the field's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from ..landscape import Landscape
from .profiles import Profile

COMMON = 0.5
"""A target, disease or modality is part of the name if at least this share of the group has it."""


def distinguishing(
    landscape: Landscape,
    group: Collection[Profile],
    everyone: Collection[Profile],
    pick: Callable[[Profile], Iterable[str]],
) -> list[str]:
    """What most of the group has: that which is rarest elsewhere first, then the most specific in its tree."""
    inside = Counter(id_ for profile in group for id_ in set(pick(profile)))
    overall = Counter(id_ for profile in everyone for id_ in set(pick(profile)))
    shared = [id_ for id_, count in inside.items() if count / len(group) >= COMMON and (count > 1 or len(group) == 1)]
    return sorted(
        shared, key=lambda id_: (-inside[id_] / overall[id_], -inside[id_], -len(landscape.ancestors(id_)), id_)
    )


def names(landscape: Landscape, groups: Sequence[Sequence[str]], products: Mapping[str, Profile]) -> list[str]:
    """One name a group, no two alike: target, disease and modality that most of it shares.

    Where a group shares none of them, its disease closest to the root that covers most of it is taken, else
    its first products.
    """
    found: list[str] = []
    for group in groups:
        profiles = [products[id_] for id_ in group]
        parts = [
            distinguishing(landscape, profiles, products.values(), pick)[:1]
            for pick in (
                lambda profile: profile.targets,
                lambda profile: _with_ancestors(landscape, profile.indications),
                lambda profile: _with_ancestors(landscape, profile.modalities),
            )
        ]
        words = [landscape.nodes[id_].name for part in parts for id_ in part]
        name = " · ".join(words) or ", ".join(landscape.nodes[id_].name for id_ in group[:2])
        if name in found:
            name += f" ({landscape.nodes[group[0]].name} and others)"
        found.append(name)
    return found


def _with_ancestors(landscape: Landscape, ids: Iterable[str]) -> set[str]:
    return {above for id_ in ids for above in landscape.ancestors(id_)}

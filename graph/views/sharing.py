"""What many products share, for a picture of them: which of it to draw, and which lines tell anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cgtkg.schema.vocabularies import stage_rank

from ..landscape import Landscape, Relationship

SHARING = ("TARGETS", "TREATS", "HAS_MODALITY")
"""What products can share."""
_MOST = {"Target": 8, "Indication": 12, "Modality": 6}
"""So many of each kind, those that most products have, can be drawn."""
_MANY, _NEARLY_ALL = 9, 0.6
"""What more than this share of many products has tells none of them from the others."""


def most_shared(
    landscape: Landscape, facts: Iterable[Relationship], most: Mapping[str, int] = _MOST
) -> tuple[set[str], Mapping[str, Sequence[str]]]:
    """Targets, diseases and modalities that most products have, `most` of each kind, and the others by kind.

    A single one left over is kept all the same: what stands for it would take as much space.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    having = _having(fact for fact in facts if fact.type in SHARING)
    for id_ in sorted(having, key=lambda id_: (-len(having[id_]), landscape.nodes[id_].name.casefold(), id_)):
        by_kind[landscape.nodes[id_].label].append(id_)
    cuts = {kind: most[kind] if len(ids) > most[kind] + 1 else len(ids) for kind, ids in by_kind.items()}
    kept = {id_ for kind, ids in by_kind.items() for id_ in ids[: cuts[kind]]}
    return kept, {kind: ids[cuts[kind] :] for kind, ids in by_kind.items() if ids[cuts[kind] :]}


def telling(landscape: Landscape, facts: Sequence[Relationship]) -> set[tuple[str, str]]:
    """The ends of the facts that tell products apart: not what nearly all of many have, and of a product's diseases
    those where it has come furthest.
    """
    having = _having(facts)
    products = {fact.start for fact in facts if fact.type in SHARING}
    common = {id_ for id_, who in having.items() if len(products) >= _MANY and len(who) > _NEARLY_ALL * len(products)}
    furthest = {id_: _furthest(landscape, id_) for id_ in products}
    return {
        (fact.start, fact.end)
        for fact in facts
        if fact.type == "DEVELOPS"
        or (
            fact.end not in common
            and (fact.type != "TREATS" or stage_rank(fact.get("stage")) == furthest[fact.start])
        )
    }  # fmt: skip


def _having(facts: Iterable[Relationship]) -> Mapping[str, set[str]]:
    having: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        having[fact.end].add(fact.start)
    return having


def _furthest(landscape: Landscape, product: str) -> int:
    return max((stage_rank(fact.get("stage")) for fact in landscape.out(product, "TREATS")), default=0)

"""White space: pairs of target and disease that nobody holds though a neighbour of the disease is contested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cgtkg.schema.vocabularies import stage_rank

from ..landscape import Landscape, Relationship
from .relatedness import Relatedness
from .results import WhiteSpace

STOPPED = frozenset({"withdrawn", "discontinued"})


def white_space(landscape: Landscape) -> list[WhiteSpace]:
    """Pairs by target and disease name, over all products, named or not.

    `stopped`: every product there was withdrawn or discontinued; `preclinical_only`: none has reached people;
    `never_tried`: no product states the pair, yet the target is in clinical development for a disease beside,
    above or below this one in the tree, and another target is in clinical development for this one. The
    evidence is that of the facts that show it.
    """
    held: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for treats in landscape.facts("TREATS"):
        for targets in landscape.out(treats.start, "TARGETS"):
            held[targets.end, treats.end].append(treats)
    found = [*_stalled(held), *_never_tried(landscape, held)]
    return sorted(found, key=lambda w: (landscape.nodes[w.target].name, landscape.nodes[w.indication].name))


def _stalled(held: dict[tuple[str, str], list[Relationship]]) -> Iterator[WhiteSpace]:
    for (target, indication), facts in held.items():
        stages = {fact.get("stage") for fact in facts}
        if stages <= STOPPED:
            yield WhiteSpace(target, indication, "stopped", _evidence(facts))
        elif stages == {"preclinical"}:
            yield WhiteSpace(target, indication, "preclinical_only", _evidence(facts))


def _never_tried(landscape: Landscape, held: dict[tuple[str, str], list[Relationship]]) -> Iterator[WhiteSpace]:
    clinical = {pair: facts for pair, facts in held.items() if any(_in_people(fact) for fact in facts)}
    contested = sorted({indication for _, indication in clinical})
    related = Relatedness(landscape)
    for target in sorted({target for target, _ in clinical}):
        at_home = [id_ for id_ in contested if (target, id_) in clinical]
        for indication in contested:
            beside = [id_ for id_ in at_home if related.siblings(id_, indication)]
            if (target, indication) not in held and beside:
                facts = [fact for id_ in beside for fact in clinical[target, id_]]
                yield WhiteSpace(target, indication, "never_tried", _evidence(facts))


def _in_people(fact: Relationship) -> bool:
    return stage_rank(fact.get("stage")) >= stage_rank("ind")


def _evidence(facts: list[Relationship]) -> tuple[str, ...]:
    return tuple(sorted({id_ for fact in facts for id_ in fact.evidence}))

"""White space: pairs of target and disease that nobody holds though both sides of the place are contested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from cgtkg.schema.vocabularies import stage_rank

from ..landscape import Landscape, Relationship
from .places import Held, Places, holdings
from .results import WhiteSpace

STOPPED = frozenset({"withdrawn", "discontinued"})
"""Stages that end a development."""
HALTED = frozenset({"terminated", "withdrawn", "suspended"})
"""Statuses of trials that ended before their time."""
_LEAST = 2
"""Products with the target beside, and other targets there, from which on an untried pair is worth telling."""
_MOST = 60
"""Untried pairs that are told, the most contested first."""
_WITNESSES = 6
"""Facts that show each side of an untried pair, the most advanced first."""


def white_space(landscape: Landscape) -> list[WhiteSpace]:
    """Pairs over all products, named or not: those that were stopped, then those never tried, then those that are
    preclinical only, the most contested first.

    `stopped`: every product there was withdrawn or discontinued, or was tried only in trials that were terminated,
    withdrawn or suspended. `preclinical_only`: none has reached people. `never_tried`: no product states the pair, or
    one of the target with a disease above or below this one; yet at least two products with the target are in
    clinical development for diseases beside this one (`relatedness.beside`), and products with at least two other
    targets for this one. Of these the `_MOST` most contested are told. The evidence is that of the facts that show it.
    """
    held = holdings(landscape)
    places = Places(landscape, held)
    found = [*_stalled(landscape, held, places), *_never_tried(landscape, held, places)]
    order = ("stopped", "never_tried", "preclinical_only")
    names = landscape.nodes
    return sorted(
        found, key=lambda w: (order.index(w.kind), -w.score, names[w.target].name, names[w.indication].name)
    )  # fmt: skip


def _stalled(
    landscape: Landscape, held: Mapping[tuple[str, str], Held], places: Places
) -> Iterator[WhiteSpace]:  # fmt: skip
    for (target, disease), here in held.items():
        stages = {fact.get("stage") for fact in here.facts}
        kind = "preclinical_only" if stages == {"preclinical"} else ""
        if all(fact.get("stage") in STOPPED or _halted(landscape, fact) for fact in here.facts):
            kind = "stopped"
        if kind:
            beside, against = places.next_to(target, disease), places.against(target, disease)
            yield _space(target, disease, kind, here.facts, len(beside), len(against))


def _halted(landscape: Landscape, treats: Relationship) -> bool:
    """Whether the product came no further there than trials, and all of these ended before their time."""
    if stage_rank(treats.get("stage")) >= stage_rank("filed"):
        return False
    tests = landscape.into(treats.start, "TESTS")
    trials = [
        landscape.nodes[fact.start]
        for fact in tests
        if any(about.end == treats.end for about in landscape.out(fact.start, "INVESTIGATES"))
    ]
    return bool(trials) and all(trial.get("status") in HALTED for trial in trials)


def _never_tried(
    landscape: Landscape, held: Mapping[tuple[str, str], Held], places: Places
) -> Iterator[WhiteSpace]:  # fmt: skip
    tried: dict[str, set[str]] = defaultdict(set)
    for target, disease in held:
        tried[target].add(disease)
    found = []
    for target, clinical in places.by_target.items():
        closed = {above for disease in tried[target] for above in landscape.ancestors(disease)}
        for disease in _next_to_any(places, clinical):
            others = places.by_disease[disease].keys() - {target}
            if disease in closed or landscape.ancestors(disease).keys() & tried[target] or len(others) < _LEAST:
                continue
            beside, against = places.next_to(target, disease), places.against(target, disease)
            if len(beside) >= _LEAST:
                facts = [*_foremost(beside.values()), *_foremost(against.values())]
                found.append(_space(target, disease, "never_tried", facts, len(beside), len(against)))
    yield from sorted(found, key=lambda w: (-w.score, w.target, w.indication))[:_MOST]


def _next_to_any(places: Places, diseases: Collection[str]) -> list[str]:
    return sorted({other for disease in diseases for other in places.beside[disease] if other in places.by_disease})


def _foremost(facts: Iterable[Relationship]) -> Sequence[Relationship]:
    return sorted(facts, key=lambda fact: (-stage_rank(fact.get("stage")), fact.key))[:_WITNESSES]


def _space(
    target: str, disease: str, kind: str, facts: Iterable[Relationship], beside: int, against: int
) -> WhiteSpace:  # fmt: skip
    score = round(2 * beside * against / (beside + against), 2) if beside and against else 0.0
    evidence = tuple(sorted({id_ for fact in facts for id_ in fact.evidence}))
    return WhiteSpace(target, disease, kind, evidence, beside, against, score)

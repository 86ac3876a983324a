"""The trials of the registries as sections count them: what is under test, for which diseases, by whom and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from cgtkg.schema.statements import parse_date
from cgtkg.schema.vocabularies import PHASES, Assertion

from ..landscape import Landscape, Node, Relationship
from ..wording import spoken
from .registries import in_registries

_PHASES = PHASES[: PHASES.index("phase_4") + 1]
RECRUITING = ("recruiting", "enrolling by invitation")
"""The statuses of trials that take participants now."""
ABANDONED = "withdrawn"
"""The status of a trial that ended before its first participant: it never started."""
_UNCLEAR = frozenset({None, "unclear"})


@dataclass(frozen=True, slots=True)
class RegisteredTrial:
    """One registry record. `evidence` are its own passages; ids of nodes, a disease or modality with all above it.

    `year` is that of the start which the record states, `started` whether that day has come (and the trial was
    not withdrawn before); `inferred_targets` are those that only a rule gives;
    `cell_sources` are where the cells of the products come from, as far as known.
    """

    id: str
    phase: str
    status: str
    start: str
    year: int | None
    started: bool
    evidence: tuple[str, ...]
    products: tuple[str, ...]
    targets: frozenset[str]
    inferred_targets: frozenset[str]
    diseases: frozenset[str]
    disease_lineage: frozenset[str]
    modalities: frozenset[str]
    inferred_modalities: frozenset[str]
    cell_sources: frozenset[str]
    sponsors: tuple[str, ...]
    sponsor_kind: str
    places: frozenset[str]


def registered_trials(landscape: Landscape, chosen: Collection[str], day: date | None) -> list[RegisteredTrial]:
    """The trials among the chosen nodes that a registry states and finds relevant, by id; `day` is its last."""
    nodes = (landscape.nodes[id_] for id_ in sorted(set(chosen)))
    trials = (node for node in nodes if node.label == "Trial" and node.get("relevant") is not False)
    read = ((node, in_registries(landscape, node.get("evidence") or ())) for node in trials)
    return [_trial(landscape, node, evidence, day) for node, evidence in read if evidence]


def furthest_phase(trials: Iterable[RegisteredTrial]) -> str:
    """The most advanced phase of the trials for reading; empty where none states one."""
    phases = {trial.phase for trial in trials} & {*_PHASES}
    return spoken(max(phases, key=_PHASES.index)).capitalize() if phases else ""


def by_thing(
    landscape: Landscape, trials: Iterable[RegisteredTrial], things: Callable[[RegisteredTrial], Iterable[str]]
) -> dict[str, list[RegisteredTrial]]:
    """The trials of each thing, by its id, that with most trials first: `things` says which a trial belongs to."""
    held: dict[str, list[RegisteredTrial]] = defaultdict(list)
    for trial in trials:
        for id_ in things(trial):
            held[id_].append(trial)
    ordered = sorted(held, key=lambda id_: (-len(held[id_]), landscape.nodes[id_].name.casefold(), id_))
    return {id_: held[id_] for id_ in ordered}


def evidence_of_trials(trials: Iterable[RegisteredTrial]) -> tuple[str, ...]:
    """The registry passages of several trials."""
    return tuple(sorted({id_ for trial in trials for id_ in trial.evidence}))


def _trial(landscape: Landscape, node: Node, evidence: tuple[str, ...], day: date | None) -> RegisteredTrial:
    tests = [f for f in landscape.out(node.id, "TESTS") if (f.get("role") or "experimental") == "experimental"]
    products = sorted({fact.end for fact in tests})
    targets = [fact for product in products for fact in landscape.out(product, "TARGETS")]
    modalities = [fact for product in products for fact in landscape.out(product, "HAS_MODALITY")]
    diseases = {fact.end for fact in landscape.out(node.id, "INVESTIGATES")}
    leads = sorted({f.start for f in landscape.into(node.id, "SPONSORS") if f.get("role") == "lead"})
    kinds = {landscape.nodes[id_].get("kind") for id_ in leads} - {None}
    sites = {fact.end for fact in landscape.out(node.id, "CONDUCTED_IN")}
    start = node.get("start_date") or ""
    stated = _above(landscape, {f.end for f in modalities if f.assertion == Assertion.STATED})
    all_kinds = _above(landscape, {f.end for f in modalities})
    return RegisteredTrial(
        id=node.id,
        phase=node.get("phase") or "",
        status=node.get("status") or "",
        start=start,
        year=parse_date(start).first.year if start else None,
        started=bool(start and day and parse_date(start).first <= day and node.get("status") != ABANDONED),
        evidence=evidence,
        products=tuple(products),
        targets=frozenset(fact.end for fact in targets),
        inferred_targets=frozenset(f.end for f in targets) - _stated(targets),
        diseases=frozenset(diseases),
        disease_lineage=_above(landscape, diseases),
        modalities=all_kinds,
        inferred_modalities=all_kinds - stated,
        cell_sources=frozenset(landscape.nodes[product].get("cell_source") for product in products) - _UNCLEAR,
        sponsors=tuple(leads),
        sponsor_kind=min(kinds, default=""),
        places=frozenset(sites | {whole for id_ in sites for whole in _wholes(landscape, id_)}),
    )


def _wholes(landscape: Landscape, place: str) -> set[str]:
    """What the place belongs to, such as the European Union; not what it has left, and no mere region."""
    wholes = {fact.end for fact in landscape.out(place, "PART_OF") if not fact.get("valid_to")}
    return {whole for whole in wholes if not landscape.nodes[whole].get("extent")}


def _stated(facts: Iterable[Relationship]) -> frozenset[str]:
    return frozenset(fact.end for fact in facts if fact.assertion == Assertion.STATED)


def _above(landscape: Landscape, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(above for id_ in ids for above in landscape.ancestors(id_))

"""Trials and outcomes: what is under test, and every result with the numbers that qualify it."""

from __future__ import annotations

from collections import defaultdict

from cgtkg.schema.vocabularies import PHASES

from ...landscape import Landscape, Node, Relationship
from ...wording import count, dated, quantity, spoken
from ..blocks import Bars, Block, Line, Phrase, Section, Table
from ..material import Material
from ..matrices import naming
from ..phrases import described, listed, named, plain, said, sentence

ORDER = 80
_CHART_FROM = 5
_TRIAL = ("Trial", "Phase and status", "Tests", "Indication", "Sponsor", "Where", "Start", "Participants")
_RESULT = (
    "Endpoint", "Value", "Events", "n", "Trial, product", "Population, timepoint, dose", "Criteria", "Cut-off",
    "Evidence",
)  # fmt: skip


def section(material: Material) -> Section:
    """Trials by phase, each trial, and the outcomes grouped by endpoint."""
    landscape = material.landscape
    trials = [node for node in landscape.of("Trial") if _facts(landscape, node)]
    blocks: list[Block] = []
    if len(trials) >= _CHART_FROM:
        blocks.append(_by_phase(trials))
    if trials:
        rows = [_trial(landscape, node) for node in trials]
        blocks.append(Table.plain(f"{count(len(trials), 'trial')}", _TRIAL, rows))
    else:
        blocks.append(sentence("No trial is in view."))
    return Section("trials", "Trials and outcomes", [*blocks, *_outcomes(landscape)])


def _facts(landscape: Landscape, node: Node) -> list[Relationship]:
    return [*landscape.out(node.id), *landscape.into(node.id)]


def _by_phase(trials: list[Node]) -> Bars:
    phases: dict[str, list[Node]] = defaultdict(list)
    for node in trials:
        phases[node.get("phase") or "unknown"].append(node)
    return Bars("Trials by phase", [_phase(phase, phases[phase]) for phase in PHASES if phase in phases])


def _phase(phase: str, trials: list[Node]) -> tuple[Phrase, int, Phrase]:
    evidence = tuple(sorted({id_ for node in trials for id_ in node.get("evidence") or ()}))
    return Phrase(spoken(phase).capitalize()), len(trials), Phrase(str(len(trials)), evidence)


def _trial(landscape: Landscape, node: Node) -> list[Line]:
    state = ", ".join(spoken(node.get(name)) for name in ("phase", "status") if node.get(name))
    number = node.id.partition(":")[2]
    name = node.name if number in node.name or node.id.startswith("trial:") else f"{node.name} ({number})"
    participants = node.get("enrollment")
    return [
        (Phrase(name, url=described(node).url, strong=True),),
        (described(node, state or "not stated"),),
        naming(landscape, landscape.out(node.id, "TESTS")),
        naming(landscape, landscape.out(node.id, "INVESTIGATES")),
        naming(landscape, landscape.into(node.id, "SPONSORS"), "start"),
        naming(landscape, landscape.out(node.id, "CONDUCTED_IN")),
        plain(dated(node.get("start_date")) if node.get("start_date") else ""),
        plain("" if participants is None else f"{participants:,}"),
    ]


def _outcomes(landscape: Landscape) -> list[Block]:
    outcomes = [node for node in landscape.of("Outcome") if landscape.into(node.id, "HAS_RESULT")]
    if not outcomes:
        return [sentence("No result is in view.")]
    outcomes.sort(key=lambda node: (_endpoint(node).casefold(), node.id))
    return [Table.plain("Results by endpoint", _RESULT, [_outcome(landscape, node) for node in outcomes])]


def _endpoint(node: Node) -> str:
    return str(node.get("endpoint") or node.name)


def _outcome(landscape: Landscape, node: Node) -> list[Line]:
    results = landscape.into(node.id, "HAS_RESULT")
    events = f"{node.get('numerator')} of {node.get('denominator')}" if node.get("numerator") is not None else ""
    detail = "; ".join(str(node.get(name)) for name in ("population", "timepoint", "dose") if node.get(name))
    return [
        (Phrase(_endpoint(node), strong=True),),
        plain(quantity(node) or "not stated"),
        plain(events.removesuffix(" of None")),
        plain("" if node.get("n") is None else f"{node.get('n'):,}"),
        listed(named(landscape, fact.start) for fact in results),
        plain(detail),
        plain(node.get("criteria") or ""),
        plain(dated(node.get("cutoff")) if node.get("cutoff") else ""),
        (said("", results),),
    ]

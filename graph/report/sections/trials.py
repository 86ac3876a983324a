"""Trials and outcomes: what is under test, and every result with the numbers that qualify it."""

from __future__ import annotations

from collections import Counter, defaultdict

from ...landscape import Landscape, Node, Relationship
from ..blocks import Bars, Block, Group, Line, Phrase, Section, Table
from ..material import Material
from ..phrases import described, named, plain, said, sentence
from ..standings import naming
from ..wording import count, dated, quantity, spoken

ORDER = 80
_CHART_FROM = 5


def section(material: Material) -> Section:
    """Trials by phase, each trial, and the outcomes grouped by endpoint."""
    landscape = material.landscape
    trials = [node for node in landscape.of("Trial") if _facts(landscape, node)]
    blocks: list[Block] = []
    if len(trials) >= _CHART_FROM:
        blocks.append(_by_phase(trials))
    if trials:
        columns = ("Trial", "Phase and status", "Tests", "Indication", "Sponsor", "Where", "Start", "Participants")
        rows = [_trial(landscape, node) for node in trials]
        blocks.append(Table.plain(f"{count(len(trials), 'trial')}", columns, rows))
    else:
        blocks.append(sentence("No trial is in view."))
    return Section("trials", "Trials and outcomes", [*blocks, *_outcomes(landscape)])


def _facts(landscape: Landscape, node: Node) -> list[Relationship]:
    return [*landscape.out(node.id), *landscape.into(node.id)]


def _by_phase(trials: list[Node]) -> Bars:
    counted = Counter(node.get("phase") or "unknown" for node in trials)
    evidence: dict[str, set[str]] = defaultdict(set)
    for node in trials:
        evidence[node.get("phase") or "unknown"].update(node.get("evidence") or ())
    return Bars(
        "Trials by phase",
        [
            (Phrase(spoken(phase).capitalize()), counted[phase], Phrase(str(counted[phase]), tuple(sorted(evidence[phase]))))
            for phase in sorted(counted)
        ],
    )  # fmt: skip


def _trial(landscape: Landscape, node: Node) -> list[Line]:
    state = ", ".join(spoken(node.get(name)) for name in ("phase", "status") if node.get(name))
    number = node.id.partition(":")[2]
    name = node.name if number in node.name or node.id.startswith("trial:") else f"{node.name} ({number})"
    participants = node.get("enrollment")
    return [
        (Phrase(name, url=described(node).url, strong=True),),
        (described(node, state),),
        naming(landscape, landscape.out(node.id, "TESTS")),
        naming(landscape, landscape.out(node.id, "INVESTIGATES")),
        naming(landscape, landscape.into(node.id, "SPONSORS"), "start"),
        naming(landscape, landscape.out(node.id, "CONDUCTED_IN")),
        plain(dated(node.get("start_date")) if node.get("start_date") else ""),
        plain("" if participants is None else f"{participants:,}"),
    ]


def _outcomes(landscape: Landscape) -> list[Block]:
    by_endpoint: dict[str, list[Node]] = defaultdict(list)
    for node in landscape.of("Outcome"):
        if landscape.into(node.id, "HAS_RESULT"):
            by_endpoint[node.get("endpoint") or node.name].append(node)
    if not by_endpoint:
        return [sentence("No result is in view.")]
    groups = [
        Group((Phrase(endpoint, strong=True),), [_outcome(landscape, node) for node in by_endpoint[endpoint]])
        for endpoint in sorted(by_endpoint, key=str.casefold)
    ]
    columns = (
        "Trial, product",
        "Value",
        "Events",
        "n",
        "Population, timepoint, dose",
        "Criteria",
        "Cut-off",
        "Evidence",
    )
    return [Table("Results by endpoint", columns, groups)]  # fmt: skip


def _outcome(landscape: Landscape, node: Node) -> list[Line]:
    results = landscape.into(node.id, "HAS_RESULT")
    events = f"{node.get('numerator')} of {node.get('denominator')}" if node.get("numerator") is not None else ""
    detail = "; ".join(str(node.get(name)) for name in ("population", "timepoint", "dose") if node.get(name))
    return [
        tuple(phrase for fact in results for phrase in (named(landscape, fact.start), Phrase(" · ")))[:-1],
        plain(quantity(node) or "not stated"),
        plain(events.removesuffix(" of None")),
        plain("" if node.get("n") is None else f"{node.get('n'):,}"),
        plain(detail),
        plain(node.get("criteria") or ""),
        plain(dated(node.get("cutoff")) if node.get("cutoff") else ""),
        (said("", results),),
    ]

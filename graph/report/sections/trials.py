"""Trials and outcomes: what is under test, and every result with the numbers that qualify it."""

from __future__ import annotations

from cgtkg.schema.vocabularies import PHASES

from ...landscape import Landscape, Node
from ...wording import count, dated, newest_first, quantity, spoken
from ..blocks import Block, Line, Phrase, Section, Table
from ..evidence_column import COLUMN, gathered
from ..limits import query, rest
from ..material import Material
from ..matrices import naming
from ..phrases import described, listed, named, plain, said, sentence
from ..registries import in_registries

ORDER = 80
_ROWS, _NAMED = 25, 3
_TRIAL = ("Trial", "Phase and status", "Tests", "Indication", "Sponsor", "Where", "Start", "Participants", COLUMN)
_RESULT = (
    "Endpoint", "Value", "Events", "n", "Trial, product", "Population, timepoint, dose", "Criteria", "Cut-off",
    "Evidence",
)  # fmt: skip


def section(material: Material) -> Section:
    """The most advanced trials, then the newest; all outcomes, grouped by endpoint."""
    landscape = material.landscape
    trials = [node for node in landscape.of("Trial") if landscape.out(node.id) or landscape.into(node.id)]
    block: Block = _listed(landscape, trials, _command(material)) if trials else sentence("No trial is in view.")
    return Section("trials", "Trials and outcomes", [block, *_outcomes(landscape)])


def _listed(landscape: Landscape, trials: list[Node], command: Phrase) -> Table:
    """All trials by name; of many those of the furthest phases, the newest of each first."""
    caption = count(len(trials), "trial")
    if len(trials) > _ROWS:
        trials = sorted(trials, key=lambda node: (-_phase(node), newest_first(node.get("start_date")), node.id))
        caption = f"The {_ROWS} trials of the furthest phases, the newest first, of {len(trials):,} in view"
    rows = [_trial(landscape, node) for node in trials[:_ROWS]]
    return Table.plain(caption, _TRIAL, rows, rest(len(rows), len(trials), command))


def _command(material: Material) -> Phrase:
    """What lists all trials, or those of the one thing in focus."""
    one = material.focus[0] if len(material.focus) == 1 else ""
    return query("trials", about=material.whole.nodes[one].name) if one else query("trials")


def _phase(node: Node) -> int:
    phase = node.get("phase")
    return PHASES.index(phase) + 1 if phase in PHASES[: PHASES.index("phase_4")] else 0


def _trial(landscape: Landscape, node: Node) -> list[Line]:
    state = ", ".join(spoken(node.get(name)) for name in ("phase", "status") if node.get(name))
    number = node.id.partition(":")[2]
    recorded = bool(in_registries(landscape, node.get("evidence") or ()))
    name = node.name if recorded or number in node.name or node.id.startswith("trial:") else f"{node.name} ({number})"
    participants = node.get("enrollment")
    return gathered(
        [
            (Phrase(name, url=described(node).url),),
            (described(node, state or "not stated"),),
            naming(landscape, landscape.out(node.id, "TESTS"), limit=_NAMED),
            naming(landscape, landscape.out(node.id, "INVESTIGATES"), limit=_NAMED),
            naming(landscape, landscape.into(node.id, "SPONSORS"), "start", _NAMED),
            naming(landscape, landscape.out(node.id, "CONDUCTED_IN"), limit=_NAMED),
            plain(dated(node.get("start_date")) if node.get("start_date") else ""),
            plain("" if participants is None else f"{participants:,}"),
        ]
    )


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

"""Numbers of trials as phrases: each opens the records it counts, and says so where a rule had a part in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from ..wording import count
from .blocks import Line, Phrase
from .limits import query
from .material import Material
from .phrases import counted
from .registered import RegisteredTrial, evidence_of_trials
from .registries import as_of, last_day

_ASKED_BY: Mapping[str, tuple[str, Callable[[RegisteredTrial], Collection[str]]]] = {
    "Target": ("target", lambda trial: trial.targets),
    "Indication": ("indication", lambda trial: trial.disease_lineage),
    "Modality": ("modality", lambda trial: trial.modalities),
    "Jurisdiction": ("place", lambda trial: trial.places),
}
"""By which parameter the query asks for a thing in focus, and what of a trial it then looks at."""
NOT_IN_VIEW = "No trial of a registry is in view."


def number_of(trials: Iterable[RegisteredTrial], *, inferred: bool = False) -> Phrase:
    """How many trials, with their records; an empty phrase for none."""
    trials = list(trials)
    return counted(len(trials), evidence_of_trials(trials), inferred=inferred) if trials else Phrase("")


def share_of(part: Sequence[RegisteredTrial], whole: Sequence[RegisteredTrial]) -> Phrase:
    """The part as a percentage of the whole, with the records of the part; a dash where the whole is nothing."""
    if not whole:
        return Phrase("–")
    return counted(len(part), evidence_of_trials(part), text=f"{len(part) / len(whole):.0%}")


def scope_of(material: Material) -> str:
    """What the counts are of: '2,389 trials on ClinicalTrials.gov as of 2026-07-01'."""
    return f"{count(len(material.trials), 'trial')} on {as_of(material.whole)}"


def traced(material: Material, **parameters: str) -> Line:
    """Which command lists the trials behind a number: of the report's focus, where the command can say it."""
    narrowed = _focused(material)
    whole = bool(material.focus) and (not narrowed or bool(narrowed.keys() & parameters.keys()))
    command = query("trials_matching", **(parameters if whole else narrowed | parameters))
    end = " (of the whole field, not of this report’s focus alone)." if whole else "."
    return (Phrase("The trials behind a number open from it, and are listed by "), command, Phrase(end))


def _focused(material: Material) -> dict[str, str]:
    """The focus as a parameter of the query, if it is one thing that the query finds the same trials by."""
    node = material.whole.nodes[material.focus[0]] if len(material.focus) == 1 else None
    if not node or node.label not in _ASKED_BY:
        return {}
    parameter, looked_at = _ASKED_BY[node.label]
    found = {trial.id for trial in material.all_trials if node.id in looked_at(trial)}
    return {parameter: node.name} if found == {trial.id for trial in material.trials} else {}


def partial_year(material: Material, last: int) -> Line:
    """Up to which day the last year counts, where the registry was read within it."""
    day = day_text(material)
    return (Phrase(f"{last} counts to {day}. "),) if day.startswith(str(last)) else ()


def begun(material: Material) -> list[RegisteredTrial]:
    """The trials that had begun by the day of the registry, without those withdrawn before."""
    return [trial for trial in material.trials if trial.started]


def day_text(material: Material) -> str:
    """The day of the registry as ISO text; empty without one."""
    day = last_day(material.whole)
    return day.isoformat() if day else ""

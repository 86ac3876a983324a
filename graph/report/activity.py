"""Findings on clinical activity, as sentences: how much is under test, how fast it grows, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..wording import count
from .blocks import Line, Phrase
from .disease_groups import by_group
from .material import Material
from .phrases import counted, listed
from .registered import RECRUITING, RegisteredTrial, by_thing, evidence_of_trials
from .registries import as_of, last_day
from .therapy_kinds import by_kind, name_of
from .trial_counts import begun

_NAMED = 3
_ENOUGH = 10
"""So many trials it takes before a change is put in percent."""


def clinical_activity(material: Material) -> Iterator[Line]:
    """Trials in all and recruiting, who leads them, the last full year against the one before, where most are."""
    trials = material.trials
    if not trials:
        return
    yield _size(material)
    yield from _growth(material)
    diseases = {material.whole.nodes[id_].name: held for id_, held in by_group(material.whole, trials).items()}
    for opening, held in (("Most trials are for ", diseases), ("Most trials have sites in ", _by_place(material))):
        if held:
            yield (Phrase(opening), *_most(held), Phrase("."))
    kinds = {name_of(material.whole, kind): held for kind, held in by_kind(trials).items()}
    yield (Phrase("By kind of therapy: "), *_most(kinds), Phrase("."))


def _size(material: Material) -> Line:
    trials = material.trials
    recruiting = [trial for trial in trials if trial.status in RECRUITING]
    industry = [trial for trial in trials if trial.sponsor_kind == "industry"]
    share = f"{len(industry) / len(trials):.0%} led by companies" if industry else "none led by a company"
    return (
        _trials(trials, count(len(trials), "trial")),
        Phrase(f" on {as_of(material.whole)}: "),
        _trials(recruiting, f"{len(recruiting) or 'none'} recruiting"),
        Phrase(", "),
        _trials(industry, share),
        Phrase("."),
    )


def _growth(material: Material) -> Iterator[Line]:
    """The last full year before the registry's day, and the year before it."""
    day = last_day(material.whole)
    if not day:
        return
    year = day.year - 1
    one, two = ([trial for trial in begun(material) if trial.year == y] for y in (year, year - 1))
    if one and two:
        change = len(one) / len(two) - 1
        yield (
            _trials(one, count(len(one), "trial")),
            Phrase(f" began in {year}, after "),
            _trials(two, f"{len(two):,}"),
            Phrase(f" in {year - 1} ({change:+.0%})." if len(two) >= _ENOUGH else f" in {year - 1}."),
        )


def _by_place(material: Material) -> Mapping[str, list[RegisteredTrial]]:
    held = by_thing(material.whole, material.trials, lambda trial: trial.places)
    return {material.whole.nodes[id_].name: trials for id_, trials in held.items()}


def _most(held: Mapping[str, Sequence[RegisteredTrial]]) -> Line:
    ordered = sorted(held, key=lambda name: (-len(held[name]), name))[:_NAMED]
    numbers = ((Phrase(f"{name} ("), _trials(held[name], f"{len(held[name]):,}"), Phrase(")")) for name in ordered)
    return listed(numbers, "; ")


def _trials(trials: Sequence[RegisteredTrial], text: str) -> Phrase:
    return counted(len(trials), evidence_of_trials(trials), text=text)

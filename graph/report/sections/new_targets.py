"""Targets entering the clinic: the first trial of each target, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...wording import count, spoken
from ..blocks import Block, Course, Line, OverTime, Phrase, Section, Table
from ..material import Material
from ..phrases import counted, listed, named, plain, public_url, sentence
from ..registered import RegisteredTrial, by_thing, evidence_of_trials
from ..trial_counts import NOT_IN_VIEW, begun, number_of, partial_year, scope_of, traced
from ..years import Years

ORDER = 26
_TITLE = "Targets entering the clinic"
_NEWEST, _NAMED = 20, 24


@dataclass(frozen=True, slots=True)
class _Entry:
    """A target with the trial that began first and all that have begun; `earlier` if one without a start may be."""

    target: str
    first: RegisteredTrial
    trials: Sequence[RegisteredTrial]
    earlier: bool


def section(material: Material) -> Section:
    """How many targets are new each year, which, and the newest with their first trials."""
    entries = _entries(material)
    if not entries:
        empty = NOT_IN_VIEW if not material.trials else "No trial in view that has begun has a known target."
        return Section("new-targets", _TITLE, [sentence(empty)])
    years = Years.of([entry.first for entry in entries])
    blocks: list[Block] = [
        sentence(
            f"A target enters in the year in which its first trial began, of the {scope_of(material)}. “≤” marks a "
            "target that is also tested in a trial with a lower number whose record states no start: it may have "
            "entered earlier. What began before or outside this registry is not known here."
        ),
        _chart(material, years, entries),
        _by_year(material, entries),
        _newest(material, entries),
    ]
    return Section("new-targets", _TITLE, blocks)


def _entries(material: Material) -> list[_Entry]:
    """The targets by the start of their first trial."""
    held = by_thing(material.whole, begun(material), lambda trial: trial.targets)
    undated = [trial for trial in material.trials if not trial.year]
    found = []
    for target, trials in held.items():
        first = min(trials, key=lambda trial: (trial.start, trial.id))
        earlier = any(target in trial.targets and trial.id < first.id for trial in undated)
        found.append(_Entry(target, first, trials, earlier))
    nodes = material.whole.nodes
    return sorted(found, key=lambda entry: (entry.first.start, nodes[entry.target].name.casefold(), entry.target))


def _chart(material: Material, years: Years, entries: Sequence[_Entry]) -> OverTime:
    periods = years.split([entry.first for entry in entries])
    numbers = [_number(period, len(period)) for period in periods]
    new = Course(Phrase("New targets"), [len(period) for period in periods], numbers)
    running = [sum(len(period) for period in periods[: n + 1]) for n in range(len(periods))]
    total = Course(Phrase("In all so far"), running, [Phrase(f"{n:,}") for n in running])
    more = partial_year(material, years.last)
    return OverTime("Targets first tested in each year", years.labels, [new], totals=[total], more=more)


def _number(trials: Sequence[RegisteredTrial], n: int) -> Phrase:
    return counted(n, evidence_of_trials(trials)) if n else Phrase("")


def _by_year(material: Material, entries: Sequence[_Entry]) -> Table:
    by_year: Mapping[int, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_year[entry.first.year or 0].append(entry)
    rows = [
        [plain(str(year)), (_number([entry.first for entry in new], len(new)),), _names(material, new)]
        for year, new in sorted(by_year.items(), reverse=True)
    ]
    return Table.plain("Which targets, newest year first", ("Year", "New", "Targets in the order of entry"), rows)


def _names(material: Material, entries: Sequence[_Entry]) -> Line:
    """The targets, each the link to its first trial's record."""
    nodes = material.whole.nodes
    shown = [
        Phrase(("≤ " if e.earlier else "") + nodes[e.target].name, url=public_url(e.first.id)) for e in entries[:_NAMED]
    ]
    rest = entries[_NAMED:]
    more = [counted(len(rest), evidence_of_trials(e.first for e in rest), text=f"and {len(rest)} more")] if rest else []
    return listed([*shown, *more])


def _newest(material: Material, entries: Sequence[_Entry]) -> Table:
    newest = sorted(entries, key=lambda entry: entry.first.start, reverse=True)[:_NEWEST]
    columns = ("Target", "First trial", "Began", "Phase", "Lead sponsor", "Trials begun since")
    rows = [_row(material, entry) for entry in newest]
    caption = f"The newest {count(len(rows), 'target')} with their first trials"
    return Table.plain(caption, columns, rows, traced(material, target="TARGET"))


def _row(material: Material, entry: _Entry) -> list[Line]:
    landscape, trial = material.whole, entry.first
    inferred = entry.target in trial.inferred_targets
    name = named(landscape, entry.target, strong=True)
    return [
        (Phrase(("≤ " if entry.earlier else "") + name.text, url=name.url, strong=True, inferred=inferred),),
        (Phrase("", trial.evidence),),
        plain(trial.start),
        plain(spoken(trial.phase).capitalize() if trial.phase else ""),
        plain(", ".join(landscape.nodes[id_].name for id_ in trial.sponsors)),
        (number_of(entry.trials),),
    ]

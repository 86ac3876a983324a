"""Trials by year, phase and status: how much clinical work there is, of whom and of what kind."""

from __future__ import annotations

from cgtkg.schema.vocabularies import COMPANY_KINDS, PHASES, TRIAL_STATUSES

from ...wording import count, spoken
from ..blocks import Bars, Block, Course, Line, OverTime, Paragraph, Phrase, Section
from ..limits import query
from ..material import Material
from ..phrases import counted, sentence
from ..registered import ABANDONED, RegisteredTrial, evidence_of_trials
from ..registries import as_of
from ..therapy_kinds import by_kind, name_of
from ..trial_counts import NOT_IN_VIEW, begun, day_text, number_of, partial_year, traced
from ..years import Years, course

ORDER = 22
_TITLE = "Trials by year, phase and status"


def section(material: Material) -> Section:
    """Trials begun each year by class of sponsor and kind of therapy; all trials by phase and status."""
    if not material.trials:
        return Section("trials-over-time", _TITLE, [sentence(NOT_IN_VIEW)])
    started = begun(material)
    blocks: list[Block] = [_opening(material, started)]
    if started:
        years = Years.of(started)
        blocks += [_by_sponsor(material, years, started), _by_kind(material, years, started)]
    blocks += [
        _bars(material, "Trials by phase", "phase", PHASES),
        _bars(material, "Trials by status", "status", TRIAL_STATUSES),
    ]
    return Section("trials-over-time", _TITLE, blocks)


def _opening(material: Material, started: list[RegisteredTrial]) -> Block:
    """What is counted, and what the years leave out."""
    trials = material.trials
    undated = [trial for trial in trials if not trial.year]
    abandoned = [trial for trial in trials if trial.year and trial.status == ABANDONED]
    later = [trial for trial in trials if trial.year and trial.status != ABANDONED and not trial.started]
    line: list[Phrase] = [
        counted(len(trials), evidence_of_trials(trials), text=count(len(trials), "trial")),
        Phrase(f" in view on {as_of(material.whole)}; "),
        counted(len(started), evidence_of_trials(started)),
        Phrase(" of them begun by then, which the charts show by the year of the start that the record states."),
    ]
    left_out = (
        (undated, "without a start in their record"),
        (abandoned, "withdrawn before the first participant"),
        (later, "to begin later"),
    )
    said = [(counted(len(group), evidence_of_trials(group)), Phrase(f" {words}")) for group, words in left_out if group]
    if said:
        line.append(Phrase(" Not in the charts: "))
        for nth, (number, words) in enumerate(said):
            line += [Phrase(", " if nth else ""), number, words]
        line.append(Phrase("."))
    return Paragraph(tuple(line))


def _by_sponsor(material: Material, years: Years, started: list[RegisteredTrial]) -> OverTime:
    kinds = [*COMPANY_KINDS, ""]
    rows = [
        (Phrase((kind or "not known").capitalize()), [trial for trial in started if trial.sponsor_kind == kind])
        for kind in kinds
    ]
    return OverTime(
        "Trials begun each year, by class of the lead sponsor",
        years.labels,
        [course(label, years, trials) for label, trials in rows if trials],
        totals=[_all(years, started)],
        more=_more(material, years, sponsor_kind="CLASS"),
    )


def _by_kind(material: Material, years: Years, started: list[RegisteredTrial]) -> OverTime:
    held = by_kind(started)
    silent = [t for kind, trials in held.items() for t in trials if kind in t.inferred_modalities]
    of_source = query("trials_matching", modality="CAR-T", cell_source="SOURCE", year="YEAR", begun=day_text(material))
    more = (
        *_more(material, years, modality="KIND"),
        Phrase(" Autologous and allogeneic CAR-T are listed also where only their product’s cells are known, by "),
        of_source,
        Phrase(". A trial counts once, under the first kind named."),
    )
    if silent:
        more = (
            *more,
            Phrase(" The kind of "),
            counted(len(silent), evidence_of_trials(silent), text=count(len(silent), "trial"), inferred=True),
            Phrase(" follows by a rule, such as autologous where a CAR-T record is silent on its cells."),
        )
    return OverTime(
        "Trials begun each year, by kind of therapy",
        years.labels,
        [course(Phrase(name_of(material.whole, kind)), years, trials) for kind, trials in held.items()],
        totals=[_all(years, started)],
        more=more,
    )


def _all(years: Years, started: list[RegisteredTrial]) -> Course:
    return course(Phrase("All"), years, started)


def _more(material: Material, years: Years, **parameters: str) -> Line:
    more = traced(material, year="YEAR", begun=day_text(material), **parameters)
    return (*partial_year(material, years.last), *more)


def _bars(material: Material, caption: str, name: str, order: tuple[str, ...]) -> Bars:
    held = {value: [t for t in material.trials if getattr(t, name) == value] for value in (*order, "")}
    return Bars(
        f"{caption}, {as_of(material.whole)}",
        [
            (Phrase((_words(value) or "not stated").capitalize()), len(trials), number_of(trials))
            for value, trials in held.items()
            if trials
        ],
        traced(material, **{name: name.upper()}),
    )


def _words(value: str) -> str:
    return "not applicable" if value == "na" else spoken(value) if value else ""

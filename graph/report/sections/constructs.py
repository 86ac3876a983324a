"""Constructs and cell source over time: several targets, donor cells, and products made in the patient."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...landscape import Landscape
from ...wording import count
from ..blocks import Block, Course, Drawn, OverTime, Paragraph, Phrase, Section
from ..limits import query
from ..material import Material
from ..phrases import plain, sentence
from ..registered import RegisteredTrial
from ..trial_counts import NOT_IN_VIEW, begun, day_text, number_of, partial_year, scope_of, share_of
from ..years import Years

ORDER = 27
_TITLE = "Constructs and cell source over time"
_Test = Callable[[RegisteredTrial], bool]


def section(material: Material) -> Section:
    """The share of trials with several targets, with allogeneic cells and with products made in vivo, by year."""
    started = begun(material)
    if not started:
        return Section("constructs", _TITLE, [sentence(NOT_IN_VIEW)])
    bound = {trial.id: most_bound(material.whole, trial) for trial in started}
    targeted = [trial for trial in started if bound[trial.id]]
    sourced = [trial for trial in started if trial.cell_sources]
    years = Years.of(started)
    kinds: Sequence[tuple[str, _Test, list[RegisteredTrial]]] = (
        ("Two or more targets", lambda trial: bound[trial.id] > 1, targeted),
        ("Allogeneic cells", lambda trial: "allogeneic" in trial.cell_sources, sourced),
        ("In vivo", lambda trial: "in vivo" in trial.cell_sources, sourced),
    )
    shares = [_share(name, test, years, whole) for name, test, whole in kinds]
    numbers = [_number(name, test, years, whole) for name, test, whole in kinds]
    wholes = [
        _number("Trials with a known target", lambda _: True, years, targeted),
        _number("Trials with a known cell source", lambda _: True, years, sourced),
    ]
    chart = OverTime(
        "Share of the trials begun each year", years.labels, shares, Drawn.LINES, "%", [*numbers, *wholes],
        (
            *partial_year(material, years.last),
            *plain("The trials behind a number open from it, and are listed by "),
            query("trials_matching", targets="2", year="YEAR", begun=day_text(material)),
            *plain(" and by "),
            query("trials_matching", cell_source="allogeneic", year="YEAR", begun=day_text(material)),
            *plain("."),
        ),
    )  # fmt: skip
    blocks: list[Block] = [_meaning(material), chart, _totals(kinds)]
    return Section("constructs", _TITLE, blocks)


def most_bound(landscape: Landscape, trial: RegisteredTrial) -> int:
    """The most targets that one product under test binds; 0 where none is known."""
    return max(
        (
            len({f.end for f in landscape.out(product, "TARGETS") if (f.get("action") or "binds") == "binds"})
            for product in trial.products
        ),
        default=0,
    )


def _meaning(material: Material) -> Paragraph:
    return sentence(
        f"Of the {scope_of(material)}, those that had begun by then. Two or more targets: one product under test "
        "binds them, whether a construct or a cocktail; the share is of the trials with a known target. The shares "
        "of allogeneic and in vivo products are of the trials whose product’s cell source is known: stated, or "
        "inferred where the record is silent (a CAR-T is then read as autologous, a CAR-NK as allogeneic)."
    )


def _share(name: str, test: _Test, years: Years, whole: list[RegisteredTrial]) -> Course:
    periods = years.split(whole)
    parts = [[trial for trial in period if test(trial)] for period in periods]
    values = [100 * len(part) / len(all_) if all_ else None for part, all_ in zip(parts, periods, strict=True)]
    numbers = [share_of(part, all_) for part, all_ in zip(parts, periods, strict=True)]
    return Course(Phrase(f"{name}, share"), values, numbers)


def _number(name: str, test: _Test, years: Years, whole: list[RegisteredTrial]) -> Course:
    parts = [[trial for trial in period if test(trial)] for period in years.split(whole)]
    return Course(Phrase(name), [len(part) for part in parts], [number_of(part) for part in parts])


def _totals(kinds: Sequence[tuple[str, _Test, list[RegisteredTrial]]]) -> Paragraph:
    """The same over all years."""
    line = [Phrase("Over all years: ")]
    for nth, (name, test, whole) in enumerate(kinds):
        part = [trial for trial in whole if test(trial)]
        opening = f"{'; ' if nth else ''}{name[0].lower()}{name[1:]} "
        if part:
            of = f" of {count(len(whole), 'trial')} ({len(part) / len(whole):.0%})"
            line += [Phrase(opening), number_of(part), Phrase(of)]
        else:
            line.append(Phrase(f"{opening}none of {count(len(whole), 'trial')}"))
    line.append(Phrase("."))
    return Paragraph(tuple(line))

"""Countries: where the trials are conducted, and how that has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...wording import count
from ..blocks import Block, Drawn, Line, OverTime, Paragraph, Phrase, Section, Table
from ..limits import query, rest
from ..material import Material
from ..phrases import counted, plain, sentence
from ..registered import RECRUITING, RegisteredTrial, by_thing, evidence_of_trials, furthest_phase
from ..trial_counts import NOT_IN_VIEW, begun, day_text, number_of, partial_year, scope_of, share_of, traced
from ..years import Years, course

ORDER = 29
_TITLE = "Countries"
_EU = "jurisdiction:EU"
_DRAWN, _SHOWN = 5, 20
_RECRUITING = (*RECRUITING, "not yet recruiting")


def section(material: Material) -> Section:
    """Trials begun each year in the countries with most of them, and the countries in a table."""
    held = by_thing(material.whole, material.trials, lambda trial: trial.places)
    if not held:
        empty = NOT_IN_VIEW if not material.trials else "No trial in view states where it is conducted."
        return Section("countries", _TITLE, [sentence(empty)])
    started = begun(material)
    blocks: list[Block] = [_opening(material)]
    if started:
        blocks.append(_chart(material, held, started))
    return Section("countries", _TITLE, [*blocks, _table(material, held)])


def _members(material: Material) -> set[str]:
    """The countries that belong to the European Union today, if the graph knows any."""
    return {f.start for f in material.whole.into(_EU, "PART_OF") if not f.get("valid_to")}


def _opening(material: Material) -> Paragraph:
    trials, members = material.trials, _members(material)
    several = [trial for trial in trials if len(trial.places - {_EU}) > 1]
    nowhere = [trial for trial in trials if not trial.places]
    line = [
        Phrase(
            f"Of the {scope_of(material)}: a trial counts once in every country with a site, however many sites it "
            "has there, so countries do not add up. "
        ),
    ]
    for trials, words in ((several, "With sites in more than one country"), (nowhere, "Without a country")):
        if trials:
            number = counted(len(trials), evidence_of_trials(trials), text=count(len(trials), "trial"))
            line += [Phrase(f"{words}: "), number, Phrase(". ")]
    if members:
        line.append(Phrase("The European Union is its members of today."))
    return Paragraph(tuple(line))


def _chart(
    material: Material, held: Mapping[str, Sequence[RegisteredTrial]], started: list[RegisteredTrial]
) -> OverTime:
    years = Years.of(started)
    drawn = [id_ for id_ in held if id_ not in _members(material)][:_DRAWN]
    nodes = material.whole.nodes
    courses = [course(Phrase(nodes[id_].name), years, [t for t in started if id_ in t.places]) for id_ in drawn]
    everywhere = course(Phrase("All trials, whatever their country"), years, started)
    listing = traced(material, place="COUNTRY", year="YEAR", begun=day_text(material))
    more = (*partial_year(material, years.last), *listing)
    caption = "Trials begun each year, by country of a site"
    return OverTime(caption, years.labels, courses, Drawn.LINES, totals=[everywhere], more=more)


def _table(material: Material, held: Mapping[str, Sequence[RegisteredTrial]]) -> Table:
    nodes, members = material.whole.nodes, _members(material)
    rows = []
    for id_, trials in list(held.items())[:_SHOWN]:
        name = nodes[id_].name + (" (EU)" if id_ in members else "")
        rows.append([(Phrase(name, strong=True),), *_numbers(material, trials)])
    columns = (
        "Country",
        "Trials",
        "Of all",
        "Recruiting or about to",
        "Led by companies",
        "Company share",
        "Furthest phase",
    )
    more: Line = rest(len(rows), len(held), query("trial_countries"))
    more = (*more, *plain(". " if more else ""), *traced(material, place="COUNTRY"))
    return Table.plain("Trials by country", columns, rows, more)


def _numbers(material: Material, trials: Sequence[RegisteredTrial]) -> list[Line]:
    recruiting = [trial for trial in trials if trial.status in _RECRUITING]
    industry = [trial for trial in trials if trial.sponsor_kind == "industry"]
    return [
        (number_of(trials),),
        (Phrase(share_of(trials, material.trials).text),),
        (number_of(recruiting),),
        (number_of(industry),),
        (Phrase(share_of(industry, trials).text),),
        plain(furthest_phase(trials)),
    ]

"""Sponsors: who leads the trials, companies and institutions, with what they test and how their trials went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cgtkg.schema.vocabularies import COMPANY_KINDS

from ...landscape import Node
from ...wording import count
from ..blocks import Bars, Block, Line, Phrase, Section, Table
from ..disease_groups import by_group
from ..limits import query, rest
from ..material import Material
from ..phrases import counted, listed, plain, sentence
from ..registered import RegisteredTrial, by_thing, evidence_of_trials, furthest_phase
from ..registries import as_of
from ..trial_counts import NOT_IN_VIEW, number_of, scope_of, traced

ORDER = 28
_TITLE = "Sponsors"
_SHOWN, _NAMED = 20, 2
_STATES = {
    "Active": (
        "not yet recruiting",
        "recruiting",
        "enrolling by invitation",
        "active, not recruiting",
        "ongoing",
        "available",
    ),
    "Completed": ("completed",),
    "Ended early": ("terminated", "withdrawn", "suspended"),
}
"""How the statuses of trials are summed up; what is in none of these is unknown."""
_COLUMNS = (
    "Sponsor", "Trials led", *_STATES, "Unknown", "Furthest phase", "Most tested, by name", "Lead targets (trials)",
    "Lead diseases (trials)",
)  # fmt: skip


def section(material: Material) -> Section:
    """The classes of sponsors, then the companies and the institutions that lead most trials."""
    if not material.trials:
        return Section("sponsors", _TITLE, [sentence(NOT_IN_VIEW)])
    nodes = material.whole.nodes
    led = by_thing(material.whole, material.trials, lambda trial: trial.sponsors)
    companies = [id_ for id_ in led if nodes[id_].get("kind") == "industry"]
    institutions = [id_ for id_ in led if nodes[id_].get("kind") != "industry"]
    blocks: list[Block] = [
        sentence(
            f"Lead sponsors of the {scope_of(material)}, each under the name it registers by: a subsidiary "
            "counts for itself. Active trials recruit, are about to, or follow their participants; those that ended "
            "early were terminated, withdrawn or suspended."
        ),
        _classes(material),
        _table(material, "Companies", companies, led),
        _table(material, "Hospitals, universities and agencies", institutions, led),
    ]
    return Section("sponsors", _TITLE, blocks)


def _classes(material: Material) -> Bars:
    trials = material.trials
    held = {kind: [trial for trial in trials if trial.sponsor_kind == kind] for kind in (*COMPANY_KINDS, "")}
    bars = []
    for kind, of_kind in held.items():
        if of_kind:
            text = f"{len(of_kind):,} ({len(of_kind) / len(trials):.0%})"
            number = counted(len(of_kind), evidence_of_trials(of_kind), text=text)
            bars.append((Phrase((kind or "not known").capitalize()), len(of_kind), number))
    return Bars(
        f"Trials by class of lead sponsor, {as_of(material.whole)}", bars, traced(material, sponsor_kind="CLASS")
    )


def _table(material: Material, caption: str, ids: Sequence[str], led: Mapping[str, list[RegisteredTrial]]) -> Block:
    if not ids:
        return sentence(f"{caption}: none leads a trial in view.")
    rows = [_row(material, material.whole.nodes[id_], led[id_]) for id_ in ids[:_SHOWN]]
    more = rest(len(rows), len(ids), query("trial_sponsors"))
    if more:
        left = {trial.id for id_ in ids[_SHOWN:] for trial in led[id_]}
        more = (*more, Phrase(f" (they lead {count(len(left), 'trial')}). "))
    return Table.plain(f"{caption} by trials led", _COLUMNS, rows, (*more, *traced(material, sponsor="SPONSOR")))


def _row(material: Material, node: Node, trials: list[RegisteredTrial]) -> list[Line]:
    landscape = material.whole
    states = [[trial for trial in trials if trial.status in statuses] for statuses in _STATES.values()]
    known = {status for statuses in _STATES.values() for status in statuses}
    products = Counter(product for trial in trials for product in trial.products)
    name = [id_ for id_ in _most(material, products) if landscape.nodes[id_].get("kind") != "unnamed"]
    return [
        (Phrase(node.name, strong=True), *plain(_seat(material, node))),
        (number_of(trials),),
        *((number_of(group),) for group in states),
        (number_of(trial for trial in trials if trial.status not in known),),
        plain(furthest_phase(trials)),
        plain(", ".join(landscape.nodes[id_].name for id_ in name[:_NAMED])),
        _leading(material, Counter(target for trial in trials for target in trial.targets)),
        _leading(material, {id_: len(held) for id_, held in by_group(landscape, trials).items()}),
    ]


def _seat(material: Material, node: Node) -> str:
    """The country of a sponsor, behind its name; empty where none is known."""
    country = node.get("country") or ""
    place = material.whole.nodes.get(f"jurisdiction:{country}")
    return f" ({place.name if place else country})" if country else ""


def _most(material: Material, numbers: Mapping[str, int]) -> list[str]:
    nodes = material.whole.nodes
    return sorted(numbers, key=lambda id_: (-numbers[id_], nodes[id_].name.casefold(), id_))


def _leading(material: Material, numbers: Mapping[str, int]) -> Line:
    """The things with most trials, each with their number."""
    nodes = material.whole.nodes
    return listed(Phrase(f"{nodes[id_].name}\u00a0({numbers[id_]})") for id_ in _most(material, numbers)[:_NAMED])

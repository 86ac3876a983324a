"""Scope and method: what is in view, from which sources, and what counts as competition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from cgtkg.schema.nodes import SUBJECTS
from cgtkg.schema.vocabularies import Assertion

from ...landscape import Landscape
from ...wording import count, dated, number, published
from ..blocks import Line, Phrase, Section, Table
from ..material import Material
from ..phrases import evidence_of, notes, plain, sentence

ORDER = 20
_PLURALS = {
    "Company": "Companies",
    "Technology": "Technologies",
    "Modality": "Modalities",
    "Facility": "Facilities",
}
_PARAMETERS = {
    "target": "weight of a shared target",
    "indication": "weight of a shared or related disease",
    "modality": "weight of a shared or related modality",
    "territory": "weight of a shared territory",
    "step": "factor for each step apart in the tree of diseases or modalities",
    "steps": "steps apart at most",
    "resolution": "resolution of the community search",
    "seed": "seed of the random numbers",
    "runs": "repetitions behind the stability",
    "rewirings": "rewired networks behind the p-value",
    "unnamed": "products without a name take part",
    "academic": "products of hospitals and universities take part",
    "alone": "products in no cluster",
}


def section(material: Material) -> Section:
    """Counts, sources with their dates, how assertions are treated, and the parameters of the clusters."""
    landscape = material.landscape
    return Section(
        "scope",
        "Scope and method",
        [
            sentence(_view(material)),
            _counts(landscape),
            _sources(landscape),
            notes(
                "Facts are what a source states, and what follows by a rule, which is marked “inferred”. What is "
                "planned, possible or denied counts nowhere; it stands in “Announced, not yet fact”.",
                "Numbers in brackets lead to the evidence: the source and the place in it. A count in the first "
                "two sections rests on all that it counts, which the later sections cite piece by piece.",
                "A permission to start a trial, an application under review and a marketing authorisation are "
                "three different things and never added up.",
                "Products compete if they share a target or a disease (related diseases count less with each step "
                "apart); a shared modality or territory strengthens the competition but does not make it.",
            ),
            _parameters(material.clustering.parameters),
        ],
    )  # fmt: skip


def _view(material: Material) -> str:
    day = material.landscape.as_of
    when = f"as it stood on {day.isoformat()}, as far as is known" if day else "as the sources now state it"
    names = ", ".join(material.whole.nodes[id_].name for id_ in material.focus)
    about = f"what touches {names}" if names else "all that the graph holds"
    return f"In view is {about}, {when}."


def _counts(landscape: Landscape) -> Table:
    rows: list[list[Line]] = []
    for label in SUBJECTS:
        nodes = landscape.of(label)
        if nodes:
            evidence = {id_ for node in nodes for id_ in node.get("evidence") or ()}
            rows.append(
                [plain(_PLURALS.get(label, label + "s")), (Phrase(f"{len(nodes):,}", tuple(sorted(evidence))),)]
            )
    for title, factual in (
        ("Relationships that are facts", True),
        ("Relationships announced, possible or denied", False),
    ):
        found = [r for r in landscape.relationships if r.factual is factual]
        inferred = sum(r.assertion == Assertion.INFERRED for r in found)
        text = f"{len(found):,}" + (f", of which {inferred:,} inferred" if inferred else "")
        rows.append([plain(title), (Phrase(text, evidence_of(found)),)])
    return Table.plain("What is in view", ("Kind", "Number"), rows)  # fmt: skip


def _sources(landscape: Landscape) -> Table:
    passages = Counter(passage.source for passage in landscape.passages.values())
    rows = [
        [
            (Phrase(source.get("title") or source.name, url=source.get("url") or ""),),
            plain(source.get("publisher") or ""),
            plain(published(source.get("published"))),
            plain(dated(source.get("retrieved"))),
            plain("" if source.get("rank") is None else number(source.get("rank"))),
            plain(f"{passages[source.id]:,}"),
        ]
        for source in sorted(landscape.sources.values(), key=lambda source: source.id)
        if passages[source.id]
    ]
    columns = ("Source", "Publisher", "Published", "Read", "Trust (1 is best)", "Passages")
    return Table.plain("Sources; an undated one counts as of the range of dates it may have", columns, rows)


def _parameters(parameters: Mapping[str, Any]) -> Table:
    rows = [
        [plain(_PARAMETERS.get(name, name.replace("_", " ")).capitalize()), plain(_setting(parameters[name]))]
        for name in sorted(parameters, key=lambda name: ([*_PARAMETERS, name].index(name), name))
    ]
    return Table.plain("What counts as competition: the settings of the clusters", ("Setting", "Value"), rows)


def _setting(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return count(len(value), "product")
    return number(value) if isinstance(value, int | float) else str(value)

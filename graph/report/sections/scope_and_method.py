"""Scope and method: what is in view, from which sources, and what counts as competition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from cgtkg.schema.nodes import SUBJECTS
from cgtkg.schema.vocabularies import Assertion

from ...landscape import Landscape
from ...wording import count, dated, number, published
from ..blocks import Phrase, Section, Table
from ..limits import query, rest
from ..material import Material
from ..phrases import notes, plain, sentence

ORDER = 20
_SOURCES = 12
_PLURALS = {
    "Company": "Companies",
    "Technology": "Technologies",
    "Modality": "Modalities",
    "Facility": "Facilities",
}
_PARAMETERS = {
    "target": "weight of a shared target, at most: the rarer, the more",
    "common_target": "part of that weight that a target keeps however common it is",
    "indication": "weight of shared or related diseases, at most: the rarer and the nearer, the more",
    "modality": "weight of a shared or related modality, at most: the rarer, the more",
    "territory": "weight of a shared territory",
    "least": "weakest link that counts: pairs that compete by less are no competitors",
    "resolution": "mean strength of competition over all pairs from which products form a cluster (resolution)",
    "attempts": "searches for clusters, of which the best counts",
    "seed": "seed of the random numbers",
    "runs": "repeated searches behind the stability",
    "left_out": "part of the products that each of these leaves out",
    "rewirings": "randomly rewired networks behind the p-value, fewer where there are many links",
    "unnamed": "products without a name take part",
    "academic": "products of hospitals and universities take part",
    "alone": "products in no cluster",
}
"""What the settings of the analysis mean, in the order to be read; a test holds that each has its words."""
_PARTS = ("common_target", "left_out")
"""Settings that are read as percentages."""


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
                "Numbers in brackets lead to the evidence: the source and the place in it. Records of a trial "
                "registry are cited by their own numbers. A number with a dotted line opens what it counts; in print "
                "and in Markdown the command under the table lists it. An “i” after a number or a stage: "
                "it is inferred, or all that it counts is.",
                "Trials are counted, never arms, sites or relationships: one record of a registry is one trial, as "
                "of the day its snapshot was taken.",
                "A permission to start a trial, an application under review and a marketing authorisation are "
                "three different things and never added up.",
                "Products compete if they share a target, or diseases that are the same or related; what few products "
                "share counts more than what many do. A shared modality or territory strengthens the competition "
                "but does not make it.",
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
    nodes = Counter(node.label for node in landscape.nodes.values())
    rows = [[plain(_PLURALS.get(label, label + "s")), plain(f"{nodes[label]:,}")] for label in SUBJECTS if nodes[label]]
    for title, factual in (
        ("Relationships that are facts", True),
        ("Relationships announced, possible or denied", False),
    ):
        found = [r for r in landscape.relationships if r.factual is factual]
        rows.append([plain(title), plain(f"{len(found):,}")])
        if inferred := sum(r.assertion == Assertion.INFERRED for r in found):
            rows.append([plain("of which inferred"), plain(f"{inferred:,}")])
    command = Phrase('cgtkg cypher "MATCH (n:Trial) RETURN n.id"', code=True)
    more = (*plain("Counted in the graph, where each is listed by a statement such as "), command, *plain("."))
    return Table.plain("What is in view", ("Kind", "Number"), rows, more)


def _sources(landscape: Landscape) -> Table:
    passages = Counter(passage.source for passage in landscape.passages.values())
    read = sorted(
        (source for source in landscape.sources.values() if passages[source.id]),
        key=lambda source: (not source.id.startswith("source:seed"), -passages[source.id], source.id),
    )
    rows = [
        [
            (Phrase(source.get("title") or source.name, url=source.get("url") or ""),),
            plain(source.get("publisher") or ""),
            plain(published(source.get("published"))),
            plain(dated(source.get("retrieved"))),
            plain("" if source.get("rank") is None else number(source.get("rank"))),
            plain(f"{passages[source.id]:,}"),
        ]
        for source in sorted(read[:_SOURCES], key=lambda source: (-passages[source.id], source.id))
    ]
    columns = ("Source", "Publisher", "Published", "Read", "Trust (1 is best)", "Passages")
    caption = "Sources; an undated one counts as of the range of dates it may have"
    return Table.plain(caption, columns, rows, rest(len(rows), len(read), query("sources")))


def _parameters(parameters: Mapping[str, Any]) -> Table:
    rows = [
        [plain(_meaning(name)), plain(_setting(name, parameters[name]))]
        for name in sorted(parameters, key=lambda name: ([*_PARAMETERS, name].index(name), name))
    ]
    return Table.plain("What counts as competition: the settings of the clusters", ("Setting", "Value"), rows)


def _meaning(name: str) -> str:
    text = _PARAMETERS.get(name, name.replace("_", " "))
    return text[:1].upper() + text[1:]


def _setting(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return count(len(value), "product")
    if name in _PARTS and isinstance(value, int | float):
        return f"{value:.0%}"
    return number(value) if isinstance(value, int | float) else str(value)

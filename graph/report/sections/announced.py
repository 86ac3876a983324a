"""Announced, not yet fact: what sources plan, hold possible or deny; it counts nowhere else in the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cgtkg.schema.vocabularies import Assertion

from ...landscape import Landscape, Relationship
from ...standings import by_name
from ...wording import qualifiers, quantity, verb
from ..blocks import Line, Phrase, Section, Table
from ..limits import query, rest
from ..material import Material
from ..phrases import evidence_of, plain, sentence
from ..registries import in_registries

ORDER = 120
_ROWS = 25
_CAPTIONS = {
    Assertion.PLANNED: "Planned: intended, not done",
    Assertion.HYPOTHETICAL: "Possible: expected, conditional or cautionary",
    Assertion.DENIED: "Denied: sources say that this is not so",
}
_SPEAKING = ("Claim", "Statistic", "Outcome")


def section(material: Material) -> Section:
    """One table each for planned, hypothetical and denied; doubtful contradictions stand with the disagreements."""
    title = "Announced, not yet fact"
    tables = []
    for assertion, caption in _CAPTIONS.items():
        relationships = [
            r for r in material.landscape.relationships if r.assertion == assertion and r.type != "CONTRADICTS"
        ]
        if relationships:
            tables.append(_table(material.landscape, caption, relationships))
    if not tables:
        return Section("announced", title, [sentence("The sources in view announce, suppose or deny nothing.")])
    text = "Nothing in this section counts as a fact anywhere in this report."
    return Section("announced", title, [sentence(text), *tables])


def _table(landscape: Landscape, caption: str, relationships: Sequence[Relationship]) -> Table:
    """A row for each relationship; a statement about several things is one row."""
    rows: dict[tuple[str, str, str], list[Relationship]] = defaultdict(list)
    for r in relationships:
        speaker = next((id_ for id_ in (r.start, r.end) if landscape.nodes[id_].label in _SPEAKING), "")
        rows[speaker or r.start, r.type, "" if speaker else r.key].append(r)
    ordered = sorted(
        rows, key=lambda row: (_only_registered(landscape, rows[row]), landscape.nodes[row[0]].name.casefold(), row)
    )
    columns = ("What", "Relation", "Whom or what it concerns", "Details", "Evidence")
    shown = [_row(landscape, row[0], rows[row]) for row in ordered[:_ROWS]]
    return Table.plain(caption, columns, shown, rest(len(shown), len(rows), query("not_yet_facts")))


def _only_registered(landscape: Landscape, together: Sequence[Relationship]) -> bool:
    """Whether nothing but registry records says it: plans of trials, which are many, come last."""
    evidence = evidence_of(together)
    return len(in_registries(landscape, evidence)) == len(evidence)


def _row(landscape: Landscape, subject: str, together: Sequence[Relationship]) -> list[Line]:
    node = landscape.nodes[subject]
    others = by_name(landscape, {r.end if r.start == subject else r.start for r in together})
    text = node.get("text") or node.get("scope") or node.name
    return [
        (Phrase(text, strong=node.label not in _SPEAKING),),
        plain(verb(together[0].type)),
        plain(", ".join(landscape.nodes[id_].name for id_ in others)),
        plain(quantity(node) or qualifiers(landscape, together[0], skip=("reason",))),
        (Phrase("", evidence_of(together)),),
    ]

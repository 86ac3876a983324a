"""Disagreements between documents: both sides, neither preferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cgtkg.schema.fields import Field
from cgtkg.schema.nodes import LABELS
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import Statement
from cgtkg.schema.views import conflicts
from cgtkg.schema.vocabularies import Assertion

from ...landscape import Landscape, Node, Relationship
from ...wording import count, quantity, value_of, verb
from ..blocks import Block, Line, Phrase, Section, Table
from ..limits import rest
from ..material import Material
from ..phrases import evidence_of, plain, said, sentence

ORDER = 110
_ROWS = 40


def section(material: Material) -> Section:
    """Statements that exclude each other, values that differ, and what one source states and another denies."""
    landscape = material.landscape
    contradictions = sorted(
        (r for r in landscape.relationships if r.type == "CONTRADICTS" and r.assertion != Assertion.DENIED),
        key=lambda r: (r.get("topic") or "", r.key),
    )
    sides = ("On", "One side", "Other side", "Evidence")
    certain = Table.plain(
        "Statements that cannot both be right", sides, [_sides(landscape, r) for r in contradictions if r.factual]
    )
    doubtful = Table.plain(
        "Statements that may contradict each other, or may both hold",
        sides,
        [_sides(landscape, r) for r in contradictions if not r.factual],
    )
    differing = _values(landscape)
    values = Table.plain(
        "Values on which sources differ",
        ("Of", "Property", "One side", "Other side"),
        differing[:_ROWS],
        rest(len(differing[:_ROWS]), len(differing), Phrase("cgtkg check", code=True)),
    )
    denials = Table.plain(
        "Stated by one source, denied by another", ("Statement", "Stated", "Denied"), _denials(landscape)
    )
    title, points = "Disagreements between documents", certain.size + len(differing) + denials.size
    tables: list[Block] = [table for table in (certain, values, denials, doubtful) if table.size]
    if not tables:
        text = "The sources in view do not disagree on anything that the graph holds."
        return Section("disagreements", title, [sentence(text)])
    opening = sentence(
        f"The sources disagree on {count(points, 'point')}. Both sides stay in the graph; statements of "
        "different times are a history and not listed here."
    )
    return Section("disagreements", title, [opening, *tables])


def _sides(landscape: Landscape, contradiction: Relationship) -> list[Line]:
    inferred = contradiction.assertion == Assertion.INFERRED
    return [
        plain(contradiction.get("topic") or "not named"),
        (_side(landscape, contradiction.start),),
        (_side(landscape, contradiction.end),),
        (Phrase("", evidence_of([contradiction]), inferred),),
    ]


def _side(landscape: Landscape, node_id: str) -> Phrase:
    """What a Claim, Statistic or Outcome says, however it is put: a contradiction may be with a mere plan."""
    node = landscape.nodes[node_id]
    text = node.get("text") or ": ".join(filter(None, (node.get("scope") or node.name, quantity(node))))
    speaking = [r for r in landscape.relationships if node_id in (r.start, r.end) and r.type != "CONTRADICTS"]
    manners = sorted({r.assertion for r in speaking} - {Assertion.STATED, Assertion.INFERRED})
    return Phrase(f"{text} ({', '.join(manners)})" if manners else text, evidence_of(speaking) or _own(node))


def _own(node: Node) -> tuple[str, ...]:
    return tuple(sorted(node.get("evidence") or ()))


def _values(landscape: Landscape) -> list[list[Line]]:
    """A row for each two values of one property, each side with all the evidence that states it."""
    facts = sorted(landscape.facts(), key=lambda fact: fact.key)
    stated = [(_fact(landscape, fact), fact.statements, TYPES[fact.type].more) for fact in facts]
    stated += [(node.name, node.statements, LABELS[node.label].fields) for node in landscape.nodes.values()]
    return [row for what, statements, fields in stated for row in _differing(landscape, what, statements, fields)]


def _differing(
    landscape: Landscape, what: str, statements: Sequence[Statement], declared: Sequence[Field]
) -> Iterator[list[Line]]:
    fields = {field.name: field for field in declared}
    sides: dict[tuple[str, str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    if len(statements) > 1:
        for conflict in conflicts(statements, declared):
            said_by = {conflict.first_evidence: conflict.first, conflict.second_evidence: conflict.second}
            one, two = sorted(value_of(landscape, fields[conflict.field], value) for value in said_by.values())
            for evidence, value in said_by.items():
                text = value_of(landscape, fields[conflict.field], value)
                sides[conflict.field, one, two][text == two].add(evidence)
    for (name, one, two), (first, second) in sides.items():
        yield [plain(what), plain(name.replace("_", " ")), (_stated(one, first),), (_stated(two, second),)]


def _stated(value: str, evidence: set[str]) -> Phrase:
    return Phrase(value, tuple(sorted(evidence)))


def _denials(landscape: Landscape) -> list[list[Line]]:
    alike: dict[str, list[Relationship]] = defaultdict(list)
    for relationship in landscape.relationships:
        alike[relationship.key.rpartition(" ")[0]].append(relationship)
    rows = []
    for key in sorted(alike):
        denied = [r for r in alike[key] if r.assertion == Assertion.DENIED]
        stated = [r for r in alike[key] if r.factual]
        if denied and stated:
            rows.append([plain(_fact(landscape, stated[0])), (said("stated", stated),), _denied(denied)])
    return rows


def _denied(relationships: Sequence[Relationship]) -> Line:
    return (Phrase("denied", evidence_of(relationships)),)


def _fact(landscape: Landscape, fact: Relationship) -> str:
    start, end = landscape.nodes[fact.start].name, landscape.nodes[fact.end].name
    return f"{start} {verb(fact.type)} {end}"

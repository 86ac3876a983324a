"""What the side panel and the heading say: properties, facts with their evidence, and the day they hold for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cgtkg.schema.nodes import COMMON, LABELS
from cgtkg.schema.relationships import TYPES

from ..landscape import Landscape, Node, Relationship
from ..wording import qualifiers, value_of
from .drawing import ShownFact

FACTS_OF_A_TYPE = 30
"""So many facts of one type a panel lists; a country or a modality can have thousands."""
EVIDENCE_OF_A_FACT = 6

_ORDER = {type_: place for place, type_ in enumerate(TYPES)}
_SHOWN_APART = ("id", "name")


def properties(landscape: Landscape, node: Node) -> tuple[tuple[str, str], ...]:
    """Name and value of everything stated of the node itself, and where it is stated."""
    declared = [field for field in (*COMMON, *LABELS[node.label].fields) if field.name not in _SHOWN_APART]
    stated = [
        (f.name.replace("_", " "), value_of(landscape, f, node.get(f.name))) for f in declared if _has(node, f.name)
    ]
    return (*stated, *(("stated in", line) for line in citations(landscape, node.get("evidence") or ())))


def facts(landscape: Landscape, node: Node) -> tuple[tuple[ShownFact, ...], int]:
    """The facts of a node, by type and name of the other end, and how many more there are."""
    found = [*landscape.out(node.id), *landscape.into(node.id)]
    shown: list[Relationship] = []
    counts: Counter[tuple[str, bool]] = Counter()
    for relationship in sorted(found, key=lambda r: _place(landscape, node, r)):
        group = (relationship.type, relationship.start == node.id)
        counts[group] += 1
        if counts[group] <= FACTS_OF_A_TYPE:
            shown.append(relationship)
    return tuple(_shown(landscape, node, r) for r in shown), len(found) - len(shown)


def citations(landscape: Landscape, evidence: Iterable[str]) -> tuple[str, ...]:
    """'Source, locator' of each piece of evidence; of many the first few and how many more."""
    ids = tuple(evidence)
    lines = [_citation(landscape, id_) for id_ in ids[:EVIDENCE_OF_A_FACT]]
    return (*lines, f"and {len(ids) - len(lines)} more") if len(ids) > len(lines) else tuple(lines)


def day(landscape: Landscape) -> str:
    """The day a picture of the landscape holds for: the one asked for, else that of the newest evidence."""
    if landscape.as_of is not None:
        return f"as of {landscape.as_of.isoformat()}"
    newest = landscape.newest_evidence
    return f"present view, evidence up to {newest.isoformat()}" if newest else "present view"


def _has(node: Node, name: str) -> bool:
    return node.get(name) not in (None, "", [])


def _place(landscape: Landscape, node: Node, relationship: Relationship) -> tuple[int, bool, str, str]:
    other = landscape.nodes[_other(node, relationship)]
    return (_ORDER[relationship.type], relationship.start != node.id, other.name.casefold(), relationship.key)


def _other(node: Node, relationship: Relationship) -> str:
    return relationship.end if relationship.start == node.id else relationship.start


def _shown(landscape: Landscape, node: Node, relationship: Relationship) -> ShownFact:
    other = _other(node, relationship)
    said = qualifiers(landscape, relationship)
    if relationship.assertion != "stated":
        said = f"{said}; {relationship.assertion}" if said else relationship.assertion
    return ShownFact(
        relationship.type, relationship.start == node.id, other, landscape.nodes[other].name, said,
        citations(landscape, relationship.evidence),
    )  # fmt: skip


def _citation(landscape: Landscape, evidence: str) -> str:
    passage = landscape.passages.get(evidence)
    if passage is None:
        return evidence
    source = landscape.sources.get(passage.source)
    return f"{source.name if source else passage.source}, {passage.locator}"

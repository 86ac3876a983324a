"""Landscapes without a database: from facts in memory, from the bundled seeds, and a small one made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import cgtkg.seeds
from cgtkg.graph.landscape import Landscape, Node, Passage, Relationship
from cgtkg.graph.writing.batch import regroup
from cgtkg.graph.writing.properties import node_properties, relationship_properties
from cgtkg.loaders.seeds import read_seeds
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.identity import label_of
from cgtkg.schema.views import in_force
from cgtkg.schema.vocabularies import Assertion

SOURCES: Mapping[str, Mapping[str, Value]] = {
    "source:seed-000": {
        "id": "source:seed-000", "name": "A review", "title": "A review of cell therapy", "published": "2026-01",
        "retrieved": "2026-11-22", "rank": 3, "url": "https://example.org/review",
    },
    "source:seed-001": {
        "id": "source:seed-001", "name": "A release", "title": "A release without a date", "rank": 4,
        "published": "../2026-11-22", "retrieved": "2026-11-22",
    },
}  # fmt: skip
"""Two sources for landscapes made by hand: a dated and an undated one."""


def landscape_of(
    facts: Iterable[Fact], sources: Mapping[str, Mapping[str, Value]] = SOURCES, as_of: date | None = None
) -> Landscape:
    """The landscape that a database loaded with `facts` would give, today's view."""
    batch = regroup(facts, {id_: int(str(source.get("rank", 9))) for id_, source in sources.items()})
    nodes = [
        Node(id_, label_of(id_), _without_statements(node_properties(id_, said)), tuple(said))
        for id_, said in batch.nodes.items()
    ]
    relationships = []
    for key, said in batch.relationships.items():
        ends, statements = batch.ends[key], tuple(sorted(said, key=lambda s: s.evidence))
        properties = _without_statements(relationship_properties(key, ends, statements))
        evidence = tuple(sorted(s.evidence for s in in_force(statements)))
        relationships.append(
            Relationship(key, ends.type, ends.start, ends.end, ends.assertion, properties, evidence, statements)
        )
    passages = [Passage(e.id, e.source, e.locator, e.quote) for e in batch.evidence.values()]
    origins = [Node(id_, "Source", {"aliases": [], "xrefs": [], **s}) for id_, s in sources.items()]
    return Landscape(
        sorted(nodes, key=lambda node: node.id), sorted(relationships, key=lambda r: r.key),
        sorted(passages, key=lambda passage: passage.id), origins, as_of,
    )  # fmt: skip


@cache
def landscape_from_seeds() -> Landscape:
    """All that the bundled seeds say."""
    seeds = read_seeds([Path(str(cgtkg.seeds.__file__)).parent])
    return landscape_of(seeds.facts, seeds.sources)


def passage(line: int, source: str = "source:seed-000", quote: str = "") -> Evidence:
    """Evidence for facts made by hand: one line of one of `SOURCES`."""
    return Evidence(source, f"L{line}", str(SOURCES[source]["published"]), quote=quote)


def node(id_: str, name: str, line: int = 1, source: str = "source:seed-000", **properties: Value) -> NodeFact:
    """A node stated in one line."""
    return NodeFact(id_, {"name": name, **properties}, passage(line, source))


def relation(
    type_: str, start: str, end: str, line: int, assertion: str = "stated", source: str = "source:seed-000",
    **properties: Value,
) -> RelationshipFact:  # fmt: skip
    """A relationship stated in one line."""
    return RelationshipFact(type_, start, end, properties, passage(line, source), Assertion(assertion))


def _without_statements(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name != "statements"}

"""Nodes and relationships in what a query returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship


def elements(value: Any) -> Iterator[Node | Relationship]:
    """Those in a value: itself, the parts of a path, the items of a list."""
    if isinstance(value, Path):
        yield from (*value.nodes, *value.relationships)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from elements(item)
    elif isinstance(value, (Node, Relationship)):
        yield value


def drawn(rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Node], dict[str, Relationship]]:
    """All nodes by id and all relationships by key, as a drawing of the rows shows each once."""
    found = [element for row in rows for value in row.values() for element in elements(value)]
    nodes = {str(element["id"]): element for element in found if isinstance(element, Node)}
    return nodes, {str(element["key"]): element for element in found if isinstance(element, Relationship)}

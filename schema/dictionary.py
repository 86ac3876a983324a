"""The data dictionary: the declarations as a page for readers. `python -m cgtkg.schema.dictionary` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from . import nodes, relationships
from .fields import Field
from .nodes import NODE_TYPES, NodeType
from .relationships import RELATIONSHIP_TYPES, RelationshipType


def markdown() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Generated from `schema/` by `make docs`; do not edit. Dates are ISO strings in the precision stated;"
    yield "`a/b` is an interval, `..` an open end. Of a property marked ↻ the newest statement counts."
    yield ""
    yield "## Every node"
    yield ""
    yield from _table(nodes.COMMON)
    yield ""
    yield "Nodes other than Evidence and Source also carry `evidence`, `sources`, `known_from`, `known_to` and"
    yield "`statements`, as relationships do."
    yield ""
    yield "## Every relationship"
    yield ""
    yield from _table(relationships.COMMON)
    for node in NODE_TYPES:
        yield from _node(node)
    for relationship in RELATIONSHIP_TYPES:
        yield from _relationship(relationship)


def _node(node: NodeType) -> Iterator[str]:
    yield ""
    yield f"## {node.label}"
    yield ""
    yield f"{node.meaning} Ids: {', '.join(f'`{prefix}:…`' for prefix in node.prefixes)}."
    yield f"In pictures: `{node.colour}`, {node.sign}."
    if node.fields:
        yield ""
        yield from _table(node.fields)


def _relationship(relationship: RelationshipType) -> Iterator[str]:
    yield ""
    yield f"## {relationship.type}"
    yield ""
    ends = f"{' or '.join(relationship.start)} → {' or '.join(relationship.end)}"
    if relationship.same_label:
        ends = f"{', '.join(relationship.start)}, both ends of one label"
    elif relationship.end == nodes.SUBJECTS:
        ends = f"{' or '.join(relationship.start)} → any but Evidence and Source"
    yield f"*{ends}*: {relationship.meaning}."
    if relationship.fields:
        yield ""
        yield from _table(relationship.fields, identity={field.name for field in relationship.identity})


def _table(fields: Iterable[Field], identity: Iterable[str] = ()) -> Iterator[str]:
    yield "| property | kind | meaning |"
    yield "|---|---|---|"
    for field in fields:
        marks = " ↻" if field.changes else ""
        part = " (part of the key)" if field.name in set(identity) else ""
        kind = "one of " + ", ".join(f"`{choice}`" for choice in field.choices) if field.choices else field.kind.value
        yield f"| `{field.name}`{marks} | {kind} | {_escaped(field.meaning)}{part} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(markdown())

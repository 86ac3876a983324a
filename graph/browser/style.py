"""The schema's colours, sizes and names as a style sheet of Neo4j Browser (`.grass`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cgtkg.schema.nodes import NODE_TYPES
from cgtkg.schema.relationships import RELATIONSHIP_TYPES, RelationshipType

from ..views.colours import contrast

DIAMETER = 3
"""Pixels of a drawn node for each unit of its declared size."""
_INK, _WHITE, _LINE = "#1d2733", "#ffffff", "#8d949b"
_NAME = "{name}"
_CAPTIONS = {"Evidence": "{locator}"}
"""What stands in a node, where that is not its name."""
_TELLING = ("stage", "designation", "date")
"""What an arrow says beside its type: the first of these that its type has."""


def grass() -> str:
    """The style sheet: rules for all nodes and arrows, for each label, and for types that tell more than their name."""
    return "\n".join(_rules())


def _rules() -> Iterator[str]:
    yield _rule("node", _node(_LINE, 16, _NAME))
    yield _rule("relationship", _ARROW)
    for node in NODE_TYPES:
        yield _rule(f"node.{node.label}", _node(node.colour, node.size, _CAPTIONS.get(node.label, _NAME)))
    for type_ in RELATIONSHIP_TYPES:
        if told := _told(type_):
            yield _rule(f"relationship.{type_.type}", _ARROW | {"caption": f'"{type_.type} {{{told}}}"'})


_ARROW = {
    "color": _LINE,
    "shaft-width": "2px",
    "font-size": "9px",
    "padding": "3px",
    "text-color-external": _INK,
    "text-color-internal": _WHITE,
    "caption": '"<type>"',
}


def _node(colour: str, size: int, caption: str) -> dict[str, str]:
    return {
        "color": colour,
        "border-color": colour,
        "text-color-internal": max((_WHITE, _INK), key=lambda ink: contrast(ink, colour)),
        "diameter": f"{size * DIAMETER}px",
        "caption": f'"{caption}"',
    }


def _told(type_: RelationshipType) -> str | None:
    names = {field.name for field in type_.fields}
    return next((name for name in _TELLING if name in names), None)


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"

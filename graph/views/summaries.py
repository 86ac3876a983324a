"""Nodes that stand for several others, and name them in the panel when they are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cgtkg.schema.nodes import LABELS
from cgtkg.schema.vocabularies import STAGE_NAMES

from ..landscape import Landscape, Node
from ..standings import Standing
from ..wording import count, spoken
from .drawing import MORE, DrawnNode, Fill
from .elements import SIZE, called, chip_height, chip_width

_LISTED = 300
"""So many are named; of more than these it is said how many there are."""


def things(number: int, kind: str) -> str:
    """A number of nodes of one label.

    >>> things(1, "Trial"), things(3, "Indication")
    ('1 trial', '3 diseases')
    """
    one = "disease" if kind == "Indication" else kind.lower()
    return count(number, one, f"{one[:-1]}ies" if one.endswith("y") else f"{one}s")


def more(number: int, kind: str) -> str:
    """What a node says that stands for what is not drawn.

    >>> more(12, "Product")
    '12 more products'
    """
    return things(number, kind).replace(" ", " more ", 1)


def summary(
    landscape: Landscape, of: str, kind: str, label: str, nodes: Sequence[Node], *, fill: Fill = Fill.OUTLINE
) -> DrawnNode:
    """A node that stands for `nodes` of one `kind`; `of` tells it from others in the same picture."""
    declared = LABELS[kind]
    listed = [("", text) for text in _told(landscape, nodes[:_LISTED])]
    listed += [("", f"and {len(nodes) - _LISTED:,} more")] if len(nodes) > _LISTED else []
    return DrawnNode(
        id=f"{MORE}{kind}:{of}", kind=kind, sign=declared.sign, label=label, title=f"{label}\nclick to list them",
        colour=declared.colour, fill=fill, size=SIZE, width=chip_width(label, SIZE), height=chip_height(SIZE),
        names=(label,), properties=tuple(listed),
    )  # fmt: skip


def _told(landscape: Landscape, nodes: Iterable[Node]) -> Iterable[str]:
    """Each by its name, with what places it: the stage of a product, number, phase and status of a trial."""
    for node in nodes:
        if node.label == "Product":
            stage = Standing.of(landscape, node.id).stage
            yield f"{node.name} ({STAGE_NAMES[stage]})" if stage else node.name
        elif node.label == "Trial":
            yield ", ".join([called(node), *(spoken(node.get(name)) for name in ("phase", "status") if node.get(name))])
        else:
            yield node.name

"""From the landscape's nodes and facts to drawn nodes and edges, not yet in their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cgtkg.schema.nodes import LABELS
from cgtkg.schema.vocabularies import STAGE_NAMES, stage_rank

from ..landscape import Landscape, Node, Relationship
from ..standings import ENDED, Standing, stage_of
from ..wording import qualifiers, spoken
from .drawing import DrawnEdge, DrawnNode, Fill
from .lettering import shortened, text_width
from .panel import facts, properties

SIZE, _FOCUS_SIZE = 13.0, 17.0
"""Height of letters, of a node and of the node in focus."""
_LONGEST = 34
_BADGE, _MARGIN, _LEADING = 1.75, 0.75, 1.9
"""Width of the sign's disc, of the margin and height of a node, in heights of its letters."""
_TELLING = ("stage", "role", "designation", "action", "date")
"""What an edge's label says beyond its type: the first of these that is stated."""
_SAYING = ("Claim", "Statistic")
COLOUR_QUIET = "#8d949b"
"""Of lines that step back: to what has ended, or to what is only summed up."""
_BENDS = (0.0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24)
"""How the first, second, third … line between the same two nodes is bowed."""


def drawn_node(
    landscape: Landscape, node: Node, *, focus: bool = False, longest: int = _LONGEST, label: str = ""
) -> DrawnNode:
    """The node with its label (its name, if no other is given), tooltip and panel; a product is filled by the stage
    it has reached.
    """
    declared = LABELS[node.label]
    size = _FOCUS_SIZE if focus else SIZE
    label = shortened(label or called(node), longest)
    standing = Standing.of(landscape, node.id) if node.label == "Product" else Standing("")
    known, more = facts(landscape, node)
    title = [called(node), node.label + (f" · {STAGE_NAMES[standing.stage]}" if standing.stage else "")]
    return DrawnNode(
        id=node.id, kind=node.label, sign=declared.sign, label=label, title="\n".join(title),
        colour=declared.colour, fill=_fill(standing.stage, focus), size=size,
        width=chip_width(label, size), height=chip_height(size),
        names=(node.name, *(node.get("aliases") or ())), properties=properties(landscape, node),
        facts=known, more_facts=more,
    )  # fmt: skip


def called(node: Node) -> str:
    """What a node is called: trials by their number in the registry, before the name, as titles are much alike."""
    if node.label != "Trial" or node.id.startswith("trial:"):
        return node.name
    number = node.id.partition(":")[2]
    return node.name if number in node.name else f"{number} {node.name}"


def chip_width(label: str, size: float) -> float:
    """The width of a node: the sign's disc, the label and margins."""
    return round(text_width(label, size) + size * (_BADGE + _MARGIN), 1)


def chip_height(size: float) -> float:
    """The height of a node."""
    return round(size * _LEADING, 1)


def drawn_edges(landscape: Landscape, relationships: Iterable[Relationship]) -> Iterator[DrawnEdge]:
    """One edge for all facts of a type between two nodes, several between the same two bent apart.

    The most mature stage gives label and width; it is dashed only if all of the facts are inferred.
    """
    joined: dict[tuple[str, str, str], list[Relationship]] = defaultdict(list)
    for relationship in relationships:
        joined[relationship.type, relationship.start, relationship.end].append(relationship)
    between: dict[frozenset[str], int] = defaultdict(int)
    for (type_, start, end), same in sorted(joined.items()):
        nth = between[frozenset((start, end))]
        between[frozenset((start, end))] += 1
        yield _edge(landscape, type_, start, end, same, _BENDS[nth % len(_BENDS)])


def _edge(
    landscape: Landscape, type_: str, start: str, end: str, same: Sequence[Relationship], bend: float
) -> DrawnEdge:  # fmt: skip
    leading = max(same, key=lambda r: (stage_rank(stage_of(r)), r.key))
    stage = stage_of(leading)
    names = landscape.nodes[start].name, landscape.nodes[end].name
    told = [qualifiers(landscape, r) for r in same]
    return DrawnEdge(
        id=f"{type_} {start} {end}", type=type_, start=start, end=end,
        label=_label(leading),
        title="\n".join([f"{names[0]} {type_} {names[1]}", *filter(None, told)]),
        colour=COLOUR_QUIET if stage in ENDED else _colour(landscape, start, end),
        width=2.4 if stage == "approved" else 1.4,
        dashes=all(r.assertion == "inferred" for r in same), bend=bend,
    )  # fmt: skip


def _label(relationship: Relationship) -> str:
    field = next((name for name in _TELLING if relationship.get(name)), None)
    if field is None:
        return relationship.type
    value = relationship.get(field)
    return f"{relationship.type} · {STAGE_NAMES.get(value, spoken(value)) if field == 'stage' else spoken(value)}"


def _colour(landscape: Landscape, start: str, end: str) -> str:
    """The colour of what is joined to a product or said of something; else that of the end."""
    kinds = [landscape.nodes[start].label, landscape.nodes[end].label]
    return LABELS[kinds[0] if kinds[1] == "Product" or kinds[0] in _SAYING else kinds[1]].colour


def _fill(stage: str, focus: bool) -> Fill:
    if focus or stage == "approved":
        return Fill.SOLID
    return Fill.OUTLINE if stage in ENDED else Fill.TINT

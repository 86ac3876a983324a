"""A new node in a few words: what a reader wants to know of it at once."""

from __future__ import annotations

from ...landscape import Landscape, Node
from ...wording import spoken
from ..blocks import Line
from ..phrases import plain

_SAID = ("phase", "status", "kind", "cell_source", "country")
_TIES = {
    "Trial": (("tests", "TESTS", True), ("for", "INVESTIGATES", True), ("by", "SPONSORS", False)),
    "Product": (("against", "TARGETS", True), ("for", "TREATS", True), ("by", "DEVELOPS", False)),
}
"""By label: a word, the relationship that it stands for, and whether it leads away from the node."""
_NAMES = 3


def summed_up(landscape: Landscape, node: Node) -> Line:
    """Its own properties, then whom it is tied to: `phase 1, recruiting; tests A; for B; by C`."""
    stated = [spoken(value) for name in _SAID if (value := node.get(name)) not in (None, "", "unknown")]
    told = [", ".join(stated)] if stated else []
    for word, type_, away in _TIES.get(node.label, ()):
        facts = landscape.out(node.id, type_) if away else landscape.into(node.id, type_)
        names = list(dict.fromkeys(landscape.nodes[fact.end if away else fact.start].name for fact in facts))
        more = [f"{len(names) - _NAMES} more"] if len(names) > _NAMES else []
        if names:
            told.append(f"{word} {', '.join([*names[:_NAMES], *more])}")
    return plain("; ".join(told))

"""A product's nearest competitors, as its panel and the lines between competitors tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest

from ..analysis.results import Link, Projection
from ..landscape import Landscape
from ..wording import spoken
from .drawing import DrawnNode

_LISTED = 5


def nearest(landscape: Landscape, projection: Projection, products: Collection[str]) -> Mapping[str, Sequence[str]]:
    """For each of the products its closest competitors as text, with the weight of the link and what it rests on."""
    links: dict[str, list[tuple[float, str, Link]]] = defaultdict(list)
    for link in projection.links:
        for one, other in ((link.first, link.second), (link.second, link.first)):
            if one in products and other in landscape.nodes:
                links[one].append((-link.weight, other, link))
    return {
        id_: [f"{landscape.nodes[other].name}: {reasons(link)}" for _, other, link in _closest(found)]
        for id_, found in links.items()
    }


def with_rivals(node: DrawnNode, rivals: Mapping[str, Sequence[str]]) -> DrawnNode:
    """The node with its nearest competitors among its properties."""
    listed = (("competes with", text) for text in rivals.get(node.id, ()))
    return replace(node, properties=(*node.properties, *listed))


def reasons(link: Link) -> str:
    """The weight of a link and what each shared thing adds to it: `0.70 (target 0.30, indication 0.40)`."""
    parts = ", ".join(f"{spoken(reason)} {weight:.2f}" for reason, weight in link.reasons.items())
    return f"{link.weight:.2f} ({parts})" if parts else f"{link.weight:.2f}"


def _closest(links: Iterable[tuple[float, str, Link]]) -> list[tuple[float, str, Link]]:
    return nsmallest(_LISTED, links, key=lambda entry: entry[:2])

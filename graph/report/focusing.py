"""Limits a landscape and its clusters to what touches the nodes in focus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cgtkg.schema.errors import UnknownNameError

from ..analysis.results import Clustering
from ..landscape import Landscape

_BELOW = ("IS_A", "PART_OF", "SUBSIDIARY_OF")
"""What lies below a focus belongs to it: the kinds of a modality or disease, the subsidiaries of a company."""
_TRIALS = ("TESTS", "INVESTIGATES", "SPONSORS")
_SPEAKING = ("ABOUT", "HAS_RESULT")


def limited(landscape: Landscape, focus: Sequence[str]) -> Landscape:
    """The nodes in focus, the products that touch them, the trials and statements of both, and what those name.

    Raises `UnknownNameError` for an id that is no node of the landscape.
    """
    if missing := [id_ for id_ in focus if id_ not in landscape.nodes]:
        raise UnknownNameError(f"the landscape has no node {', '.join(missing)}")
    chosen = _with_all_below(landscape, focus)
    chosen |= _beside(landscape, chosen, ("Product",))
    chosen |= _beside(landscape, chosen, ("Trial",), _TRIALS)
    chosen |= _beside(landscape, chosen, ("Statistic", "Claim", "Outcome"), _SPEAKING)
    touching = [r for r in landscape.relationships if r.start in chosen or r.end in chosen]
    kept = chosen.union(*((r.start, r.end) for r in touching))
    return Landscape(
        [node for id_, node in landscape.nodes.items() if id_ in kept], touching,
        list(landscape.passages.values()), list(landscape.sources.values()), landscape.as_of,
    )  # fmt: skip


def touching(clustering: Clustering, landscape: Landscape, focus: Iterable[str]) -> Clustering:
    """The clusters with a product of the limited landscape that touches the focus, and its white space."""
    inside = _with_all_below(landscape, focus)
    products = {
        id_ for id_ in landscape.nodes if id_.startswith("product:") and landscape.out(id_)
    }
    return replace(
        clustering,
        clusters=[c for c in clustering.clusters if products.intersection(c.products)],
        white_space=[w for w in clustering.white_space if {w.target, w.indication} & inside],
    )


def _with_all_below(landscape: Landscape, focus: Iterable[str]) -> set[str]:
    found, rim = set(focus), set(focus)
    while rim:
        rim = {fact.start for id_ in rim for fact in landscape.into(id_, *_BELOW)} - found
        found |= rim
    return found


def _beside(
    landscape: Landscape, ids: Iterable[str], labels: tuple[str, ...], types: tuple[str, ...] = ()
) -> set[str]:
    """The neighbours of the nodes with one of the labels, over facts of the types (all, if none is named)."""
    neighbours = {
        neighbour
        for id_ in ids
        for neighbour in (
            *(fact.end for fact in landscape.out(id_, *types)),
            *(fact.start for fact in landscape.into(id_, *types)),
        )
    }
    return {id_ for id_ in neighbours if landscape.nodes[id_].label in labels}

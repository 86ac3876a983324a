"""Limits a landscape and its clusters to what touches the nodes in focus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from cgtkg.schema.errors import UnknownNameError

from ..analysis.results import Clustering
from ..landscape import Landscape

_BELOW = ("IS_A", "PART_OF", "SUBSIDIARY_OF")
"""What lies below a focus belongs to it: the kinds of a modality or disease, the subsidiaries of a company."""
_TRIALS = ("TESTS", "INVESTIGATES", "SPONSORS")
_SPEAKING = ("ABOUT", "HAS_RESULT")


def in_focus(landscape: Landscape, focus: Sequence[str]) -> frozenset[str]:
    """The nodes in focus and all below them, the products beside these, the trials and statements of both.

    Raises `UnknownNameError` for an id that is no node of the landscape.
    """
    if missing := [id_ for id_ in focus if id_ not in landscape.nodes]:
        raise UnknownNameError(f"the landscape has no node {', '.join(missing)}")
    chosen, rim = set(focus), set(focus)
    while rim:
        rim = {fact.start for id_ in rim for fact in landscape.into(id_, *_BELOW)} - chosen
        chosen |= rim
    chosen |= _beside(landscape, chosen, {"Product"})
    chosen |= _beside(landscape, chosen, {"Trial"}, _TRIALS)
    chosen |= _beside(landscape, chosen, {"Statistic", "Claim", "Outcome"}, _SPEAKING)
    return frozenset(chosen)


def limited(landscape: Landscape, chosen: Collection[str]) -> Landscape:
    """The relationships with an end among the chosen nodes, and what these name."""
    touching = [r for r in landscape.relationships if r.start in chosen or r.end in chosen]
    kept = set(chosen).union(*((r.start, r.end) for r in touching))
    return Landscape(
        [node for id_, node in landscape.nodes.items() if id_ in kept], touching,
        list(landscape.passages.values()), list(landscape.sources.values()), landscape.as_of,
    )  # fmt: skip


def clusters_of(clustering: Clustering, chosen: Collection[str]) -> Clustering:
    """The clusters with a chosen product, whole, and the white space at a chosen target or disease."""
    return replace(
        clustering,
        clusters=[c for c in clustering.clusters if any(id_ in chosen for id_ in c.products)],
        white_space=[w for w in clustering.white_space if w.target in chosen or w.indication in chosen],
    )


def _beside(landscape: Landscape, ids: Iterable[str], labels: Collection[str], types: tuple[str, ...] = ()) -> set[str]:
    """The neighbours of the nodes with one of the labels, over facts of the types (all, if none is named)."""
    starting = (fact.end for id_ in ids for fact in landscape.out(id_, *types))
    ending = (fact.start for id_ in ids for fact in landscape.into(id_, *types))
    return {id_ for id_ in (*starting, *ending) if landscape.nodes[id_].label in labels}

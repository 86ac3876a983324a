"""Limits a landscape and its clusters to what touches the nodes in focus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from cgtkg.schema.errors import UnknownNameError

from ..analysis.results import Clustering
from ..landscape import Landscape, Relationship

_BELOW = ("IS_A", "PART_OF", "SUBSIDIARY_OF")
"""What lies below a focus belongs to it: the kinds of a modality or disease, the subsidiaries of a company; not what
has left."""
_TRIALS = ("TESTS", "INVESTIGATES", "SPONSORS", "CONDUCTED_IN")
_SPEAKING = ("ABOUT", "HAS_RESULT")
_PERMISSIONS = ("APPROVED_IN", "FILED_IN", "CLEARED_IN", "DESIGNATED")


def in_focus(landscape: Landscape, focus: Sequence[str]) -> frozenset[str]:
    """The nodes in focus and all below them, the products beside these, the trials and statements of both.

    Of the trials of a product beside a disease only those count that investigate the disease, or state none.
    Raises `UnknownNameError` for an id that is no node of the landscape.
    """
    if missing := [id_ for id_ in focus if id_ not in landscape.nodes]:
        raise UnknownNameError(f"the landscape has no node {', '.join(missing)}")
    asked = _with_all_below(landscape, focus)
    products = _beside(landscape, asked, {"Product"})
    trials = _beside(landscape, asked, {"Trial"}, _TRIALS)
    tested = _beside(landscape, products, {"Trial"}, ("TESTS",))
    if about_diseases(landscape, focus):
        tested = {id_ for id_ in tested if not landscape.out(id_, "INVESTIGATES")}
    chosen = {*asked, *products, *trials, *tested}
    return frozenset(chosen | _beside(landscape, chosen, {"Statistic", "Claim", "Outcome"}, _SPEAKING))


def limited(landscape: Landscape, chosen: Collection[str], focus: Sequence[str]) -> Landscape:
    """The relationships with an end among the chosen nodes, and what these name.

    With diseases in focus a product is shown by what it is and does there: how far it has come, and what is
    permitted, in other diseases is left out.
    """
    touching = [r for r in landscape.relationships if r.start in chosen or r.end in chosen]
    if about_diseases(landscape, focus):
        touching = [r for r in touching if _there(landscape, r, chosen)]
    kept = set(chosen).union(*((r.start, r.end, r.get("territory")) for r in touching))
    return Landscape(
        [node for id_, node in landscape.nodes.items() if id_ in kept], touching,
        list(landscape.passages.values()), list(landscape.sources.values()), landscape.as_of,
    )  # fmt: skip


def about_diseases(landscape: Landscape, focus: Sequence[str]) -> bool:
    """Whether all that is in focus are diseases."""
    return bool(focus) and all(landscape.nodes[id_].label == "Indication" for id_ in focus)


def clusters_of(clustering: Clustering, chosen: Collection[str]) -> Clustering:
    """The clusters with a chosen product, whole, and the white space at a chosen target or disease."""
    return replace(
        clustering,
        clusters=[c for c in clustering.clusters if any(id_ in chosen for id_ in c.products)],
        white_space=[w for w in clustering.white_space if w.target in chosen or w.indication in chosen],
    )


def _there(landscape: Landscape, relationship: Relationship, chosen: Collection[str]) -> bool:
    """Whether what a relationship says of a product holds in the diseases chosen.

    A permission that names no disease is for one of them if the product is known for no other.
    """
    if relationship.type in ("TREATS", "TESTS"):
        return (relationship.end if relationship.type == "TREATS" else relationship.start) in chosen
    if relationship.type not in _PERMISSIONS:
        return True
    disease = relationship.get("indication")
    if disease:
        return disease in chosen
    return all(fact.end in chosen for fact in landscape.out(relationship.start, "TREATS"))


def _with_all_below(landscape: Landscape, focus: Sequence[str]) -> set[str]:
    found, rim = set(focus), set(focus)
    while rim:
        below = (fact for id_ in rim for fact in landscape.into(id_, *_BELOW) if not fact.get("valid_to"))
        rim = {fact.start for fact in below} - found
        found |= rim
    return found


def _beside(landscape: Landscape, ids: Iterable[str], labels: Collection[str], types: tuple[str, ...] = ()) -> set[str]:
    """The neighbours of the nodes with one of the labels, over facts of the types (all, if none is named)."""
    starting = (fact.end for id_ in ids for fact in landscape.out(id_, *types))
    ending = (fact.start for id_ in ids for fact in landscape.into(id_, *types))
    return {id_ for id_ in (*starting, *ending) if landscape.nodes[id_].label in labels}

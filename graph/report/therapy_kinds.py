"""Kinds of therapy that each trial counts under once, from the most to the least particular."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..landscape import Landscape
from .registered import RegisteredTrial

KINDS = (
    "modality:in-vivo-car-t",
    "modality:car-nk",
    "modality:allogeneic-car-t",
    "modality:autologous-car-t",
    "modality:car-t",
)
"""A trial counts under the first of these that a product under test is a kind of."""
_BY_SOURCE = {"allogeneic": "modality:allogeneic-car-t", "autologous": "modality:autologous-car-t"}
"""The kind of a CAR-T of which a source states no more than where its cells come from."""

OTHER, UNKNOWN = "other", "unknown"
_NAMES = {
    "modality:car-t": "CAR-T, source of cells not known",
    OTHER: "other cell and gene therapy",
    UNKNOWN: "product not known",
}


def kind_of(trial: RegisteredTrial) -> str:
    """The kind of therapy under test: one of `KINDS`, or other, or unknown where no product is known."""
    kinds = set(trial.modalities)
    if "modality:car-t" in kinds:
        kinds |= {_BY_SOURCE[source] for source in trial.cell_sources & _BY_SOURCE.keys()}
    return next((kind for kind in KINDS if kind in kinds), OTHER if kinds else UNKNOWN)


def by_kind(trials: Iterable[RegisteredTrial]) -> Mapping[str, list[RegisteredTrial]]:
    """The trials of each kind that occurs, in the order of `KINDS`."""
    held: dict[str, list[RegisteredTrial]] = defaultdict(list)
    for trial in trials:
        held[kind_of(trial)].append(trial)
    return {kind: held[kind] for kind in (*KINDS, OTHER, UNKNOWN) if kind in held}


def name_of(landscape: Landscape, kind: str) -> str:
    """The kind for reading."""
    return _NAMES.get(kind) or landscape.nodes[kind].name

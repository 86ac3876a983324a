"""What the sections of a report are written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis.results import Clustering, Projection
from ..landscape import Landscape


@dataclass(frozen=True, slots=True)
class Material:
    """The landscape (limited to the focus, if there is one) with its clusters and competition network.

    `whole` is the landscape without limits, for the names of competitors beyond the focus; `focus` are the
    node ids that the report is about, empty for all.
    """

    landscape: Landscape
    whole: Landscape
    clustering: Clustering
    projection: Projection
    focus: Sequence[str] = ()

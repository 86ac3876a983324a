"""How related two diseases or modalities are: steps in the tree, general groups left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from ..landscape import Landscape

GENERAL = 2
"""A node with fewer steps above it (disease, hereditary disease, cell therapy) is too general: being both
kinds of it relates nothing."""


class Relatedness:
    """Nearness in the IS_A trees of one landscape; `step` is the factor for each step, `steps` the farthest."""

    def __init__(self, landscape: Landscape, *, step: float = 0.5, steps: int = 2) -> None:
        """Measure on `landscape`."""
        self._landscape, self._step, self._steps = landscape, step, steps
        self._groups: dict[str, Mapping[str, int]] = {}

    def groups(self, node_id: str) -> Mapping[str, int]:
        """The node itself and the groups above it that are near and specific, with the steps up."""
        if node_id not in self._groups:
            self._groups[node_id] = {
                id_: n
                for id_, n in self._landscape.ancestors(node_id).items()
                if n == 0 or (n <= self._steps and id_ in self._specific)
            }
        return self._groups[node_id]

    def nearness(self, one: Collection[str], two: Collection[str]) -> float:
        """1 if the two share a node, less for each step to the nearest shared group, 0 if there is none."""
        return max((self._pair(a, b) for a in one for b in two), default=0.0)

    def siblings(self, one: str, two: str) -> bool:
        """Whether both are directly below one specific group, or one is directly below the other."""
        steps = self._steps_between(one, two)
        return steps is not None and 0 < steps <= 2

    def _pair(self, one: str, two: str) -> float:
        steps = self._steps_between(one, two)
        return 0.0 if steps is None or steps > self._steps else self._step**steps

    def _steps_between(self, one: str, two: str) -> int | None:
        first, second = self.groups(one), self.groups(two)
        return min((first[id_] + second[id_] for id_ in first.keys() & second.keys()), default=None)

    @cached_property
    def _specific(self) -> frozenset[str]:
        return frozenset(id_ for id_ in self._landscape.nodes if self._depth(id_) >= GENERAL)

    def _depth(self, node_id: str) -> int:
        return max(self._landscape.ancestors(node_id).values())

"""Comparisons by axis: how many answers are right, how many antigens, and what is answered otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Difference(NamedTuple):
    """One trial answered otherwise: their label with the words they rest it on, our answer with its reason."""

    trial: str
    theirs: str
    words: str
    ours: str
    reason: str


@dataclass(slots=True)
class Axis:
    """What came of one axis: how many answers are right of those compared, and the others."""

    right: int = 0
    compared: int = 0
    differing: list[Difference] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The right ones as a share, 0 to 1; 1 where nothing was compared."""
        return self.right / self.compared if self.compared else 1.0


@dataclass(slots=True)
class Found:
    """True positives, false positives and false negatives of one kind of thing."""

    both: int = 0
    ours_only: int = 0
    theirs_only: int = 0

    @property
    def precision(self) -> float:
        """Of ours, the share that is theirs; 1 where we gave none."""
        return self.both / (self.both + self.ours_only) if self.both + self.ours_only else 1.0

    @property
    def recall(self) -> float:
        """Of theirs, the share that is ours; 1 where there is none."""
        return self.both / (self.both + self.theirs_only) if self.both + self.theirs_only else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.both / (2 * self.both + self.ours_only + self.theirs_only) if self.both else 0.0


class Axes:
    """All axes of one set of labels. `hidden` trials count, but their differences are never shown: rules must not be
    written for them.
    """

    def __init__(self, hidden: Collection[str] = ()) -> None:
        self._axes: dict[str, Axis] = defaultdict(Axis)
        self._hidden = hidden
        self.antigens: dict[str, Found] = defaultdict(Found)
        self.relevance = Found()
        self.trials: Counter[str] = Counter()

    def __getitem__(self, name: str) -> Axis:
        return self._axes[name]

    def __iter__(self) -> Iterator[tuple[str, Axis]]:
        return iter(sorted(self._axes.items()))

    def add(self, name: str, right: bool, difference: Difference) -> None:
        """Count one comparison."""
        axis = self._axes[name]
        axis.compared += 1
        axis.right += right
        if not right and difference.trial not in self._hidden:
            axis.differing.append(difference)

    def add_antigens(self, theirs: Collection[str], ours: Collection[str]) -> None:
        """Count each antigen of one trial."""
        for name in {*theirs, *ours}:
            found = self.antigens[name]
            found.both += name in theirs and name in ours
            found.ours_only += name not in theirs
            found.theirs_only += name not in ours

    @property
    def all_antigens(self) -> Found:
        """All antigens of all trials: their F1 is the micro-averaged one."""
        found = self.antigens.values()
        return Found(sum(f.both for f in found), sum(f.ours_only for f in found), sum(f.theirs_only for f in found))

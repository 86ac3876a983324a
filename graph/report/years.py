"""Years as the periods of a chart: from the first to the last, early ones together where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from .blocks import Course, Phrase
from .registered import RegisteredTrial
from .trial_counts import number_of

_MOST = 14


@dataclass(frozen=True, slots=True)
class Years:
    """The first year with a period of its own, the last, and whether earlier ones stand before it as one period."""

    first: int
    last: int
    earlier: bool

    @classmethod
    def of(cls, trials: Iterable[RegisteredTrial]) -> Self:
        """The years in which the trials began; at least one of them has a year."""
        years = [trial.year for trial in trials if trial.year]
        first, last = min(years), max(years)
        early = last - first >= _MOST
        return cls(last - _MOST + 2 if early else first, last, early)

    @property
    def labels(self) -> Sequence[str]:
        """The periods as they read."""
        return [*([f"to {self.first - 1}"] if self.earlier else []), *map(str, range(self.first, self.last + 1))]

    def split(self, trials: Iterable[RegisteredTrial]) -> list[list[RegisteredTrial]]:
        """The trials of each period; those without a year in none."""
        periods: list[list[RegisteredTrial]] = [[] for _ in self.labels]
        for trial in trials:
            if trial.year:
                periods[max(trial.year - self.first, -1) + self.earlier].append(trial)
        return periods


def course(label: Phrase, years: Years, trials: Iterable[RegisteredTrial]) -> Course:
    """The number of trials begun in each period."""
    periods = years.split(trials)
    return Course(label, [len(period) for period in periods], [number_of(period) for period in periods])


def courses(
    years: Years, trials: Sequence[RegisteredTrial], kinds: Sequence[tuple[Phrase, Callable[[RegisteredTrial], bool]]]
) -> list[Course]:
    """A course for each kind that any trial is of."""
    found = [(label, [trial for trial in trials if is_one(trial)]) for label, is_one in kinds]
    return [course(label, years, of_kind) for label, of_kind in found if of_kind]

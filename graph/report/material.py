"""What the sections of a report are written from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..analysis.results import Clustering, Projection
from ..landscape import Landscape, Relationship
from ..standings import Standing, by_name
from .registered import RegisteredTrial, registered_trials
from .registries import last_day

_ASIDE = ("INVESTIGATES", "SPONSORS", "CONDUCTED_IN")
"""What else than a product under test makes a trial one of the focus."""


@dataclass(frozen=True)
class Material:
    """The landscape (limited to the focus, if there is one) with its clusters and competition network.

    `whole` is the landscape without limits, for the names of competitors beyond the focus; `subjects` are
    the nodes that the report is about: all, or those the focus brings in; `focus` the ids as asked for.
    """

    landscape: Landscape
    whole: Landscape
    clustering: Clustering
    projection: Projection
    subjects: frozenset[str]
    focus: Sequence[str] = ()

    def by_end(self, type_: str) -> dict[str, dict[str, list[Relationship]]]:
        """The facts of one type that start at a product in view: by the node they end at, then by product."""
        held: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
        for fact in self.landscape.facts(type_):
            if fact.start in self.products:
                held[fact.end][fact.start].append(fact)
        return held

    @cached_property
    def trials(self) -> list[RegisteredTrial]:
        """The registry's trials in view, by id; in focus not those that only follow up, or compare with, a product."""
        return [trial for trial in self.all_trials if trial.id in self.subjects and self._counts(trial)]

    @cached_property
    def all_trials(self) -> list[RegisteredTrial]:
        """The registry's trials, in view or not, by id."""
        return registered_trials(self.whole, self.whole.nodes, last_day(self.whole))

    def _counts(self, trial: RegisteredTrial) -> bool:
        """Whether a trial in view is for what is in focus: it tests a product there, or is tied to the focus itself."""
        if not self.focus or trial.id in self.focus or self.subjects & {*trial.products}:
            return True
        beside = (*self.whole.out(trial.id, *_ASIDE), *self.whole.into(trial.id, *_ASIDE))
        return any(fact.start in self.subjects and fact.end in self.subjects for fact in beside)

    @cached_property
    def products(self) -> dict[str, Standing]:
        """The products that some fact speaks of, by name, with the stage each has reached."""
        known = {
            node.id
            for node in self.landscape.of("Product")
            if node.id in self.subjects and (self.landscape.out(node.id) or self.landscape.into(node.id))
        }
        return {id_: Standing.of(self.landscape, id_) for id_ in by_name(self.landscape, known)}

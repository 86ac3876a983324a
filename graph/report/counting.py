"""Counts of the graph by a stated rule, to stand beside numbers that documents state of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cgtkg.schema.statements import parse_date

from ..landscape import Landscape, Node
from ..wording import dated, spoken
from .blocks import Phrase
from .material import Material
from .phrases import counted
from .registered import RegisteredTrial, evidence_of_trials
from .registries import last_read


@dataclass(frozen=True, slots=True)
class Counted:
    """What the graph counts: the number with its evidence, the rule in words, and the names, where they are few."""

    number: Phrase
    rule: str
    names: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Trials:
    """Registry trials of products of a kind, begun by the day of the statistic (or within its year).

    `places` are jurisdictions with a site, any of them, called `region` together if there are many; `disease` is
    one that the trial investigates, or a kind of it.
    """

    modality: str
    phases: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    region: str = ""
    disease: str = ""
    within_year: bool = False

    def count(self, material: Material, statistic: Node) -> Counted:
        """The trials of the whole landscape that the rule holds for."""
        nodes, day = material.whole.nodes, day_of(statistic)
        found = [trial for trial in material.all_trials if self._holds(trial, day)]
        where = self.region or _or(self.named_places(material.whole))
        parts = [
            f"trials on {' and '.join(last_read(material.whole))} of {nodes[self.modality].name}",
            f"in {' or '.join(map(spoken, self.phases))}" if self.phases else "",
            f"for {nodes[self.disease].name}" if self.disease else "",
            f"with a site in {where}" if where else "",
            _when(statistic, self.within_year),
        ]
        return Counted(counted(len(found), evidence_of_trials(found)), ", ".join(filter(None, parts)))

    def named_places(self, landscape: Landscape) -> list[str]:
        """The names of the places that the graph knows."""
        return [landscape.nodes[id_].name for id_ in self.places if id_ in landscape.nodes]

    def known_to(self, landscape: Landscape) -> bool:
        """Whether the graph knows what the rule speaks of."""
        named = filter(None, (self.modality, self.disease))
        return all(id_ in landscape.nodes for id_ in named)

    def _holds(self, trial: RegisteredTrial, day: date | None) -> bool:
        if self.modality not in trial.modalities or (self.disease and self.disease not in trial.disease_lineage):
            return False
        if (self.phases and trial.phase not in self.phases) or (self.places and not trial.places & {*self.places}):
            return False
        if not trial.started or (day and parse_date(trial.start).first > day):
            return False
        return not (self.within_year and day) or trial.year == day.year


def day_of(statistic: Node) -> date | None:
    """The last day that the statistic may mean; None where it states none."""
    return parse_date(statistic.get("as_of")).last if statistic.get("as_of") else None


def by_day(statistic: Node) -> str:
    """' by' that day; empty where there is none."""
    day = day_of(statistic)
    return f" by {day.isoformat()}" if day else ""


def _when(statistic: Node, within_year: bool) -> str:
    if within_year and statistic.get("as_of"):
        return f"begun in {dated(statistic.get('as_of'))}"
    return f"begun{by_day(statistic) or ' by the day of the registry'}"


def _or(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

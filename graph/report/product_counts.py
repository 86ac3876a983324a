"""Counts of products by a stated rule: those permitted somewhere, those in development for a disease."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cgtkg.schema.statements import parse_date

from ..authorisations import has_ended, in_force
from ..landscape import Landscape, Node, Relationship
from ..standings import by_name
from .blocks import Phrase
from .counting import Counted, by_day, day_of
from .material import Material
from .phrases import counted, evidence_of


@dataclass(frozen=True, slots=True)
class Permitted:
    """Products of a kind that a regulator permitted: `APPROVED_IN` to market them, `CLEARED_IN` to start a trial."""

    modality: str
    place: str = ""
    type: str = "APPROVED_IN"

    def count(self, material: Material, statistic: Node) -> Counted:
        """The products with such a permission by the day of the statistic; one without a date counts."""
        landscape, day = material.whole, day_of(statistic)
        facts = [fact for fact in landscape.facts(self.type) if self._holds(landscape, fact, day)]
        products = {fact.start for fact in facts}
        where = landscape.nodes[self.place].name if self.place else "any place"
        doing = "approved" if self.type == "APPROVED_IN" else "permitted to be tested"
        rule = f"products that are a kind of {landscape.nodes[self.modality].name}, {doing} in {where}"
        undated = {fact.start for fact in facts if not fact.get("date")} - {f.start for f in facts if f.get("date")}
        more = f", of these {len(undated)} without a date" if undated and day else ""
        number = counted(len(products), evidence_of(facts))
        names = tuple(Phrase(landscape.nodes[id_].name) for id_ in by_name(landscape, products))
        return Counted(number, rule + by_day(statistic) + more, names)

    def known_to(self, landscape: Landscape) -> bool:
        """Whether the graph knows what the rule speaks of."""
        return self.modality in landscape.nodes and (not self.place or self.place in landscape.nodes)

    def _holds(self, landscape: Landscape, fact: Relationship, day: date | None) -> bool:
        if self.place and fact.end != self.place:
            return False
        if not (in_force(fact) or _ended_after(fact, day)) or not _is_a(landscape, fact.start, self.modality):
            return False
        when = fact.get("date")
        return not (day and when) or parse_date(when).first <= day


@dataclass(frozen=True, slots=True)
class Developed:
    """Products of a kind that are under development for a disease or a kind of it; `tested` for those in a trial."""

    modality: str
    disease: str
    tested: bool = False

    def count(self, material: Material, statistic: Node) -> Counted:
        """The products that the graph knows today: the day of the statistic plays no part."""
        landscape = material.whole
        facts = [fact for fact in landscape.facts("TREATS") if self._holds(landscape, fact)]
        in_trials = {p for t in material.all_trials if self.disease in t.disease_lineage for p in t.products}
        products = {fact.start for fact in facts if not self.tested or fact.start in in_trials}
        evidence = evidence_of(fact for fact in facts if fact.start in products)
        kind, disease = landscape.nodes[self.modality].name, landscape.nodes[self.disease].name
        rule = f"products that are a kind of {kind} under development for {disease} or a kind of it"
        rule += ", tested in a trial of a registry for it" if self.tested else ""
        inferred = bool(products) and all(f.assertion == "inferred" for f in facts if f.start in products)
        return Counted(counted(len(products), evidence, inferred=inferred), f"{rule}, as known today")

    def known_to(self, landscape: Landscape) -> bool:
        """Whether the graph knows what the rule speaks of."""
        return self.modality in landscape.nodes and self.disease in landscape.nodes

    def _holds(self, landscape: Landscape, fact: Relationship) -> bool:
        return self.disease in landscape.ancestors(fact.end) and _is_a(landscape, fact.start, self.modality)


def _ended_after(approval: Relationship, day: date | None) -> bool:
    """Whether an authorisation that has ended was still in force on `day`."""
    until = approval.get("valid_to") if has_ended(approval) else None
    return day is not None and until is not None and day < parse_date(until).first


def _is_a(landscape: Landscape, product: str, modality: str) -> bool:
    return any(modality in landscape.ancestors(fact.end) for fact in landscape.out(product, "HAS_MODALITY"))

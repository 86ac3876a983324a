"""How far a product has come, and the matrices that set products against their stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from cgtkg.schema.vocabularies import STAGES, stage_rank

from ..analysis.profiles import DEVELOPING_ROLES
from ..landscape import Landscape, Relationship
from .blocks import Line, Matrix, Phrase
from .phrases import combined, listed, named, plain, said, staged, up_to

_PERMISSIONS = {"APPROVED_IN": "approved", "FILED_IN": "filed", "CLEARED_IN": "ind"}
_NAMES_IN_CELL = 6
ENDED = frozenset(STAGES[STAGES.index("approved") + 1 :])


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage a product has reached, empty if none is stated, and the facts that show it (or the product).

    `membership` are the facts that put the product where it is shown, such as under a target.
    """

    stage: str
    facts: tuple[Relationship, ...] = ()
    membership: tuple[Relationship, ...] = ()

    @classmethod
    def among(cls, facts: Iterable[Relationship]) -> Self:
        """The most mature stage among the facts; one that ended counts only where there is no other."""
        by_stage: dict[str, list[Relationship]] = {}
        for fact in facts:
            if stage := stage_of(fact):
                by_stage.setdefault(stage, []).append(fact)
        stage = max(by_stage, key=lambda stage: (stage_rank(stage), stage), default="")
        return cls(stage, tuple(by_stage.get(stage, ())))

    @classmethod
    def of(cls, landscape: Landscape, product: str) -> Self:
        """Of one product over all diseases and places; without a stage, with all facts that bring it up."""
        standing = cls.among(landscape.out(product, "TREATS", *_PERMISSIONS))
        return standing if standing.stage else cls("", (*landscape.out(product), *landscape.into(product)))

    @property
    def rank(self) -> int:
        """Its place in the order of maturity."""
        return stage_rank(self.stage)


def stage_of(fact: Relationship) -> str:
    """The stage that a TREATS relationship states or that a permission implies; empty if none."""
    if fact.type == "APPROVED_IN" and (fact.get("status") or "approved") != "approved":
        return "withdrawn" if fact.get("status") in ("withdrawn", "lapsed") else ""
    return _PERMISSIONS.get(fact.type) or fact.get("stage") or ""


def developers(landscape: Landscape, product: str) -> list[Relationship]:
    """The DEVELOPS facts of those who develop the product, not of those who only make or distribute it."""
    facts = landscape.into(product, "DEVELOPS")
    return [fact for fact in facts if (fact.get("role") or "developer") in DEVELOPING_ROLES]


def naming(landscape: Landscape, facts: Iterable[Relationship], side: str = "end") -> Line:
    """The names of the nodes at one side of the facts, each once, by name, with the facts that bring it up."""
    by_node: dict[str, list[Relationship]] = {}
    for fact in facts:
        by_node.setdefault(getattr(fact, side), []).append(fact)
    ordered = sorted(by_node, key=lambda id_: (landscape.nodes[id_].name.casefold(), id_))
    return listed(named(landscape, id_, by_node[id_]) for id_ in ordered)


def stage_matrix(landscape: Landscape, caption: str, corner: str, held: Mapping[str, Mapping[str, Standing]]) -> Matrix:
    """Nodes (targets, diseases) against stages; `held` are the products of each with their standing there.

    Rows are ordered by the number of products; only stages that occur get a column.
    """
    found = {standing.stage for products in held.values() for standing in products.values()}
    columns = [stage for stage in (*STAGES, "") if stage in found]
    rows = []
    for node_id in sorted(held, key=lambda id_: (-len(held[id_]), landscape.nodes[id_].name.casefold(), id_)):
        cells = [_cell(landscape, held[node_id], stage) for stage in columns]
        heading = (named(landscape, node_id, strong=True), *plain(f" ({len(held[node_id])})"))
        rows.append((heading, cells))
    return Matrix(caption, corner, tuple(staged(stage) for stage in columns), tuple(rows))


def _cell(landscape: Landscape, products: Mapping[str, Standing], stage: str) -> tuple[Line, int]:
    there = by_name(landscape, [id_ for id_, standing in products.items() if standing.stage == stage])
    phrases = [_placed(landscape.nodes[id_].name, products[id_]) for id_ in there]
    return up_to(_NAMES_IN_CELL, phrases), len(there)


def _placed(name: str, standing: Standing) -> Phrase:
    """The name with all that puts it there: inferred if its stage is, or its membership."""
    if standing.membership and not standing.stage:
        return said(name, standing.membership)
    return combined(name, [standing.facts, standing.membership])


def by_name(landscape: Landscape, ids: Iterable[str]) -> list[str]:
    """Node ids in the order of their names."""
    return sorted(ids, key=lambda id_: (landscape.nodes[id_].name.casefold(), id_))

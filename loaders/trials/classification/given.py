"""One intervention of a record: its texts, its arms, and whether it is a product of the field that is under test."""

from __future__ import annotations

from collections.abc import Sequence

from ...text.lazy import lazy
from ..record import Arm, Intervention
from .meanings import PRODUCT
from .passage import Passage
from .reader import Reader

_NO_PRODUCT = ("BEHAVIORAL", "DIAGNOSTIC_TEST", "DIETARY_SUPPLEMENT", "RADIATION")
"""Types of interventions that are no cells, genes or vectors, whatever their names say."""
_COMPARATORS = ("PLACEBO_COMPARATOR", "SHAM_COMPARATOR", "NO_INTERVENTION")


def arms_under_test(arms: Sequence[Arm]) -> list[Arm]:
    """The arms that are no comparators; where none is called experimental, an active comparator is under test."""
    against = (*_COMPARATORS, "ACTIVE_COMPARATOR") if any(arm.type == "EXPERIMENTAL" for arm in arms) else _COMPARATORS
    return [arm for arm in arms if arm.type not in against]


class Given:
    """An intervention as the record gives it; `read` makes the passages of a field from its texts."""

    def __init__(
        self, intervention: Intervention, arms: Sequence[Arm], under_test: Sequence[Arm], read: Reader
    ) -> None:
        self.intervention = intervention
        self._read = read
        self.arms = [arm for arm in arms if intervention.name in arm.interventions or arm.label in intervention.arms]
        self.compared = bool(self.arms) and not any(arm in under_test for arm in self.arms)
        """Whether only arms receive it that the others are compared with."""

    @lazy
    def named(self) -> list[Passage]:
        """Its name and its other names."""
        return [
            *self._read("intervention", self.intervention.name),
            *self._read("other name", *self.intervention.other_names),
        ]

    @lazy
    def described(self) -> list[Passage]:
        """Its description."""
        return self._read("intervention description", self.intervention.description)

    @lazy
    def may_be_product(self) -> bool:
        """Whether it is of a type that a product can be."""
        return self.intervention.type not in _NO_PRODUCT

    @lazy
    def is_product(self) -> bool:
        """Whether a name of it is one of a product, or of what carries one."""
        return self.may_be_product and any(map(_names_product, self.named))

    @lazy
    def products(self) -> frozenset[str]:
        """The products of the vocabulary that it is named after."""
        return frozenset(id_ for passage in self.named for _, id_ in passage.of(PRODUCT))

    @property
    def arm(self) -> str:
        """The label of the one arm that receives it, empty if there are more or none."""
        return self.arms[0].label if len(self.arms) == 1 else ""


def _names_product(passage: Passage) -> bool:
    if any(carrier.engineered for _, carrier in passage.carriers):
        return True
    return any(passage.under_test(mention) for mention, _ in passage.of(PRODUCT))

"""What classification answers: one object a trial, each answer with the words that decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple


class Reason(NamedTuple):
    """Why an answer was given: the field of the record, the words in it, and what was made of them.

    `field` is `default` where the record is silent and a default of the contract applies, `vocabulary` where what is
    known of a named product answers.
    """

    field: str
    words: str = ""
    rule: str = ""

    def __str__(self) -> str:
        said = f"{self.field}: {self.words!r}" if self.words else self.field
        return f"{said} ({self.rule})" if self.rule else said


class Construct(NamedTuple):
    """A Technology that the product under test uses, and the words that say so."""

    technology: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Disease:
    """A disease under study: Indication id, and the qualifiers that the record gives it."""

    id: str
    setting: str = ""
    line: str = ""
    population: str = ""


@dataclass(frozen=True, slots=True)
class Tested:
    """A product that the trial gives. `product` is its id, empty where the vocabulary knows none; `name` as the record
    writes it; `role` of `schema.vocabularies.ROLES_TESTED`; `arm` the label of its arm; `indications` the diseases
    that its arm names, empty where none does; `targets` its own antigens where the trial describes several products.
    """

    product: str
    name: str
    role: str = "experimental"
    arm: str = ""
    indications: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Classification:
    """What a trial tests, against what, in which disease, and for whom.

    `targets` are Target ids in the order of the text; `logic` is `and`, `or`, `not`, `cocktail` or empty; `modality` a
    Modality id; `constructs` how the product is made and given; `sponsor` a Company id; `reasons` by axis.
    """

    trial: str
    relevant: bool
    targets: tuple[str, ...] = ()
    logic: str = ""
    tested: tuple[Tested, ...] = ()
    cell_source: str = "unclear"
    modality: str = ""
    diseases: tuple[Disease, ...] = ()
    area: str = "other"
    sponsor: str = ""
    sponsor_class: str = ""
    constructs: tuple[Construct, ...] = ()
    reasons: Mapping[str, Reason] = field(default_factory=dict)

    @property
    def products(self) -> tuple[str, ...]:
        """The named products under test, the main one first."""
        under_test = [one for one in self.tested if one.role in ("experimental", "follow_up")]
        return tuple(dict.fromkeys(one.product for one in under_test if one.product))

    def stored(self) -> dict[str, Any]:
        """As plain data; the inverse of `restored`."""
        return {name: value for name, value in asdict(self).items() if value not in ("", (), {})}

    @classmethod
    def restored(cls, data: Mapping[str, Any]) -> Classification:
        """From what `stored` gave, also after a way through JSON."""
        plain = dict(data)
        plain["targets"] = tuple(data.get("targets", ()))
        plain["tested"] = tuple(
            Tested(**{**one, **{name: tuple(one.get(name, ())) for name in ("indications", "targets")}})
            for one in data.get("tested", ())
        )
        plain["diseases"] = tuple(Disease(**one) for one in data.get("diseases", ()))
        plain["constructs"] = tuple(Construct(id_, Reason(*why)) for id_, why in data.get("constructs", ()))
        plain["reasons"] = {axis: Reason(*reason) for axis, reason in data.get("reasons", {}).items()}
        return cls(**plain)

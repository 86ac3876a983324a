"""What is said about a disease that is no disease of its own: setting, line of therapy, age group."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from .phrases import Phrases
from .rules import read_rules
from .spelling import Folded, folded

COLUMNS = ("words", "kind", "value", "reason")
KINDS = ("setting", "line", "population")
FILLER = "filler"
"""Kind of the words that say nothing, but stand between the words of a name."""
_BOTH = "relapsed or refractory"
_RELAPSED = ("relapsed", "recurrent")
_POSITIVE = re.compile(r"((?:CD )?\w[\w./-]*?)-?\s?(?:\+(?!\w)|[- ](?:positive|expressing)\b)", re.IGNORECASE)
"""A marker that the disease carries: `CD19+`, `CLDN18.2-positive`, `mesothelin expressing`."""


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """The values of each kind, in the order in which they were read."""

    setting: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    population: tuple[str, ...] = ()

    @classmethod
    def all_of(cls, many: Iterable[Self]) -> Self:
        """What any of them says."""
        several = list(many)
        return cls(*(tuple(dict.fromkeys(value for one in several for value in getattr(one, kind))) for kind in KINDS))

    def __or__(self, other: Self) -> Self:
        """What either says."""
        return self.all_of([self, other]) if other != type(self)() else self

    def or_else(self, other: Self) -> Self:
        """What this says; of a kind that it is silent on, what the other says."""
        return type(self)(*(getattr(self, kind) or getattr(other, kind) for kind in KINDS))

    def text(self, kind: str) -> str:
        """The values of a kind as one property: `relapsed or refractory, advanced`, `paediatric and adult`.

        >>> Qualifiers(setting=("recurrent", "advanced", "refractory")).text("setting")
        'relapsed or refractory, advanced'
        """
        values: Sequence[str] = getattr(self, kind)
        if kind == "setting" and (
            _BOTH in values or ("refractory" in values and any(one in values for one in _RELAPSED))
        ):
            values = (_BOTH, *(one for one in values if one not in (_BOTH, "refractory", *_RELAPSED)))
        return (" and " if kind == "population" else ", ").join(values)


class _Rule(NamedTuple):
    kind: str
    value: str


class QualifierRules:
    """The words of `rules/qualifiers.csv` that qualify a disease."""

    def __init__(self, phrases: Phrases[_Rule]) -> None:
        self._phrases = phrases

    @classmethod
    def of(cls, folders: Sequence[Path]) -> Self:
        """From the tables of seed folders; `DataError` if one is wrong."""
        rows = [(row, _Rule(row["kind"], row["value"])) for row in read_rules(folders, "qualifiers", COLUMNS)]
        for row, rule in rows:
            if rule.kind not in (*KINDS, FILLER):
                raise row.error(f"{rule.kind!r} is not one of {', '.join((*KINDS, FILLER))}", "kind")
        return cls(Phrases((folded(row["words"]), rule) for row, rule in rows))

    def read(self, text: Folded, taken: Collection[int] = ()) -> tuple[Qualifiers, set[int]]:
        """The qualifiers among the words that are not `taken` by a name, and the places of their words."""
        places: set[int] = set()
        rules: list[_Rule] = []
        for first, after, rule in self._phrases.find(text.words):
            if not any(place in taken for place in range(first, after)):
                places.update(range(first, after))
                rules.append(rule)
        rules.extend(self._markers(text.text.raw))
        return Qualifiers(*(_values(rules, kind) for kind in KINDS)), places

    def _markers(self, raw: str) -> Iterator[_Rule]:
        if "+" not in raw and "positive" not in raw.lower() and "expressing" not in raw.lower():
            return
        for marker in _POSITIVE.findall(raw):
            if rule := self._phrases.whole(folded(f"{marker} positive")):
                yield rule
            elif any(letter.isdigit() for letter in marker) or sum(letter.isupper() for letter in marker) > 1:
                yield _Rule("setting", f"{marker.replace(' ', '')}-positive")


def _values(rules: Iterable[_Rule], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.value for rule in rules if rule.kind == kind))

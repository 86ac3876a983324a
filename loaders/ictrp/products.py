"""The form that EU CTR, and some others, fill for each product: `Trade Name: …`, `Product Name: …` and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cgtkg.loaders.trials.record import Intervention

from .texts import distinct, lines

NAMES = (
    "product name", "trade name", "inn or proposed inn", "other descriptive name", "intervention name", "product code",
    "current sponsor code",
)  # fmt: skip
"""Fields that name the product: the first that is filled is its name, the others are other names."""
OTHERS = frozenset([
    "pharmaceutical form", "cas number", "concentration unit", "concentration type", "concentration number",
    "pharmaceutical form of the placebo", "route of administration of the placebo", "intervention type",
    "intervention administration", "intervention description", "intervention adherence", "ev substance code",
])  # fmt: skip
"""Fields of the form that do not."""
_FIELD = re.compile(r"([A-Za-z ]{3,40}):\s*(.*)", re.ASCII)
_BEGINS = ("trade name", "product name", "pharmaceutical form", "intervention type")
"""A field of these that stands again, or after the form, begins the next product."""


def products(cell: str) -> list[Intervention]:
    """The products of the forms in a cell, those without a name left out; empty where the cell is no such form.

    >>> products("<br>Trade Name: X 5 mg<br>Product Name: X<br>Pharmaceutical Form: Tablet<br>INN or Proposed INN: XIN")
    [Intervention(name='X', type='', other_names=('X 5 mg', 'XIN'), description='', arms=())]
    """
    fields = [(field[1], field[2]) for one in lines(cell) if (field := _FIELD.fullmatch(one))]
    if not any(name.casefold() in NAMES or name.casefold() in OTHERS for name, _ in fields):
        return []
    found = []
    for form in _forms((name.casefold().strip(), value) for name, value in fields):
        names = distinct(value for field in NAMES for name, value in form if name == field)
        if names:
            found.append(Intervention(names[0], _type(form), names[1:], _value(form, "intervention description")))
    return found


def _forms(fields: Iterator[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    form: list[tuple[str, str]] = []
    for name, value in fields:
        begun = {before for before, _ in form}
        if name in _BEGINS and (name in begun or "pharmaceutical form" in begun):
            yield form
            form = []
        if name in NAMES or name in OTHERS:
            form.append((name, value))
    if form:
        yield form


def _type(form: list[tuple[str, str]]) -> str:
    return re.sub(r"\W+", "_", _value(form, "intervention type")).strip("_").upper()


def _value(form: list[tuple[str, str]], field: str) -> str:
    return next((value for name, value in form if name == field), "")

"""The downloads' lists that hold more than names: interventions with their type, and sites with their country."""

from __future__ import annotations

import re

from cgtkg.loaders.trials.record import Intervention, Organisation

from .words import known

_TYPE = (
    r"BEHAVIORAL|BIOLOGICAL|COMBINATION[ _]PRODUCT|DEVICE|DIAGNOSTIC[ _]TEST|DIETARY[ _]SUPPLEMENT|DRUG|GENETIC|OTHER"
    r"|PROCEDURE|RADIATION"
)
_TYPED = re.compile(rf"({_TYPE}): ?", re.IGNORECASE)
_NEXT_TYPED = re.compile(rf"\|(?=(?:{_TYPE}):(?: |$))", re.IGNORECASE)
_INVERTED = re.compile(r"(?:.+ )?of(?: the)?|Occupied", re.IGNORECASE)
_CLASSES = {"INDUSTRY", "OTHER", "NIH", "FED", "OTHER_GOV", "NETWORK", "INDIV"}


def interventions(cell: str) -> tuple[Intervention, ...]:
    """`TYPE: name|TYPE: name`, or names alone. A `|` within a typed name is part of it; one without a name is left out.

    >>> [(i.type, i.name) for i in interventions("DRUG: A|BIOLOGICAL: B | C|Dietary Supplement: D")]
    [('DRUG', 'A'), ('BIOLOGICAL', 'B | C'), ('DIETARY_SUPPLEMENT', 'D')]
    >>> [(i.type, i.name) for i in interventions("CAR-T|Fludarabine")]
    [('', 'CAR-T'), ('', 'Fludarabine')]
    """
    cell = known(cell)
    if not _TYPED.match(cell):
        return tuple(Intervention(name.strip()) for name in cell.split("|") if name.strip())
    pairs = ((form[1], part[form.end() :].strip()) for part in _NEXT_TYPED.split(cell) if (form := _TYPED.match(part)))
    return tuple(Intervention(name, type=kind.upper().replace(" ", "_")) for kind, name in pairs if name)


def untyped(name: str) -> str:
    """An intervention's name as an arm lists it (`Biological: X`), without its type.

    >>> untyped("Combination Product: X: Y"), untyped("X: Y")
    ('X: Y', 'X: Y')
    """
    form = _TYPED.match(name)
    return name[form.end() :].strip() if form else name.strip()


def countries(cell: str) -> dict[str, int | None]:
    """Sites by country, from `Facility, City, State, Zip, Country|…`.

    A part without a comma is a piece of a facility's name that holds a `|`; the old names that are turned round
    (`Korea, Republic of`) keep their two parts.

    >>> countries("A | B, Pune, India|C, Seoul, Korea, Republic of|D, Pune, 1, India")
    {'India': 2, 'Korea, Republic of': 1}
    """
    sites: dict[str, int | None] = {}
    for site in known(cell).split("|"):
        head, comma, country = site.rpartition(",")
        if not comma or not (country := country.strip()):
            continue
        if _INVERTED.fullmatch(country) and head:
            country = f"{head.rpartition(',')[2].strip()}, {country}"
        sites[country] = (sites.get(country) or 0) + 1
    return sites


def country_names(cell: str) -> dict[str, int | None]:
    """Countries listed by name only, so with an unknown number of sites."""
    return dict.fromkeys((name for part in known(cell).split("|") if (name := part.strip())), None)


def organisations(cell: str) -> tuple[Organisation, ...]:
    """Organisations listed with `|`, without a class."""
    return tuple(filter(None, map(organisation, known(cell).split("|"))))


def organisation(name: str | None, class_: str | None = "") -> Organisation | None:
    """A sponsor; None where there is none, or where a withheld record says `[Redacted]`. Its class, where unknown or
    ambiguous, is empty.

    >>> organisation("Bayer", "INDUSTRY"), organisation("[Redacted]")
    (Organisation(name='Bayer', class_='INDUSTRY'), None)
    """
    name, word = known(name), known(class_).upper().replace(" ", "_")
    if not name or name.casefold() == "[redacted]":
        return None
    return Organisation(name, word if word in _CLASSES else "")

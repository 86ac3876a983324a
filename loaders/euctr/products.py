"""The investigational medicinal products of a trial's country records as interventions and arms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cgtkg.loaders.trials.record import Arm, Intervention

from .country import CountryRecord, Group
from .words import FLAGS, ROLES, type_of

PLACEBO = "Placebo"
_NAMES = ("name", "trade name", "inn", "descriptive name", "sponsor code", "code")
"""Where a product's name stands, the most telling first; all others are its other names."""
_IDENTITIES = ("name", "trade name", "code", "sponsor code")
"""What two countries' entries of one product have in common; an INN is shared by several products."""
_NO_NAME = re.compile(r"(?i)n\.?/?[ad]\.?|-+|none|not (?:yet )?(?:applicable|available|assigned|known)|\W*")


@dataclass(slots=True)
class _Product:
    """A product as several countries and strengths enter it."""

    role: str
    names: dict[str, str] = field(default_factory=dict)
    """As written, by folded name, in order of `_NAMES` for each entry."""
    identities: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    told: dict[str, None] = field(default_factory=dict)
    """What the description says, in order, once."""


def interventions(records: Iterable[CountryRecord]) -> tuple[tuple[Intervention, ...], tuple[Arm, ...]]:
    """The products of all countries, each once, then the placebo; and the arms, where some are there to compare with.

    A record states no arms. What it says of a product is its role: the products of one role are one arm, so that
    comparators are told from what is under test.
    """
    records = tuple(records)
    products = _merged(group for record in records for group in record.groups.get("product", ()))
    given = [(_intervention(product), ROLES.get(product.role, "")) for product in products]
    if any(record.yes("placebo") for record in records) and not any(one.name == PLACEBO for one, _ in given):
        given.append((Intervention(PLACEBO), ROLES[PLACEBO]))
    arms = tuple(
        Arm(role, kind, interventions=tuple(one.name for one, of in given if of == kind))
        for role, kind in ROLES.items()
        if any(of == kind for _, of in given)
    )
    return tuple(one for one, _ in given), arms if len(arms) > 1 else ()


def _merged(groups: Iterable[Group]) -> list[_Product]:
    products: list[_Product] = []
    for group in groups:
        names = list(_names(group, _NAMES))
        if not names:
            continue
        role = next(iter(group.get("role", ())), "")
        shared = {name.casefold() for name in _names(group, _IDENTITIES)} or {names[0].casefold()}
        product = next((one for one in products if one.role == role and one.identities & shared), None)
        if product is None:
            product = _Product(role)
            products.append(product)
        product.identities |= shared
        product.flags |= group.keys()
        for name in names:
            product.names.setdefault(name.casefold(), name)
        product.told.update(dict.fromkeys(_told(group)))
    return products


def _names(group: Group, meanings: Iterable[str]) -> Iterator[str]:
    for meaning in meanings:
        for name in group.get(meaning, ()):
            if not _NO_NAME.fullmatch(name):
                yield " ".join(name.split())


def _told(group: Group) -> Iterator[str]:
    yield from (phrase for flag, phrase in FLAGS.items() if flag in group)
    yield from (f"orphan designation {number}" for number in group.get("orphan number", ()))
    yield from (f"CAS {number}" for number in _names(group, ("cas",)))
    yield from (", ".join(routes.splitlines()) for routes in group.get("route", ()))


def _intervention(product: _Product) -> Intervention:
    name, *others = product.names.values()
    return Intervention(name, type_of(product.flags), tuple(others), "; ".join(product.told))

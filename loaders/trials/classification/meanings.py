"""What a phrase in a trial's text can mean."""

from __future__ import annotations

from typing import NamedTuple

TARGET, PRODUCT, CARRIER, SOURCE, MASK = "target", "product", "carrier", "source", "mask"
JOINS, COORDINATES = "joins", "coordinates"
"""Contexts of words that stand inside the description of one construct, and of those that also join two of them."""
OF_CELLS = "of cells"
"""Context that a record must have for letters that other trades use too: it speaks of cell therapy."""


class Meaning(NamedTuple):
    """The meaning of a phrase: its kind (`target`, `product`, `carrier`, `source`, `mask`, or a context of
    `rules/contexts.csv`) and the value of that kind, such as the id of a target.
    """

    kind: str
    value: str


class Carrier(NamedTuple):
    """What carries the therapy. `with_` is a phrase that must belong to it for it to count (empty: none); `binds`:
    whether an antigen beside it is what the product binds.
    """

    words: str
    with_: str
    modality: str
    binds: bool
    engineered: bool

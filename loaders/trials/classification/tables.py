"""The tables of `seeds/rules` that are phrases, with their meanings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ...text.rules import read_rules
from ...text.words import squeeze
from .meanings import MASK, SOURCE, TARGET, Carrier, Meaning

SHORTEST = 3
"""Letters of the shortest antigen name that may be part of a word."""
_CONSTRUCT = re.compile("car|28z|bbz|star")
"""What in a shorthand tells a construct: CAR, or its signalling domains."""
_AROUND = (("", "CAR"), ("", "CART"), ("CART", ""), ("CAR", ""), ("anti", "CAR"), ("anti", "CART"))
_BEFORE_NUMBER = ("CAR", "CART", "UCART", "huCART", "4SCAR")


def carriers(folders: Sequence[Path]) -> Iterator[Carrier]:
    """What carries a therapy, in the order of the table."""
    for row in read_rules(folders, "carriers", ("words", "with", "modality", "binds", "engineered", "reason")):
        binds, engineered = row["binds"] == "yes", row["engineered"] == "yes"
        yield Carrier(row["words"], squeeze(row["with"]), row["modality"], binds, engineered)


def contexts(folders: Sequence[Path]) -> Mapping[str, set[str]]:
    """The contexts that words and phrases stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_rules(folders, "contexts", ("words", "context", "reason")):
        found[row["words"]].add(row["context"])
    return found


def phrases(folders: Sequence[Path]) -> Iterator[tuple[str, Meaning]]:
    """What is not the product's antigen."""
    for row in read_rules(folders, "masks", ("words", "meaning", "example")):
        yield row["words"], Meaning(MASK, row["meaning"])


def sources(folders: Sequence[Path], carried: Iterable[Carrier]) -> Iterator[tuple[str, Meaning]]:
    """Where cells come from (`autologous strong`), also where the words are part of what carries the therapy
    (`universal CAR-T cell`) and so no phrase of their own.
    """
    said: dict[str, Meaning] = {}
    for row in read_rules(folders, "sources", ("words", "cell_source", "strength", "reason")):
        meaning = Meaning(SOURCE, f"{row['cell_source']} {row['strength']}")
        said[squeeze(row["words"])] = meaning
        yield row["words"], meaning
    for words in {one.words for one in carried}:
        within = [part for part in said if part in squeeze(words)]
        if within and squeeze(words) not in said:
            yield words, said[max(within, key=len)]


def glued(
    targets: Iterable[tuple[str, Meaning]], car: Meaning, folders: Sequence[Path]
) -> Iterator[tuple[str, Meaning]]:
    """Antigens written as one word with CAR or anti, and the shorthands of the table; `car` is the meaning of CAR."""
    for name, meaning in targets:
        for form in with_car(name):
            yield form, meaning
            yield form, car
        yield f"anti{name}", meaning
        yield f"{name}specific", meaning
    for row in read_rules(folders, "shorthands", ("words", "ids", "example")):
        for id_ in row["ids"].split("|"):
            yield row["words"], Meaning(TARGET, id_)
        if _CONSTRUCT.search(squeeze(row["words"])):
            yield row["words"], car


def with_car(name: str) -> Iterator[str]:
    """The forms in which a record writes CAR and an antigen as one word: CD19CAR, CART19, UCART19, CARTmeso.

    >>> [*list(with_car("CD7"))[:6], ...]
    ['CD7CAR', 'CD7CART', 'CARTCD7', 'CARCD7', 'antiCD7CAR', 'antiCD7CART', Ellipsis]
    """
    if len(squeeze(name)) < SHORTEST:
        return
    yield from (f"{before}{name}{after}" for before, after in _AROUND)
    if name.startswith("CD") and name[2:].isdigit():
        yield from (f"{before}{name[2:]}" for before in _BEFORE_NUMBER)

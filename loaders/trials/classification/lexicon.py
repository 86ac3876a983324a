"""All that is looked for in a trial's texts at once: names of the vocabulary, and the words around them that count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ...text.names import Mention, Names
from ...text.rules import read_rules
from ...text.vocabulary import Vocabulary
from ...text.words import Text, squeeze

NAMES_USE = ("name", "id", "use", "reason")
SHORTEST = 3
"""Letters of the shortest antigen name that may be part of a word."""
_CONSTRUCT = re.compile("car|28z|bbz|star")
"""What in a shorthand tells a construct: CAR, or its signalling domains."""
_AROUND = (("", "CAR"), ("", "CART"), ("CART", ""), ("CAR", ""), ("anti", "CAR"), ("anti", "CART"))
_BEFORE_NUMBER = ("CAR", "CART", "UCART", "huCART", "4SCAR")
TARGET, PRODUCT, CARRIER, SOURCE, MASK = "target", "product", "carrier", "source", "mask"


class Meaning(NamedTuple):
    """What a phrase means: its kind (`target`, `product`, `carrier`, `source`, `mask`, or a context of
    `rules/contexts.csv`) and the value of that kind, such as the id of a target.
    """

    kind: str
    value: str


class Carrier(NamedTuple):
    """What carries the therapy. `with_` is a phrase that must stand in the same text for it to count (empty: none);
    `binds`: whether an antigen beside it is what the product binds.
    """

    words: str
    with_: str
    modality: str
    binds: bool
    engineered: bool


class Lexicon:
    """The phrases of the vocabulary and of the rule tables."""

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self.vocabulary = vocabulary
        uses = {
            (squeeze(row["name"]), row["id"]): (row["use"], row["name"])
            for table in ("antigens", "products")
            for row in read_rules(folders, table, NAMES_USE)
        }
        self.near_car = {key for key, (use, _) in uses.items() if use == "near-car"}
        never = {key for key, (use, _) in uses.items() if use == "never"}
        self.carriers = [
            Carrier(
                row["words"], squeeze(row["with"]), row["modality"], row["binds"] == "yes", row["engineered"] == "yes"
            )
            for row in read_rules(folders, "carriers", ("words", "with", "modality", "binds", "engineered", "reason"))
        ]
        engineered = {carrier.modality for carrier in self.carriers if carrier.engineered}
        self.not_engineered = {carrier.modality for carrier in self.carriers} - engineered
        self.forms = {row["form"]: row["of"] for row in read_rules(folders, "antigen_forms", ("form", "of", "reason"))}
        contexts: dict[str, set[str]] = defaultdict(set)
        for row in read_rules(folders, "contexts", ("words", "context", "reason")):
            contexts[row["words"]].add(row["context"])
        single = {words: found for words, found in contexts.items() if len(Text("", words)) == 1}
        self.contexts_of_word: Mapping[str, set[str]] = {squeeze(words): found for words, found in single.items()}
        phrases = [
            (words, Meaning(context, ""))
            for words, found in contexts.items()
            if words not in single
            for context in found
        ]
        phrases += [
            (row["words"], Meaning(MASK, row["meaning"]))
            for row in read_rules(folders, "masks", ("words", "meaning", "example"))
        ]
        sources = read_rules(folders, "sources", ("words", "cell_source", "strength", "reason"))
        phrases += [(row["words"], Meaning(SOURCE, f"{row['cell_source']} {row['strength']}")) for row in sources]
        phrases += [(carrier.words, Meaning(CARRIER, str(number))) for number, carrier in enumerate(self.carriers)]
        named = [(name, id_) for name, id_ in self._names() if (squeeze(name), id_.value) not in never]
        cased = [name for _, (use, name) in uses.items() if use == "cased"]
        car = Meaning(
            CARRIER, str(next(number for number, carrier in enumerate(self.carriers) if carrier.words == "CAR"))
        )
        targets = [(name, id_) for name, id_ in named if id_.kind == TARGET]
        glued = [(form, meaning) for name, id_ in targets for form in _with_car(name) for meaning in (id_, car)]
        for row in read_rules(folders, "shorthands", ("words", "ids", "example")):
            glued += [(row["words"], Meaning(TARGET, id_)) for id_ in row["ids"].split("|")]
            glued += [(row["words"], car)] if _CONSTRUCT.search(squeeze(row["words"])) else []
        glued += [(form, id_) for name, id_ in targets for form in (f"anti{name}", f"{name}specific")]
        products = [name for name, meaning in named if meaning.kind == PRODUCT]
        self._names_in = Names([*named, *phrases], [*cased, "CAR", "CARs", "TIL", "MSC", "AAV"], glued, products)

    def _names(self) -> Iterator[tuple[str, Meaning]]:
        for label, kind in (("Target", TARGET), ("Product", PRODUCT)):
            for id_, names in self.vocabulary.names.get(label, {}).items():
                for name in names:
                    yield name, Meaning(kind, id_)

    def find(self, text: Text) -> list[Mention[Meaning]]:
        """All phrases in the text, leftmost and longest."""
        return self._names_in.find(text)


def _with_car(name: str) -> Iterator[str]:
    """The forms in which a record writes CAR and an antigen as one word: CD19CAR, CART19, UCART19, CARTmeso.

    >>> [*list(_with_car("CD7"))[:6], ...]
    ['CD7CAR', 'CD7CART', 'CARTCD7', 'CARCD7', 'antiCD7CAR', 'antiCD7CART', Ellipsis]
    """
    if len(squeeze(name)) < SHORTEST:
        return
    yield from (f"{before}{name}{after}" for before, after in _AROUND)
    if name.startswith("CD") and name[2:].isdigit():
        yield from (f"{before}{name[2:]}" for before in _BEFORE_NUMBER)

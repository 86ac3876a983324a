"""How the product is made and given, where the record states it: vector, costimulation, gene edits, armour, route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...text.lazy import lazy
from ...text.names import Mention, Names
from ...text.rules import read_rules
from .answers import Construct, Reason
from .meanings import CARRIER, PRODUCT, TARGET
from .passage import Passage
from .passages import Passages

_OF_PRODUCT = frozenset([CARRIER, PRODUCT, TARGET])


class Constructs:
    """The phrases of `rules/constructs.csv`; one without a technology means nothing where a shorter one would."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    @lazy
    def _names(self) -> Names[str]:
        rows = read_rules(self._folders, "constructs", ("words", "technology", "example"))
        return Names((row["words"], row["technology"]) for row in rows)

    def of(self, passages: Passages) -> tuple[Construct, ...]:
        """Each technology once, in the order in which the texts are trusted."""
        found: dict[str, Construct] = {}
        for one in self._in_names(passages):
            found.setdefault(one.technology, one)
        for one in self._in_prose(passages):
            found.setdefault(one.technology, one)
        return tuple(found.values())

    def _in_names(self, passages: Passages) -> Iterator[Construct]:
        """What the product is called says how it is made, wherever it stands."""
        for passage in passages.names:
            yield from (self._said(passage, mention, id_) for mention, id_ in self._all(passage))

    def _in_prose(self, passages: Passages) -> Iterator[Construct]:
        """Elsewhere a sentence must speak of the product, too: `intrathecal` may be said of chemotherapy."""
        texts = (*passages.descriptions, *passages.arms, *passages.summary, *passages.details)
        for passage in texts:
            for mention, id_ in self._all(passage):
                begin, end = passage.text.sentence(mention.first)
                of_product = any(passage.contexts(word) & _OF_PRODUCT for word in range(begin, end))
                if of_product and passage.at_hand(mention):
                    yield self._said(passage, mention, id_)

    def _all(self, passage: Passage) -> Iterator[tuple[Mention[str], str]]:
        if self._names.may_be_in([passage.text.raw]):
            for mention in self._names.find(passage.text):
                yield from ((mention, id_) for id_ in mention.meanings if id_)

    def _said(self, passage: Passage, mention: Mention[str], id_: str) -> Construct:
        return Construct(id_, Reason(passage.field, passage.text.quote(mention.first, mention.after)))

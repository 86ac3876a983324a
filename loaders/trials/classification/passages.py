"""The texts of a record with what was found in them, in the order in which they are trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ...text.names import Mention
from ...text.words import Text
from ..record import Intervention, TrialRecord
from .lexicon import CARRIER, PRODUCT, TARGET, Carrier, Lexicon, Meaning

PRIOR_REACH = 8
"""How many words before a name a phrase such as 'previously treated with' still speaks of it."""
ACRONYMS = ("CAR", "CARs")
_CELLS = ("chimeric", "tcell", "cart", "carnk", "nkcell", "lymphocyte", "celltherapy", "immunotherapy")
_NOT_UNDER_TEST = ("prior", "comparator", "negated before")


class Passage:
    """One text of a record and the phrases in it."""

    def __init__(self, field: str, raw: str, lexicon: Lexicon) -> None:
        self.text = Text(field, raw)
        self.lexicon = lexicon

    @property
    def field(self) -> str:
        """The field of the record, as reasons name it."""
        return self.text.field

    @cached_property
    def mentions(self) -> Sequence[Mention[Meaning]]:
        """All phrases found."""
        return self.lexicon.find(self.text)

    @cached_property
    def at(self) -> Sequence[Mention[Meaning] | None]:
        """For every word the phrase it belongs to."""
        owners: list[Mention[Meaning] | None] = [None] * len(self.text)
        for mention in self.mentions:
            owners[mention.first : mention.after] = [mention] * (mention.after - mention.first)
        return owners

    def of(self, kind: str) -> Iterator[tuple[Mention[Meaning], str]]:
        """The phrases of a kind, with their values."""
        for mention in self.mentions:
            for meaning in mention.meanings:
                if meaning.kind == kind:
                    yield mention, meaning.value

    def contexts(self, word: int) -> set[str]:
        """The contexts that a word stands for, alone or as part of a phrase."""
        found = set(self.lexicon.contexts_of_word.get(self.text.words[word], ()))
        if mention := self.at[word]:
            found |= {meaning.kind for meaning in mention.meanings}
        return found

    def quote(self, mention: Mention[Meaning]) -> str:
        """The words of a phrase with one before and two after it."""
        return self.text.quote(max(0, mention.first - 1), min(len(self.text), mention.after + 2))

    def under_test(self, mention: Mention[Meaning]) -> bool:
        """Whether nothing around the phrase says that it is prior therapy, a comparator, or not given."""
        begin, end = self.text.sentence(mention.first)
        after = next((word for word in range(mention.after, end) if "joins" not in self.contexts(word)), end)
        if after < end and "aftermath" in self.contexts(after):
            return False
        for word in range(mention.first - 1, max(begin, mention.first - PRIOR_REACH) - 1, -1):
            if "," in self.text.gap(word + 1):
                return True
            if any(context in self.contexts(word) for context in _NOT_UNDER_TEST):
                return "cocktail" in self.kinds
        return True

    @cached_property
    def kinds(self) -> set[str]:
        """The kinds of all phrases and contexts in the text."""
        found = {meaning.kind for mention in self.mentions for meaning in mention.meanings}
        for word in self.text.words:
            found |= self.lexicon.contexts_of_word.get(word, set())
        return found

    @cached_property
    def carriers(self) -> Sequence[tuple[Mention[Meaning], Carrier]]:
        """The carriers under test, those that need another phrase only where it stands."""
        found = [(mention, self.lexicon.carriers[int(number)]) for mention, number in self.of(CARRIER)]
        return [
            (mention, carrier) for mention, carrier in found
            if (not carrier.with_ or carrier.with_ in self.text.squeezed) and self.under_test(mention)
            and (carrier.words not in ACRONYMS or self._of_cells)
        ]  # fmt: skip

    @cached_property
    def _of_cells(self) -> bool:
        """Whether the text speaks of cells, receptors or an antigen: CAR is also a word of other trades."""
        return any(word in self.text.squeezed for word in _CELLS) or any(True for _ in self.of(TARGET))


class Passages:
    """The texts of one record, each made when it is first asked for."""

    def __init__(self, record: TrialRecord, lexicon: Lexicon) -> None:
        self.record = record
        self.lexicon = lexicon

    def _of(self, field: str, *raw: str) -> list[Passage]:
        return [Passage(field, text, self.lexicon) for text in raw if text]

    @cached_property
    def titles(self) -> list[Passage]:
        """The brief and the official title."""
        return [*self._of("title", self.record.title), *self._of("official title", self.record.official_title)]

    @cached_property
    def interventions(self) -> list[tuple[Intervention, list[Passage]]]:
        """Each intervention with its name and its other names."""
        return [
            (one, [*self._of("intervention", one.name), *self._of("other name", *one.other_names)])
            for one in self.record.interventions
        ]

    @cached_property
    def descriptions(self) -> list[Passage]:
        """The descriptions of the interventions."""
        return [
            passage
            for one in self.record.interventions
            for passage in self._of("intervention description", one.description)
        ]

    @cached_property
    def products(self) -> list[tuple[Intervention, list[Passage]]]:
        """The interventions that are a product of the field: they name one, or what carries one."""
        return [(one, passages) for one, passages in self.interventions if any(map(_names_product, passages))]

    @cached_property
    def arms(self) -> list[Passage]:
        """Labels and descriptions of the arms that are not comparators."""
        return [
            passage for arm in self.record.arms if "COMPARATOR" not in arm.type or arm.type == "ACTIVE_COMPARATOR"
            for passage in (*self._of("arm", arm.label), *self._of("arm description", arm.description))
        ]  # fmt: skip

    @cached_property
    def names(self) -> list[Passage]:
        """What names the product: the product interventions, then the titles."""
        return [*(passage for _, passages in self.products for passage in passages), *self.titles]

    @cached_property
    def keywords(self) -> list[Passage]:
        """Acronym and keywords."""
        return [*self._of("acronym", self.record.acronym), *self._of("keyword", *self.record.keywords)]

    @cached_property
    def conditions(self) -> list[Passage]:
        """The conditions."""
        return self._of("condition", *self.record.conditions)

    @cached_property
    def summary(self) -> list[Passage]:
        """The brief summary."""
        return self._of("summary", self.record.summary)

    @cached_property
    def endpoints(self) -> list[Passage]:
        """The primary endpoints."""
        return self._of("endpoint", *self.record.endpoints)

    @cached_property
    def details(self) -> list[Passage]:
        """The detailed description."""
        return self._of("description", self.record.description)


def _names_product(passage: Passage) -> bool:
    if any(carrier.engineered for _, carrier in passage.carriers):
        return True
    return any(passage.under_test(mention) for mention, _ in passage.of(PRODUCT))

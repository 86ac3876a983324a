"""The texts of a record with what was found in them, in the order in which they are trusted."""

from __future__ import annotations

from ...text.lazy import lazy
from ..record import TrialRecord
from .explained import explained
from .given import Given, arms_under_test
from .lexicon import Lexicon
from .meanings import PRODUCT
from .passage import Passage
from .reader import Reader


class Passages:
    """The texts of one record, each made when it is first asked for."""

    def __init__(self, record: TrialRecord, lexicon: Lexicon) -> None:
        self.record = record
        self.lexicon = lexicon
        self._read = Reader(record, lexicon)

    @lazy
    def given(self) -> list[Given]:
        """The interventions."""
        arms, under_test = self.record.arms, arms_under_test(self.record.arms)
        return [Given(one, arms, under_test, self._read) for one in self.record.interventions]

    @lazy
    def products(self) -> list[Given]:
        """The interventions under test that are a product of the field: named as one, else explained as one."""
        if any(one.is_product for one in self.given):
            return [one for one in self.given if one.is_product and not self._compared(one)]
        return [one for one in self.given if one.may_be_product and not one.compared and explained(one, self.summary)]

    @lazy
    def comparators(self) -> list[Given]:
        """The interventions that are a product of the field, but only what others are compared with."""
        return [one for one in self.given if one.is_product and self._compared(one)]

    def _compared(self, given: Given) -> bool:
        """Whether only comparators receive it, or a title sets another product against it: `A versus B`."""
        return given.compared or bool(self._set_against and given.products and not given.products & self._set_against)

    @lazy
    def _set_against(self) -> frozenset[str]:
        """The products of which a title says that they are compared with something: those before `versus`."""
        for title in self.titles:
            versus = next((word for word in range(len(title.text)) if "comparator" in title.contexts(word)), 0)
            if before := frozenset(id_ for mention, id_ in title.of(PRODUCT) if mention.after <= versus):
                return before
        return frozenset()

    @lazy
    def titles(self) -> list[Passage]:
        """The brief and the official title."""
        return [*self._read("title", self.record.title), *self._read("official title", self.record.official_title)]

    @lazy
    def descriptions(self) -> list[Passage]:
        """The descriptions of the interventions under test."""
        return [text for one in self.given if not one.compared for text in one.described]

    @lazy
    def arms(self) -> list[Passage]:
        """Labels and descriptions of the arms under test."""
        return [
            passage
            for arm in arms_under_test(self.record.arms)
            for passage in (*self._read("arm", arm.label), *self._read("arm description", arm.description))
        ]

    @lazy
    def names(self) -> list[Passage]:
        """What names the product: the product interventions, then the titles."""
        return [*(passage for one in self.products for passage in one.named), *self.titles]

    @lazy
    def keywords(self) -> list[Passage]:
        """Acronym and keywords."""
        return [*self._read("acronym", self.record.acronym), *self._read.lists("keyword", self.record.keywords)]

    @lazy
    def conditions(self) -> list[Passage]:
        """The conditions."""
        return self._read.lists("condition", self.record.conditions)

    @lazy
    def summary(self) -> list[Passage]:
        """The brief summary."""
        return self._read("summary", self.record.summary)

    @lazy
    def endpoints(self) -> list[Passage]:
        """The primary endpoints."""
        return self._read.lists("endpoint", self.record.endpoints)

    @property
    def all_endpoints(self) -> list[Passage]:
        """The primary endpoints, also where no phrase is in any of them."""
        return self._read("endpoint", *self.record.endpoints)

    @lazy
    def details(self) -> list[Passage]:
        """The detailed description."""
        return self._read("description", self.record.description)

"""What the words around a phrase say of it: whether it is under test, and whether it belongs to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...text.lazy import lazy
from ...text.names import Mention
from .lexicon import Lexicon
from .marked import MarkedText
from .meanings import CARRIER, COORDINATES, JOINS, MASK, PRODUCT, SOURCE, TARGET, Carrier, Meaning

PRIOR_REACH = 8
"""How many words before a name a phrase such as 'previously treated with' still speaks of it."""
NAMES = ("intervention", "other name")
"""Fields that name what is given."""
TITLES = ("title", "official title")
_NOT_UNDER_TEST = frozenset(["prior", "comparator", "negated before"])
_PRODUCTS = frozenset([TARGET, CARRIER, PRODUCT])
_OF_CONSTRUCT = frozenset([TARGET, MASK, SOURCE, JOINS, "binds last", "binds next"])


class Passage(MarkedText):
    """One text of a record, read."""

    def __init__(self, field: str, raw: str, lexicon: Lexicon, speaks: Callable[[str], bool]) -> None:
        super().__init__(field, raw, lexicon, speaks)
        self._at_hand: dict[int, bool] = {}

    @lazy
    def carriers(self) -> Sequence[tuple[Mention[Meaning], Carrier]]:
        """The carriers under test; those that need another phrase only where it belongs to them."""
        return [
            (mention, carrier)
            for mention, number in self.of(CARRIER)
            for carrier in [self.lexicon.carriers[int(number)]]
            if self.under_test(mention) and (not carrier.with_ or self._goes_with(mention, carrier.with_))
        ]

    def _goes_with(self, mention: Mention[Meaning], other: str) -> bool:
        """In the name of a product anywhere in it, in a title only if nothing parts them (`NK/T-cell lymphoma`), and in
        prose, where the two often stand together by chance, never.
        """
        if self.field in NAMES:
            return other in self.text.squeezed
        return self.field in TITLES and self.belongs(mention, (CARRIER,), other)

    def under_test(self, mention: Mention[Meaning]) -> bool:
        """Whether the phrase speaks of what is tested here, and is not the setting of it: `dosing in CAR-T`."""
        return self.at_hand(mention) and not self._is_setting(mention)

    def at_hand(self, mention: Mention[Any]) -> bool:
        """Whether nothing around the phrase says that it is prior therapy, a comparator, approved, or not given."""
        known = self._at_hand.get(mention.first)
        if known is None:
            known = self._follows_up or not (self._left_behind(mention) or self._introduced_otherwise(mention))
            self._at_hand[mention.first] = known
        return known

    @lazy
    def _follows_up(self) -> bool:
        """Whether it names a study that follows those who received the product: `follow-up of patients treated with`"""
        return self.field in (*NAMES, *TITLES) and "follow up" in self.kinds

    def _is_setting(self, mention: Mention[Meaning]) -> bool:
        begin, _ = self.text.sentence(mention.first)
        for word in range(mention.first - 1, begin - 1, -1):
            contexts = self.contexts(word)
            if "setting" in contexts:
                return True
            if contexts.isdisjoint(_OF_CONSTRUCT):
                break
        return False

    def _left_behind(self, mention: Mention[Any]) -> bool:
        """Whether what follows the construct is about the time after it: `CAR-T recipients`, `X is approved`."""
        _, end = self.text.sentence(mention.first)
        for word in range(mention.after, end):
            contexts = self.contexts(word)
            joins = contexts & _OF_CONSTRUCT or contexts & _PRODUCTS
            if not joins and COORDINATES in contexts and word + 1 < end:
                joins = self.contexts(word + 1) & _PRODUCTS
            if not joins:
                return "aftermath" in contexts
        return False

    def _introduced_otherwise(self, mention: Mention[Any]) -> bool:
        """Whether what stands before it speaks of prior therapy, a comparator or what is not given."""
        begin, _ = self.text.sentence(mention.first)
        for word in range(mention.first - 1, max(begin, mention.first - PRIOR_REACH) - 1, -1):
            contexts = self.contexts(word)
            if "," in self.text.gap(word + 1):
                return False
            if contexts & _NOT_UNDER_TEST:
                return "cocktail" not in self.kinds
        return False

    def belongs(self, mention: Mention[Meaning], kinds: Sequence[str], holding: str = "") -> bool:
        """Whether only words of one construct stand between a phrase and one of these kinds with `holding` in it.

        A phrase that begins with a preposition belongs only to what follows: `CAR-T cells in vivo` are measured there.
        """
        begin, end = self.text.sentence(mention.first)
        ways = [range(mention.after, end), range(mention.first - 1, begin - 1, -1)]
        if "setting" in self.contexts(mention.first):
            ways.pop()
        return any(self._leads_to(way, kinds, holding) for way in ways)

    def _leads_to(self, words: range, kinds: Sequence[str], holding: str) -> bool:
        for word in words:
            if "," in self.text.gap(word if words.step > 0 else word + 1):
                return False
            owner, contexts = self.at[word], self.contexts(word)
            if owner and not contexts.isdisjoint(kinds) and holding in self.text.between(owner.first, owner.after):
                return True
            if contexts.isdisjoint(_OF_CONSTRUCT) and not self._between_antigens(word):
                return False
        return False

    def _between_antigens(self, word: int) -> bool:
        return COORDINATES in self.contexts(word) and all(
            TARGET in self.contexts(beside) for beside in (word - 1, word + 1) if 0 <= beside < len(self.text)
        )

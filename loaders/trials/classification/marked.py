"""A text in which the phrases that count are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...text.lazy import lazy
from ...text.names import Mention
from ...text.words import Text
from .lexicon import Lexicon
from .meanings import CARRIER, OF_CELLS, PRODUCT, TARGET, Meaning

_LOGIC = frozenset(["and", "not"])
_NOTHING: frozenset[str] = frozenset()


class MarkedText:
    """One text of a record and the phrases in it.

    `speaks` tells whether the record has a context anywhere: letters that other trades use too count only then.
    """

    def __init__(
        self, field: str, raw: str, lexicon: Lexicon, speaks: Callable[[str], bool] = lambda context: False
    ) -> None:
        self.text = Text(field, raw)
        self.lexicon = lexicon
        self.mentions = [
            mention
            for mention in lexicon.find(self.text)
            if not (need := lexicon.need(self.text, mention)) or speaks(need)
        ]
        """The phrases that count in this record."""
        self._of_kind: dict[str, list[tuple[Mention[Meaning], str]]] = {}
        for mention in self.mentions:
            for meaning in mention.meanings:
                self._of_kind.setdefault(meaning.kind, []).append((mention, meaning.value))
        self._contexts: dict[int, frozenset[str]] = {}

    @property
    def field(self) -> str:
        """The field of the record, as reasons name it."""
        return self.text.field

    @lazy
    def at(self) -> Sequence[Mention[Meaning] | None]:
        """For every word the phrase it belongs to."""
        owners: list[Mention[Meaning] | None] = [None] * len(self.text)
        for mention in self.mentions:
            owners[mention.first : mention.after] = [mention] * (mention.after - mention.first)
        return owners

    def of(self, kind: str) -> Sequence[tuple[Mention[Meaning], str]]:
        """The phrases of a kind, with their values."""
        return self._of_kind.get(kind, ())

    def contexts(self, word: int) -> frozenset[str]:
        """The contexts that a word stands for, alone or as part of a phrase; in a phrase of logic only its own."""
        known = self._contexts.get(word)
        if known is None:
            known = self.lexicon.contexts_of_word.get(self.text.words[word], _NOTHING)
            if mention := self.at[word]:
                kinds = frozenset(meaning.kind for meaning in mention.meanings)
                known = kinds if kinds & _LOGIC else known | kinds
            self._contexts[word] = known
        return known

    @lazy
    def kinds(self) -> frozenset[str]:
        """The kinds of all phrases and contexts in the text."""
        return self.spoken.union(self._of_kind)

    @lazy
    def spoken(self) -> frozenset[str]:
        """The contexts of single words."""
        of_word = self.lexicon.contexts_of_word
        return _NOTHING.union(*(of_word[word] for word in of_word.keys() & set(self.text.words)))

    def has(self, context: str) -> bool:
        """Whether the text has a word for the context, or, of cells, a name that is no other's."""
        if context in self._of_kind or context in self.spoken:
            return True
        return context == OF_CELLS and any(
            self._of_cells(mention, meaning) for mention in self.mentions for meaning in mention.meanings
        )

    def _of_cells(self, mention: Mention[Meaning], meaning: Meaning) -> bool:
        if meaning.kind == CARRIER:
            return self.lexicon.carriers[int(meaning.value)].engineered
        words = self.text.between(mention.first, mention.after)
        return meaning.kind in (TARGET, PRODUCT) and (words, meaning.value) not in self.lexicon.near_car

    def quote(self, mention: Mention[Meaning]) -> str:
        """The words of a phrase with one before and two after it."""
        return self.text.quote(max(0, mention.first - 1), min(len(self.text), mention.after + 2))

"""Disease names as they are compared: British as American spelling, plurals as singulars, without accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .words import Text

_SHORT = 4
"""Words up to this length may be abbreviations: only their accents and plural s are taken off."""
_AMERICAN = (("ae", "e"), ("oe", "e"), ("tumour", "tumor"), ("centre", "center"))
_NO_PLURAL = ("ss", "us", "is")
_APOSTROPHES = ("'", "’", "‘", "`", "´")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case as it is compared.

    >>> [fold(word) for word in ("leukaemias", "oesophageal", "tumours", "sjögren", "malignancies", "sclerosis")]
    ['leukemia', 'esophageal', 'tumor', 'sjogren', 'malignancy', 'sclerosis']
    """
    if not word.isascii():
        word = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    if len(word) > _SHORT:
        for british, american in _AMERICAN:
            word = word.replace(british, american)
        if word.endswith("ies"):
            return word[:-3] + "y"
    return word[:-1] if len(word) >= _SHORT and word.endswith("s") and not word.endswith(_NO_PLURAL) else word


class Folded:
    """A text as folded words, without possessive s. `places` are their places among the words of the text."""

    __slots__ = ("places", "text", "words")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.words: list[str] = []
        self.places: list[int] = []
        for place, word in enumerate(text.words):
            if word != "s" or not text.gap(place).startswith(_APOSTROPHES):
                self.words.append(fold(word))
                self.places.append(place)

    def quote(self, first: int, after: int) -> str:
        """The words from `first` up to `after` as they stand in the text."""
        return self.text.quote(self.places[first], self.places[after - 1] + 1)


def folded(name: str) -> tuple[str, ...]:
    """The folded words of a name.

    >>> folded("Hodgkin's Lymphomas"), folded("β-thalassaemia")
    (('hodgkin', 'lymphoma'), ('beta', 'thalassemia'))
    """
    return tuple(Folded(Text("", name)).words)

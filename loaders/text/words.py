"""Text as words: how names and texts are made comparable, so that hyphens, spaces, case and Greek letters do not count.

A text is split into words; names are looked for in the words run together (`CD 19`, `CD-19` and `CD19` are all
`cd19`), but only where they begin and end with a word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

_WORD = re.compile(r"[㐀-鿿]|[^\W_㐀-鿿]+")
"""A run of letters and digits; each Chinese character is a word of its own."""
_GREEK = {
    ord(letter): name
    for letter, name in zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
        ],
        strict=True,
    )
}
_GREEK[ord("ς")] = "sigma"
_GREEK[ord("ß")] = "beta"
"""German sharp s is how some records write beta."""
_SENTENCE_END = re.compile(r"[.;:!?。；\n](?=\s|$)|\n|。|；")


def squeeze(name: str) -> str:
    """A name as it is looked for: its words run together.

    >>> squeeze("IL-13Rα2"), squeeze("Claudin 18.2"), squeeze("CAR-T")
    ('il13ralpha2', 'claudin182', 'cart')
    """
    return "".join(map(_plain, _WORD.findall(unicodedata.normalize("NFKC", name))))


def _plain(word: str) -> str:
    return word.lower().translate(_GREEK)


class Text:
    """One field of a record as words. `field` names it in reasons, `raw` is its text (NFKC)."""

    __slots__ = ("__dict__", "field", "raw", "spans", "squeezed", "starts")

    def __init__(self, field: str, raw: str) -> None:
        self.field = field
        self.raw = unicodedata.normalize("NFKC", raw)
        self.spans: list[tuple[int, int]] = []
        self.starts: list[int] = []
        words = []
        length = 0
        for found in _WORD.finditer(self.raw):
            word = _plain(found.group())
            self.spans.append(found.span())
            self.starts.append(length)
            words.append(word)
            length += len(word)
        self.squeezed = "".join(words)
        self.starts.append(length)

    def __len__(self) -> int:
        return len(self.spans)

    @cached_property
    def words(self) -> list[str]:
        """The words, as they are compared."""
        return [self.squeezed[a:b] for a, b in zip(self.starts, self.starts[1:], strict=False)]

    @cached_property
    def sentences(self) -> list[int]:
        """The index of the first word of every sentence."""
        ends = [found.end() for found in _SENTENCE_END.finditer(self.raw)]
        first = [begin for begin, _ in self.spans]
        return sorted({0, *(bisect_right(first, end - 1) for end in ends)})

    def sentence(self, word: int) -> tuple[int, int]:
        """The first word of the sentence that the word stands in, and the first behind it."""
        place = bisect_right(self.sentences, word) - 1
        after = self.sentences[place + 1] if place + 1 < len(self.sentences) else len(self)
        return self.sentences[place], after

    def gap(self, word: int) -> str:
        """What stands before the word, behind the word before it: spaces, hyphens, slashes, brackets."""
        begin = self.spans[word - 1][1] if word else 0
        end = self.spans[word][0] if word < len(self.spans) else len(self.raw)
        return self.raw[begin:end]

    def quote(self, first: int, after: int) -> str:
        """The words from `first` up to `after`, as they stand in the text."""
        return " ".join(self.raw[self.spans[first][0] : self.spans[after - 1][1]].split())

"""Text as words: how names and texts are made comparable, so that hyphens, spaces, case and Greek letters do not count.

A text is split into words; names are looked for in the words run together (`CD 19`, `CD-19` and `CD19` are all
`cd19`), but only where they begin and end with a word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, count

_WORD = re.compile(r"[㐀-鿿]|[^\W_㐀-鿿]+")
"""A run of letters and digits; each Chinese character is a word of its own."""
_CUT = re.compile(f"({_WORD.pattern})")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
"""The same in a text of ASCII letters in lower case, where it is found faster."""
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_GREEK = {
    ord(letter): name for letter, name in zip("αβγδεζηθικλμνξοπρστυφχψω", [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ], strict=True)
}  # fmt: skip
_GREEK[ord("ς")] = "sigma"
_GREEK[ord("ß")] = "beta"
"""German sharp s is how some records write beta."""
_ABBREVIATIONS = ("vs", "Vs", "VS", "e.g", "i.e", "cf", "al", "approx", "Co", "Ltd", "Inc", "Dr", "St", "No")
"""Words whose point ends no sentence."""
_NO_ABBREVIATION = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in _ABBREVIATIONS)
_SENTENCE_END = re.compile(rf"[.;:!?](?=\s|$){_NO_ABBREVIATION}|[\n。；]")


def squeeze(name: str) -> str:
    """A name as it is looked for: its words run together.

    >>> squeeze("IL-13Rα2"), squeeze("Claudin 18.2"), squeeze("CAR-T")
    ('il13ralpha2', 'claudin182', 'cart')
    """
    return "".join(_words(unicodedata.normalize("NFKC", name)))


def _words(raw: str) -> list[str]:
    """The words of a text (NFKC) as they are compared, one for each match of `_WORD`."""
    if raw.isascii():
        return _ASCII_WORD.findall(raw.lower())
    # The one capital letter that becomes two characters in lower case, a letter and a dot that is none.
    words: list[str] = _WORD.findall(raw.replace("İ", "I").lower())
    return [word if word.isascii() else word.translate(_GREEK) for word in words]


class Text:
    """One field of a record as words, each view of it made when it is first asked for. `field` names it in reasons,
    `raw` is its text (NFKC).
    """

    __slots__ = ("__dict__", "field", "raw")

    def __init__(self, field: str, raw: str) -> None:
        self.field = field
        self.raw = raw if raw.isascii() else unicodedata.normalize("NFKC", raw)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def words(self) -> list[str]:
        """The words as they are compared."""
        return _words(self.raw)

    @cached_property
    def squeezed(self) -> str:
        """The words run together."""
        if self.raw.isascii():
            return self.raw.lower().encode().translate(None, _NO_LETTERS).decode()
        return "".join(self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where in `squeezed` each word begins, and where the last one ends."""
        return list(accumulate(map(len, self.words), initial=0))

    @cached_property
    def _pieces(self) -> list[str]:
        """The text cut up: what stands before the first word, the first word, what stands before the second …"""
        return _CUT.split(self.raw)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where in the text each word stands."""
        ends = list(accumulate(map(len, self._pieces)))
        return list(zip(ends[0::2], ends[1::2], strict=False))

    @cached_property
    def places(self) -> dict[int, int]:
        """The word that begins at a place of `squeezed`; the number of words for its end."""
        return dict(zip(self.starts, count(), strict=False))

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
        return self._pieces[2 * word]

    def between(self, first: int, after: int) -> str:
        """The words from `first` up to `after`, run together."""
        return self.squeezed[self.starts[first] : self.starts[after]]

    def quote(self, first: int, after: int) -> str:
        """The words from `first` up to `after`, as they stand in the text."""
        return " ".join("".join(self._pieces[2 * first + 1 : 2 * after]).split())

"""Text as words: how names and texts are made comparable, so that hyphens, spaces, case and Greek letters do not count.

A text is split into words; names are looked for in the words run together (`CD 19`, `CD-19` and `CD19` are all
`cd19`), but only where they begin and end with a word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate

from .lazy import lazy

_WORD = r"[㐀-鿿]|[^\W_㐀-鿿]+"
"""A run of letters and digits; each Chinese character is a word of its own."""
_WORDS, _CUT = re.compile(_WORD), re.compile(f"({_WORD})")
_ASCII_CUT = re.compile(r"([A-Za-z0-9]+)")
_ASCII = [chr(code).lower() if chr(code).isalnum() else " " for code in range(128)]
_BLANKED = "".join(_ASCII).encode() + bytes(128)
_DELETED = bytes(code for code, letter in enumerate(_ASCII) if letter == " ")
"""For texts of ASCII characters, which are most, words can be told apart several times as fast: what is no letter
becomes a blank, or is deleted.
"""
_SIGNS = "–—−‐‒’‘“”«»•·≥≤±×→®°"
"""Signs in texts that are ASCII apart from them."""
_GREEK = {
    ord(letter): name for letter, name in zip("αβγδεζηθικλμνξοπρστυφχψω", [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ], strict=True)
}  # fmt: skip
_GREEK[ord("ς")] = "sigma"
_GREEK[ord("ß")] = "beta"
"""German sharp s is how some records write beta."""
_ABBREVIATIONS = frozenset(["vs", "Vs", "VS", "cf", "al", "approx", "Co", "Ltd", "Inc", "Dr", "St", "No"])
"""Words whose point ends no sentence."""
_SENTENCE_END = re.compile(r"[.;:!?]\s|[\n。；]")


def squeeze(name: str) -> str:
    """A name as it is looked for: its words run together.

    >>> squeeze("IL-13Rα2"), squeeze("Claudin 18.2"), squeeze("CAR-T")
    ('il13ralpha2', 'claudin182', 'cart')
    """
    return Text("", name).squeezed


def printable(text: str) -> str:
    r"""The text with a blank for each sign that does not print: such signs steer terminals and break lines.

    >>> printable("CAR\x1b-T\n")
    'CAR -T '
    """
    return "".join(sign if sign.isprintable() else " " for sign in text)


class Text:
    """One field of a record as words, each view of it made when it is first asked for. `field` names it in reasons,
    `raw` is its text (NFKC).
    """

    __slots__ = ("__dict__", "_plain", "field", "raw")

    def __init__(self, field: str, raw: str) -> None:
        self.field = field
        self.raw = self._plain = raw
        if not raw.isascii():
            self.raw = self._plain = unicodedata.normalize("NFKC", raw)
            for sign in _SIGNS:
                self._plain = self._plain.replace(sign, " ")

    def __len__(self) -> int:
        return len(self.words)

    @lazy
    def words(self) -> list[str]:
        """The words as they are compared."""
        if self._plain.isascii():
            return self._plain.encode().translate(_BLANKED).decode().split()
        # The one capital letter that becomes two characters in lower case, a letter and a dot that is none.
        found: list[str] = _WORDS.findall(self._plain.replace("İ", "I").lower())
        return [word if word.isascii() else word.translate(_GREEK) for word in found]

    @lazy
    def squeezed(self) -> str:
        """The words run together."""
        if self._plain.isascii():
            return self._plain.lower().encode().translate(None, _DELETED).decode()
        return "".join(self.words)

    @lazy
    def starts(self) -> list[int]:
        """Where in `squeezed` each word begins, and where the last one ends."""
        return list(accumulate(map(len, self.words), initial=0))

    def word_at(self, place: int) -> int | None:
        """The word that begins at a place of `squeezed`, the number of words for its end; None inside a word."""
        word = bisect_left(self.starts, place)
        return word if self.starts[word] == place else None

    @lazy
    def _pieces(self) -> list[str]:
        """The text cut up: what stands before the first word, the first word, what stands before the second …"""
        return (_ASCII_CUT if self._plain.isascii() else _CUT).split(self.raw)

    @lazy
    def spans(self) -> list[tuple[int, int]]:
        """Where in the text each word stands."""
        ends = list(accumulate(map(len, self._pieces)))
        return list(zip(ends[0::2], ends[1::2], strict=False))

    def place(self, first: int, after: int) -> tuple[int, int]:
        """Where in the text the words from `first` up to `after` begin and end."""
        return self.spans[first][0], self.spans[after - 1][1]

    def sentence(self, word: int) -> tuple[int, int]:
        """The first word of the sentence that the word stands in, and the first behind it."""
        first, after = word, word + 1
        while first > 0 and not self.ends_before(first):
            first -= 1
        while after < len(self) and not self.ends_before(after):
            after += 1
        return first, after

    def ends_before(self, word: int) -> bool:
        """Whether a sentence ends before the word, which is not the first; not behind `vs.`, `e.g.` or `Co.`"""
        gap = self.gap(word)
        if gap == " " or not _SENTENCE_END.search(gap):
            return False
        before = self._pieces[2 * word - 1]
        abbreviated = before in _ABBREVIATIONS or (len(before) == 1 and self.gap(word - 1) == ".")
        return "\n" in gap or not (abbreviated and gap.startswith("."))

    def gap(self, word: int) -> str:
        """What stands before the word, behind the word before it: spaces, hyphens, slashes, brackets."""
        return self._pieces[2 * word]

    def between(self, first: int, after: int) -> str:
        """The words from `first` up to `after`, run together."""
        return self.squeezed[self.starts[first] : self.starts[after]]

    def quote(self, first: int, after: int) -> str:
        """The words from `first` up to `after`, as they stand in the text."""
        return " ".join("".join(self._pieces[2 * first + 1 : 2 * after]).split())

"""One passage while names are looked for in it."""

from __future__ import annotations

import re

from ..text.words import Text
from .mention import Candidate
from .spellings import Spellings

_WITHOUT_CASE = re.compile("[㐀-鿿]")
"""Beside such characters capitals say nothing of the rest."""
_INITIALS = re.compile(r"(?:\w\.)+\w")
"""Letters with points, of which the last one belongs to them too: U.S."""


class Reading:
    """The words of a passage with their places."""

    def __init__(self, text: Text, spellings: Spellings) -> None:
        self.text = text
        self.shouted = len(text) > 1 and text.raw.isupper() and not _WITHOUT_CASE.search(text.raw)
        self._spellings = spellings

    def candidate(
        self, first: int, after: int, id_: str, *, name: str = "", doubtful: bool = False
    ) -> Candidate | None:
        """The words from `first` up to `after` as a name of the node; None if a sentence ends among them, or if they
        are no name in these capitals. `name`: the name that they are a spelling of, if another than they say.
        """
        text = self.text
        if any(text.ends_before(word) for word in range(first + 1, after)):
            return None
        words = text.quote(first, after)
        spelling = self._spellings.of(id_, words, self.shouted)
        if spelling is None or (doubtful and not spelling.as_written and words.isalpha()):
            return None
        start, end = text.place(first, after)
        if _INITIALS.fullmatch(words) and text.raw[end : end + 1] == ".":
            words, end = f"{words}.", end + 1
        as_name = self._spellings.of(id_, name, False) if name else None
        return Candidate(start, end, words, id_, (as_name or spelling).form, spelling.as_written, doubtful)

    def begins_with_article(self, word: int, name: str) -> bool:
        """Whether a blank parts a single letter from the rest where the name has none: `a CAR-T` is no aCAR-T."""
        alone = len(self.text.words[word]) == 1 and self.text.gap(word + 1).isspace()
        return alone and len(Text("", name).words[0]) > 1

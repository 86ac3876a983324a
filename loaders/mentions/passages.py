"""A document as passages: what a name may stand in without running from one paragraph into the next."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

PARAGRAPH = "\u2029"
"""Ends a paragraph within a line."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""Soft hyphens, joiners and marks of direction: they stand inside words and are none of their letters."""
_LETTER = "a-zß-öø-ÿ"
_BROKEN = re.compile(rf"(?<=[{_LETTER}])[-‐]\n([{_LETTER}]{{3,}})")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph on one line. `line` is the number of its first line, `breaks` are the characters where another
    begins. `whole` is the text with words that a hyphen broke over two lines put together again; as a hyphen may also
    belong there (`B-cell`), both are read. Both have the same length, so that places in one are places in the other.
    """

    text: str
    whole: str
    line: int
    breaks: tuple[int, ...]

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the lines on which the characters from `start` up to `end` begin and end."""
        return self.line + bisect_left(self.breaks, start), self.line + bisect_left(self.breaks, end - 1)


def passages(text: str) -> Iterator[Passage]:
    r"""The paragraphs of a text, parted by blank lines or paragraph separators.

    >>> [(one.whole, one.line) for one in passages("multiple mye-\nloma\n\nBCMA")]
    [('multiple myeloma  ', 1), ('BCMA', 4)]
    """
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    paragraph: list[str] = []
    number = begun = 0
    for number, line in enumerate(plain.split("\n"), 1):
        first, *others = line.split(PARAGRAPH)
        begun = begun if paragraph else number
        if first.strip():
            paragraph.append(first)
        if others or not first.strip():
            yield from _passage(paragraph, begun)
            paragraph = []
            for part in others[:-1]:
                yield from _passage([part], number)
            if others and others[-1].strip():
                paragraph, begun = [others[-1]], number
    yield from _passage(paragraph, begun)


def _passage(lines: list[str], first: int) -> Iterator[Passage]:
    lines = [line.strip() for line in lines]
    if any(lines):
        text = "\n".join(lines)
        breaks = accumulate(map(len, lines[:-1]), lambda place, length: place + 1 + length)
        whole = _BROKEN.sub(lambda rest: f"{rest[1]}  ", text)
        yield Passage(text.replace("\n", " "), whole.replace("\n", " "), first, tuple(breaks))

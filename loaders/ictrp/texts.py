"""Texts as ICTRP gives them, in plain characters: registries' HTML, entities and padding taken away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_BREAK = re.compile(r"<\s*(?:br|/?p|/?li|/?ul|/?ol|/?div|/?tr)(?:\s[^<>]{0,200})?\s*/?\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?\s*(?:a|b|em|font|i|span|strong|sub|sup|table|tbody|td|th|u)(?:\s[^<>]{0,200})?\s*/?\s*>", re.IGNORECASE
)
"""Tags by name: `<18 years` and `<sup>` both stand in the texts."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\ufeff]")
_BLANKS = re.compile(r"[^\S\n]+")
_NOTHING = {"", "nan", "na", "n/a", "none", "null", "nil", "no", "not applicable", "not available", "nonen", "-"}


def lines(cell: str) -> list[str]:
    """The lines of a text that are not empty; a line break may be one, or a tag.

    >>> lines("Age&#32;&lt;18 years;&lt;br&gt; <b>CAR-T</b>  cells<br/>")
    ['Age <18 years;', 'CAR-T cells']
    """
    text = html.unescape(cell) if "&" in cell else cell
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _UNSEEN.sub("", text.replace("\r", "\n"))
    return [line for line in (_BLANKS.sub(" ", part).strip() for part in text.split("\n")) if line]


def line(cell: str) -> str:
    """A text in one line; empty where it only says that there is nothing.

    >>> line(" UMC <br> Utrecht "), line("N/A")
    ('UMC Utrecht', '')
    """
    return stated(" ".join(lines(cell)))


def prose(cell: str) -> str:
    """A text of several lines."""
    return stated("\n".join(lines(cell)))


def stated(text: str) -> str:
    """The text; empty where it only says that there is nothing.

    >>> stated("Not applicable."), stated("None of these")
    ('', 'None of these')
    """
    text = text.strip()
    return "" if text.casefold().rstrip(".; ") in _NOTHING else text


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that state something, each once whatever its case, in their order."""
    found: dict[str, str] = {}
    for text in texts:
        if text := stated(text):
            found.setdefault(text.casefold(), text)
    return tuple(found.values())

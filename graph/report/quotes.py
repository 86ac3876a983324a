"""What a page may do with text of the sources: cut a long quote, and link to a web address only."""

from __future__ import annotations

_LONGEST = 320


def is_web(url: str) -> bool:
    """Whether an address from the data may become a link: web addresses only, never `javascript:`."""
    return url.startswith(("https://", "http://"))


def shortened(quote: str) -> str:
    r"""A quote on one line, cut at a word where it is long.

    >>> shortened("two  lines\nof text")
    'two lines of text'
    """
    text = " ".join(quote.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"

"""The text of a web page: what it shows, every word on the line of the file where it stands.

The parser of the standard library takes minutes for some damaged pages of a megabyte; this takes one pass.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from .passages import PARAGRAPH

_BEGINNING = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_FILES = (".html", ".htm", ".xhtml")
_MARKUP = re.compile(r"""(<!--|-->|</?[A-Za-z!?](?:[^<>"']|"[^"<]*"|'[^'<]*')*>)""")
_ELEMENT = re.compile(r"</?([A-Za-z0-9]*)")
_CHARACTER = re.compile(r"&#?\w+;", re.ASCII)
_INLINE = frozenset([
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
])  # fmt: skip
"""Elements that do not end what is being said."""
_UNSEEN = ("script", "style", "template")


def is_web_page(text: str, name: str) -> bool:
    """Whether a file's name or first words say that it is HTML."""
    return name.lower().endswith(_FILES) or _BEGINNING.match(text) is not None


def shown(page: str) -> str:
    """The text of a page without tags, comments and scripts, with as many lines.

    >>> shown("<p>zevor<b>-cel</b><!-- <p> --> &amp; BCMA").strip()
    'zevor-cel & BCMA'
    """
    return "".join(_pieces(page))


def _pieces(page: str) -> Iterator[str]:
    ends = {name: page.lower().rfind(f"</{name}") for name in _UNSEEN} | {"!--": page.rfind("-->")}
    place, until = 0, ""
    for number, piece in enumerate(_MARKUP.split(page)):
        place += len(piece)
        if until:
            until = "" if piece.lower().startswith(until) else until
            yield "\n" * piece.count("\n")
        elif number % 2 == 0:
            yield _CHARACTER.sub(lambda one: html.unescape(one[0]).replace("\n", " "), piece)
        elif piece == "<!--":
            until = "-->" if ends["!--"] >= place else ""
        else:
            name = element[1].lower() if (element := _ELEMENT.match(piece)) else ""
            until = f"</{name}" if ends.get(name, -1) >= place and not piece.startswith("</") else ""
            yield "" if name in _INLINE else " " if name == "br" else PARAGRAPH
            yield "\n" * piece.count("\n")

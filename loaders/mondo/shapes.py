"""In which layout a file is, told by how it begins."""

from __future__ import annotations

import codecs
import re
from enum import Enum, auto

from .sssom import is_header

EXPECTED = (
    "obographs JSON (`graphs`), OBO (`format-version:`), a JSON map of terms with `ancestors`, an SSSOM table with "
    "`subject_id`, `predicate_id` and `object_id`, or a zip, gzip, zstandard file or folder of these"
)
_GRAPHS = re.compile(r'"graphs"\s*:\s*\[')
_MAP = re.compile(r'\{\s*"\w+:\w+"\s*:\s*\{')
_STANZA = re.compile(r"^(?:format-version:|\[Term\]\s*$)", re.MULTILINE)


class Shape(Enum):
    """The layouts that can be read."""

    OBOGRAPHS = auto()
    REDUCED = auto()
    OBO = auto()
    SSSOM = auto()


def shape_of(head: bytes) -> Shape | None:
    """The layout of a file that begins with these bytes; None where it is none of these."""
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").lstrip()
    if text.startswith("{"):
        if _GRAPHS.search(text):
            return Shape.OBOGRAPHS
        return Shape.REDUCED if _MAP.match(text) and '"ancestors"' in text else None
    if is_header(next((line for line in text.splitlines() if not line.startswith("#")), "")):
        return Shape.SSSOM
    return Shape.OBO if _STANZA.search(text) else None

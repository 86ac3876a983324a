"""The code by which a record calls a product that its interventions only describe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .answers import Reason
from .meanings import CARRIER, MASK, PRODUCT, TARGET
from .passage import Passage
from .passages import Passages

_GIVEN = r"(?:[\s-]|autologous)*(?:CAR|NK|T\b|T-?cell|cell|injection|infusion|suspension)"
"""What stands behind the code of a product: `KT127 cells`; drugs given with it and grants have codes as well."""
_CODE_GIVEN = re.compile(rf"(?:\d[a-z]?|cel|vec|gene)(?={_GIVEN})", re.IGNORECASE)
"""Where a code or generic name may end: most texts have no such place, and are done with."""
_NAMES = ("intervention", "other name")
"""Fields that name what is given: a code stands for it there, whatever follows."""
_KNOWN = frozenset((CARRIER, MASK, PRODUCT, TARGET))


def coined(passages: Passages) -> Reason | None:
    """The code and the field it stands in, the most trusted first; None if there is none."""
    other_names = [passage for one in passages.products for passage in one.named]
    texts = (other_names, passages.titles, passages.descriptions, passages.arms, passages.summary)
    found = (reason for several in texts for passage in several for reason in _codes(passage))
    return next(found, None) or next((reason for passage in passages.all_endpoints for reason in _codes(passage)), None)


def _codes(passage: Passage) -> Iterator[Reason]:
    raw = passage.text.raw
    if passage.field in _NAMES:
        places = [(0, len(raw))]
    else:
        places = [(_two_words_before(raw, end), end) for end in map(re.Match.end, _CODE_GIVEN.finditer(raw))]
    known = _known(passage) if places else []
    for first, last in places:
        taken = [((max(start - first, 0), end - first), False) for start, end in known if start < last and end > first]
        for _, code, label, _ in passage.lexicon.new_names.find(raw[first:last], taken):
            if label == "Product":
                yield Reason(passage.field, code, "a code")


def _known(passage: Passage) -> list[tuple[int, int]]:
    """Where the text has names and kinds that are known."""
    spans = passage.text.spans
    return [
        (spans[one.first][0], spans[one.after - 1][1])
        for one in passage.mentions
        if any(meaning.kind in _KNOWN for meaning in one.meanings)
    ]


def _two_words_before(text: str, end: int) -> int:
    """Where the last two words before a place begin: generic names have two."""
    return text.rfind(" ", 0, max(text.rfind(" ", 0, end), 0)) + 1

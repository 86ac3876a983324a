"""The code by which a record calls a product that its interventions only describe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .answers import Reason
from .meanings import CARRIER, MASK, PRODUCT, TARGET
from .passage import NAMES, Passage
from .passages import Passages

_GIVEN = r"(?:[\s-]|autologous)*(?:CAR|NK|T\b|T-?cell|cell|injection|infusion|suspension)"
"""What stands behind the code of a product: `KT127 cells`; drugs given with it and grants have codes as well."""
_CODE_GIVEN = re.compile(rf"(?:\d[a-z]?|cel|vec|gene)(?={_GIVEN})", re.IGNORECASE)
"""Where a code or generic name may end: most texts have no such place, and are done with."""
_KNOWN = frozenset((CARRIER, MASK, PRODUCT, TARGET))


def coined(passages: Passages) -> Reason | None:
    """The code and the field it stands in, the most trusted first; None if there is none."""
    return next((reason for passage in _texts(passages) for reason in _codes(passage)), None)


def _texts(passages: Passages) -> Iterator[Passage]:
    for one in passages.products:
        yield from one.named
    yield from passages.titles
    yield from passages.descriptions
    yield from passages.arms
    yield from passages.summary
    yield from passages.all_endpoints


def _codes(passage: Passage) -> Iterator[Reason]:
    raw = passage.text.raw
    if passage.field in NAMES:  # what stands there is given, whatever follows
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
    return [
        passage.text.place(one.first, one.after)
        for one in passage.mentions
        if any(meaning.kind in _KNOWN for meaning in one.meanings)
    ]


def _two_words_before(text: str, end: int) -> int:
    """Where the last two words before a place begin: generic names have two."""
    return text.rfind(" ", 0, max(text.rfind(" ", 0, end), 0)) + 1

"""The code by which a record calls a product that no vocabulary has, where its interventions only describe it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .answers import Reason
from .meanings import CARRIER, MASK, PRODUCT, TARGET
from .passage import Passage
from .passages import Passages

_IS_GIVEN = re.compile(r"(?:[\s-]|autologous)*(?:CAR|NK|T\b|T-?cell|cell|injection|infusion|suspension)", re.IGNORECASE)
"""What stands behind the code of a product: `KT127 cells`; drugs given with it and grants have codes as well."""
_KNOWN = frozenset((CARRIER, MASK, PRODUCT, TARGET))


def coined(passages: Passages) -> Reason | None:
    """The code and the field it stands in, the most trusted first; None if there is none."""
    other_names = [passage for one in passages.products for passage in one.named]
    texts = (other_names, passages.titles, passages.descriptions, passages.arms, passages.summary)
    found = (reason for several in texts for passage in several for reason in _codes(passage))
    return next(found, None) or next((reason for passage in passages.all_endpoints for reason in _codes(passage)), None)


def _codes(passage: Passage) -> Iterator[Reason]:
    spans, raw = passage.text.spans, passage.text.raw
    taken = [
        ((spans[one.first][0], spans[one.after - 1][1]), False)
        for one in passage.mentions
        if any(meaning.kind in _KNOWN for meaning in one.meanings)
    ]
    for start, code, label, _ in passage.lexicon.new_names.find(raw, taken):
        alone = passage.field in ("intervention", "other name")
        if label == "Product" and (alone or _IS_GIVEN.match(raw, start + len(code))):
            yield Reason(passage.field, code, "a code that no vocabulary has")

"""Codes that a record explains: `X-01, autologous BCMA CAR-T cells`, `X-01 is a …`."""

from __future__ import annotations

from collections.abc import Iterable

from ...text.words import squeeze
from .given import Given
from .meanings import CARRIER, JOINS, SOURCE, TARGET
from .passage import Passage

REACH = 20
"""How many words an explanation may take to come to what carries the therapy."""
_GOES_ON = frozenset([TARGET, SOURCE, JOINS, "binds next", "binds last", "explains"])
"""What an explanation consists of."""


def explained(given: Given, summary: Iterable[Passage]) -> bool:
    """Whether its description, or the summary where it names the intervention, says that it is engineered."""
    if any(_engineered_from(text, 0) for text in given.described):
        return True
    texts = [text for text in (*given.described, *summary) if text.carriers]
    name = squeeze(given.intervention.name) if texts else ""
    return bool(name) and any(_engineered_from(text, word) for text in texts for word in _behind(text, name))


def _behind(text: Passage, name: str) -> Iterable[int]:
    """The words that follow upon the name, wherever it stands."""
    begin = text.text.squeezed.find(name)
    while begin >= 0:
        after = text.text.word_at(begin + len(name))
        if after is not None and text.text.word_at(begin) is not None:
            yield after
        begin = text.text.squeezed.find(name, begin + 1)


def _engineered_from(passage: Passage, first: int) -> bool:
    """Whether the words from here on lead to a carrier that is engineered and under test."""
    carriers = {mention.first for mention, carrier in passage.carriers if carrier.engineered}
    for word in range(first, min(first + REACH, len(passage.text))) if carriers else ():
        if word in carriers:
            return True
        contexts = passage.contexts(word)
        if not contexts & _GOES_ON and CARRIER not in contexts:
            return False
    return False

"""How sure it is that a name in a text means a thing: a product of four shares, none of them learned.

`confidence = form x capitals x length / meanings`, rounded to two decimals, where

- **form**, **length**: the share of names that mean one gene only, among the 43,882 genes of the HGNC complete set
  (release of October 2024; symbols, aliases and previous symbols compared without case): 98 of 100 symbols, 96 of 100
  aliases; by letters 69 of 100 names of one or two, 83 of three, 93 of four, 98 of five, 99 of more. A shorthand is an
  alias taken twice: made by a rule from a name that may be one.
- **capitals**: 3 of 100 names in the seeds (212 of 6,651, 2026-11-23) are something else in other capitals, which is
  why `seeds/rules` binds their case; a name that is not written as the vocabulary writes it loses as much.
- **meanings**: the nodes that the same words name; one more where `seeds/rules` knows a meaning that is no node.

A trial's registry number is issued once: 1.
"""

from __future__ import annotations

from functools import lru_cache

from ..text.words import squeeze
from .mention import Form

OF_FORM = {Form.NAME: 0.98, Form.ALIAS: 0.96, Form.SHORTHAND: 0.96**2}
OTHER_CAPITALS = 0.97
OF_LENGTH = (0.69, 0.69, 0.69, 0.83, 0.93, 0.98, 0.99)
"""By the number of letters and digits; the last one for more."""
CERTAIN = 1.0


@lru_cache(50_000)
def confidence(form: Form, words: str, *, as_written: bool, meanings: int) -> float:
    """The confidence, above 0 and below 1, of words that have so many meanings.

    >>> confidence(Form.NAME, "CD19", as_written=True, meanings=1)
    0.91
    >>> confidence(Form.ALIAS, "PD", as_written=True, meanings=2)
    0.33
    """
    length = OF_LENGTH[min(len(squeeze(words)), len(OF_LENGTH) - 1)]
    capitals = CERTAIN if as_written else OTHER_CAPITALS
    return round(OF_FORM[form] * capitals * length / meanings, 2)

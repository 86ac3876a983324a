"""The numbers of trials as registries write them."""

from __future__ import annotations

import re

FORMS = tuple(
    (re.compile(rf"(?<![\w-]){form}(?![\w-])", re.ASCII), curie)
    for form, curie in (
        (r"NCT\d{8}", "clinicaltrials:{}"),
        (r"ChiCTR[\w-]{0,12}?\d{6,14}", "chictr:{}"),
        (r"20\d\d-5\d{5}-\d\d-\d\d", "ctis:{}"),
        (r"20\d\d-[0-4]\d{5}-\d\d", "euctr:{}"),
    )
)
"""Forms of whole trial numbers, with their ids; CTIS numbers have a 5 after the year, EudraCT numbers do not."""


def numbers_in(text: str) -> set[str]:
    """The trial numbers in a text, as CURIEs.

    >>> sorted(numbers_in("EudraCT 2015-001234-56; NCT01234567"))
    ['clinicaltrials:NCT01234567', 'euctr:2015-001234-56']
    """
    return {curie.format(number) for form, curie in FORMS for number in form.findall(text)}

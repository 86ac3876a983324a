"""The registries whose trials ICTRP carries: their numbers as it writes them become ids."""

from __future__ import annotations

from cgtkg.loaders.ctgov.words import quoted
from cgtkg.loaders.trials.numbers import number
from cgtkg.schema.errors import DataError


def trial_id(text: str) -> str:
    """The CURIE of a `TrialID`; `DataError` for what is the number of no registry that is known.

    >>> trial_id("EUCTR2020-000890-25-FR"), trial_id("JPRN-jRCTs031190227"), trial_id("NL8490")
    ('euctr:2020-000890-25', 'jrct:jRCTs031190227', 'ntr:NL8490')
    """
    if not text.strip():
        raise DataError("the trial's number is missing")
    if found := number(text):
        return found
    raise DataError(f"{quoted(text.strip())} is no number of a registry that is known")

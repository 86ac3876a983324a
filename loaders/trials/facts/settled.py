"""A classified trial with the names of its sponsor and products as they resolve today.

An extract was classified when it was made; decisions on names may be newer, or a user's own.
"""

from __future__ import annotations

from dataclasses import replace

from cgtkg.loaders.known import Known

from ..classification import Tested
from ..registered import Registered


def settled(trial: Registered, known: Known) -> Registered:
    """The same trial with the ids that the decisions on names give its sponsor and its products."""
    answer, sponsor = trial.answer, trial.record.sponsor
    tested = tuple(_settled(one, known) for one in answer.tested)
    if sponsor and answer.sponsor:
        found = known.organisations.resolve(sponsor.name, sponsor.class_)
        answer = replace(answer, sponsor=found.id, sponsor_class=found.class_)
    return replace(trial, answer=replace(answer, tested=tested))


def _settled(one: Tested, known: Known) -> Tested:
    """A product that the vocabulary knows may be merged into another; one told by a name may be decided on."""
    product = known.decisions.merged(one.product) or (known.decisions.given("Product", one.name) if one.name else "")
    return replace(one, product=product) if product != one.product else one

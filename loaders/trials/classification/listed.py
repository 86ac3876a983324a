"""Antigens listed in brackets and nothing else with them: the products are against these, whichever a patient gets."""

from __future__ import annotations

from collections.abc import Iterator

from ...text.names import Mention
from .answers import Reason
from .binding import Bound, How
from .meanings import COORDINATES, TARGET, Meaning
from .passage import Passage


def listed(passage: Passage) -> Iterator[Bound]:
    """The antigens of a list of nothing else in brackets: `Dual CAR-NK Cells for Ovarian Cancer (MSLN, FRα, MUC16)`.

    One alone in brackets is none: it may as well be the disease's.
    """
    for mention, _ in passage.of(TARGET):
        several = _in_brackets(passage, mention)
        if len(several) > 1:
            for one in several:
                for meaning in one.meanings:
                    if meaning.kind == TARGET and passage.under_test(one):
                        yield Bound(meaning.value, How.BOUND, Reason(passage.field, passage.quote(one), "in brackets"))


def _in_brackets(passage: Passage, mention: Mention[Meaning]) -> list[Mention[Meaning]]:
    """The antigens from this one on, if brackets hold them and words that coordinate them, and nothing else."""
    found: list[Mention[Meaning]] = []
    word = mention.first
    opened = "(" in passage.text.gap(word)
    while opened and word < len(passage.text):
        owner = passage.at[word]
        if owner and TARGET in passage.contexts(word):
            found.append(owner)
            word = owner.after
        elif COORDINATES in passage.contexts(word):
            word += 1
        else:
            break
        if ")" in passage.text.gap(word):
            return found
    return []

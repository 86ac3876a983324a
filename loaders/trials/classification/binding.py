"""How a text speaks of an antigen: as what the product binds, as a state of the disease, or as something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from ...text.names import Mention
from .answers import Reason
from .meanings import CARRIER, COORDINATES, JOINS, MASK, TARGET, Meaning
from .passage import Passage

REACH = 9
"""How many words a phrase that says 'binds' may stand from the antigen, over words that join the two."""
OF_DISEASE = "state of the disease"
_JOINS = frozenset([JOINS, COORDINATES])
_JOINS_LEFTWARD = frozenset([TARGET, JOINS, COORDINATES, "binds last"])


class How(Enum):
    """What is said of an antigen."""

    BOUND = auto()
    STATE = auto()
    OTHER = auto()
    """Something else than what the product binds: a knockout, an antibody, a part of the cell."""
    BARE = auto()
    """Nothing."""


class Bound(NamedTuple):
    """An antigen with the words that say so; `how` is `BOUND` or `STATE`."""

    target: str
    how: How
    reason: Reason


def bound(passages: Iterable[Passage]) -> Iterator[Bound]:
    """The antigens that the texts say are bound."""
    return (one for passage in passages for one in found_in(passage) if one.how is How.BOUND)


def bound_by_name(passage: Passage) -> Iterator[Bound]:
    """The antigens in the name of an intervention: they are the product's, whatever stands beside them."""
    return (one for one in found_in(passage, named=True) if one.how is How.BOUND)


def found_in(passage: Passage, *, named: bool = False) -> Iterator[Bound]:
    """The antigens in a text that are not said to be something else; `named` if the text is a product's name."""
    for mention, target in passage.of(TARGET):
        how = _read(passage, mention)
        if how is How.BARE and named and (_words(passage, mention), target) not in passage.lexicon.near_car:
            how = How.BOUND
        if (how is How.BOUND and passage.under_test(mention)) or (how is How.STATE and passage.at_hand(mention)):
            rule = OF_DISEASE if how is How.STATE else ""
            yield Bound(target, how, Reason(passage.field, passage.quote(mention), rule))


def _words(passage: Passage, mention: Mention[Meaning]) -> str:
    return passage.text.between(mention.first, mention.after)


def _read(passage: Passage, mention: Mention[Meaning]) -> How:
    if mention.first and "part next" in passage.contexts(mention.first - 1):
        return How.OTHER
    if _glued(passage, mention):
        return How.BOUND
    right = _rightward(passage, mention)
    return How.BOUND if right is not How.OTHER and right is not How.BOUND and _leftward(passage, mention) else right


def _glued(passage: Passage, mention: Mention[Meaning]) -> bool:
    words = _words(passage, mention)
    carries = any(meaning.kind == CARRIER for meaning in mention.meanings)
    return carries or words.startswith("anti") or words.endswith("specific")


def _rightward(passage: Passage, mention: Mention[Meaning]) -> How:
    """By what follows, over other antigens and words that join."""
    word = mention.after
    _, end = passage.text.sentence(mention.first)
    plus = passage.text.gap(word).startswith(("+", "＋", "(+)"))
    beside = True
    while word < min(end, mention.after + REACH):
        contexts = passage.contexts(word)
        owner = passage.at[word]
        target = TARGET in contexts
        if MASK in contexts or ("," in passage.text.gap(word) and not target):
            break
        if _binds(passage, owner) or "binds last" in contexts or (owner and target and _glued(passage, owner)):
            return How.BOUND
        if "negated" in contexts and not target:
            return How.OTHER if beside else How.BARE
        if ("disease state" in contexts or (plus and not target)) and beside:
            return How.STATE
        if "part last" in contexts and beside and word + 1 < end and TARGET in passage.contexts(word + 1):
            return How.OTHER
        if not target and contexts.isdisjoint(_JOINS):
            break
        beside = beside and target
        word = owner.after if owner and target else word + 1
    return How.STATE if plus and beside else How.BARE


def _leftward(passage: Passage, mention: Mention[Meaning]) -> bool:
    """Whether what stands before it, over other antigens and words that join, binds it."""
    begin, _ = passage.text.sentence(mention.first)
    for word in range(mention.first - 1, max(begin, mention.first - REACH) - 1, -1):
        contexts = passage.contexts(word)
        target = TARGET in contexts
        if "," in passage.text.gap(word + 1) and not target:
            return False
        if "binds next" in contexts:
            return True
        if _binds(passage, owner := passage.at[word]):
            return owner is None or not _has_antigen(passage, owner)
        if MASK in contexts or contexts.isdisjoint(_JOINS_LEFTWARD):
            return False
    return False


def _has_antigen(passage: Passage, carrier: Mention[Meaning]) -> bool:
    """Whether a construct has its antigen before it, so that what follows is another part: `CD30.CAR-CCR4`, but not
    `CART-BCMA/CS1`.
    """
    if any(meaning.kind == TARGET for meaning in carrier.meanings):
        return not _words(passage, carrier).startswith("car")
    for word in range(carrier.first - 1, max(0, carrier.first - REACH) - 1, -1):
        contexts = passage.contexts(word)
        if TARGET in contexts:
            return True
        if JOINS not in contexts and "binds last" not in contexts:
            return False
    return False


def _binds(passage: Passage, mention: Mention[Meaning] | None) -> bool:
    numbers = [meaning.value for meaning in mention.meanings if meaning.kind == CARRIER] if mention else []
    return any(passage.lexicon.carriers[int(number)].binds for number in numbers)

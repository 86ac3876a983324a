"""Which products are under test: those the vocabulary knows by name, and those a record only describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..record import Arm, Intervention
from .answers import Reason, Tested
from .lexicon import PRODUCT
from .passages import Passage, Passages

_COMPARATORS = ("ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR", "NO_INTERVENTION")


class Found(NamedTuple):
    """The products of a trial and the words that name the first of them."""

    tested: tuple[Tested, ...]
    reason: Reason | None


def products(passages: Passages) -> Found:
    """The products in the interventions; if those name none, in the titles, arms, keywords, at last the summary."""
    role = role_of(passages)
    tested: dict[str, Tested] = {}
    reasons: list[Reason] = []
    for intervention, named in passages.products:
        arms = _arms(passages.record.arms, intervention)
        compared = bool(arms) and all(arm.type in _COMPARATORS for arm in arms)
        for id_, reason in _named(named):
            one = Tested(id_, intervention.name, "comparator" if compared else role, _label(arms))
            tested.setdefault(id_, one)
            reasons.append(reason)
    if any(one.role != "comparator" for one in tested.values()):
        return Found(tuple(tested.values()), reasons[0])
    for texts in (passages.titles, passages.descriptions, passages.arms, passages.keywords, passages.summary):
        for id_, reason in _named(texts):
            if id_ not in tested:
                tested[id_] = Tested(id_, passages.lexicon.vocabulary.name(id_), role)
                reasons.append(reason)
        if any(one.role != "comparator" for one in tested.values()):
            return Found(tuple(tested.values()), reasons[0])
    unnamed = _described(passages, role)
    return Found((*tested.values(), *unnamed), Reason("intervention", unnamed[0].name) if unnamed else None)


def role_of(passages: Passages) -> str:
    """What a trial does with its product: it tests it, or follows those who were given it in older trials."""
    return "follow_up" if any("follow up" in passage.kinds for passage in passages.titles) else "experimental"


def _named(texts: Iterable[Passage]) -> Iterator[tuple[str, Reason]]:
    for passage in texts:
        for mention, id_ in passage.of(PRODUCT):
            if passage.under_test(mention):
                yield id_, Reason(passage.field, passage.text.quote(mention.first, mention.after))


def _described(passages: Passages, role: str) -> list[Tested]:
    """The product that the record describes without a name that is known: the first intervention that carries one."""
    for intervention, _ in passages.products:
        arms = _arms(passages.record.arms, intervention)
        if not arms or any(arm.type not in _COMPARATORS for arm in arms):
            return [Tested("", intervention.name, role, _label(arms))]
    return []


def _arms(arms: Iterable[Arm], intervention: Intervention) -> list[Arm]:
    return [arm for arm in arms if intervention.name in arm.interventions or arm.label in intervention.arms]


def _label(arms: list[Arm]) -> str:
    return arms[0].label if len(arms) == 1 else ""

"""Which products are under test: those the vocabulary knows by name, and those a record only describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...text.words import Text
from .answers import Reason, Tested
from .antigens import without_general
from .binding import bound_by_name
from .coined import coined
from .given import Given
from .meanings import PRODUCT
from .passage import Passage
from .passages import Passages


class Found(NamedTuple):
    """The products of a trial and the words that name the first under test."""

    tested: tuple[Tested, ...]
    reason: Reason | None


def products(passages: Passages) -> Found:
    """The products in the interventions; if those name none, in the titles, arms, keywords, at last the summary."""
    role = role_of(passages)
    compared = dict(_by_name(passages.comparators, "comparator"))
    tested = dict(_by_name(passages.products, role))
    if not tested and role == "follow_up":
        # What participants had before is what is followed up: `prior X product`.
        tested = dict(_by_name(passages.given, role, prior=True))
    if not tested:
        tested = _elsewhere(passages, role)
    if tested:
        others = (one for id_, (one, _) in compared.items() if id_ not in tested)
        return Found((*(one for one, _ in tested.values()), *others), next(reason for _, reason in tested.values()))
    described = _described(passages, role)
    reason = Reason("intervention", described[0].name) if described else None
    if len(described) == 1 and (code := coined(passages)) and code.words not in described[0].name:
        described, reason = [replace(described[0], name=code.words, product=_known(code.words, passages))], code
    return Found((*(one for one, _ in compared.values()), *described), reason)


def role_of(passages: Passages) -> str:
    """What a trial does with its product: it tests it, or follows those who were given it in older trials."""
    return "follow_up" if any("follow up" in passage.kinds for passage in passages.titles) else "experimental"


def _by_name(
    several: Iterable[Given], role: str, *, prior: bool = False
) -> Iterator[tuple[str, tuple[Tested, Reason]]]:
    seen = set()
    for given in several:
        for id_, reason in _named(given.named, prior=prior):
            if id_ not in seen:
                seen.add(id_)
                yield id_, (Tested(id_, given.intervention.name, role, given.arm), reason)


def _elsewhere(passages: Passages, role: str) -> dict[str, tuple[Tested, Reason]]:
    """The products that the first text names which names any."""
    found: dict[str, tuple[Tested, Reason]] = {}
    for texts in (passages.titles, passages.descriptions, passages.arms, passages.keywords, passages.summary):
        for id_, reason in _named(texts):
            found.setdefault(id_, (Tested(id_, passages.lexicon.vocabulary.name(id_), role), reason))
        if found:
            break
    return found


def _named(texts: Iterable[Passage], *, prior: bool = False) -> Iterator[tuple[str, Reason]]:
    for passage in texts:
        for mention, id_ in passage.of(PRODUCT):
            if prior or passage.under_test(mention):
                yield id_, Reason(passage.field, passage.text.quote(mention.first, mention.after))


def _known(code: str, passages: Passages) -> str:
    """The product that the code is a name of after all: a record may write it as one word with what follows."""
    found = [meaning for mention in passages.lexicon.find(Text("", code)) for meaning in mention.meanings]
    return next((meaning.value for meaning in found if meaning.kind == PRODUCT), "")


def _described(passages: Passages, role: str) -> Sequence[Tested]:
    """The products that the record describes without a name that is known: one for each set of antigens in the names
    of interventions, or the first intervention that carries one.
    """
    by_antigens: dict[frozenset[str], Tested] = {}
    for given in passages.products:
        named = (one.target for passage in given.named for one in bound_by_name(passage))
        targets = without_general(dict.fromkeys(named), passages.lexicon)
        if targets:
            one = Tested("", given.intervention.name, role, given.arm, targets=targets)
            by_antigens.setdefault(frozenset(targets), one)
    if len(by_antigens) > 1:
        return list(by_antigens.values())
    return [Tested("", given.intervention.name, role, given.arm) for given in passages.products[:1]]

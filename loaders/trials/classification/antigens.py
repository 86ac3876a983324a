"""Which antigens the product binds: those that stand beside what carries the therapy, in the most trusted text.

Order of trust: names of the product interventions and titles; arms, descriptions and keywords; what the vocabulary
knows of a named product; the summary; the detailed description; last a disease that is called positive for an antigen.
Where a form of an antigen is named (a variant, an isoform), the antigen it is a form of is not another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...text.names import Mention
from ...text.vocabulary import KnownProduct
from ...text.words import squeeze
from .answers import Reason
from .lexicon import CARRIER, MASK, TARGET, Meaning
from .passages import Passage, Passages

REACH = 9
"""How many words a phrase that says 'binds' may stand from the antigen, over words that join the two."""


class Bound(NamedTuple):
    """An antigen with the words that say so; `bound` if beside a construct, else only a state of the disease."""

    target: str
    bound: bool
    reason: Reason


def antigens(passages: Passages, known: Sequence[KnownProduct]) -> tuple[tuple[str, ...], str, list[Reason]]:
    """The antigens under test in the order of the text, their logic, and the reasons."""
    tiers: Iterator[tuple[str, Iterable[Bound]]] = (
        ("names", _in_names(passages)),
        ("vocabulary", _of_known(known)),
        ("arms", _bound([*passages.descriptions, *passages.arms, *passages.keywords])),
        ("summary", _bound(passages.summary)),
        ("details", _bound([*passages.conditions, *passages.endpoints, *passages.details])),
        ("state", _states([*passages.titles, *passages.conditions, *passages.summary])),
    ).__iter__()
    found: dict[str, Reason] = {}
    for tier, stated in tiers:
        if tier == "vocabulary" or not found:
            for one in stated:
                found.setdefault(one.target, one.reason)
    general = {passages.lexicon.forms[target] for target in found if target in passages.lexicon.forms}
    found = {target: reason for target, reason in found.items() if target not in general}
    return tuple(found), _logic(tuple(found), passages, known), list(found.values())


def _in_names(passages: Passages) -> Iterator[Bound]:
    """In the name of an intervention an antigen is the product's, whatever stands beside it."""
    for _, named in passages.products:
        for passage in named:
            yield from (one for one in found_in(passage, named=True) if one.bound)
    yield from _bound(passages.titles)


def _of_known(known: Iterable[KnownProduct]) -> Iterator[Bound]:
    for product in known:
        for target in product.targets:
            yield Bound(target, True, Reason("vocabulary", product.name, "antigen of the named product"))


def _bound(passages: Iterable[Passage]) -> Iterator[Bound]:
    return (one for passage in passages for one in found_in(passage) if one.bound)


def _states(passages: Iterable[Passage]) -> Iterator[Bound]:
    return (one for passage in passages for one in found_in(passage))


def found_in(passage: Passage, *, named: bool = False) -> Iterator[Bound]:
    """The antigens in a text that are not said to be something else; `named` if the text is a product's name."""
    for mention, target in passage.of(TARGET):
        how = _read(passage, mention)
        if how == "not" or not passage.under_test(mention):
            continue
        if how == "bare":
            words = passage.text.quote(mention.first, mention.after)
            if (squeeze(words), target) in passage.lexicon.near_car:
                continue
            how = "bound" if named else how
        if how != "bare":
            yield Bound(target, how == "bound", Reason(passage.field, passage.quote(mention)))


def _read(passage: Passage, mention: Mention[Meaning]) -> str:
    """`bound`, `state` (of the disease), `not` (something else) or `bare`."""
    if _glued(passage, mention):
        return "bound"
    right = _rightward(passage, mention)
    if right == "not":
        return "not"
    return "bound" if right == "bound" or _leftward(passage, mention) else right


def _glued(passage: Passage, mention: Mention[Meaning]) -> bool:
    words = passage.text.squeezed[passage.text.starts[mention.first] : passage.text.starts[mention.after]]
    carries = any(meaning.kind == CARRIER for meaning in mention.meanings)
    return carries or words.startswith("anti") or words.endswith("specific")


def _rightward(passage: Passage, mention: Mention[Meaning]) -> str:
    word = mention.after
    _, end = passage.text.sentence(mention.first)
    plus = passage.text.gap(word).startswith(("+", "＋", "(+)")) if word <= len(passage.text) else False
    beside = True
    while word < min(end, mention.after + REACH):
        contexts = passage.contexts(word)
        owner = passage.at[word]
        target = TARGET in contexts
        if MASK in contexts or ("," in passage.text.gap(word) and not target):
            break
        if _carries(passage, owner) or "binds last" in contexts or (owner and target and _glued(passage, owner)):
            return "bound"
        if "negated" in contexts and not target:
            return "not" if beside else "bare"
        if ("disease state" in contexts or (plus and not target)) and beside:
            return "state"
        if not target and "joins" not in contexts:
            break
        beside = beside and target
        word = owner.after if owner and target else word + 1
    return "state" if plus and beside else "bare"


def _leftward(passage: Passage, mention: Mention[Meaning]) -> bool:
    begin, _ = passage.text.sentence(mention.first)
    word = mention.first - 1
    while word >= max(begin, mention.first - REACH):
        contexts = passage.contexts(word)
        target = TARGET in contexts
        if "," in passage.text.gap(word + 1) and not target:
            return False
        if "binds next" in contexts or _carries(passage, passage.at[word]):
            return True
        if MASK in contexts or not (target or contexts & {"joins", "binds last"}):
            return False
        word -= 1
    return False


def _carries(passage: Passage, mention: Mention[Meaning] | None) -> bool:
    numbers = [meaning.value for meaning in mention.meanings if meaning.kind == CARRIER] if mention else []
    return any(passage.lexicon.carriers[int(number)].binds for number in numbers)


def _logic(targets: tuple[str, ...], passages: Passages, known: Sequence[KnownProduct]) -> str:
    """How several antigens combine: as the names say, else as the vocabulary or the summary says, else `or`."""
    if len(targets) < 2:
        return ""
    stated = {product.logic for product in known if set(product.targets) == set(targets)} - {"", "unspecified"}
    for tier in (passages.names, [*passages.arms, *passages.descriptions, *passages.summary]):
        kinds: set[str] = set().union(*(passage.kinds for passage in tier)) if tier else set()
        for logic in ("not", "and", "cocktail", "dual"):
            if logic in kinds:
                return "or" if logic == "dual" else logic
        if stated:
            return min(stated)
    return "or"

"""Which antigens the product binds: those that stand beside what carries the therapy, in the most trusted text.

Order of trust: names of the product interventions and titles, with what the vocabulary knows of a named product; lists
of antigens in brackets in a title; arms, descriptions and keywords; the summary; the detailed description; last a
disease that is called positive for an antigen. Where a form of an antigen is named (a variant, an isoform), the antigen
it is a form of is not another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ...text.vocabulary import KnownProduct
from .answers import Reason
from .binding import Bound, How, bound, bound_by_name, found_in
from .lexicon import Lexicon
from .listed import listed
from .passages import Passages


def antigens(passages: Passages, known: Sequence[KnownProduct]) -> tuple[tuple[str, ...], str, list[Reason]]:
    """The antigens under test in the order of the text, their logic, and the reasons."""
    stated = [*_in_names(passages), *_of_known(known)]
    tiers: Sequence[Callable[[], Iterable[Bound]]] = (
        lambda: _listed(passages),
        lambda: bound([*passages.descriptions, *passages.arms, *passages.keywords]),
        lambda: bound(passages.summary),
        lambda: bound([*passages.conditions, *passages.endpoints, *passages.details]),
        lambda: _states(passages),
    )
    for tier in tiers:
        stated = stated or list(tier())
    found = {one.target: one.reason for one in reversed(stated)}
    targets = without_general(dict.fromkeys(one.target for one in stated), passages.lexicon)
    return targets, _logic(targets, passages, known), [found[target] for target in targets]


def without_general(targets: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The targets without those that another one is a form of."""
    several = tuple(targets)
    general = {lexicon.forms.get(target) for target in several}
    return tuple(target for target in several if target not in general)


def _in_names(passages: Passages) -> Iterator[Bound]:
    for given in passages.products:
        for passage in given.named:
            yield from bound_by_name(passage)
    yield from bound(passages.titles)


def _listed(passages: Passages) -> Iterator[Bound]:
    if any(carrier.binds for passage in passages.names for _, carrier in passage.carriers):
        for passage in passages.titles:
            yield from listed(passage)


def _of_known(known: Iterable[KnownProduct]) -> Iterator[Bound]:
    for product in known:
        for target in product.targets:
            yield Bound(target, How.BOUND, Reason("vocabulary", product.name, "antigen of the named product"))


def _states(passages: Passages) -> Iterator[Bound]:
    texts = [*passages.titles, *passages.conditions, *passages.summary]
    return (one for passage in texts for one in found_in(passage))


def _logic(targets: tuple[str, ...], passages: Passages, known: Sequence[KnownProduct]) -> str:
    """How several antigens combine: as the names say, else as the vocabulary or the summary says, else `or`."""
    if len(targets) < 2:
        return ""
    stated = {product.logic for product in known if set(product.targets) == set(targets)} - {"", "unspecified"}
    if "not" in stated:
        return "not"
    for tier in (passages.names, [*passages.arms, *passages.descriptions, *passages.summary]):
        kinds = frozenset().union(*(passage.kinds for passage in tier)) if tier else frozenset[str]()
        for logic in ("not", "and", "cocktail", "dual"):
            if logic in kinds:
                return "or" if logic == "dual" else logic
        if stated:
            return min(stated)
    return "or"

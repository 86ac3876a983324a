"""From what a place may name to what it does: the longest name wins, and what stays open is told as such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .mention import Candidate, Form

ORGANISATIONS = ("Company", "Regulator")
"""A name inside one of these is part of it: no disease is meant by `Cancer Hospital`. Inside other names it counts as
well: `BCMA CAR-T` names an antigen.
"""
Chosen = tuple[Candidate, int]


def chosen(candidates: Iterable[Candidate]) -> list[Chosen]:
    """The names that count, in the order of the text, each with how many meanings its words have.

    Of one label the leftmost and longest counts. Names of several nodes stay, one candidate each; forms that a rule
    makes give way to names of the vocabulary, and do not contradict one another (`CART19`: CD19, CAR-T).
    """
    of_label: dict[str, list[Candidate]] = defaultdict(list)
    for one in dict.fromkeys(candidates):
        of_label[one.label].append(one)
    longest = [one for found in of_label.values() for one in _longest(found)]
    by_span: dict[tuple[int, int], dict[str, Candidate]] = defaultdict(dict)
    for one in _outside_organisations(longest):
        by_span[one.span].setdefault(one.id, one)
    found = []
    for _, readings in sorted(by_span.items()):
        named = [one for one in readings.values() if one.form is not Form.SHORTHAND]
        meanings = max(len(named), 1) + any(one.doubtful for one in readings.values())
        found += [(one, meanings) for one in named or readings.values()]
    return found


def _longest(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    taken, free = (0, 0), 0
    for one in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if one.start >= free:
            taken, free = one.span, one.end
        if one.span == taken:
            yield one


def _outside_organisations(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Without those inside the name of an organisation, which are sorted so that one pass finds them."""
    reach: tuple[int, int] = (0, 0)
    for one in sorted(candidates, key=lambda one: (one.start, -one.end, one.label not in ORGANISATIONS)):
        if one.end > reach[1] or one.span == reach:
            yield one
        if one.label in ORGANISATIONS and one.end > reach[1]:
            reach = one.span

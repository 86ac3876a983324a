"""Which node a trial's record is of: one trial may stand in several registries, each with a number of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .likeness import Title, likeness
from .numbers import numbers_in
from .record import TrialRecord

ORDER = ("clinicaltrials", "ctis", "euctr", "isrctn", "chictr")
"""Whose number is the id of the node: the registries that most others name, first; then the others by name."""

Numbers = Mapping[str, str]
"""The numbers of one trial as CURIEs, by the prefix of their registry: in each it has one at most."""


class Place(NamedTuple):
    """Where a record belongs: the id of its node, all numbers of the trial, and, where no number tells, why."""

    node: str
    numbers: tuple[str, ...]
    reason: str = ""


@dataclass(slots=True, eq=False)
class _Node:
    id: str
    numbers: dict[str, str]
    sponsor: str = ""
    titles: list[Title] = field(default_factory=list)


class Trials:
    """The trials known so far, by number and by sponsor; `place` takes one record after the other.

    Two numbers of one registry are two trials, whatever their records say of each other: a follow-up study names the
    study that it follows, a programme its parts. Hence a registry of which a record names several numbers tells
    nothing, nor does one that contradicts what is known.

    `united` are the nodes that turned out to be the same trial as another, with the id of that other.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self.united: dict[str, str] = {}
        self._of_number: dict[str, _Node] = {}
        self._of_sponsor: dict[str, list[_Node]] = {}

    def know(self, node: str, numbers: Iterable[str], title: str = "", sponsor: str = "") -> None:
        """Take a trial that the graph has: its id, its numbers, its title and the id of its lead sponsor."""
        mine = _by_registry([node, *numbers])
        self._join([_Node(node, mine), *self._by_number(node, mine)], mine, title, sponsor)

    def has(self, record: TrialRecord) -> bool:
        """Whether a trial of one of the record's numbers is known."""
        return any(number in self._of_number for number in (record.id, *named(record)))

    def place(self, record: TrialRecord, sponsor: str = "") -> Place:
        """The node of a record, by its numbers, else by title and sponsor."""
        mine = _by_registry([record.id, *named(record)])
        found = self._by_number(record.id, mine)
        reason = ""
        if not found:
            # Numbers that another trial holds are not this one's.
            mine = {registry: n for registry, n in mine.items() if n == record.id or n not in self._of_number}
            if alike := self._alike(record, sponsor, mine):
                found, reason = [alike[0]], f"title and sponsor, {alike[1]:.0f} of 100"
        node = self._join(found or [_Node("", {})], mine, record.title, sponsor)
        return Place(node.id, tuple(sorted(node.numbers.values())), reason)

    def _join(self, found: Sequence[_Node], mine: Numbers, title: str, sponsor: str) -> _Node:
        """Make the nodes one, under the number that is to be its id."""
        node, *others = found
        before = [one.id for one in found if one.id]
        for numbers in (mine, *(other.numbers for other in others)):
            node.numbers |= numbers
        for other in others:
            node.titles += other.titles
            if other.sponsor:
                self._of_sponsor[other.sponsor].remove(other)
        node.id = _chosen(node.numbers.values())
        if renamed := {id_: node.id for id_ in before if id_ != node.id}:
            self.united = {old: renamed.get(new, new) for old, new in self.united.items()} | renamed
        for number in node.numbers.values():
            self._of_number[number] = node
        if title:
            node.titles.append(Title.of(title))
        if (sponsor := sponsor or next((one.sponsor for one in others if one.sponsor), "")) and not node.sponsor:
            node.sponsor = sponsor
            self._of_sponsor.setdefault(sponsor, []).append(node)
        return node

    def _by_number(self, own: str, mine: Numbers) -> list[_Node]:
        """The nodes that have one of the numbers and none that contradicts, that of the record's own number first."""
        ordered = sorted(mine.values(), key=lambda number: number != own)
        held = {id(node): node for number in ordered if (node := self._of_number.get(number))}
        found: list[_Node] = []
        numbers: dict[str, str] = dict(mine)
        for node in held.values():
            if _agree(numbers, node.numbers):
                found.append(node)
                numbers |= node.numbers
        return found

    def _alike(self, record: TrialRecord, sponsor: str, mine: Numbers) -> tuple[_Node, float] | None:
        """The one trial of the same sponsor in other registries under the same title; None if several are."""
        title = Title.of(record.title)
        alike = [
            (node, score)
            for node in (self._of_sponsor.get(sponsor, ()) if sponsor else ())
            if mine.keys().isdisjoint(node.numbers)
            and (score := max((likeness(title, one) for one in node.titles), default=0.0))
        ]
        return alike[0] if len(alike) == 1 else None


def named(record: TrialRecord) -> Sequence[str]:
    """The numbers of other registries among the secondary ids; of a registry named twice none is meant."""
    found = {number for text in record.secondary_ids for number in numbers_in(text)}
    registries = [_registry(number) for number in found]
    own = _registry(record.id)
    return sorted(n for n in found if registries.count(_registry(n)) == 1 and _registry(n) != own)


def _by_registry(numbers: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number in numbers:
        found.setdefault(_registry(number), number)
    return found


def _agree(one: Numbers, other: Numbers) -> bool:
    return all(one[registry] == other[registry] for registry in one.keys() & other.keys())


def _registry(number: str) -> str:
    return number.partition(":")[0]


def _chosen(numbers: Iterable[str]) -> str:
    def rank(number: str) -> tuple[int, str]:
        registry = _registry(number)
        return (ORDER.index(registry) if registry in ORDER else len(ORDER), number)

    return min(numbers, key=rank)

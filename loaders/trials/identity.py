"""Which node a trial's record is of: one trial may stand in several registries, each with a number of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .likeness import About, Alike, alike
from .numbers import numbers_in
from .record import TrialRecord

ORDER = ("clinicaltrials", "ctis", "euctr", "isrctn", "chictr")
"""Whose number is the id of the node: the registries that most others name, first; then the others by name."""

Numbers = Mapping[str, str]
"""The numbers of one trial as CURIEs, by the prefix of their registry: in each it has one at most."""


class Place(NamedTuple):
    """Where a record belongs: the id of its node, and all numbers of the trial."""

    node: str
    numbers: tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Node:
    id: str
    numbers: dict[str, str] = field(default_factory=dict)
    about: About | None = None


class Trials:
    """The trials known so far: `know` takes those of the graph, `place` one record after the other.

    Two numbers of one registry are two trials, whatever their records say of each other: a follow-up study names the
    study that it follows, a programme its parts. Hence a registry of which a record names several numbers tells
    nothing, nor does one that contradicts what is known.

    Numbers tell at once. Titles tell once all are known (`settle`), since they do only where one trial is like another
    and none else: what is settled does not depend on the order in which the records came.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._of_number: dict[str, _Node] = {}
        self._united: dict[str, str] = {}

    def know(self, node: str, numbers: Iterable[str], about: About | None = None) -> None:
        """Take a trial that the graph has: its id, its numbers, and what else tells it from others."""
        found, mine = self._by_number(node, numbers)
        self._join([_Node(node), *found], mine, about)

    def node(self, number: str) -> str:
        """The id of the node that has a number; the number itself where none has."""
        held = self._of_number.get(number)
        return held.id if held else number

    def has(self, record: TrialRecord) -> bool:
        """Whether the trial is known by one of the record's numbers."""
        found, _ = self._by_number(record.id, named(record))
        return bool(found)

    def place(self, record: TrialRecord, sponsor: str = "") -> Place:
        """The node of a record by its numbers; with the id of its lead `sponsor`, its title will tell (`settle`)."""
        found, mine = self._by_number(record.id, named(record))
        names = (record.title, record.acronym)
        about = About.of(names, [sponsor], record.phase, record.start_date) if sponsor else None
        node = self._join(found or [_Node("")], mine, about)
        return Place(node.id, tuple(sorted(node.numbers.values())))

    def settle(self) -> list[Alike]:
        """Unite the trials that the same title of the same sponsor shows to be one; returns the pairs, with a score.

        Only what stands in different registries, under numbers that do not contradict each other, and where each is
        the only one that the other is like.
        """
        settled: list[Alike] = []
        while found := alike(self._by_id()):
            for pair in found:
                self._join([self._of_number[pair.one], self._of_number[pair.other]], {})
            settled += found
        return settled

    @property
    def united(self) -> dict[str, str]:
        """The nodes that turned out to be the same trial as another, with the id of that other."""
        return dict(self._united)

    def _join(self, found: Sequence[_Node], mine: Numbers, about: About | None = None) -> _Node:
        """Make the nodes one, under the number that is to be its id."""
        node, *others = found
        before = [one.id for one in found if one.id]
        for numbers in (mine, *(other.numbers for other in others)):
            node.numbers |= numbers
        for more in (about, *(other.about for other in others)):
            if more and more is not node.about:
                node.about = node.about or About()
                node.about.add(more)
        node.id = _chosen(node.numbers.values())
        if renamed := {id_: node.id for id_ in before if id_ != node.id}:
            self._united = {old: renamed.get(new, new) for old, new in self._united.items()} | renamed
        for number in node.numbers.values():
            self._of_number[number] = node
        return node

    def _by_number(self, own: str, others: Iterable[str]) -> tuple[list[_Node], Numbers]:
        """The nodes that have one of the numbers, and the numbers that are the trial's by all that is known: its own,
        those of its node, and of the others those that contradict none of these nor belong to a trial that does.
        """
        node = self._of_number.get(own)
        found = [node] if node else []
        numbers = dict(node.numbers) if node else {_registry(own): own}
        for number in others:
            holder = self._of_number.get(number)
            theirs = holder.numbers if holder else {_registry(number): number}
            if _agree(numbers, theirs):
                numbers |= theirs
                found += [holder] if holder and holder not in found else []
        return found, numbers

    def _by_id(self) -> Mapping[str, tuple[frozenset[str], About]]:
        nodes = {node.id: node for node in self._of_number.values()}
        return {id_: (frozenset(node.numbers), node.about) for id_, node in nodes.items() if node.about}


def named(record: TrialRecord) -> Sequence[str]:
    """The numbers of other registries among the secondary ids; of a registry named twice none is meant."""
    found = {number for text in record.secondary_ids for number in numbers_in(text)}
    registries = [_registry(number) for number in found]
    own = _registry(record.id)
    return sorted(n for n in found if registries.count(_registry(n)) == 1 and _registry(n) != own)


def _agree(one: Numbers, other: Numbers) -> bool:
    return all(one[registry] == other[registry] for registry in one.keys() & other.keys())


def _registry(number: str) -> str:
    return number.partition(":")[0]


def _chosen(numbers: Iterable[str]) -> str:
    def rank(number: str) -> tuple[int, str]:
        registry = _registry(number)
        return (ORDER.index(registry) if registry in ORDER else len(ORDER), number)

    return min(numbers, key=rank)

"""What a node or relationship rests on: statements, one a piece of evidence, and the rules that combine them.

A node or relationship is stored with all its statements; every other property is a *view* of them (see
`views`). What different evidence says accumulates: a newer version of a record does not remove what the older said,
it supersedes it from its own date on (see `versions`). All functions here are pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from .dates import PartialDate
from .fields import Value

DEFAULT_RANK = 9
"""Trust of a source that states none; 1 is the most trusted."""


class Statement(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one piece of evidence says of one node or relationship.

    `rank` is the trust of its source (1 most trusted). Dates are partial dates as text, empty if absent:
    `known_from`/`known_to` the first and last day the source said so, `superseded_from` the day from which
    a newer version says otherwise, `valid_from`/`valid_to` when it was so in the world. `later` marks a version of
    a record that an older one preceded.
    """

    evidence: str
    source: str
    known_from: str
    rank: int = DEFAULT_RANK
    known_to: str = ""
    superseded_from: str = ""
    valid_from: str = ""
    valid_to: str = ""
    later: bool = False
    values: Mapping[str, Value] = msgspec.field(default_factory=dict)

    @property
    def current(self) -> bool:
        """Whether its source still says so, as far as is known."""
        return not self.superseded_from

    @property
    def begins(self) -> PartialDate:
        """Since when it holds: as stated of the world, else since the source said so."""
        return parse_date(self.valid_from or self.known_from)

    def holds(self, day: date) -> bool:
        """Whether it held on `day`, as far as is known today.

        It has certainly begun, it had not certainly ended in the world, and no newer version of its record
        was out by then. A later version holds since it was seen: before, the older one did. What was replaced on the
        day it was first seen never held.
        """
        if self.superseded_from and self.superseded_from <= self.known_from:
            return False
        if self.later and day < parse_date(self.known_from).first:
            return False
        if not self.begins.by(day) or (self.valid_to and parse_date(self.valid_to).last < day):
            return False
        return self.current or day < parse_date(self.superseded_from).first

    def to_json(self) -> str:
        """One JSON object, keys sorted, empty fields and a `DEFAULT_RANK` left out: equal statements, equal text."""
        return to_json(self)

    @classmethod
    def from_json(cls, text: str) -> Statement:
        """The inverse of `to_json`."""
        return _decode(text)


_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(Statement).decode


def to_json(data: object) -> str:
    """Plain data, or a statement, as one line of JSON, keys sorted."""
    return _encode(data).decode()


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """`PartialDate.parse`, remembered: the same few dates come again and again."""
    return PartialDate.parse(text)


def finest(dates: Sequence[str]) -> str:
    """The first date, or a later one that lies within it and says it more precisely.

    >>> finest(["2024", "2024-02-23", "2023-01"])
    '2024-02-23'
    """
    best = parse_date(dates[0])
    for other in map(parse_date, dates[1:]):
        if (best.first <= other.first and other.last <= best.last) and other.text != best.text:
            best = other
    return best.text


def accumulate(old: Iterable[Statement], new: Iterable[Statement]) -> tuple[Statement, ...]:
    """All statements of both, one for each piece of evidence, in the order of evidence ids.

    Where both hold the same evidence the new reading counts. So repeating a load changes nothing, and the
    order in which different evidence arrives does not matter.
    """
    by_evidence = {statement.evidence: statement for statement in old}
    by_evidence.update((statement.evidence, statement) for statement in new)
    return tuple(by_evidence[id_] for id_ in sorted(by_evidence))

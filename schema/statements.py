"""What a node or relationship rests on: statements, one a piece of evidence, and the rules that combine them.

A node or relationship is stored with all its statements; every other property is a *view* of them (see
`views`). What different evidence says accumulates: a newer version of a record does not remove what the older said,
it supersedes it from its own date on (see `versions`). All functions here are pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from .dates import PartialDate
from .fields import Value

DEFAULT_RANK = 9
"""Trust of a source that states none; 1 is the most trusted."""


@dataclass(frozen=True, slots=True)
class Statement:
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
    values: Mapping[str, Value] = field(default_factory=dict)
    _text: str = field(default="", init=False, repr=False, compare=False)

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
        """One JSON object, keys sorted, empty fields left out: equal statements give equal text."""
        if self._text:
            return self._text
        content: dict[str, object] = {
            "evidence": self.evidence, "source": self.source, "known_from": self.known_from, "rank": self.rank,
        }  # fmt: skip
        if self.superseded_from:
            content |= {"superseded_from": self.superseded_from, "known_to": self.known_to}
        if self.valid_from:
            content["valid_from"] = self.valid_from
        if self.valid_to:
            content["valid_to"] = self.valid_to
        if self.later:
            content["later"] = True
        if self.values:
            content["values"] = self.values
        text = to_json(content)
        object.__setattr__(self, "_text", text)
        return text

    @classmethod
    def from_json(cls, text: str) -> Statement:
        """The inverse of `to_json`; the text is kept, since most statements go back as they came."""
        statement = cls(**json.loads(text))
        object.__setattr__(statement, "_text", text)
        return statement


to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False).encode
"""Plain data as one line of JSON, keys sorted."""


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """`PartialDate.parse`, remembered: the same few dates come again and again."""
    return PartialDate.parse(text)


def accumulate(old: Iterable[Statement], new: Iterable[Statement]) -> tuple[Statement, ...]:
    """All statements of both, one for each piece of evidence, in the order of evidence ids.

    Where both hold the same evidence the new reading counts. So repeating a load changes nothing, and the
    order in which different evidence arrives does not matter.
    """
    by_evidence = {statement.evidence: statement for statement in old}
    by_evidence.update((statement.evidence, statement) for statement in new)
    return tuple(by_evidence[id_] for id_ in sorted(by_evidence))

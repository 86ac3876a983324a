"""What a node or relationship rests on: statements, one a piece of evidence, and the rules that combine them.

A node or relationship is stored with all its statements; every other property is a *view* of them (see
`views`). Statements only ever accumulate: a newer version of a record does not remove what the older said,
it supersedes it from its own date on. All functions here are pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
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
    a newer version says otherwise, `valid_from`/`valid_to` when it was so in the world.
    """

    evidence: str
    source: str
    known_from: str
    rank: int = DEFAULT_RANK
    known_to: str = ""
    superseded_from: str = ""
    valid_from: str = ""
    valid_to: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

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
        was out by then.
        """
        if not self.begins.by(day) or (self.valid_to and parse_date(self.valid_to).last < day):
            return False
        return self.current or day < parse_date(self.superseded_from).first

    def to_json(self) -> str:
        """One JSON object, keys sorted, empty fields left out: equal statements give equal text."""
        content = {name: value for name, value in asdict(self).items() if value not in ("", {})}
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Statement:
        """The inverse of `to_json`."""
        return cls(**json.loads(text))


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


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version of a registry record: the day it was first seen and its evidence id."""

    known_from: str
    evidence: str


def supersession(versions: Iterable[Version]) -> dict[str, str]:
    """When each version of one record was superseded: by the next in time, the newest never (empty text).

    Versions may arrive in any order, an older one after a newer included.

    >>> supersession([Version("2026-07-01", "b"), Version("2026-04-24", "a")])
    {'a': '2026-07-01', 'b': ''}
    """
    ordered = sorted(versions)
    following = [*(version.known_from for version in ordered[1:]), ""]
    return {version.evidence: later for version, later in zip(ordered, following, strict=True)}


def supersede(
    statements: Iterable[Statement], superseded: Mapping[str, str], last_seen: Mapping[str, str]
) -> tuple[Statement, ...]:
    """The statements with `superseded_from` set anew by evidence id, and `known_to` from `last_seen`.

    Evidence that `superseded` does not name stays as it is; an empty date makes it current again.
    """
    return tuple(
        replace(
            statement,
            superseded_from=superseded[statement.evidence],
            known_to=last_seen.get(statement.evidence, "") if superseded[statement.evidence] else "",
        )
        if statement.evidence in superseded
        else statement
        for statement in statements
    )

"""The history of a registry record: which versions it had, and when each was in force. All functions are pure.

What is known of a record is a set of *sightings*: on this day a snapshot held this content. The versions follow from
that set alone, so the order in which snapshots are loaded does not matter. The rules, in order of time:

- Content that is in force and seen again is the same version; content that comes back after another is a new one.
- A version ends when content is seen that covers it: whose file layout can state all the fields that its own could.
  What is not covered stays in force beside the newer.
- Content that a fuller one of the same snapshot covers was never in force. Nor is what rules read in less text than an
  earlier version held: of readings the fullest counts, not the newest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple


class Sighting(NamedTuple):
    """A snapshot that held some content: its `day`, and the day on which the registry had last changed the record by
    then, empty if it is not stated: of two contents in one snapshot the later changed counts.
    """

    day: str
    updated: str = ""

    def __str__(self) -> str:
        return f"{self.day} {self.updated}".rstrip()

    @classmethod
    def parse(cls, text: str) -> Sighting:
        """The inverse of `str`."""
        day, _, updated = text.partition(" ")
        return cls(day, updated)


NOTHING = frozenset({"nothing"})
"""What the content of a record covers that was not there: it ends whatever was said, and whatever is said ends it."""


class Content(NamedTuple):
    """What a record said, known by `id`. `covers` names the fields that the file's layout could state (empty: all;
    `NOTHING`: the record had gone); `reading` marks what rules read in the texts of the record.
    """

    id: str
    covers: frozenset[str] = frozenset()
    reading: bool = False

    def includes(self, other: Content) -> bool:
        """Whether it covers all that the other covers.

        >>> Content("a").includes(Content("b", frozenset({"status"})))
        True
        """
        if NOTHING in (self.covers, other.covers):
            return True
        return not self.covers or (bool(other.covers) and self.covers >= other.covers)

    def exceeds(self, other: Content) -> bool:
        """Whether it covers all that the other covers, and more."""
        return self.includes(other) and not other.includes(self)


@dataclass(slots=True)
class Version:
    """One version of a record: content, every sighting in order of time, and the day since when it is replaced (empty
    while it is in force). `number` counts the times that the same content came back, from 1; `later` says that an
    older version was in force before.
    """

    content: Content
    number: int
    later: bool = False
    sightings: list[Sighting] = field(default_factory=list)
    superseded_from: str = ""

    @property
    def id(self) -> str:
        """The id of its evidence: that of the content, with the number from the second time on."""
        return self.content.id if self.number == 1 else f"{self.content.id}.{self.number}"

    @property
    def known_from(self) -> str:
        """The first day on which it was seen."""
        return self.sightings[0].day

    @property
    def held(self) -> bool:
        """Whether it is or was in force."""
        return self.superseded_from != self.known_from

    def known_to(self, snapshots: Iterable[str] = ()) -> str:
        """The last day before its end on which it was seen or its source was loaded; empty while it is in force."""
        if not self.superseded_from:
            return ""
        days = (*(sighting.day for sighting in self.sightings), *snapshots)
        return max((day for day in days if self.known_from < day < self.superseded_from), default=self.known_from)


def history(sightings: Mapping[Content, Iterable[Sighting]]) -> list[Version]:
    """All versions of one record, in order of time.

    >>> a, b = Content("a"), Content("b")
    >>> seen = {a: [Sighting("2026-07-01"), Sighting("2026-04-24")], b: [Sighting("2026-05-24")]}
    >>> [(version.id, version.known_from, version.superseded_from) for version in history(seen)]
    [('a', '2026-04-24', '2026-05-24'), ('b', '2026-05-24', '2026-07-01'), ('a.2', '2026-07-01', '')]
    """
    versions: list[Version] = []
    for sighting, content, outdone in _in_order(sightings):
        same = [version for version in versions if version.content.id == content.id]
        if content.reading:
            outdone = outdone or any(version.content.exceeds(content) for version in versions)
        if same and (outdone or not same[-1].superseded_from):
            version = same[-1]
        else:
            version = Version(content, len(same) + 1, any(version.held for version in versions))
            version.superseded_from = sighting.day if outdone else ""
            versions.append(version)
        version.sightings.append(sighting)
        for other in versions if not outdone else ():
            if other.content.id != content.id and not other.superseded_from and content.includes(other.content):
                other.superseded_from = sighting.day
    return versions


def _in_order(sightings: Mapping[Content, Iterable[Sighting]]) -> Iterator[tuple[Sighting, Content, bool]]:
    """Every sighting in order of time, and whether the same snapshot held newer content that covers it.

    Of contents changed on the same day the one that covers less comes first, so that the fuller one counts; content
    that stands twice in a snapshot counts as last changed.
    """
    last = {content: {one.day: one for one in sorted(seen)}.values() for content, seen in sightings.items()}
    seen = sorted(
        ((sighting, content) for content, of_content in last.items() for sighting in of_content),
        key=lambda pair: (pair[0], not pair[1].covers, len(pair[1].covers), pair[1].id),
    )
    for _, snapshot in groupby(seen, key=lambda pair: pair[0].day):
        of_day = list(snapshot)
        for place, (sighting, content) in enumerate(of_day):
            later = map(itemgetter(1), of_day[place + 1 :])
            yield sighting, content, any(other.id != content.id and other.includes(content) for other in later)

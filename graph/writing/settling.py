"""How a batch changes the history of records: which versions are new, begin or end otherwise, or say other things.

All is computed from the versions that the database holds and those that the batch brings; pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cgtkg.schema.versions import Content, Sighting, Version, history

from .gathering import Said


class Settled(NamedTuple):
    """A version with its place in history, as it is stored. `digest` is that of the facts made from it."""

    id: str
    record: str
    source: str
    number: int
    content: Content
    sightings: tuple[Sighting, ...]
    superseded_from: str
    known_to: str
    later: bool
    digest: str

    @property
    def known_from(self) -> str:
        """The first day on which it was seen."""
        return self.sightings[0].day

    @property
    def times(self) -> tuple[str, str, str, bool]:
        """What its statements carry of its place in history."""
        return (self.known_from, self.superseded_from, self.known_to, self.later)


class Change(NamedTuple):
    """A version whose statements are to be written. They come from the batch (`said`), else from the stored version
    `stored` of the same content; `before` is what was stored under its id.
    """

    version: Settled
    before: Settled | None
    said: bool
    stored: str


@dataclass(slots=True)
class Plan:
    """What a batch does to records: versions to write, ids of evidence that is none any more, versions that were only
    seen once more, and ids of the batch's contents that were there already. `versions` is the outcome by record.
    """

    changes: list[Change] = field(default_factory=list)
    gone: list[Settled] = field(default_factory=list)
    seen_again: list[Settled] = field(default_factory=list)
    same: set[str] = field(default_factory=set)
    versions: dict[str, Sequence[Settled]] = field(default_factory=dict)

    @property
    def concerned(self) -> set[str]:
        """The ids of stored evidence that is rewritten, copied or taken away."""
        ids = {id_ for change in self.changes for id_ in (change.before.id if change.before else "", change.stored)}
        return (ids | {version.id for version in self.gone}) - {""}


def settle(
    said: Mapping[str, Said], stored: Mapping[str, Sequence[Settled]], snapshots: Mapping[str, Sequence[str]]
) -> Plan:
    """Bring what a batch says, by content id, into the stored versions, by record.

    `snapshots` are the days on which each source was loaded. Records of the batch that the database does not hold
    may be missing in `stored`; records of `stored` that the batch does not mention are settled as well.
    """
    by_record: dict[str, list[Said]] = {record: [] for record in stored}
    for one in said.values():
        by_record.setdefault(one.evidence.record, []).append(one)
    plan = Plan()
    for record, brought in by_record.items():
        _settle(record, brought, stored.get(record, ()), snapshots, plan)
    return plan


def _settle(
    record: str,
    brought: Sequence[Said],
    stored: Sequence[Settled],
    snapshots: Mapping[str, Sequence[str]],
    plan: Plan,
) -> None:
    if not stored and len(brought) == 1 and len(brought[0].sightings) == 1:
        _begin(record, brought[0], plan)
        return
    news = {one.evidence.id: one for one in brought}
    same = {held.content.id: held for held in stored}
    sightings: dict[str, set[Sighting]] = defaultdict(set)
    for held in stored:
        sightings[held.content.id].update(held.sightings)
    if brought and all(_is_there(one, same.get(id_), sightings[id_]) for id_, one in news.items()):
        plan.same |= news.keys()
        return
    for one in brought:
        sightings[one.evidence.id] |= one.sightings
    contents = {id_: held.content for id_, held in same.items()}
    contents |= {id_: one.evidence.content for id_, one in news.items()}
    source = brought[0].evidence.source if brought else stored[0].source
    before = {held.id: held for held in stored}
    changes = []
    plan.versions[record] = outcome = []
    for version in history({content: sightings[id_] for id_, content in contents.items()}):
        said, known = news.get(version.content.id), same.get(version.content.id)
        digest = said.digest if said else known.digest if known else ""
        new = _settled(version, record, source, snapshots.get(source, ()), digest)
        outcome.append(new)
        old = before.pop(new.id, None)
        if old is None or (old.times, old.digest) != (new.times, new.digest):
            changes.append(Change(new, old, said is not None, known.id if known else ""))
        elif old.sightings != new.sightings:
            plan.seen_again.append(new)
    plan.changes += changes
    plan.gone += before.values()
    plan.same |= news.keys() - {change.version.content.id for change in changes}


def _begin(record: str, said: Said, plan: Plan) -> None:
    """The first and only version of a record: most are."""
    evidence = said.evidence
    seen = (*said.sightings,)
    first = Settled(evidence.id, record, evidence.source, 1, evidence.content, seen, "", "", False, said.digest)
    plan.changes.append(Change(first, None, True, ""))
    plan.versions[record] = [first]


def _is_there(said: Said, stored: Settled | None, sightings: set[Sighting]) -> bool:
    """Whether the same content was seen in the same snapshots already, and the same facts were made from it."""
    return stored is not None and stored.digest == said.digest and said.sightings <= sightings


def _settled(version: Version, record: str, source: str, snapshots: Sequence[str], digest: str) -> Settled:
    return Settled(
        version.id, record, source, version.number, version.content, tuple(version.sightings), version.superseded_from,
        version.known_to(snapshots), version.later, digest,
    )  # fmt: skip

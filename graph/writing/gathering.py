"""What a batch brings: its facts by the evidence they rest on, and for each version a digest of them; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cgtkg.schema.facts import Evidence, NodeFact, NoFact, Told
from cgtkg.schema.identity import label_of
from cgtkg.schema.statements import DEFAULT_RANK, to_json
from cgtkg.schema.versions import Sighting

FORM = "3"
"""Raise it when views of statements, or the form in which they are stored, change: all is then written anew."""


@dataclass(slots=True)
class Said:
    """What the batch brings of one content of a record: its facts, the snapshots that held it, digest of the facts."""

    evidence: Evidence
    facts: list[Told] = field(default_factory=list)
    sightings: set[Sighting] = field(default_factory=set)
    digest: str = ""


@dataclass(slots=True)
class Gathered:
    """Versions of records by id of their content, for each group the ids of its versions, and facts of passages."""

    versions: dict[str, Said] = field(default_factory=dict)
    groups: list[tuple[str, ...]] = field(default_factory=list)
    passages: list[Told] = field(default_factory=list)
    size: int = 0

    def add(self, group: Sequence[Told], ranks: Mapping[str, int]) -> None:
        """Take one more group. Of content that stands twice in a batch the later reading counts."""
        versions: dict[str, Said] = {}
        for fact in group:
            evidence = fact.evidence
            if not evidence.record:
                self.passages.append(fact)
                continue
            said = versions.get(evidence.id)
            if said is None:
                said = versions[evidence.id] = Said(evidence)
            said.facts.append(fact)
        for id_, said in versions.items():
            said.digest = digest(said.evidence, said.facts, ranks.get(said.evidence.source, DEFAULT_RANK))
            said.sightings.add(said.evidence.sighting)
            if id_ in self.versions:
                said.sightings |= self.versions[id_].sightings
        self.versions |= versions
        self.groups.append(tuple(versions))
        self.size += len(group)


def batches(groups: Iterable[Sequence[Told]], ranks: Mapping[str, int], sizes: Iterable[int]) -> Iterator[Gathered]:
    """Batches of at least so many facts as `sizes` say in turn, except the last; groups are never split."""
    wanted = iter(sizes)
    batch, size = Gathered(), next(wanted)
    for group in groups:
        batch.add(group, ranks)
        if batch.size >= size:
            yield batch
            batch, size = Gathered(), next(wanted)
    if batch.size:
        yield batch


def digest(evidence: Evidence, facts: Iterable[Told], rank: int) -> str:
    """A hash of all that is stored of a version but its times; the order of the facts does not matter.

    Nor does which node the trial of a record is: that follows from all records, see `uniting`, and not from this one.
    """
    said: dict[str, list[object]] = {}
    for fact in facts:
        if isinstance(fact, NoFact):
            continue
        if isinstance(fact, NodeFact):
            said.setdefault(_counted(fact.id), []).append(fact.properties)
        else:
            ref = " ".join((fact.type, _counted(fact.start), _counted(fact.end), fact.assertion))
            said.setdefault(ref, []).append([fact.properties, fact.valid_from, fact.valid_to])
    for several in said.values():
        if len(several) > 1:
            several.sort(key=to_json)
    content = to_json([FORM, rank, evidence.reading, evidence.values, evidence.quote, said])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _counted(id_: str) -> str:
    """The id as it counts: a record speaks of one trial."""
    return "trial" if label_of(id_) == "Trial" else id_

"""A batch against what the database holds: the rules of `schema` applied, and the difference that is to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

from cgtkg.schema.statements import Statement

from .batch import Batch, regroup
from .difference import Difference
from .gathering import Gathered
from .merging import Merge
from .properties import Properties, moved_properties, passage_properties, version_properties
from .settling import Plan, settle
from .store import Store


@dataclass(frozen=True, slots=True)
class Compared:
    """A batch regrouped, what it does to records, and what that changes in the database."""

    batch: Batch
    plan: Plan
    difference: Difference


def compare(
    gathered: Gathered,
    store: Store,
    ranks: Mapping[str, int],
    snapshots: Mapping[str, Sequence[str]],
    records: Iterable[str] = (),
) -> Compared:
    """Find what a batch changes. `ranks` are the trust, `snapshots` the days of the sources; `records` are settled
    anew though the batch does not mention them.

    Versions that are there already with the same facts cost one look at their record: the elements that they support
    are not read.
    """
    asked = {said.evidence.record for said in gathered.versions.values()} | {*records}
    plan = settle(gathered.versions, store.versions(asked), snapshots)
    told = {change.version.content.id for change in plan.changes if change.said}
    batch = regroup(chain(gathered.passages, *(gathered.versions[id_].facts for id_ in told)), ranks)
    evidence = store.evidence(plan.concerned | (batch.evidence.keys() - told))
    for id_ in plan.concerned & evidence.keys():
        for ref in cast(list[str], evidence[id_]["supports"]):
            batch.touch(ref)
    difference = _elements(batch, plan, store)
    _evidence(batch, plan, gathered, evidence, difference)
    difference.unchanged += sum(len(gathered.versions[id_].facts) for id_ in plan.same)
    store.expect(plan.versions, difference)
    return Compared(batch, plan, difference)


def _elements(batch: Batch, plan: Plan, store: Store) -> Difference:
    stored = store.statements(batch)
    merge = Merge(plan)
    difference = Difference()
    said: Iterable[tuple[str, Sequence[Statement]]] = chain(batch.nodes.items(), batch.relationships.items())
    merged = ((ref, merge(stored.get(ref, ()), statements)) for ref, statements in said)
    difference.add_elements(merged, stored, batch.ends)
    return difference


def _evidence(
    batch: Batch, plan: Plan, gathered: Gathered, stored: Mapping[str, Properties], difference: Difference
) -> None:
    for change in plan.changes:
        if change.said:
            said = gathered.versions[change.version.content.id].evidence
            properties = version_properties(said, batch.supports[said.id], change.version)
        else:
            properties = moved_properties(stored[change.stored], change.version)
        difference.add_evidence(properties, stored.get(change.version.id))
    for version in plan.gone:
        difference.remove_evidence(version.id, version.source)
    for version in plan.seen_again:
        seen = list(map(str, version.sightings))
        difference.seen.append({"id": version.id, "seen": seen, "updated": version.sightings[0].updated or None})
    for id_, evidence in batch.evidence.items():
        if not evidence.record:
            old = stored.get(id_)
            supports = batch.supports[id_] | {*cast(list[str], (old or {}).get("supports", []))}
            properties = passage_properties(evidence, supports, old or {})
            if properties != old:
                difference.add_evidence(properties, old)

"""The records of a source that are no trials as groups of facts; streamed, a record at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cgtkg.loaders.known import Known
from cgtkg.loaders.record_source import RecordSource
from cgtkg.loaders.rejected import Rejected
from cgtkg.schema.facts import NoFact, Told

from .days import up_to_today
from .job import Counts, Job
from .rejects import Rejects


def groups(
    source: RecordSource, job: Job, known: Known, counts: Counts, rejects: Rejects, held: Collection[str]
) -> Iterator[Sequence[Told]]:
    """The facts of each record; of one that says nothing of the field any more, and is `held` by the graph, that."""
    for path in job.paths:
        for found in source.read(path, counts.unread):
            counts.read += 1
            if isinstance(found, Rejected):
                rejects.add(found)
                continue
            evidence = source.evidence(found, job.day or found.day or up_to_today())
            counts.take(evidence.record, evidence.known_from, evidence.snapshot)
            facts = list(source.facts(found, known, evidence))
            if facts or evidence.record in held:
                yield facts or [NoFact(evidence)]
            else:
                counts.irrelevant += 1

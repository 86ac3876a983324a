"""The trials of a registry as groups of facts: read, classify, say which trial it is; streamed, a record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cgtkg.loaders.known import Known
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.extract import read_extract
from cgtkg.loaders.trials.facts import facts
from cgtkg.loaders.trials.identity import Trials
from cgtkg.loaders.trials.registered import Registered
from cgtkg.loaders.trials.source import TrialSource
from cgtkg.schema.facts import Fact

from .bundled import extracts
from .classified import Classified
from .days import up_to_today
from .inputs import rules
from .job import Counts, Job
from .rejects import Rejects
from .seeds import folders


def groups(
    source: TrialSource, job: Job, known: Known, counts: Counts, rejects: Rejects, trials: Trials
) -> Iterator[list[Fact]]:
    """The facts of each trial that belongs; one that the graph has already is kept up to date in any case."""
    for trial in _read(source, job, known, counts, rejects) if job.paths else _bundled(source, counts):
        counts.take(trial.record.id, trial.day, trial.sha256)
        if trial.answer.relevant or trials.has(trial.record) or (job.irrelevant and trial.texts):
            placed = replace(trial, place=trials.place(trial.record))
            yield facts(placed, known, source.id)
        else:
            counts.irrelevant += 1


def _bundled(source: TrialSource, counts: Counts) -> Iterator[Registered]:
    for file in extracts(source.name):
        for trial in read_extract(file):
            counts.read += 1
            yield trial


def _read(source: TrialSource, job: Job, known: Known, counts: Counts, rejects: Rejects) -> Iterator[Registered]:
    with Classified(job.cache, source.name, rules(job.overlay)) as before:
        classify = before.remembering(lambda: Classifier(known.vocabulary, folders(job.overlay)).classify)
        for found in source.once(found for path in job.paths for found in source.read(path, counts.unread)):
            counts.read += 1
            if isinstance(found, Rejected):
                rejects.add(found)
            else:
                yield Registered.of(found, classify(found), job.day or found.version or up_to_today())

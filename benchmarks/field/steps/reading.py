"""Steps that need no database: make files, parse them, classify, make facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from cgtkg import seeds
from cgtkg.loaders import ctgov
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.text.organisations import Organisations
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.extract import write_extract
from cgtkg.loaders.trials.facts import Known, facts
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.trials.registered import Registered

from ..downloads import WRITERS
from ..measuring import Stopwatch
from ..studies import studies

DAY = "2026-07-01"
BATCH = 1_000
"""Records parsed before the watch runs: few, so that memory stays what it is in a stream."""


def generate(watch: Stopwatch, path: str, shape: str, count: int, field: float) -> dict[str, Any]:
    """Write a synthetic download."""
    with watch:
        WRITERS[shape](studies(count, field=field), Path(path))
    return {"count": count, "found": {"bytes": Path(path).stat().st_size}}


def parse(watch: Stopwatch, path: str) -> dict[str, Any]:
    """A file's records."""
    rejected: list[Rejected] = []
    with watch:
        count = sum(1 for _ in _records(path, rejected))
    return {"count": count, "found": {"rejected": len(rejected)}}


def classify(watch: Stopwatch, path: str) -> dict[str, Any]:
    """The records and what each tests."""
    classifier = Classifier.of([seeds.FOLDER])
    rejected: list[Rejected] = []
    count = relevant = 0
    with watch:
        for record in _records(path, rejected):
            relevant += classifier.classify(record).relevant
            count += 1
    return {"count": count, "found": {"relevant": relevant, "rejected": len(rejected)}}


def classify_parsed(watch: Stopwatch, path: str) -> dict[str, Any]:
    """What each record tests, without the time that parsing takes."""
    classifier = Classifier.of([seeds.FOLDER])
    classifier.classify(next(_records(path, [])))  # reads the names of diseases
    records = _records(path, [])
    count = relevant = 0
    while batch := list(islice(records, BATCH)):
        with watch:
            relevant += sum(classifier.classify(record).relevant for record in batch)
        count += len(batch)
    return {"count": count, "found": {"relevant": relevant}}


def make_facts(watch: Stopwatch, path: str) -> dict[str, Any]:
    """All that comes before writing, as `cgtkg load` does it."""
    classifier = Classifier.of([seeds.FOLDER])
    known = Known(classifier.vocabulary, Organisations(classifier.vocabulary, [seeds.FOLDER]))
    count = made = 0
    with watch:
        for trial in _registered(path, classifier):
            count += 1
            made += len(facts(trial, known, ctgov.SOURCE.id)) if trial.answer.relevant else 0
    return {"count": count, "found": {"facts": made}}


def extract(watch: Stopwatch, path: str, out: str, count: int) -> dict[str, Any]:
    """The first `count` trials of the field in a download, as an extract: what the steps on a graph start from."""
    classifier = Classifier.of([seeds.FOLDER])
    relevant = (trial for trial in _registered(path, classifier) if trial.answer.relevant)
    with watch:
        written = write_extract(islice(relevant, count), Path(out))
    return {"count": written}


def _records(path: str, rejected: list[Rejected]) -> Iterator[TrialRecord]:
    for found in ctgov.SOURCE.once(ctgov.read(Path(path))):
        if isinstance(found, Rejected):
            rejected.append(found)
        else:
            yield found


def _registered(path: str, classifier: Classifier) -> Iterator[Registered]:
    for record in _records(path, []):
        yield Registered.of(record, classifier.classify(record), record.version or DAY)

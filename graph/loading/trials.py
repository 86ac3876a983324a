"""Loading a registry of trials: read, classify, make facts, write; streamed, a record at a time."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.organisations import Organisations
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.extract import read_extract
from cgtkg.loaders.trials.facts import Known, facts
from cgtkg.loaders.trials.identity import Trials
from cgtkg.loaders.trials.record import Rejected
from cgtkg.loaders.trials.registered import Registered
from cgtkg.loaders.trials.source import TrialSource
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Fact

from ..connection import Database
from ..writing import Writer, unite
from .loaded import Loaded, size
from .rejects import Rejects
from .seeds import folders, load_seeds

_TRIALS = (
    "MATCH (t:Trial) OPTIONAL MATCH (c:Company)-[s:SPONSORS {role: 'lead'}]->(t) WHERE s.known_to IS NULL "
    "RETURN t.id AS id, t.registry_ids AS numbers, t.name AS title, min(c.id) AS sponsor ORDER BY id"
)
_VOCABULARY = "MATCH (s:Source {curated: true}) RETURN count(s) AS count"


@dataclass(frozen=True, slots=True)
class TrialsToLoad:
    """Which source, from where, as of which day, and what to do with what does not belong or cannot be read."""

    source: TrialSource
    paths: tuple[Path, ...]
    day: str
    irrelevant: bool
    rejects: Path | None


@dataclass(slots=True)
class _Counts:
    read: int = 0
    irrelevant: int = 0
    undated: int = 0
    days: set[str] = field(default_factory=set)
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)


def load_trials(database: Database, wanted: TrialsToLoad, overlay: Path | None) -> Loaded:
    """Load the trials of a registry; the seeds first if the database has none, since trials speak of what they name."""
    started = time.monotonic()
    if not next(database.read(_VOCABULARY))["count"]:
        load_seeds(database, (), overlay)
    tables = read_seeds(folders(overlay))
    vocabulary = Vocabulary.of(tables.facts)
    known = Known(vocabulary, Organisations(vocabulary, folders(overlay)))
    writer = Writer(database, {**tables.sources, wanted.source.id: wanted.source.properties})
    writer.prepare()
    counts = _Counts()
    with Rejects(wanted.rejects, wanted.source.name) as rejects:
        trials = _read(wanted, vocabulary, overlay, counts, rejects) if wanted.paths else _bundled(wanted, counts)
        there = _there(database)
        written = writer.write(_groups(trials, there, wanted, known, counts))
        unite(database, there.united)
        writer.seen(wanted.source.id, counts.days)
    nodes, edges = size(database)
    notes = (
        [f"{counts.undated} records say no day: they count as older than those that do; --date places them in time"]
        if counts.undated
        else []
    )
    return Loaded(
        wanted.source.name,
        read=counts.read,
        loaded=counts.read - counts.irrelevant - rejects.count - written.same_groups,
        unchanged=written.same_groups,
        irrelevant=counts.irrelevant,
        rejected=rejects.count,
        nodes=nodes,
        edges=edges,
        seconds=round(time.monotonic() - started, 3),
        snapshot=counts.digest.hexdigest(),
        rejects=rejects.path,
        notes=tuple(notes),
    )


def _there(database: Database) -> Trials:
    """The trials that the graph has."""
    there = Trials()
    for row in database.read(_TRIALS):
        there.know(row["id"], row["numbers"] or [], row["title"], row["sponsor"] or "")
    return there


def _groups(
    trials: Iterator[Registered], there: Trials, wanted: TrialsToLoad, known: Known, counts: _Counts
) -> Iterator[list[Fact]]:
    """The facts of each trial that belongs; one that the graph has already is kept up to date in any case."""
    for trial in trials:
        counts.digest.update(f"{trial.record.id} {trial.day} {trial.sha256}\n".encode())
        if "/" not in trial.day:
            counts.days.add(trial.day)
        if trial.answer.relevant or there.has(trial.record) or (wanted.irrelevant and trial.texts):
            placed = replace(trial, place=there.place(trial.record, trial.answer.sponsor))
            yield facts(placed, known, wanted.source.id)
        else:
            counts.irrelevant += 1


def _bundled(wanted: TrialsToLoad, counts: _Counts) -> Iterator[Registered]:
    files = sorted((seeds.FOLDER / "registry").glob(f"{wanted.source.name}*.jsonl"))
    if not files:
        raise DataError(f"no extract of {wanted.source.name} is bundled: name the files to load")
    for file in files:
        for trial in read_extract(file):
            counts.read += 1
            yield trial


def _read(
    wanted: TrialsToLoad, vocabulary: Vocabulary, overlay: Path | None, counts: _Counts, rejects: Rejects
) -> Iterator[Registered]:
    classifier = Classifier(vocabulary, folders(overlay))
    today = datetime.now(UTC).date().isoformat()
    records = (found for path in wanted.paths for found in wanted.source.read(path))
    for found in wanted.source.once(records):
        counts.read += 1
        if isinstance(found, Rejected):
            rejects.add(found)
            continue
        day = wanted.day or found.version
        counts.undated += not day
        # Without a day it was so at some time up to now: it never counts as newer than a record that has one.
        yield Registered.of(found, classifier.classify(found), day or f"../{today}")

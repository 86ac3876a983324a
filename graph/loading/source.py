"""Loading a source: the vocabulary first, then its records, then what the whole snapshot says."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cgtkg.loaders.known import Known
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.trials.likeness import Alike
from cgtkg.loaders.trials.source import TrialSource
from cgtkg.schema.facts import Told

from ..connection import Database
from ..same_trials import trials_of, unite_trials
from ..writing import Changes, Writer
from . import earlier, gone, records, trials
from .bundled import extracts
from .inputs import take
from .job import Counts, Job
from .loaded import Loaded, size
from .rejects import Rejects
from .seeds import folders, load_seeds

_VOCABULARY = "MATCH (s:Source {curated: true}) RETURN count(s) AS count"


def load_source(database: Database, job: Job, changes: Changes | None = None) -> Loaded:
    """Do a job; the seeds first if the database has none, since records speak of what they name. `changes`, if given,
    takes what is new, changed and ended.
    """
    started = time.monotonic()
    source = job.source
    paths = job.paths or tuple(extracts(source.name))
    inputs = take(job, paths)
    if not job.again and (before := earlier.find(database, source.id, inputs.stamp)):
        return _done(database, earlier.told(before, Loaded(source.name)), started)
    if not next(database.read(_VOCABULARY))["count"]:
        load_seeds(database, (), job.overlay)
    tables = read_seeds(folders(job.overlay))
    known = Known.of(tables.facts, folders(job.overlay))
    writer = Writer(database, {**tables.sources, source.id: source.properties}, changes=changes)
    writer.prepare()
    counts = Counts()
    with Rejects(job.rejects, source.name) as rejects:
        written = writer.write(_groups(database, job, known, counts, rejects))
        alike = unite_trials(database) if isinstance(source, TrialSource) else []
        same = written.same_groups
        ended, notes = _end(database, job, writer, counts, rejects, complete=inputs.complete)
    writer.seen(source.id, counts.days)
    unread = tuple(f"{kind} {name}: {number}" for (kind, name), number in counts.unread.counts.items())
    writer.note(source.id, {"unread": list(unread)})
    loaded = Loaded(
        source.name,
        read=counts.read,
        loaded=counts.read - counts.irrelevant - rejects.count - same,
        unchanged=same,
        irrelevant=counts.irrelevant,
        rejected=rejects.count,
        snapshot=counts.digest.hexdigest(),
        rejects=rejects.path,
        ended=ended,
        unread=unread,
        notes=(*inputs.notes, *notes, *_undated(counts), *_alike(alike)),
    )
    earlier.remember(database, writer, source.id, inputs.stamp, loaded)
    return _done(database, loaded, started)


def _groups(database: Database, job: Job, known: Known, counts: Counts, rejects: Rejects) -> Iterator[Sequence[Told]]:
    if isinstance(job.source, TrialSource):
        return trials.groups(job.source, job, known, counts, rejects, trials_of(database))
    return records.groups(job.source, job, known, counts, rejects, gone.in_force(database, job.source))


def _end(
    database: Database, job: Job, writer: Writer, counts: Counts, rejects: Rejects, *, complete: bool
) -> tuple[int, list[str]]:
    """End what a complete snapshot does not have; returns how many records, and why none where that was asked."""
    if not (job.complete or complete):
        return 0, []
    if len(counts.days) != 1 or counts.undated:
        return 0, ["the files are not all of one day: no record counts as gone"]
    day = min(counts.days)
    standing = gone.in_force(database, job.source, day)
    if strange := gone.strange(job.source, counts.seen | standing.keys(), rejects.records):
        return 0, [f"{len(strange)} records that could not be read may be any: no record counts as gone"]
    missing = gone.gone(job.source, standing, counts.seen, rejects.records)
    writer.write([gone.ended(job.source, part, day)] for record in missing for part in standing[record])
    return len(missing), []


def _undated(counts: Counts) -> list[str]:
    if not counts.undated:
        return []
    return [f"{counts.undated} records say no day: they count as older than those that do; --date places them in time"]


def _alike(pairs: Sequence[Alike]) -> list[str]:
    return [f"{one} is {other} by title and sponsor ({score:.0f} of 100)" for one, other, score in pairs]


def _done(database: Database, loaded: Loaded, started: float) -> Loaded:
    nodes, edges = size(database)
    return replace(loaded, nodes=nodes, edges=edges, seconds=round(time.monotonic() - started, 3))

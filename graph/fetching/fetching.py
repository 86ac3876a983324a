"""Fetch one service: drive its steps, keep what came, begin again once if its data changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cgtkg.schema.errors import UsageError

from .asking import Asking
from .client import Client
from .clock import Clock, Pace
from .keys import key_of
from .service import Changed, FetchError, Got, Request, Service, Whole
from .snapshot import Manifest, Snapshot

UNFINISHED = ".unfinished"
"""The folder of a run that has not ended, beside the snapshots: nothing loads it by mistake."""
FRESH = timedelta(days=1)
"""How old an unfinished run may be to be gone on with: page tokens and counts are of that time."""
RUNS = 2
"""A run, and one more after the data changed while it went."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a run ended with: the snapshot's folder and what its manifest says. `asked`: requests made for files."""

    folder: Path
    manifest: Manifest
    size: int
    asked: int

    def to_json(self) -> dict[str, object]:
        """For the command line."""
        told = ("source", "service", "date", "version", "search", "complete", "count", "stated")
        content = self.manifest.to_json()
        return {
            "snapshot": str(self.folder),
            **{name: content[name] for name in told},
            "files": len(self.manifest.files),
            "size": self.size,
        }


def fetch(
    service: Service,
    out: Path,
    *,
    cache: Path,
    clock: Clock,
    search: str = "",
    address: str = "",
    say: Callable[[str], None] = lambda message: None,
) -> Fetched:
    """Fetch all that `service` has, or what `search` finds there, into `out/<service>/<day>/`.

    A run that was interrupted goes on where it stopped if it asked for the same and is at most a day old; a snapshot of
    today that is whole is not asked for again. `cache` is the folder of the HTTP cache; `address` another address of
    the same service (a mirror). `say` is told what happens. Raises `FetchError` where the service does not answer, or
    its data contradict its own count twice; `UsageError` for a search where it takes none.
    """
    if search and not service.searches:
        raise UsageError(f"{service.name} is fetched whole: it takes no search")
    address = (address or service.address).rstrip("/") + "/"
    today = clock.now().date()
    begun = Manifest(service.source, service.name, address, today.isoformat(), search)
    done = Snapshot.open(out / service.name / begun.date)
    if done and _same(done.manifest, begun):
        say(f"{service.name}: the snapshot of today is there")
        return Fetched(done.folder, done.manifest, done.size, 0)
    if (out / service.name / begun.date).exists():
        raise FetchError(f"{out / service.name / begun.date} holds something else: remove it, or give another --out")
    snapshot = _unfinished(out / service.name / UNFINISHED, begun, today, say)
    day = date.fromisoformat(snapshot.manifest.date)
    with Client(address, Pace(clock, service.interval), cache, key_of(service.key)) as client:
        asking = Asking(client, snapshot, clock, service, say)
        whole = _run(service, Request(day, search), asking, snapshot, say)
    manifest = snapshot.manifest
    manifest.count, manifest.stated, manifest.version = whole.count, whole.stated, whole.version
    manifest.complete = not search
    snapshot.finish(out / service.name / manifest.date, asking.names)
    return Fetched(snapshot.folder, manifest, snapshot.size, asking.asked)


def _run(service: Service, request: Request, asking: Asking, snapshot: Snapshot, say: Callable[[str], None]) -> Whole:
    for run in range(1, RUNS + 1):
        try:
            return _drive(service, request, asking)
        except Changed as change:
            snapshot.clear()
            if run == RUNS:
                raise FetchError(
                    f"{service.title}: {change}; so it was twice, its data change too fast now: try again later"
                ) from change
            say(f"{service.name}: {change}; beginning again")
    raise AssertionError("the last run returns or raises")


def _drive(service: Service, request: Request, asking: Asking) -> Whole:
    """The steps to their end, each answered by what is stored or what comes."""
    steps = service.steps(request)
    got: Got | Any = None
    while True:
        try:
            wanted = steps.send(got)
        except StopIteration as end:
            whole: Whole = end.value
            return whole
        got = asking.get(wanted)


def _unfinished(folder: Path, begun: Manifest, today: date, say: Callable[[str], None]) -> Snapshot:
    """The run to go on with, or a new one."""
    found = Snapshot.open(folder)
    if found and _same(found.manifest, begun) and today - date.fromisoformat(found.manifest.date) <= FRESH:
        files = len(found.manifest.files)
        say(f"{begun.service}: going on with the run of {found.manifest.date}, {files} files are there")
        return found
    snapshot = Snapshot(folder, begun)
    snapshot.clear()
    return snapshot


def _same(one: Manifest, other: Manifest) -> bool:
    """Whether both are of one address and one search."""
    return (one.service, one.address, one.search) == (other.service, other.address, other.search)

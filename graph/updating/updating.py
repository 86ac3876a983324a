"""Fetch and load one source after the other; a service that fails keeps none of the others from being updated."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cgtkg.schema.errors import CgtkgError

from .. import fetching
from ..api import KnowledgeGraph
from ..loading import Loaded
from ..settings import CACHE
from ..writing import Changes
from .weekly import Wanted

SNAPSHOTS = "snapshots"
"""The folder under `CGTKG_HOME` for what was fetched."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: the day and version of its snapshots, what loading them did, or what went wrong."""

    source: str
    day: str = ""
    version: str = ""
    complete: bool = False
    loaded: Loaded | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Updated:
    """What the job did: an outcome for each source, in order, and all changes of the graph."""

    outcomes: Sequence[Outcome]
    changes: Changes

    @property
    def problems(self) -> list[str]:
        """What went wrong, one line a source."""
        return [f"{outcome.source}: {outcome.problem}" for outcome in self.outcomes if outcome.problem]

    def to_json(self) -> dict[str, Any]:
        """For programs; the changes stand in a file of their own."""
        return {
            "sources": [
                {"source": one.source, "day": one.day, "version": one.version, "complete": one.complete,
                 "loaded": one.loaded.to_json() if one.loaded else None, "problem": one.problem}
                for one in self.outcomes
            ],
            "changes": self.changes.counts(),
        }  # fmt: skip


def update(
    graph: KnowledgeGraph,
    wanted: Sequence[Wanted],
    progress: Progress,
    *,
    clock: fetching.Clock | None = None,
    addresses: Mapping[str, str] | None = None,
) -> Updated:
    """Bring the graph up to date with the sources `wanted`; `addresses` are mirrors by service.

    Snapshots are kept in `CGTKG_HOME`, of each service the newest and the one before it.
    """
    changes = Changes()
    clock, addresses = clock or fetching.SystemClock(), addresses or {}
    outcomes = [_update(graph, one, changes, progress, clock, addresses) for one in wanted]
    return Updated(outcomes, changes)


def _update(
    graph: KnowledgeGraph, wanted: Wanted, changes: Changes, progress: Progress, clock: fetching.Clock,
    addresses: Mapping[str, str],
) -> Outcome:  # fmt: skip
    home = graph.settings.home
    try:
        fetched = []
        for service in fetching.services_of(wanted.source):
            progress(f"fetching {service.title}")
            search, address = wanted.searches.get(service.name, ""), addresses.get(service.name, "")
            fetched.append(
                fetching.fetch(
                    service, home / SNAPSHOTS, cache=home / CACHE, clock=clock, say=progress, search=search,
                    address=address,
                )
            )  # fmt: skip
        progress(f"loading {wanted.source}")
        loaded = graph.load(wanted.source, [one.folder for one in fetched], changes=changes)
    except CgtkgError as error:
        progress(f"{wanted.source}: {error}")
        return Outcome(wanted.source, problem=str(error))
    for one in fetched:
        _keep_two(one.folder)
    return Outcome(
        wanted.source,
        max(one.manifest.date for one in fetched),
        ", ".join(one.manifest.version for one in fetched if one.manifest.version),
        all(one.manifest.complete for one in fetched),
        loaded,
    )


def _keep_two(newest: Path) -> None:
    """Remove the snapshots of a service but the newest and the one before it: each may be gigabytes."""
    days = sorted(folder for folder in newest.parent.iterdir() if folder.is_dir() and folder.name[:1].isdigit())
    for folder in days[:-2]:
        shutil.rmtree(folder, ignore_errors=True)

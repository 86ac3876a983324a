"""What a load is asked to do, and what it counts on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from cgtkg.loaders.sources import Source
from cgtkg.loaders.unread import Unread


@dataclass(frozen=True, slots=True)
class Job:
    """Which source, from which files and folders (none: what is bundled), as of which day where the user says so.

    `irrelevant`: trials that test no engineered-cell or gene-therapy product are written as well. `complete`: the files
    are all that the source has, so that a record that is not there is gone. `rejects` is the folder for the list of
    what could not be read, `cache` that for what was read before; None: neither is kept. `again`: read all anew though
    the same was loaded before.
    """

    source: Source
    paths: tuple[Path, ...] = ()
    day: str = ""
    irrelevant: bool = False
    complete: bool = False
    overlay: Path | None = None
    rejects: Path | None = None
    cache: Path | None = None
    again: bool = False


@dataclass(slots=True)
class Counts:
    """What came by. `seen` are the ids of the records that were read, `days` those that their files are of."""

    read: int = 0
    irrelevant: int = 0
    undated: int = 0
    days: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    unread: Unread = field(default_factory=Unread)
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def take(self, id_: str, day: str, content: str) -> None:
        """Count a record of a day by the hash of its content."""
        self.seen.add(id_)
        self.digest.update(f"{id_} {day} {content}\n".encode())
        if "/" in day:
            self.undated += 1
        else:
            self.days.add(day)

"""The note that a started server leaves in its folder, so that later commands find it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from . import process
from .home import write_private

_NAME = "server.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What `server.json` says of a server: its Bolt address, its process, and whether it answered yet."""

    uri: str
    pid: int
    since: str
    """When the process began (`process.started`): a later process with the same number is not the server."""
    ready: bool

    def alive(self) -> bool:
        """Whether the process still runs."""
        return process.alive(self.pid, self.since)


def read(home: Path) -> Record | None:
    """The note in `home`; None if there is none, or it cannot be read as one."""
    try:
        return Record(**json.loads((home / _NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(home: Path, record: Record) -> None:
    """Leave the note, readable by its owner only."""
    write_private(home / _NAME, json.dumps(asdict(record)))


def clear(home: Path) -> None:
    """Remove the note."""
    (home / _NAME).unlink(missing_ok=True)

"""Files in the layouts of Open Targets, and what is read in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cgtkg.loaders.opentargets.reading import read
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread


def lines(*records: object) -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def readings(path: Path, unread: Unread | None = None, **options: Any) -> tuple[list[Entry], list[Rejected]]:
    """The entries and the rejects under a path."""
    found = list(read(path, unread, **options))
    return [one for one in found if isinstance(one, Entry)], [one for one in found if isinstance(one, Rejected)]

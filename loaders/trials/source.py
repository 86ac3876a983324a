"""A registry of trials as a source: what the loading of any of them needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.fields import Value

from .record import TrialRecord


@dataclass(frozen=True, slots=True)
class TrialSource:
    """`name` is the word for it on the command line, `id` its Source node, `properties` that node's.

    `read` streams the records of a file, archive or folder, each with the day that it is of (`version`), where its file
    says so, and counts in `Unread` what it passes over without having declared it. `once` turns the older of several
    records of a trial in one load into rejects.
    """

    name: str
    id: str
    properties: Mapping[str, Value]
    read: Callable[[Path, Unread], Iterator[TrialRecord | Rejected]]
    once: Callable[[Iterable[TrialRecord | Rejected]], Iterator[TrialRecord | Rejected]]

"""A registry of trials as a source: what the loading of any of them needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cgtkg.schema.fields import Value

from .record import Rejected, TrialRecord


@dataclass(frozen=True, slots=True)
class TrialSource:
    """`name` is the word for it on the command line, `id` its Source node, `properties` that node's.

    `read` streams the records of a file, archive or folder; `day_of` is the day that a file says it is of, empty if it
    does not (a record's own `version` goes before it).
    """

    name: str
    id: str
    properties: Mapping[str, Value]
    read: Callable[[Path], Iterator[TrialRecord | Rejected]]
    day_of: Callable[[Path], str]

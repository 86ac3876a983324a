"""A source whose records are no trials: a regulator's table, an ontology, a list of genes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cgtkg.schema.facts import Evidence, Fact
from cgtkg.schema.fields import Value

from .known import Known
from .rejected import Rejected
from .unread import UnreadField


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. `id` is its number in the source (`EMEA/H/C/004090`, `HGNC:11913`); `values` is what the loader read
    in it, plain data; `day` the day the data was as given, empty where the file does not say; `updated` the day on
    which the source last changed the record. `file` and `place` are for messages.
    """

    id: str
    values: Mapping[str, Any]
    day: str = ""
    updated: str = ""
    file: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RecordSource:
    """`name` is the word for it on the command line, `id` its Source node, `properties` that node's.

    `read` streams the entries of a file or folder, what could not be read, and what nobody reads. `facts` makes the
    facts of an entry, all with the evidence given; none where the entry is of nothing that the graph is about.
    """

    name: str
    id: str
    properties: Mapping[str, Value]
    read: Callable[[Path], Iterator[Entry | Rejected | UnreadField]]
    facts: Callable[[Entry, Known, Evidence], Iterable[Fact]]

    def evidence(self, entry: Entry, day: str) -> Evidence:
        """The version of the entry's record that was given on `day`, recognised by its values."""
        text = json.dumps(entry.values, ensure_ascii=False, sort_keys=True)
        return Evidence(
            self.id, entry.id, day, f"{self.name} {entry.id}", hashlib.sha256(text.encode()).hexdigest(),
            updated=entry.updated,
        )  # fmt: skip

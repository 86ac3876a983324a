"""A source whose records are no trials: a regulator's table, an ontology, a list of genes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cgtkg.schema.curies import slug
from cgtkg.schema.facts import Evidence, Fact
from cgtkg.schema.fields import Value
from cgtkg.schema.statements import to_json

from .known import Known
from .rejected import Rejected
from .unread import Unread


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. `id` is its number in the source (`EMEA/H/C/004090`, `HGNC:11913`); `values` what the loader read in
    it, plain data; `day` the day the data was as given, empty where the file does not say; `updated` the day on which
    the source last changed the record, empty likewise. `file` and `place` are for messages. `kind` names the set of
    records that it is one of, where a source has several: they come in files of their own, each complete by itself.
    """

    id: str
    values: Mapping[str, Any]
    day: str = ""
    updated: str = ""
    file: str = ""
    place: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RecordSource:
    """`name` is the word for it on the command line, `id` its Source node, `properties` that node's.

    `read` streams the entries of a file, archive or folder and what could not be read, and counts in `Unread` what it
    passes over without having declared it. An entry's id stands once in a file. `facts` makes the facts of an entry,
    all with the evidence given; none where the entry is of nothing that the graph is about.
    """

    name: str
    id: str
    properties: Mapping[str, Value]
    read: Callable[[Path, Unread], Iterator[Entry | Rejected]]
    facts: Callable[[Entry, Known, Evidence], Iterable[Fact]]

    def evidence(self, entry: Entry, day: str) -> Evidence:
        """The version of the entry's record that was given on `day`, recognised by its values."""
        content = hashlib.sha256(to_json(entry.values).encode()).hexdigest()
        record = f"{self.name}/{slug(entry.kind)} {entry.id}" if entry.kind else f"{self.name} {entry.id}"
        return Evidence(self.id, entry.id, day, record, content, updated=entry.updated)

"""`classify`: what trials test, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.sources import registries
from cgtkg.loaders.text.words import printable
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError, UsageError

from ...loading.seeds import folders
from ...settings import Settings
from ..speaking import say

_MOST_UNREAD = 20
"""Lines on what was not read: more would push what was rejected off the screen."""
_LONGEST_NAME = 120
"""Letters of a column's name that are told."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(classify)


def classify(
    paths: list[Path] = typer.Argument(help="Files, archives or folders of trial records."),
    source: str = typer.Option("ctgov", "--source", help="The registry that they come from."),
) -> None:
    """Say of each trial what it tests, one JSON object a line. Example: cgtkg classify downloads/ > trials.jsonl"""
    if source not in registries():
        raise UsageError(f"there is no registry {source!r}; there are {', '.join(registries())}")
    for path in paths:
        if not path.exists():
            raise DataError("there is no such file or folder", file=str(path))
    classifier = Classifier.of(folders(Settings.load().overlay))
    rejected, unread = 0, Unread()
    for path in paths:
        for found in registries()[source].read(path, unread):
            if isinstance(found, Rejected):
                rejected += 1
                say(f"{found.file}: {found.record or 'a record'} [{found.field}]: {found.reason}")
                continue
            line = classifier.line(classifier.classify(found))
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    if rejected:
        say(f"{rejected} records could not be read")
    for told in _told(unread):
        say(told)


def _told(unread: Unread) -> Iterator[str]:
    """What was not read, the most frequent first."""
    counts = sorted(unread.counts.items(), key=lambda count: (-count[1], count[0]))
    for (kind, name), number in counts[:_MOST_UNREAD]:
        yield f"not read: {kind} {printable(name)[:_LONGEST_NAME]} (records: {number})"
    if len(counts) > _MOST_UNREAD:
        yield f"not read: {len(counts) - _MOST_UNREAD} more"

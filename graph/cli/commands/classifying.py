"""`classify`: what trials test, without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typer

from cgtkg.loaders.sources import sources
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.record import Rejected
from cgtkg.schema.errors import DataError, UsageError

from ...loading.seeds import folders
from ...settings import Settings
from ..speaking import say


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(classify)


def classify(
    paths: list[Path] = typer.Argument(help="Files, archives or folders of trial records."),
    source: str = typer.Option("ctgov", "--source", help="The registry that they come from."),
) -> None:
    """Say of each trial what it tests, one JSON object a line. Example: cgtkg classify downloads/ > trials.jsonl"""
    if source not in sources():
        raise UsageError(f"there is no registry {source!r}; there are {', '.join(sources())}")
    for path in paths:
        if not path.exists():
            raise DataError("there is no such file or folder", file=str(path))
    classifier = Classifier.of(folders(Settings.load().overlay))
    rejected = 0
    for path in paths:
        for found in sources()[source].read(path):
            if isinstance(found, Rejected):
                rejected += 1
                say(f"{found.file}: {found.record or 'a record'} [{found.field}]: {found.reason}")
                continue
            line = classifier.line(classifier.classify(found))
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    if rejected:
        say(f"{rejected} records could not be read")

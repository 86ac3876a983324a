"""`mentions`: which names of the vocabulary stand in a text, without a database."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from cgtkg.loaders.mentions import LABELS, SEED_DOCUMENT, Grounder, read_document, seed_document, text_of
from cgtkg.loaders.seeds import SeedSet, read_seeds
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.schema.errors import UsageError

from ...loading.seeds import folders
from ...settings import Settings
from ..speaking import print_json, print_table, say

STDIN = "-"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(mentions)


def mentions(
    document: str = typer.Argument(
        help="A text, Markdown or HTML file, - for standard input, or seed-000 to seed-004."
    ),
    labels: list[str] = typer.Option([], "--label", help="Only nodes of this label, such as Product; may be repeated."),
    documents: list[Path] = typer.Option([], "--documents", help="A folder with the seed documents."),
    unknown: bool = typer.Option(False, "--unknown", help="What looks like a name and is in no vocabulary, instead."),
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Find the names of the vocabulary in a text. Example: cgtkg mentions press-release.txt --label Product"""
    if wrong := [label for label in labels if label not in LABELS]:
        raise UsageError(f"no names are looked for of {wrong[0]!r}; there are {', '.join(sorted(LABELS))}")
    places = folders(Settings.load().overlay)
    tables = read_seeds(places)
    text = _text(document, documents, tables)
    found = Grounder(Vocabulary.of(tables.facts), places).ground(text)
    wanted = labels or LABELS
    if unknown:
        new = [one for one in found.unknown if one.label in wanted]
        _print([asdict(one) for one in new], ("line", "words", "label", "times", "reason"), json)
        return
    named = [asdict(one) | {"locator": one.locator} for one in found.mentions if one.label in wanted]
    for one in named:
        del one["last_line"]
        if not json:
            one["line"] = one["locator"]
    _print(named, ("line", "words", "id", "name", "label", "confidence"), json)


def _text(document: str, places: Sequence[Path], tables: SeedSet) -> str:
    if document == STDIN:
        return text_of(sys.stdin.buffer.read(), "standard input")
    seed = SEED_DOCUMENT.fullmatch(document)
    if seed and not Path(document).exists():
        return seed_document(seed[1], places, tables.sources)
    return read_document(Path(document))


def _print(rows: Sequence[dict[str, object]], columns: Sequence[str], json: bool) -> None:
    if json:
        print_json(rows)
    elif rows:
        print_table(columns, [[row[column] for column in columns] for row in rows])
    else:
        say("no names found")

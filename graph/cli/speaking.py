"""Results to stdout, everything else to stderr; a live line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..outputs import harmless

UNLIMITED = 100_000
_messages = Console(stderr=True, highlight=False, markup=False)


def say(message: str) -> None:
    """A message to the person at the terminal."""
    _messages.print(Text(message), soft_wrap=True)


@contextmanager
def steps() -> Iterator[Any]:
    """A function that tells what is being done: a live line on a terminal, plain lines elsewhere."""
    if not _messages.is_terminal:
        yield say
        return
    with _messages.status("") as status:
        yield lambda message: status.update(Text(message))


def print_json(document: object) -> None:
    """One JSON document; dates and times of the database as ISO strings."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=plain)
    sys.stdout.write("\n")


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Comma-separated values with a header; a cell that a spreadsheet would run is quoted by an apostrophe."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[harmless(shown(cell)) for cell in row] for row in rows])


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table as wide as the terminal, or as its content where there is none."""
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(Text(column, style="bold"))
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    console = Console(highlight=False, markup=False)
    if console.is_terminal:
        console.print(table)
        return
    wide = Console(highlight=False, markup=False, width=UNLIMITED)
    with wide.capture() as capture:
        wide.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def shown(value: object) -> str:
    """A value as one cell of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return "; ".join(map(shown, value))
    return str(plain(value)) if not isinstance(value, (str, int, float, dict)) else str(value)


def plain(value: Any) -> object:
    """A database value as JSON can hold it: nodes and relationships as their properties, dates as ISO text."""
    for method in ("iso_format", "isoformat"):
        if hasattr(value, method):
            return getattr(value, method)()
    if hasattr(value, "nodes") and hasattr(value, "relationships"):
        return [plain(part) for part in (*value.nodes, *value.relationships)]
    if hasattr(value, "items"):
        return dict(value.items())
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    return str(value)

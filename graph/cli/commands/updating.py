"""`update`: the Monday job."""

from __future__ import annotations

import json as json_
from dataclasses import asdict
from pathlib import Path

import typer

from ...api import KnowledgeGraph
from ...build import load_bundled, write_out
from ...outputs import write_text
from ..pairs import pairs
from ..speaking import print_json, say, steps

_SEARCH = typer.Option([], "--search", help="service=words: what to search there; empty words fetch all of it.")
_ADDRESS = typer.Option([], "--address", help="service=address: a mirror of a service.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(update)


def update(
    sources: list[str] = typer.Argument(None, help="The sources; without any all that can be fetched."),
    out: Path = typer.Option(Path("out"), "--out", help="Folder for the report on changes, graphs and reports."),
    searches: list[str] = _SEARCH,
    addresses: list[str] = _ADDRESS,
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Fetch, load, say what changed, report: the Monday job. Example: cgtkg update --out monday"""
    from ... import report, updating  # the HTTP libraries would slow down every other command
    from ...report import changes as changed

    wanted = updating.weekly(sources or (), pairs(searches, "--search"))
    with steps() as step, KnowledgeGraph(write=True) as graph:
        load_bundled(graph, step)
        before = updating.last_read(graph.database)
        updated = updating.update(graph, wanted, step, addresses=pairs(addresses, "--address"))
        changes = list(updated.changes)
        document = {
            "from": before, "to": updating.last_read(graph.database), "changes": [asdict(one) for one in changes]
        }  # fmt: skip
        files = [write_text(out / "changes.json", json_.dumps(document, ensure_ascii=False, indent=2) + "\n")]
        composed = changed.compose_changes(graph.landscape(), changes, updated.outcomes)
        files += report.write(composed, out, ("html", "md"))
        wrote = [*map(str, files), *(str(out / name) for name in write_out(graph, out, step))]
    if json:
        print_json({**updated.to_json(), "wrote": wrote})
    else:
        typer.echo("\n".join(wrote))
    for problem in updated.problems:
        say(f"not updated: {problem}")
    if updated.problems:
        raise typer.Exit(1)

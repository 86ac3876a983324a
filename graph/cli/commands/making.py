"""`build` and `load`: what fills the graph."""

from __future__ import annotations

from pathlib import Path

import typer

from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import UsageError

from ...api import KnowledgeGraph
from ...build import build as run_build
from ...loading import known
from ..speaking import print_json, say, steps


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(build)
    app.command()(load)


def build(
    out: Path = typer.Option(Path("out"), "--out", help="Folder for graphs and reports."),
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Load what ships, analyse, write graphs and reports. Example: cgtkg build --out out"""
    with steps() as step:
        step("starting the database")
        with KnowledgeGraph(write=True) as graph:
            built = run_build(graph, out, step)
    if json:
        print_json(built.to_json())
        return
    say(f"{built.nodes} nodes and {built.edges} relationships in {built.seconds:.1f} s (hash {built.hash[:12]})")
    typer.echo("\n".join(built.wrote))


def load(
    source: str = typer.Argument(help="The source: seeds, ctgov, ictrp, euctr, ema, fda …"),
    paths: list[Path] = typer.Argument(
        None, help="Files or folders; for seeds the source documents; without any what is bundled."
    ),
    date: str = typer.Option("", "--date", help="The day the source was as given, such as 2026-07-01."),
    all: bool = typer.Option(False, "--all", help="Trials that test no product of the field as well, marked so."),  # noqa: A002
    complete: bool = typer.Option(False, "--complete", help="This is all the source has: what is not there is gone."),
    again: bool = typer.Option(False, "--again", help="Read all, though the same was loaded before."),
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Load one source. Example: cgtkg load ctgov downloads/ --date 2026-07-01"""
    if date and len(date) != len("2026-07-01"):
        raise UsageError(f"--date takes one day, such as 2026-07-01, not {date!r}")
    day = PartialDate.parse(date).text if date else ""
    known(source)
    with steps() as step:
        step(f"loading {source}")
        with KnowledgeGraph(write=True) as graph:
            loaded = graph.load(source, paths or (), day=day, irrelevant=all, complete=complete, again=again)
    for note in loaded.notes:
        say(note)
    if loaded.unread:
        say(f"{len(loaded.unread)} columns, fields or words are read by nobody: `cgtkg check` lists them")
    if loaded.ended:
        say(f"{loaded.ended} records are gone from the source: what only they said has ended")
    if loaded.rejects:
        say(f"what was rejected, and why: {loaded.rejects}")
    if json:
        print_json(loaded.to_json())
        return
    say(
        f"{loaded.source}: {loaded.read} read, {loaded.loaded} loaded, {loaded.unchanged} unchanged, "
        f"{loaded.irrelevant} irrelevant, {loaded.rejected} rejected; the graph has {loaded.nodes} nodes and "
        f"{loaded.edges} relationships ({loaded.seconds:.1f} s)"
    )

"""`up`, `down`, `status`: the embedded server."""

from __future__ import annotations

from pathlib import Path

import typer

from cgtkg.schema.errors import UsageError

from ... import embedded
from ...connection import Database
from ...fingerprint import fingerprint
from ...settings import Settings
from ..speaking import print_json, say


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(up)
    app.command()(down)
    app.command()(status)


def up() -> None:
    """Start the embedded server, if it does not run already. Example: cgtkg up"""
    server = embedded.up(_home())
    say(f"the embedded server runs at {server.uri} (process {server.pid})")


def down() -> None:
    """Stop the embedded server; its data stays. Example: cgtkg down"""
    stopped = embedded.down(_home())
    say("the embedded server is stopped" if stopped else "no embedded server was running")


def status(json: bool = typer.Option(False, "--json", help="One JSON document.")) -> None:
    """Which database is in use and what it holds. Example: cgtkg status --json"""
    settings = Settings.load()
    if not settings.neo4j_uri and embedded.running(settings.home) is None:
        if json:
            print_json(dict.fromkeys(("uri", "engine", "version", "nodes", "edges", "hash")))
        say("no embedded server is running; start it with: cgtkg up")
        raise typer.Exit(1)
    with Database.open(settings) as database:
        content = fingerprint(database)
        state = {
            "uri": database.uri, "engine": database.engine, "version": database.version,
            "nodes": content.nodes, "edges": content.edges, "hash": content.hash,
        }  # fmt: skip
    if json:
        print_json(state)
    else:
        typer.echo("\n".join(f"{name:8} {value}" for name, value in state.items()))


def _home() -> Path:
    settings = Settings.load()
    if settings.neo4j_uri:
        raise UsageError("NEO4J_URI is set: that server is yours to start and stop")
    return settings.home

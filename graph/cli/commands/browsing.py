"""`browser` and `browser-kit`: the graph in Neo4j Browser."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

import typer

from ...browser import Access, application, served_by, serving, site, write
from ...connection import Database
from ...settings import Settings
from ..speaking import print_json, say

PORT = 7480
"""The same port every time: Browser keeps favourites and style for the address it was opened at."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(browser)
    app.command("browser-kit")(browser_kit)


def browser(
    serve: bool = typer.Option(False, "--serve", help="Serve the guide, and Browser where it is found, until Ctrl-C."),
    app: Path = typer.Option(None, "--app", help="The Browser to serve: its jar, or the folder it was unpacked to."),
    port: int = typer.Option(PORT, "--port", min=0, max=65535, help="Port to serve at; 0 takes one that is free."),
    no_open: bool = typer.Option(False, "--no-open", help="Only say what to open and what to type."),
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Open Neo4j Browser on this database, with what to type to connect. Example: cgtkg browser --serve"""
    settings = Settings.load()
    access = Access.of(settings)
    with Database.open(settings) as database:
        own = served_by(database)
    if not serve and app is None:
        _tell(access, own and access.filled_in(own), None, as_json=json, no_open=no_open)
        if own is None:
            say(_without(settings))
        return
    found = app or (None if own else application.found())
    with serving(site(application.opened(found) if found else None), port) as address:
        guide, place = f"{address}/guide.html", f"{address}/browser/" if found else own
        _tell(access, place and access.filled_in(place, guide), guide, as_json=json, no_open=no_open)
        if place is None:
            say(_without(settings))
        say("serving until Ctrl-C")
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


def browser_kit(out: Path = typer.Option(Path("browser-kit"), "--out", help="Folder for the kit.")) -> None:
    """Write a kit for Neo4j Browser. Example: cgtkg browser-kit --out kit"""
    typer.echo("\n".join(map(str, write(out))))


def _tell(access: Access, address: str | None, guide: str | None, *, as_json: bool, no_open: bool) -> None:
    """Say what to open and what to type, and open it where somebody sees it."""
    facts = {
        "browser": address, "uri": access.uri, "username": access.username, "password": access.password,
        "database": access.database, "guide": guide,
    }  # fmt: skip
    if as_json:
        print_json(facts)
    else:
        typer.echo("\n".join(f"{name:9} {value}" for name, value in facts.items() if value))
    sys.stdout.flush()
    if address and not no_open and _watched():
        webbrowser.open(address)


def _watched() -> bool:
    """Whether somebody sits before a screen: a script gets no window, a bare console no text browser."""
    screen = sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return screen and sys.stdout.isatty()


def _without(settings: Settings) -> str:
    """What to do where the database serves no Browser."""
    if settings.neo4j_uri:
        return (
            "no Browser answers on the host of NEO4J_URI: open the one you have (of Aura in its console) and type the "
            "above, or give a copy with --app"
        )
    if jar := application.found():
        return f"the embedded server brings no Browser, but one lies at {jar}: cgtkg browser --serve"
    return (
        "the embedded server brings no Browser, which is not free to bundle. Type the above into the Browser of any "
        f"Neo4j on this computer; or get a copy, `mvn dependency:get -Dartifact={application.ARTIFACT}`, and run "
        "cgtkg browser --serve"
    )

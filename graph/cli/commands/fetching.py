"""`fetch`: a source's current data, from the service that gives it."""

from __future__ import annotations

from pathlib import Path

import typer

from cgtkg.schema.errors import UsageError

from ...settings import CACHE, Settings
from ..speaking import print_json, say, steps


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(fetch)


def fetch(
    source: str = typer.Argument(help="The source (ctgov, euctr, fda, ema ...), or one service of it (openfda)."),
    out: Path = typer.Option(..., "--out", help="The folder for snapshots: OUT/SERVICE/DAY/ with a manifest.json."),
    search: str = typer.Option(
        "", "--search", help="Only what this finds, in the service's own words; never complete."
    ),
    address: str = typer.Option("", "--address", help="Another address of the service, such as a mirror."),
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Download a source's current data. Example: cgtkg fetch ctgov --out downloads --search CAR-T"""
    from ... import fetching  # the HTTP libraries would slow down every other command

    wanted = fetching.services_of(source)
    if address and len(wanted) > 1:
        raise UsageError(f"--address is of one service: {', '.join(service.name for service in wanted)}")
    if search and not any(service.searches for service in wanted):
        raise UsageError(f"{source} is fetched whole: it takes no --search")
    cache, done = Settings.load().home / CACHE, []
    with steps() as step:
        for service in wanted:
            words = search if service.searches else ""
            done.append(
                fetching.fetch(
                    service, out, cache=cache, clock=fetching.SystemClock(), search=words, address=address, say=step
                )
            )
    if json:
        print_json({"source": source, "snapshots": [fetched.to_json() for fetched in done]})
        return
    for fetched in done:
        told = fetched.manifest
        against = "" if told.stated is None else f" of {told.stated:,} that the service states"
        say(
            f"{told.service}: {told.count:,} records{against}, {len(told.files)} files, {fetched.size / 1e6:,.1f} MB"
            f"{', all that it has' if told.complete else ', what the search finds'}"
        )
        typer.echo(str(fetched.folder))

"""`clusters`, `graph`, `report`: analyses, pictures and documents."""

from __future__ import annotations

from pathlib import Path

import typer

from ...api import KnowledgeGraph
from ..speaking import print_json, print_table, say, shown

_NAMES = "MATCH (n:Product|Company) RETURN n.id AS id, n.name AS name"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(clusters)
    app.command()(graph)
    app.command()(report)


def clusters(
    as_of: str = typer.Option("", "--as-of", help="A past day, month or year, such as 2024-06-30."),
    unnamed: bool = typer.Option(False, "--unnamed", help="Products without a name as well."),
    academic: bool = typer.Option(False, "--academic", help="Products of hospitals and universities as well."),
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Find competitive clusters. Example: cgtkg clusters --as-of 2025-06-30"""
    with KnowledgeGraph() as opened:
        clustering, _ = opened.clusters(as_of or None, unnamed=unnamed, academic=academic)
        if json:
            print_json(clustering.to_json())
            return
        names = {row["id"]: row["name"] for row in opened.cypher(_NAMES)}
    columns = ["cluster", "products", "companies", "leading stage", "size", "density", "hhi", "stability", "p"]
    rows = [
        [
            found.name, [names[id_] for id_ in found.products],
            [names[id_] for id_ in found.companies], found.leading_stage, found.size, found.density,
            found.hhi, found.stability, found.p_value,
        ]
        for found in clustering.clusters
    ]  # fmt: skip
    print_table(columns, rows)
    alone = shown([names[id_] for id_ in clustering.parameters["alone"]])
    say(f"in no cluster: {alone or 'none'}; white space: {len(clustering.white_space)} pairs of target and disease")


def graph(
    focus: str = typer.Option("", "--focus", help="Name or id of a node; without it the whole landscape."),
    depth: int = typer.Option(1, "--depth", min=1, help="How many facts outward from the focus."),
    out: Path = typer.Option(Path("graph.html"), "--out", help="The HTML file to write."),
) -> None:
    """Draw an interactive graph. Example: cgtkg graph --focus BCMA --out bcma.html"""
    with KnowledgeGraph() as opened:
        typer.echo(opened.draw(out, focus=focus, depth=depth))


def report(
    focus: list[str] = typer.Option([], "--focus", help="Name or id of what the report is about; may be repeated."),
    format: str = typer.Option("html,md", "--format", help="html, md; several parted by commas."),  # noqa: A002
    out: Path = typer.Option(Path("report"), "--out", help="Folder for the report."),
) -> None:
    """Write a competitive-landscape report. Example: cgtkg report --focus BCMA --format html,md --out bcma"""
    with KnowledgeGraph() as opened:
        written = opened.report(out, focus=focus, formats=tuple(filter(None, map(str.strip, format.split(",")))))
    typer.echo("\n".join(map(str, written)))

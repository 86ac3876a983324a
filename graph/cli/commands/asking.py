"""`query`, `cypher`, `why`, `check`: questions to the graph."""

from __future__ import annotations

import json as json_
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum

import typer

from cgtkg.queries import saved_queries, saved_query

from ...api import KnowledgeGraph
from ..pairs import pairs
from ..speaking import print_csv, print_json, print_table, say, shown
from ..unsettled_names import lines


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


_PARAMETERS = typer.Option([], "-p", "--param", help="name=value, as often as needed.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(query)
    app.command()(cypher)
    app.command()(why)
    app.command()(check)


def query(
    name: str = typer.Argument("", help="Name of the saved query; without it they are listed."),
    parameters: list[str] = _PARAMETERS,
    format: Format = typer.Option(Format.TABLE, "--format", help="table, csv or json."),  # noqa: A002
) -> None:
    """Run a saved query. Example: cgtkg query products_by_target -p target=BCMA"""
    if not name:
        listed = [
            [q.name, q.title, _described(q.purpose, [p.name for p in q.parameters])] for q in saved_queries().values()
        ]
        _print(["query", "title", "answers"], listed, format)
        return
    saved = saved_query(name)
    arguments = saved.arguments(pairs(parameters, "-p"))
    with KnowledgeGraph() as graph:
        columns, rows = graph.database.table(saved.statement, arguments)
    _print(columns, rows, format)
    if not rows:
        say("no rows")


def cypher(
    statement: str = typer.Argument(help="One statement that reads."),
    parameters: list[str] = _PARAMETERS,
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Run one statement, read only. Example: cgtkg cypher 'MATCH (p:Product) RETURN p.name LIMIT 5'"""
    values = {name: _value(text) for name, text in pairs(parameters, "-p").items()}
    with KnowledgeGraph() as graph:
        columns, rows = graph.database.table(statement, values)
    if json:
        print_json({"columns": columns, "rows": rows})
    else:
        print_table(columns, rows)


def why(
    subject: str = typer.Argument(help="Name or id of the node it starts at."),
    relation: str = typer.Argument(help="Relationship type, such as DEVELOPS."),
    object: str = typer.Argument(help="Name or id of the node it ends at."),  # noqa: A002
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Show the evidence of one fact. Example: cgtkg why CARsgen DEVELOPS zevor-cel"""
    with KnowledgeGraph() as graph:
        found = graph.why(subject, relation, object)
    if json:
        print_json([asdict(fact) for fact in found])
    for fact in found if not json else ():
        typer.echo(f"{fact.key}")
        for support in fact.supports:
            values = ", ".join(f"{name}: {shown(value)}" for name, value in support.values.items())
            ended = f", until {support.superseded_from}" if support.superseded_from else ""
            typer.echo(
                f"  {support.source}, {support.locator} (said {support.known_from}{ended})"
                + (f": {values}" if values else "")
            )
            if support.quote:
                typer.echo("    " + "\n    ".join(support.quote.splitlines()))
    if not found:
        say(f"nothing states that {subject} {relation} {object}")
        raise typer.Exit(1)


def check(
    names: bool = typer.Option(False, "--names", help="List names that resolve to nothing known, with candidates."),
    json: bool = typer.Option(False, "--json", help="One JSON document."),
) -> None:
    """Examine the graph's health, or the names that wait for a decision. Example: cgtkg check --names"""
    if names:
        with KnowledgeGraph() as graph:
            found = graph.unsettled_names()
        if json:
            print_json(found.to_json())
        for line in lines(found) if not json else ():
            typer.echo(line)
        return
    with KnowledgeGraph() as graph:
        findings = graph.check()
    ok = all(finding.ok for finding in findings)
    if json:
        print_json({"ok": ok, "checks": [asdict(finding) for finding in findings]})
    for finding in findings if not json else ():
        mark = "FAILED" if not finding.ok else "ok" if not finding.count else "look"
        typer.echo(f"{mark:7}{finding.check}: {finding.count} ({finding.meaning})")
        for example in finding.examples:
            typer.echo(f"         {example}")
    if not ok:
        raise typer.Exit(1)


def _print(columns: list[str], rows: Sequence[Sequence[object]], format_: Format) -> None:
    if format_ is Format.JSON:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif format_ is Format.CSV:
        print_csv(columns, rows)
    else:
        print_table(columns, rows)


def _described(purpose: str, parameters: list[str]) -> str:
    return purpose + (f" Parameters: {', '.join(parameters)}." if parameters else "")


def _value(text: str) -> object:
    """A parameter of an ad-hoc statement: JSON where it is, else text."""
    try:
        return json_.loads(text)
    except ValueError:
        return text

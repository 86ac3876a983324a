"""The guide for Neo4j Browser (`:guide`, `:play`): the graph in the order in which an analyst asks."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from cgtkg.queries import Parameter

from .favourites import inlined, literal, queries

TEMPLATE = "guide.html.j2"


def guide(address: str | None = None) -> str:
    """The page; `address` is where the kit is served, if it is, so that the guide can fetch the style by itself."""
    loader = PackageLoader("cgtkg.graph.browser", "")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template(TEMPLATE).render(queries=queries(), runnable=runnable, address=address)


def runnable(name: str) -> Markup:
    """The statement of a query as markup, in which each parameter follows the field of its name in the guide.

    Browser writes what is typed into `<input value-for=NAME>` to every `value-key=NAME`.
    """
    query = queries()[name]
    text = escape(f"// {query.title}\n{inlined(query.statement, {p.name: _mark(p) for p in query.parameters})}")
    for parameter in query.parameters:
        text = text.replace(_mark(parameter), _followed(parameter))
    return text


def _mark(parameter: Parameter) -> str:
    """What stands for the parameter while the rest is escaped: no statement holds the character NUL."""
    return f"\0{parameter.name}\0"


def _followed(parameter: Parameter) -> Markup:
    value = literal(parameter.default)
    quote = "'" if isinstance(parameter.default, str) else ""
    inner = value[1:-1] if quote else value
    return Markup('{0}<span value-key="{1}">{2}</span>{0}').format(quote, parameter.name, inner)

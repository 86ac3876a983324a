"""The saved queries as favourites of Neo4j Browser: a folder a topic, each running as it is."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from operator import itemgetter

from cgtkg.queries import SavedQuery, drawn_queries, saved_queries

DRAWN = "graph_"
"""What the names of the favourites that draw begin with."""
_WIDTH = 116
_PLACE = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `(?:[^`]|``)*` | //[^\n]* | /\*.*?\*/ | \$(?P<name>\w+)""",
    re.VERBOSE | re.DOTALL,
)
"""A parameter, or what may hold its name without meaning it."""


def queries() -> dict[str, SavedQuery]:
    """All that becomes a favourite: the saved queries, and those that draw, by name."""
    drawn = {DRAWN + name: query for name, query in drawn_queries().items()}
    return drawn | dict(saved_queries())


def favourites() -> dict[str, str]:
    """All favourites: path in the archive, `Topic/name.cypher`, and text; Browser keeps the order of the folders."""
    paths = {f"{query.topic}/{name}.cypher": query for name, query in queries().items()}
    return {path: favourite(query) for path, query in sorted(paths.items(), key=itemgetter(0))}


def favourite(query: SavedQuery) -> str:
    """One statement that Browser runs and shows: the first line is its name, the defaults stand in the statement.

    Browser shows no rows of a text that sets a parameter first: of several statements it only says that each ran.
    """
    defaults = {parameter.name: literal(parameter.default) for parameter in query.parameters}
    words = [query.title, *textwrap.wrap(query.purpose, _WIDTH)]
    words += [f"Put another in the place of {defaults[p.name]}: {p.meaning}" for p in query.parameters]
    return "\n".join([*(f"// {line}" for line in words), inlined(query.statement, defaults), ""])


def inlined(statement: str, values: Mapping[str, str]) -> str:
    """The statement with a text in the place of each parameter; names in strings and comments are left alone.

    >>> inlined("MATCH (t {name: $of}) RETURN '$of' LIMIT $top", {"of": "'BCMA'", "top": "3"})
    "MATCH (t {name: 'BCMA'}) RETURN '$of' LIMIT 3"
    """
    return _PLACE.sub(lambda found: values[found["name"]] if found["name"] else found[0], statement)


def literal(value: str | int | float | bool | None) -> str:
    r"""The value as Cypher writes it.

    >>> print(literal("Crohn's"), literal(3), literal(True), literal(None))
    'Crohn\'s' 3 true null
    """
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return str(value).lower() if value is not None else "null"

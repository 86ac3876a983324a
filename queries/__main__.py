"""The page of saved queries: `python -m cgtkg.queries` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from .reading import SavedQuery, drawn_queries, saved_queries


def markdown() -> str:
    """Every query with title, purpose, parameters and statement."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Saved queries"
    yield ""
    yield "Generated from `queries/` by `make docs`; do not edit. Run one with `cgtkg query NAME -p name=value`. In"
    yield "Neo4j Browser run its `:param` lines first, then the statement: of both at once it shows no rows. As"
    yield "favourites, in folders by topic, they run as they are: see [browser.md](browser.md)."
    yield from _sections(saved_queries().values())
    yield ""
    yield "# Queries that draw"
    yield ""
    yield "From `queries/browser/`: they return nodes and relationships, for Neo4j Browser."
    yield from _sections(drawn_queries().values())


def _sections(queries: Iterable[SavedQuery]) -> Iterator[str]:
    for query in queries:
        yield ""
        yield f"## {query.name}"
        yield ""
        yield f"**{query.title}.** {query.purpose}"
        if query.parameters:
            yield ""
            for parameter in query.parameters:
                yield f"- `{parameter.name}` (default `{parameter.default}`): {parameter.meaning}"
        yield ""
        yield "```cypher"
        yield query.text
        yield "```"


if __name__ == "__main__":
    sys.stdout.write(markdown())

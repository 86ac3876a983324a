"""The page of saved queries: `python -m cgtkg.queries` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from .reading import saved_queries


def markdown() -> str:
    """Every saved query with title, purpose, parameters and statement."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Saved queries"
    yield ""
    yield "Generated from `queries/` by `make docs`; do not edit. Run one with `cgtkg query NAME -p name=value`, or"
    yield "paste it into Neo4j Browser: its `:param` lines set the parameters, then run the statement below them."
    for query in saved_queries().values():
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

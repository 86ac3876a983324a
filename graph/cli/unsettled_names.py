"""The names that wait for a decision, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.loaders.text.words import printable

from ..resolving import Unsettled

SHOWN = 50
"""How many names and how many pairs are shown; the JSON document has all."""


def lines(found: Unsettled) -> Iterator[str]:
    """Names, the most frequent first, each with candidates and the lines to paste into decisions/names.csv."""
    yield f"{len(found.names)} names are unresolved"
    for name in found.names[:SHOWN]:
        trials = "1 trial" if name.trials == 1 else f"{name.trials} trials"
        yield f"{trials}: {printable(name.name)} ({name.label})"
        for candidate in name.candidates:
            yield f"    {candidate.score:3} {printable(candidate.name)} ({candidate.id}): {printable(candidate.why)}"
            yield from (f"        {line}" for line in candidate.lines)
        yield "        " + name.new
    yield from _left(len(found.names))
    yield f"{len(found.pairs)} pairs of known nodes may be one"
    for pair in found.pairs[:SHOWN]:
        yield (
            f"    {pair.score:3} {printable(pair.name)} ({pair.id}) / {printable(pair.other_name)} ({pair.other}): "
            f"{printable(pair.why)}"
        )
        yield f"        {pair.same}"
        yield f"        {pair.apart}"
    yield from _left(len(found.pairs))


def _left(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield f"    … and {count - SHOWN} more: --json lists all"

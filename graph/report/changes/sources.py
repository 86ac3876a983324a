"""What was fetched and loaded, a row a source, and how much of the landscape changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...updating import Outcome
from ...wording import count, dated
from ...writing import Change
from ..blocks import Line, Section, Table
from ..phrases import plain, sentence

_COLUMNS = ("Source", "As of", "Read", "New or changed", "Unchanged", "Outside the field", "Unreadable", "Gone", "Note")


def sources(outcomes: Sequence[Outcome], changes: Sequence[Change]) -> Section:
    """How each source fared; one that failed says why."""
    kinds = Counter(kind for kind, _ in {(change.kind, change.id) for change in changes})
    told = ", ".join(
        f"{count(kinds[kind], 'node or relationship', 'nodes and relationships')} {words}"
        for kind, words in (("new", "are new"), ("changed", "changed"), ("ended", "ended"))
        if kinds[kind]
    )
    summary = sentence(f"Since the last run {told}." if told else "Since the last run nothing changed.")
    table = Table.plain("What was fetched and loaded", _COLUMNS, [_row(outcome) for outcome in outcomes])
    return Section("sources-updated", "Sources", [summary, table])


def _row(outcome: Outcome) -> list[Line]:
    loaded = outcome.loaded
    if loaded is None:
        return [plain(text) for text in (outcome.source, "", "", "", "", "", "", "", f"failed: {outcome.problem}")]
    scope = "all that the source has" if outcome.complete else "what its search finds"
    numbers = (loaded.read, loaded.loaded, loaded.unchanged, loaded.irrelevant, loaded.rejected, loaded.ended)
    cells = [outcome.source, dated(outcome.day), *(f"{number:,}" for number in numbers)]
    return [plain(text) for text in (*cells, "; ".join([scope, *loaded.notes]))]

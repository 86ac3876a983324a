"""All statements of one element after a batch: those that stay, those that are new, those whose times change; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from cgtkg.schema.statements import Statement

from .settling import Plan, Settled


class Merge:
    """What a plan means for statements: those of rewritten versions go, and come anew from the batch, or from what
    is stored of the same content.
    """

    def __init__(self, plan: Plan) -> None:
        self._rewritten = {change.version.id for change in plan.changes} | {version.id for version in plan.gone}
        self._from_batch: dict[str, list[Settled]] = defaultdict(list)
        self._from_stored: dict[str, list[Settled]] = defaultdict(list)
        for change in plan.changes:
            if change.said:
                self._from_batch[change.version.content.id].append(change.version)
            else:
                self._from_stored[change.stored].append(change.version)

    def __call__(self, stored: Sequence[Statement], said: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements of an element of which `stored` is held and the batch says `said`, by evidence id."""
        merged = {one.evidence: one for one in stored if one.evidence not in self._rewritten} if stored else {}
        for statement in stored if self._from_stored else ():
            for version in self._from_stored.get(statement.evidence, ()):
                merged[version.id] = _of_version(statement, version)
        for statement in said:
            versions = self._from_batch.get(statement.evidence)
            if versions is None:
                merged[statement.evidence] = statement  # a passage
            for version in versions or ():
                merged[version.id] = _of_version(statement, version)
        return tuple(merged[id_] for id_ in sorted(merged)) if len(merged) > 1 else tuple(merged.values())


def _of_version(statement: Statement, version: Settled) -> Statement:
    """What a statement becomes as that of a version; most are the first and only one of their record."""
    known_from, superseded_from, known_to, later = version.times
    times = (statement.known_from, statement.superseded_from, statement.known_to, statement.later)
    if statement.evidence == version.id and times == version.times:
        return statement
    return replace(
        statement,
        evidence=version.id,
        known_from=known_from,
        superseded_from=superseded_from,
        known_to=known_to,
        later=later,
    )

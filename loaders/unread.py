"""What stands in files and no loader reads: counted, so that nothing is lost unnoticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

MOST = 200
"""Names of a kind that are told apart: more are no columns but data, such as free text in a field of few words."""
OTHERS = "(others)"


class Unread:
    """Counts columns, fields or values that a loader neither reads nor has declared as known and unused.

    One object counts for all files of a load. `kind` says what they stand in (`csv`, `xml`, `value` …), `declared` are
    the names that the loader knows, read or not, in the spelling in which they are seen.
    """

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._counts: Counter[tuple[str, str]] = Counter()
        self._kinds: Counter[str] = Counter()

    def header(self, kind: str, columns: Iterable[str], declared: Collection[str] = ()) -> None:
        """Note the columns of a file, so that those that are never filled are told too."""
        for column in columns:
            if column not in declared:
                self._count(kind, column, 0)

    def see(self, kind: str, filled: Iterable[str], declared: Collection[str] = ()) -> None:
        """Count the columns that one record fills."""
        for column in filled:
            if column not in declared:
                self._count(kind, column, 1)

    def _count(self, kind: str, column: str, number: int) -> None:
        if (kind, column) not in self._counts:
            if self._kinds[kind] >= MOST:
                column = OTHERS
            else:
                self._kinds[kind] += 1
        self._counts[kind, column] += number

    @property
    def counts(self) -> Mapping[tuple[str, str], int]:
        """By kind and column, in this order: how many records fill it, 0 for one that is there and always empty.

        Beyond `MOST` of a kind they are counted together, as `OTHERS`.

        >>> unread = Unread()
        >>> unread.header("csv", ["TrialID", "Childs"], {"TrialID"})
        >>> unread.see("csv", ["TrialID", "Childs"], {"TrialID"}); unread.counts
        {('csv', 'Childs'): 1}
        """
        return dict(sorted(self._counts.items()))

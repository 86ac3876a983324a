"""What stands in files and no loader reads: counted, so that nothing is lost unnoticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping


class Unread:
    """Counts columns or fields that a loader neither reads nor has declared as known and unused.

    `declared` are the names of both, in the spelling in which they are seen. One object may count for many files.
    """

    def __init__(self, declared: Collection[str]) -> None:
        """Begin with nothing counted."""
        self._declared = frozenset(declared)
        self._counts: Counter[tuple[str, str]] = Counter()

    def header(self, kind: str, columns: Iterable[str]) -> None:
        """Note the columns of a file of a `kind` (`csv`, `xml` …), so that those that are never filled are told too."""
        for column in columns:
            if column not in self._declared:
                self._counts[kind, column] += 0

    def see(self, kind: str, filled: Iterable[str]) -> None:
        """Count the columns that one record fills."""
        for column in filled:
            if column not in self._declared:
                self._counts[kind, column] += 1

    @property
    def counts(self) -> Mapping[tuple[str, str], int]:
        """By kind and column, in this order: how many records fill it, 0 for one that is there and always empty.

        >>> unread = Unread({"TrialID"})
        >>> unread.header("csv", ["TrialID", "Childs"]); unread.see("csv", ["TrialID", "Childs"]); unread.counts
        {('csv', 'Childs'): 1}
        """
        return dict(sorted(self._counts.items()))

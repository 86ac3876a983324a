"""Finding phrases in a list of words: the longest one from each word on, or the whole list in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
_CONNECTING = frozenset(("of", "the"))
"""Words that come and go as a name is turned round: cancer of the breast, breast cancer."""


class Place(NamedTuple, Generic[T]):
    """Where a phrase stands: its first word, the first word behind it, and what it means."""

    first: int
    after: int
    meaning: T


class _Branch(dict[str, "_Branch[T]"], Generic[T]):
    """The words that may follow, and what the words so far mean where they are a phrase."""

    __slots__ = ("meanings",)

    def __init__(self) -> None:
        super().__init__()
        self.meanings: list[T] = []


class Phrases(Generic[T]):
    """Phrases of words with their meanings; those of `alone` count only where they are all the words there are.

    A phrase has the first of several meanings.
    """

    def __init__(
        self, phrases: Iterable[tuple[Sequence[str], T]], alone: Iterable[tuple[Sequence[str], T]] = ()
    ) -> None:
        self._root: _Branch[T] = _Branch()
        self._in_any_order: dict[tuple[str, ...], T] = {}
        for words, meaning in phrases:
            branch = self._root
            for word in words:
                branch = branch.setdefault(word, _Branch())
            branch.meanings.append(meaning)
            self._in_any_order.setdefault(unordered(words), meaning)
        for words, meaning in alone:
            self._in_any_order.setdefault(unordered(words), meaning)

    def find(self, words: Sequence[str], counts: Callable[[Place[T]], bool] = lambda _: True) -> Iterator[Place[T]]:
        """The phrases in the words, none overlapping another; one that `counts` refuses is no phrase there."""
        first = 0
        while first < len(words):
            longest = None
            branch = self._root.get(words[first])
            after = first
            while branch is not None:
                after += 1
                if branch.meanings and counts(place := Place(first, after, branch.meanings[0])):
                    longest = place
                branch = branch.get(words[after]) if after < len(words) else None
            if longest:
                yield longest
            first = longest.after if longest else first + 1

    def whole(self, words: Sequence[str]) -> T | None:
        """What all the words together mean, in whatever order they stand: `leukemia myeloid acute`."""
        return self._in_any_order.get(unordered(words))


def unordered(words: Iterable[str]) -> tuple[str, ...]:
    """The words without those that only connect, sorted: equal for a name and its inverted form."""
    return tuple(sorted(word for word in words if word not in _CONNECTING))

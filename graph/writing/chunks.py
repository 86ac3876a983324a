"""Items in groups, and in lists that one statement takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def by(items: Iterable[str], group: Callable[[str], str]) -> dict[str, list[str]]:
    """The items in groups."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for item in items:
        grouped[group(item)].append(item)
    return grouped


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk

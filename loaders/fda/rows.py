"""The rows of a CSV file of which lines may be broken: what is no row costs its own line, never those that follow."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from cgtkg.loaders.files.documents import Bytes

_OPEN = "the row is not well-formed: its quotation marks do not match"
_MOST_LINES = 20
"""How many lines a row may have: lists of names in one cell stand below each other."""


class Line(NamedTuple):
    """A row: the place of its first line (`line 7`) and its cells; or what is wrong with a line that begins none."""

    place: str
    cells: list[str]
    problem: str = ""


def csv_rows(stream: Bytes, limit: int) -> Iterator[Line]:
    """The rows and broken lines in their order; bytes that are not UTF-8 become surrogates.

    A line of more than `limit` characters is the last: it is told, and nothing read behind it.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="")
    held: deque[str] = deque()
    number = 1
    while _hold(text, held, 1, limit):
        place = f"line {number}"
        if len(held[0]) > limit:
            yield Line(place, [], f"is longer than {limit:,} characters: the file was not read on")
            return
        cells, count = row(held[0]), 1
        while cells is None and count < _MOST_LINES and _hold(text, held, count + 1, limit):
            count += 1
            cells = row("".join(list(held)[:count]))
        yield Line(place, cells or [], _OPEN if cells is None else "")
        for _ in range(1 if cells is None else count):
            held.popleft()
            number += 1


def row(text: str) -> list[str] | None:
    """The cells of one row; None if it is none, or not a whole one."""
    with suppress(csv.Error):
        return next(csv.reader([text], strict=True), [])
    return None


def _hold(text: io.TextIOWrapper, held: deque[str], count: int, limit: int) -> bool:
    """Hold so many lines; False if there are fewer. Of a line that is too long a little more than `limit` is held."""
    while len(held) < count:
        if (held and len(held[-1]) > limit) or not (line := text.readline(limit + 1)):
            return False
        held.append(line)
    return True

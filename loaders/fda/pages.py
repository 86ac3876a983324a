"""One result after another out of openFDA's JSON: `{"meta": {…}, "results": [{…}, …]}`, however long the page is.

Looked up 2026-11-23: https://open.fda.gov/apis/anatomy-of-a-response/ (`meta.last_updated`, `results`). Its downloads
have the same form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

from cgtkg.schema.errors import DataError

_CHUNK = 1 << 18
_PAGE = re.compile(rb'\s*\{\s*"(?:meta|results)"\s*:')
_RESULTS = re.compile(rb'"results"\s*:\s*\[')
_UPDATED = re.compile(rb'"last_updated"\s*:\s*"(\d{4}-\d{2}-\d{2})"')
_CUT_OFF = "the file ends in the middle of its list: it is cut off"
_BETWEEN = re.compile(rb"[\s,]*")
_TO_BRACE = re.compile(rb'[^"{}]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"{}]*+)*+([{}])', re.DOTALL)
"""Up to the next brace that stands in no text."""


def recognised(head: bytes) -> bool:
    """Whether a document that begins with these bytes is a page of openFDA."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return bool(_PAGE.match(head) and _RESULTS.search(head))


def last_updated(head: bytes) -> str:
    """The day on which openFDA brought the data up to date, as the page's beginning states it; empty if it does not."""
    before = _RESULTS.search(head)
    if found := _UPDATED.search(head[: before.start()] if before else head):
        with suppress(ValueError):
            return date.fromisoformat(found[1].decode()).isoformat()
    return ""


def results(read: Callable[[int], bytes], limit: int) -> Iterator[bytes]:
    """The results' own bytes; `read(n)` gives up to `n` bytes, none at the end.

    Braces are counted; whether what stands between them is sound is left to the decoder. Little more than the longest
    result is held. Raises `DataError` where the list breaks off, or a result is longer than `limit` bytes.
    """
    window = _Window(read, limit)
    window.enter()
    while (mark := window.peek()) == b"{":
        yield window.result()
    if mark != b"]":
        raise DataError("what is no result stands in the list: the file was not read on" if mark else _CUT_OFF)


class _Window:
    """The part of the input that is held, and the place `at` up to which it is dealt with."""

    def __init__(self, read: Callable[[int], bytes], limit: int) -> None:
        self._read, self._limit = read, limit
        self._bytes, self._at = b"", 0

    def enter(self) -> None:
        """Go to the beginning of the list of results."""
        while not (found := _RESULTS.search(self._bytes)):
            if not self._more():
                raise DataError("has no list of results")
        self._at = found.end()

    def peek(self) -> bytes:
        """What stands next: one byte behind blanks and commas, none at the end."""
        while True:
            between = _BETWEEN.match(self._bytes, self._at)
            self._at = between.end() if between else self._at
            if self._at < len(self._bytes) or not self._more():
                return self._bytes[self._at : self._at + 1]

    def result(self) -> bytes:
        """The object that begins here; goes behind it."""
        depth = scanned = 0
        while True:
            while step := _TO_BRACE.match(self._bytes, self._at + scanned):
                scanned = step.end() - self._at
                depth += 1 if step[1] == b"{" else -1
                if not depth:
                    raw = self._bytes[self._at : self._at + scanned]
                    self._at += scanned
                    return raw
            if not self._more():
                raise DataError(_CUT_OFF)

    def _more(self) -> bool:
        """Let go of what is dealt with and take in as much again as is left, at least a chunk; False at the end."""
        if len(self._bytes) - self._at > self._limit:
            raise DataError(f"a result is longer than {self._limit:,} bytes: the file was not read on")
        chunk = self._read(max(_CHUNK, len(self._bytes) - self._at))
        self._bytes, self._at = self._bytes[self._at :] + chunk, 0
        return bool(chunk)

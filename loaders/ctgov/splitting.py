"""One study after another out of JSON of any length: an array, page answers, JSON Lines, a single object.

Here it is only found where an object ends; what stands in it is left to the decoder. It most likely ends before the
next beginning of a study, else where its braces close. After a broken object reading goes on at the next beginning.
A beginning never stands within a sound study: the keys are those of its outermost level, and within a text their
quotes would be escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

_skim = msgspec.json.Decoder(msgspec.Raw).decode
_CHUNK = 1 << 18
_LOOKAHEAD = 1 << 12
_KEYS = rb"(?:protocolSection|derivedSection|hasResults|resultsSection|annotationSection|documentSection)"
STUDY = re.compile(rb'\{\s*"' + _KEYS + rb'"\s*:')
"""How a study begins."""
_PAGE_FIELD = rb'"(?:nextPageToken|totalCount)"\s*:\s*(?:"[^"]*"|\d+|null)'
PAGE = re.compile(rb"\{\s*(?:" + _PAGE_FIELD + rb'\s*,\s*)*"studies"\s*:')
"""How a page answer begins: what stands before its studies."""
_AROUND = re.compile(rb"[\s,]+|" + PAGE.pattern + rb"|" + _PAGE_FIELD + rb"|[\[\]}]")
_TO_BRACE = re.compile(rb'[^"{}]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"{}]*+)*+([{}])', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Broken:
    """A piece that is no whole study: its beginning, and why."""

    raw: bytes
    reason: str


def split(read: Callable[[int], bytes], limit: int) -> Iterator[bytes | Broken]:
    """The studies' own bytes, one by one; `read(n)` gives up to `n` bytes of UTF-8, none at the end.

    `limit` is the longest that one study may be; a few times as much is held at most, and of shorter ones a chunk.
    """
    window = _Window(read)
    open_around, told_apart = 0, True
    while window.ahead(_LOOKAHEAD):
        if around := _AROUND.match(window.bytes, window.at):
            text = around[0]
            open_around += text.endswith(b"[") + text.startswith(b"{") - (text in (b"]", b"}"))
            window.at = around.end()
            if open_around < 0 and told_apart:
                yield Broken(text, "a closing bracket too many stands here")
                told_apart = False
        elif window.bytes[window.at] == ord("{"):
            study = _object(window, limit)
            yield study
            if isinstance(study, Broken):
                told_apart = False
        else:
            yield Broken(window.bytes[window.at : window.at + 40], "text that is no study stands here")
            told_apart = False
            _resume(window)
    if open_around > 0 and told_apart:
        yield Broken(b"", "the file ends in the middle of its list: it is cut off")


class _Window:
    """The part of the input that is held: `bytes`, and the place `at` up to which it is dealt with."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read, self._ended = read, False
        self.bytes, self.at = b"", 0

    def ahead(self, count: int) -> bool:
        """Hold `count` bytes ahead of `at`, as far as there are any; whether there is one."""
        while len(self.bytes) - self.at < count and self.more():
            pass
        return self.at < len(self.bytes)

    def more(self) -> bool:
        """Let go of what is dealt with and take in as much again as is left, at least a chunk; False at the end."""
        if self._ended:
            return False
        chunk = self._read(max(_CHUNK, len(self.bytes) - self.at))
        self.bytes, self.at = self.bytes[self.at :] + chunk, 0
        self._ended = not chunk
        return not self._ended


def _object(window: _Window, limit: int) -> bytes | Broken:
    """The object that begins at `window.at`, which moves behind it, or behind as much as is surely part of it."""
    following = STUDY.search(window.bytes, window.at + 1)
    likely = window.bytes[window.at : following.start() if following else None].rstrip(b", \t\r\n")
    if likely.endswith(b"}") and _is_value(likely):
        window.at += len(likely)
        return likely
    return _by_braces(window, limit)


def _is_value(raw: bytes) -> bool:
    """Whether this is one whole JSON value, by skimming it."""
    try:
        _skim(raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _by_braces(window: _Window, limit: int) -> bytes | Broken:
    """The same, by counting braces: slower, and told to where the object ends whatever stands behind it or in it."""
    depth = scanned = 0
    while True:
        while step := _TO_BRACE.match(window.bytes, window.at + scanned):
            scanned = step.end() - window.at
            depth += 1 if window.bytes[step.end() - 1] == ord("{") else -1
            if not depth:
                return _unless_two(window, scanned)
        if STUDY.search(window.bytes, window.at + 1):
            return _broken(window, "the record has no end: a bracket or quotation mark is missing")
        if len(window.bytes) - window.at > limit:
            return _broken(window, f"the record is longer than {limit:,} bytes")
        if not window.more():
            return _broken(window, "the record has no end: it is cut off, or a bracket or quotation mark is missing")


def _unless_two(window: _Window, length: int) -> bytes | Broken:
    raw = window.bytes[window.at : window.at + length]
    if STUDY.search(raw, 1):
        return _broken(window, "the record runs into the next one: a bracket or quotation mark is missing")
    window.at += length
    return raw


def _broken(window: _Window, reason: str) -> Broken:
    broken = Broken(window.bytes[window.at : window.at + _LOOKAHEAD], reason)
    window.at += 1
    _resume(window)
    return broken


def _resume(window: _Window) -> None:
    """Go to the next beginning of a study, or to the end."""
    while not (found := STUDY.search(window.bytes, window.at)):
        window.at = max(window.at, len(window.bytes) - _LOOKAHEAD)
        if not window.more():
            window.at = len(window.bytes)
            return
    window.at = found.start()

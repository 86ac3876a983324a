"""From a download to its blocks: one for each country of a trial ("full details") or one for each trial ("summary")."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

_BEGINS = re.compile(r"EudraCT Number:[ \t]*(.*)")
_NEXT = re.compile(r"Sponsor(?:'s)? Protocol")
TITLE = "Summary"
"""The line above each block of a "full details" download."""
_HEAD = re.compile(rb"^EudraCT Number:.*\r?\n(?:Sponsor's Protocol Code Number|Sponsor Protocol Number):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a block, without line ends. `place` is the number of its first line, `number` the EudraCT number as
    written, `problem` what keeps it from being read.
    """

    number: str
    place: str
    lines: list[str]
    full: bool
    problem: str = ""


def is_download(head: bytes) -> bool:
    """Whether a file that begins so is a text download of the register."""
    return bool(_HEAD.search(head.removeprefix(codecs.BOM_UTF8)))


def blocks(stream: BinaryIO | BytesIO, limit: int) -> Iterator[Block]:
    """The blocks of a download, one at a time; one longer than `limit` bytes has a problem and few lines.

    A block begins at `EudraCT Number:` where the sponsor's number follows: free texts hold such lines too.
    """
    lines = _lines(stream, limit)
    block: Block | None = None
    size, before, number = 0, "", 0
    line = next(lines, None)
    while line is not None:
        number += 1
        follows = next(lines, None)
        begins = _BEGINS.fullmatch(line)
        if begins and (before == TITLE or _NEXT.match(follows or "")):
            if block:
                yield _closed(block)
            block, size = Block(begins[1].strip(), f"line {number}", [], not (follows or "").startswith("Sponsor P")), 0
        if block:
            size += len(line)
            if size <= limit:
                block.lines.append(line)
            elif not block.problem:
                block = Block(
                    block.number, block.place, [], block.full, f"is longer than {limit:,} bytes: it was not read"
                )
        if line:
            before = line
        line = follows
    if block:
        yield _closed(block)


def _lines(stream: BinaryIO | BytesIO, limit: int) -> Iterator[str]:
    """Lines as text; a byte that is not UTF-8 stands as a lone surrogate. A line longer than `limit` is in pieces."""
    first = True
    while raw := stream.readline(limit + 1):
        if first:
            raw, first = raw.removeprefix(codecs.BOM_UTF8), False
        yield raw.rstrip(b"\r\n").decode("utf-8", "surrogateescape").rstrip()


def _closed(block: Block) -> Block:
    while block.lines and block.lines[-1] in ("", TITLE):
        block.lines.pop()
    if not block.problem and any("\udc80" <= letter <= "\udcff" for line in block.lines for letter in line):
        return Block(block.number, block.place, [], block.full, "is not UTF-8: save the file as UTF-8")
    return block

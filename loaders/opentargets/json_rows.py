"""JSON: one object a line, or a list of them, or one alone. It is held a record at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Collection, Iterator

import msgspec

from cgtkg.loaders.files.documents import Bytes, Document
from cgtkg.loaders.files.limits import Limits
from cgtkg.schema.errors import DataError

from .rows import Row, Rows

FORM = "json"
_CHUNK = 1 << 18
_BETWEEN = re.compile(rb"[\s,\[\]]*")
_TO_BRACE = re.compile(rb'[^"{}]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"{}]*+)*+([{}])', re.DOTALL)


def json_rows(document: Document, limits: Limits) -> Rows | None:
    """The records of a JSON file; None where the document does not begin like one."""
    head = document.head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not head.startswith((b"{", b"[")):
        return None

    def read(columns: Collection[str] = ()) -> Iterator[Row]:
        yield from _rows(document, limits.record)

    first = next((row for row in read() if row.cells is not None), None)
    return Rows(FORM, tuple(first.cells or ()) if first else (), read)


def _rows(document: Document, limit: int) -> Iterator[Row]:
    number = 0
    try:
        with document.open() as stream:
            if document.head.startswith(codecs.BOM_UTF8):
                stream.read(len(codecs.BOM_UTF8))
            for piece in _lines(stream, limit) if _is_lines(document.head) else _objects(stream.read1, limit):
                number += 1
                yield _row(piece, f"record {number}")
    except DataError as error:
        yield Row("", problem=error.problem)
    except OSError as error:
        yield Row("", problem=f"cannot be read: {error.strerror}")


def _is_lines(head: bytes) -> bool:
    """Whether the first line is an object of its own."""
    first = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")[0].rstrip()
    return first.startswith(b"{") and (first.endswith(b"}") or len(first) > len(head) // 2)


def _row(piece: bytes | str, place: str) -> Row:
    if isinstance(piece, str):
        return Row(place, problem=piece)
    try:
        cells = msgspec.json.decode(piece)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Row(place, problem=f"the record is no well-formed JSON: {error}")
    except RecursionError:
        return Row(place, problem="the record is nested too deep")
    return Row(place, cells) if isinstance(cells, dict) else Row(place, problem="the record is no JSON object")


def _lines(stream: Bytes, limit: int) -> Iterator[bytes | str]:
    """The lines that hold something; of one that is too long, what is wrong."""
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield f"the record is longer than {limit:,} bytes"
        elif line.strip():
            yield line


def _objects(read: Callable[[int], bytes], limit: int) -> Iterator[bytes | str]:
    """The outermost objects, by counting braces outside texts; what is wrong where reading cannot go on."""
    held, at, open_lists = b"", 0, 0
    while True:
        if between := _BETWEEN.match(held, at):
            open_lists += between[0].count(b"[") - between[0].count(b"]")
            at = between.end()
        if at == len(held):
            held, at = read(_CHUNK), 0
            if held:
                continue
            if open_lists > 0:
                yield "the file ends in the middle of its list: it is cut off"
            return
        if held[at] != ord("{"):
            yield "text that is no record stands here: the file was not read on"
            return
        depth, scanned = 0, at
        while not (depth == 0 and scanned > at):
            if step := _TO_BRACE.match(held, scanned):
                scanned = step.end()
                depth += 1 if step[1] == b"{" else -1
                continue
            if len(held) - at > limit:
                yield f"the record is longer than {limit:,} bytes: the file was not read on"
                return
            if not (more := read(max(_CHUNK, len(held) - at))):
                yield "the record has no end: it is cut off, or a bracket or quotation mark is missing"
                return
            held, scanned, at = held[at:] + more, scanned - at, 0
        yield held[at:scanned]
        at = scanned

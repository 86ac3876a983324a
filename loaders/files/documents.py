"""From a path to its documents: files, those in folders, and those within zip, gzip and zstandard, read where they are
and never unpacked to a place with a name.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from cgtkg.loaders.rejected import Rejected
from cgtkg.schema.errors import DataError

from .archives import Archive
from .limits import UNPACKING_FAULTS, Allowance, Limits, Unpacked, unpacking_problem
from .zstd import ZstdStream

Bytes = io.BufferedReader | io.BytesIO
HEAD = 1 << 16
_BUFFER = 1 << 18
_SPOOL = 1 << 24
_DEEPEST = 2
"""A zip within a zip is read, one within that is not."""
_ZIP, _EMPTY_ZIP, _GZIP, _ZSTD = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


@dataclass(frozen=True, slots=True)
class Document:
    """A file, or a file within an archive, that is no archive itself.

    `name` is for messages, `path` the file on disk that holds it, `head` its first bytes (`HEAD` of them or all).
    `open` gives its bytes from the start, and raises `DataError` or `OSError`; it works until the next document is
    asked for.
    """

    name: str
    path: Path
    head: bytes
    open: Callable[[], Bytes]


@dataclass(frozen=True, slots=True)
class _Stored:
    """A file or member as stored, packed or not: it takes up `size` bytes and lies within `depth` archives."""

    name: str
    path: Path
    size: int
    depth: int
    open: Callable[[], Bytes]


def documents(path: Path, limits: Limits) -> Iterator[Document | Rejected]:
    """The documents of a file, archive or folder (recursively, in the order of their names).

    Raises `DataError` where `path` cannot be read. An archive, or a file of a folder, that cannot is `Rejected`.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise DataError("is neither a file nor a folder", file=str(path))
    if not path.is_dir():
        try:
            path.open("rb").close()
        except OSError as error:
            raise DataError(f"cannot be read: {error.strerror}", file=str(path)) from error
    unreadable: list[OSError] = []
    for file in _files(path, unreadable):
        try:
            size = file.stat().st_size
            yield from _unpack(_Stored(str(file), file, size, 0, _opening(file)), limits, Allowance(limits.total))
        except OSError as error:
            yield Rejected(str(file), "", "", f"cannot be read: {error.strerror}")
    yield from (Rejected(str(fault.filename), "", "", f"cannot be read: {fault.strerror}") for fault in unreadable)


def _files(path: Path, unreadable: list[OSError]) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
        subfolders.sort()
        yield from (file for name in sorted(names) if (file := Path(folder, name)).is_file())


def _opening(file: Path) -> Callable[[], Bytes]:
    return lambda: file.open("rb")


def _unpack(stored: _Stored, limits: Limits, allowance: Allowance) -> Iterator[Document | Rejected]:
    try:
        with stored.open() as stream:
            head, whole = _head(stream)
    except DataError as error:
        yield Rejected(stored.name, "", "", error.problem)
        return
    is_zip = head.startswith((_ZIP, _EMPTY_ZIP))
    if not is_zip and not head.startswith((_GZIP, _ZSTD)):
        yield Document(stored.name, stored.path, head, (lambda: io.BytesIO(head)) if whole else stored.open)
    elif stored.depth == _DEEPEST:
        yield Rejected(stored.name, "", "", "is packed within a packed file within a packed file: unpack it first")
    elif is_zip:
        yield from _members(stored, limits, allowance)
    else:
        layers = _zstd_layers if head.startswith(_ZSTD) else _gzip_layers
        unzipped = _unpacking(lambda: layers(stored), stored.size, limits, allowance)
        inner = _Stored(stored.name, stored.path, stored.size, stored.depth + 1, unzipped)
        yield from _unpack(inner, limits, allowance)


def _head(stream: Bytes) -> tuple[bytes, bool]:
    """The first bytes, and whether they are all. Where a fault follows they are not: whoever reads on will meet it."""
    head = stream.read1(HEAD)
    with suppress(DataError):
        while len(head) < HEAD:
            more = stream.read1(HEAD - len(head))
            if not more:
                return head, True
            head += more
    return head, False


def _members(stored: _Stored, limits: Limits, allowance: Allowance) -> Iterator[Document | Rejected]:
    with tempfile.SpooledTemporaryFile(_SPOOL) as spool, stored.open() as stream:
        try:
            if stored.depth:  # the list of members stands at the end, and a packed file is read from its start
                shutil.copyfileobj(stream, spool)
            archive = Archive(spool if stored.depth else stream)
        except (DataError, *UNPACKING_FAULTS) as error:
            yield Rejected(stored.name, "", "", unpacking_problem(error))
            return
        with archive:
            for info in _listed(archive):
                if isinstance(info, Exception):
                    yield Rejected(stored.name, "", "", unpacking_problem(info))
                elif not info.filename.endswith("/"):
                    yield from _member(archive, info, stored, limits, allowance)


def _listed(archive: Archive) -> Iterator[zipfile.ZipInfo | Exception]:
    """The members, and at last what is wrong with their list."""
    try:
        yield from archive.members()
    except UNPACKING_FAULTS as error:
        yield error


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, stored: _Stored, limits: Limits, allowance: Allowance
) -> Iterator[Document | Rejected]:
    name = f"{stored.name}/{''.join(letter if letter.isprintable() else '?' for letter in info.filename)}"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield Rejected(name, "", "", "is packed by another method than deflate, whose size cannot be bounded")
        return
    size = min(info.compress_size, stored.size)
    opening = _unpacking(lambda: [cast(io.BufferedIOBase, archive.open(info))], size, limits, allowance)
    yield from _unpack(_Stored(name, stored.path, size, stored.depth + 1, opening), limits, allowance)


def _gzip_layers(stored: _Stored) -> Sequence[io.BufferedIOBase]:
    packed = stored.open()
    return [packed, cast(io.BufferedIOBase, gzip.GzipFile(fileobj=packed))]


def _zstd_layers(stored: _Stored) -> Sequence[io.BufferedIOBase]:
    packed = stored.open()
    return [packed, ZstdStream(packed)]


def _unpacking(
    layers: Callable[[], Sequence[io.BufferedIOBase]], size: int, limits: Limits, allowance: Allowance
) -> Callable[[], Bytes]:
    def opening() -> Bytes:
        try:
            return io.BufferedReader(Unpacked(layers(), size, limits, allowance), _BUFFER)
        except UNPACKING_FAULTS as error:
            raise DataError(unpacking_problem(error)) from error

    return opening

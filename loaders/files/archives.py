"""Zip archives of any number of members. `ZipFile` keeps a list of all, nearly a kilobyte each; the whole registry has
more than half a million.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from typing import IO, cast

_ENTRY = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = 20
"""Bytes between the end record of a large archive and the usual one, which only points to it."""
_IN_64, _COUNT_IN_64 = 0xFFFF_FFFF, 0xFFFF
"""A size or an offset, a number of members, that did not fit and stands in the record of a large archive."""
_LONGEST_COMMENT = 0xFFFF
_BLOCK = 1 << 18
"""Bytes of the directory that are read at once: more than the longest entry, which has three fields of 64 KiB."""


class Archive(zipfile.ZipFile):
    """A zip to be read, of which one member is known at a time. Raises what `ZipFile` does, also while it goes on.

    Only what stands in APPNOTE.TXT of the format is used: entries of the central directory, their ZIP64 fields.
    """

    def _RealGetContents(self) -> None:  # noqa: N802  # where ZipFile reads the whole directory
        self._first, self._end, self._shift = _directory(cast(IO[bytes], self.fp))

    def members(self) -> Iterator[zipfile.ZipInfo]:
        """The members in the order of the directory."""
        stream, place, block, at = cast(IO[bytes], self.fp), self._first, b"", 0
        while place + at < self._end:
            if len(block) - at < _ENTRY.size or len(block) - at < _length(block, at):
                place, at = place + at, 0
                stream.seek(place)
                block = stream.read(min(_BLOCK, self._end - place))
            length = _length(block, at)
            if length > len(block) - at:
                raise zipfile.BadZipFile("Truncated central directory")
            yield _member(block[at : at + length], self._shift)
            at += length


def _length(block: bytes, at: int) -> int:
    """The bytes of the entry that begins there."""
    if len(block) - at < _ENTRY.size:
        raise zipfile.BadZipFile("Truncated central directory")
    fields = _ENTRY.unpack_from(block, at)
    if fields[0] != b"PK\x01\x02":
        raise zipfile.BadZipFile("Bad magic number for central directory")
    return _ENTRY.size + int(sum(fields[12:15]))


def _directory(stream: IO[bytes]) -> tuple[int, int, int]:
    """Where the directory begins and ends, and how far all stands behind where it says (something was put before)."""
    size = stream.seek(0, 2)
    tail_at = max(0, size - _END.size - _LONGEST_COMMENT)
    stream.seek(tail_at)
    tail = stream.read()
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        raise zipfile.BadZipFile("File is not a zip file")
    _, _, _, _, count, length, offset, _ = _END.unpack_from(tail, found)
    end = tail_at + found
    if count == _COUNT_IN_64 or _IN_64 in (length, offset):
        at = end - _LOCATOR_64 - _END_64.size
        stream.seek(max(0, at))
        record = stream.read(_END_64.size)
        if at >= 0 and record[:4] == b"PK\x06\x06":
            *_, length, offset = _END_64.unpack(record)
            end = at
    if end - length < offset:
        raise zipfile.BadZipFile("Bad offset for central directory")
    return end - length, end, end - length - offset


def _member(entry: bytes, shift: int) -> zipfile.ZipInfo:
    fields = _ENTRY.unpack_from(entry)
    flags, method, crc = fields[5], fields[6], fields[9]
    packed, unpacked, name_length, extra_length, offset = *fields[10:14], fields[18]
    name = entry[_ENTRY.size : _ENTRY.size + name_length]
    extra = entry[_ENTRY.size + name_length : _ENTRY.size + name_length + extra_length]
    unpacked, packed, offset = _in_64(extra, (unpacked, packed, offset))
    info = zipfile.ZipInfo(name.decode("utf-8" if flags & 0x800 else "cp437"))
    info.create_version, info.create_system, info.extract_version = fields[1:4]
    info.flag_bits, info.compress_type, info.CRC = flags, method, crc
    info.compress_size, info.file_size, info.header_offset = packed, unpacked, offset + shift
    return info


def _in_64(extra: bytes, fields: tuple[int, int, int]) -> tuple[int, ...]:
    """The sizes and the offset, those that did not fit from the ZIP64 field, where they stand in this order."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            large = iter(struct.unpack_from(f"<{min(length, len(extra) - at - 4) // 8}Q", extra, at + 4))
            return tuple(next(large, field) if field == _IN_64 else field for field in fields)
        at += 4 + length
    return fields

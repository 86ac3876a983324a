"""How much a file may hold before it is taken for a fault or an attack, and reading that stops there."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from cgtkg.schema.errors import DataError

UNPACKING_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError,
    LookupError, OverflowError,
)  # fmt: skip
"""What the standard library raises on a broken, cut off or encrypted archive."""


def unpacking_problem(error: Exception) -> str:
    """What a user is told of one of these, or of a `DataError` about a packed file."""
    return error.problem if isinstance(error, DataError) else f"is cut off or damaged: {error or type(error).__name__}"


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes. The defaults leave room for the whole registry in one archive.

    `record`: one study object or table row (the largest known are a few megabytes). `member`: one unpacked file.
    `total`: all that one archive unpacks to. `ratio`: how many times larger than packed a file may be once it is
    longer than `ratio_from`; the registry's JSON packs about 1:4.
    """

    record: int = 32 << 20
    member: int = 16 << 30
    total: int = 64 << 30
    ratio: int = 200
    ratio_from: int = 8 << 20


class Allowance:
    """What is left of an archive's `total`; shared by all its members."""

    def __init__(self, total: int) -> None:
        self._total, self._spent = total, 0

    def spend(self, count: int) -> None:
        """Count `count` unpacked bytes. Raises `DataError` where the archive holds more than its total."""
        self._spent += count
        if self._spent > self._total:
            raise DataError(f"the archive unpacks to more than {self._total:,} bytes: it was not read on")


class Unpacked(io.RawIOBase):
    """A packed file as it is unpacked. Sizes are counted, never taken from a header; faults become `DataError`."""

    def __init__(self, layers: Sequence[io.BufferedIOBase], packed: int, limits: Limits, allowance: Allowance) -> None:
        """Read the last of `layers`, which stand on one another; the first takes up `packed` bytes."""
        self._layers, self._limits, self._allowance = layers, limits, allowance
        self._most_by_ratio = max(limits.ratio_from, packed * limits.ratio)
        self._count = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`; raises `DataError` where the file is broken or holds more than it may."""
        try:
            data = self._layers[-1].read1(len(buffer))  # `read` would lose what stands before a fault
        except UNPACKING_FAULTS as error:
            raise DataError(unpacking_problem(error)) from error
        self._count += len(data)
        if self._count > self._limits.member:
            raise DataError(f"unpacks to more than {self._limits.member:,} bytes: it was not read on")
        if self._count > self._most_by_ratio:
            raise DataError(f"unpacks to more than {self._limits.ratio} times its size: it was not read on")
        self._allowance.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close all layers as well."""
        for layer in reversed(self._layers):
            layer.close()
        super().close()

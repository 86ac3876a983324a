"""What services read of a file that came: only as much as tells that it is whole and how many records it has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from .service import Damaged

T = TypeVar("T")


def decoded(file: Path, shape: type[T]) -> T:
    """A JSON document as `shape`, whose declared fields are read and all others passed over. Raises `Damaged`."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Damaged(f"it is not whole, or not what was asked for: {error}") from error


def lines(file: Path) -> Iterator[str]:
    """The lines of a text, one at a time, without a byte order mark. Raises `Damaged` where it is not UTF-8."""
    try:
        with file.open(encoding="utf-8-sig") as stream:
            yield from stream
    except UnicodeDecodeError as error:
        raise Damaged(f"it is not UTF-8 (byte {error.start})") from error

"""The day on which data was as given, by what the data itself says."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from cgtkg.loaders.files.documents import Bytes
from cgtkg.schema.errors import DataError

from .dates import partial_date
from .rows import Sound
from .tables import Table, read_rows

_VERSION = re.compile(rb'"versionHolder"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_OVERLAP, _CHUNK = 256, 1 << 20
_BROKEN_OFF = (DataError, OSError, UnicodeError)
"""What a file that breaks off raises; what was read of it before counts."""


def newest_version(read: Callable[[int], bytes]) -> str:
    """The newest `versionHolder` in study objects, found without decoding them; empty where none stands."""
    newest, tail = b"", b""
    with suppress(*_BROKEN_OFF):
        while chunk := read(_CHUNK):
            newest = max([newest, *_VERSION.findall(tail + chunk)])
            tail = chunk[-_OVERLAP:]
    return newest.decode("ascii")


def newest_update(stream: Bytes, table: Table, limit: int) -> str:
    """The newest day on which the registry changed one of a table's trials; empty where it has no such column."""
    name = table.fields.get("updated")
    if name is None:
        return ""
    column, newest = table.header.index(name), ""
    with suppress(*_BROKEN_OFF):
        for row in read_rows(stream, table, limit):
            if isinstance(row, Sound):
                with suppress(DataError):
                    newest = max(newest, partial_date(row.cells[column]))
    return newest

"""The portal's XML: `<Trials_downloaded_from_ICTRP>` with a `<Trial>` for each, whose children are text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from cgtkg.loaders.files.documents import Bytes
from cgtkg.schema.errors import DataError

from .columns import column
from .rows import Row

ROOT, TRIAL = "Trials_downloaded_from_ICTRP", "Trial"


def read_export(stream: Bytes, limit: int) -> Iterator[Row]:
    """The trials of an export, one at a time; none is kept.

    Raises `DataError` where the file is not well-formed from some point on, declares entities or a document type
    (which the portal never does, and an attack would), or a trial takes more than `limit` bytes.
    """
    bounded = _Bounded(stream, limit)
    try:
        events = iterparse(bounded, events=("start", "end"), forbid_dtd=True)
        _, root = next(events)
        number = 0
        for event, element in events:
            if event == "end" and element.tag == TRIAL:
                number += 1
                yield Row(f"trial {number}", _cells(element))
                root.clear()
                bounded.taken = 0
    except ParseError as error:
        raise DataError(f"is cut off or no well-formed XML: {error}") from error
    except DefusedXmlException as error:
        raise DataError("declares entities or a document type: it was not read on") from error


def _cells(trial: Element) -> dict[str, str]:
    """The texts by column; where an element stands twice, both, parted by `;`."""
    cells: dict[str, str] = {}
    for element in trial:
        name, text = column(element.tag), "".join(element.itertext()).strip()
        if text:
            cells[name] = f"{cells[name]};{text}" if name in cells else text
    return cells


class _Bounded:
    """Reads a stream, and fails where too much came since `taken` was last set to 0."""

    def __init__(self, stream: Bytes, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self.taken = 0

    def read(self, count: int = -1) -> bytes:
        data = self._stream.read(count)
        self.taken += len(data)
        if self.taken > self._limit:
            raise DataError(f"a trial is longer than {self._limit:,} bytes: the file was not read on")
        return data

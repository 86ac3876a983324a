"""The documents behind the locators: lines, quotes, and whether the words that decided still stand there."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cgtkg.schema.errors import DataError
from cgtkg.schema.fields import LIST_SEPARATOR

_LOCATOR = re.compile(r"L(\d+)(?:-L(\d+))?", re.ASCII)


def line_range(locator: str) -> tuple[int, int]:
    """First and last line, counted from 1, of `L12` or `L12-L15`; `DataError` for anything else.

    >>> line_range("L12-L15")
    (12, 15)
    """
    form = _LOCATOR.fullmatch(locator)
    if form is None:
        raise DataError(f"{locator!r} is not a locator such as L12 or L12-L15", field="locator")
    first = int(form[1])
    last = int(form[2] or first)
    if first < 1 or last < first:
        raise DataError(f"{locator!r} is no range of lines", field="locator")
    return first, last


@dataclass(frozen=True, slots=True)
class Document:
    """One source document at hand: its `lines` (split at line feeds) and the SHA-256 of its bytes."""

    path: Path
    sha256: str
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Document:
        """Read a UTF-8 text file; bytes that are not UTF-8 show as U+FFFD."""
        content = path.read_bytes()
        text = content.decode("utf-8", "replace")
        return cls(path, hashlib.sha256(content).hexdigest(), tuple(text.split("\n")))

    def passage(self, locator: str) -> str:
        """The lines of a locator; `DataError` if the document is shorter."""
        first, last = line_range(locator)
        if last > len(self.lines):
            raise DataError(
                f"{locator} lies behind the last line of {self.path.name} ({len(self.lines)})",
                field="locator",
            )
        return "\n".join(self.lines[first - 1 : last])

    def lacks(self, locator: str, anchor: str) -> str:
        """The first of the anchor's words that the passage does not hold, empty if it holds them all."""
        passage = _plain(self.passage(locator))
        return next((words for words in anchor.split(LIST_SEPARATOR) if _plain(words) not in passage), "")


def documents_in(places: Iterable[Path]) -> list[Document]:
    """The text documents in folders (their `.txt` files) or named one by one; `DataError` if one cannot be read."""
    files = [file for place in places for file in (sorted(place.glob("*.txt")) if place.is_dir() else [place])]
    try:
        return [Document.read(file) for file in files]
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", file=str(error.filename)) from error


def by_source(documents: Iterable[Document], hashes: Mapping[str, str]) -> dict[str, Document]:
    """Which source each document is: the one with its SHA-256 among `hashes` (by source id), else the one whose
    number its name begins with (`003_….txt` is source:seed-003 in another version, checked all the same).

    Raises `DataError` for a document that is neither.
    """
    of_hash = {sha256: source for source, sha256 in hashes.items() if sha256}
    found = {}
    for document in documents:
        number = re.match(r"\d{3}(?=_)", document.path.name)
        source = of_hash.get(document.sha256) or (f"source:seed-{number[0]}" if number else "")
        if source not in hashes:
            raise DataError("is none of the documents that the facts were read in", file=str(document.path))
        found[source] = document
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()

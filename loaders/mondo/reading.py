"""Entries out of whatever Mondo, or another ontology in the same layouts, gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from cgtkg.loaders.files.days import folder_day
from cgtkg.loaders.files.documents import Document, documents
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .obo import Obo
from .obographs import Obographs
from .reduced import Reduced
from .shapes import EXPECTED, Shape, shape_of
from .sssom import Mappings
from .terms import Term, entry

LARGEST = 400 << 20
"""The most bytes that a JSON document may have, which is held whole: four times as many as Mondo's."""
_CHUNK = 1 << 20
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


def read(
    path: Path, unread: Unread, *, limits: Limits | None = None, largest: int = LARGEST
) -> Iterator[Entry | Rejected]:
    """The terms and mappings of a file, archive or folder, in the order in which they stand.

    An entry's `day` is that of a manifest or dated folder, else of the release that the file states. A term that cannot
    be read, or whose id stood before in the file, is `Rejected`; so is a JSON document that breaks off, since what
    stands above its terms cannot be known. A file of a folder or archive that is of no such layout is passed over.

    Raises `DataError` where `path` cannot be read or holds nothing of these layouts.
    """
    limits, recognised = limits or Limits(), False
    for document in documents(path, limits):
        if isinstance(document, Rejected):
            yield document
        elif shape := shape_of(document.head):
            yield from _once(_entries(document, shape, limits, largest, unread), document.name)
        else:
            continue
        recognised = True
    if not recognised:
        raise DataError(f"holds no ontology and no mappings; expected {EXPECTED}", file=str(path))


def _once(entries: Iterator[Entry | Rejected], file: str) -> Iterator[Entry | Rejected]:
    """Each entry, but not a second one with the same id."""
    seen: set[str] = set()
    for one in entries:
        if isinstance(one, Entry) and one.id in seen:
            yield Rejected(file, one.id, "id", "stands in the file already")
        else:
            if isinstance(one, Entry):
                seen.add(one.id)
            yield one


def _entries(
    document: Document, shape: Shape, limits: Limits, largest: int, unread: Unread
) -> Iterator[Entry | Rejected]:
    stated = folder_day(document.path.parent)
    try:
        if shape is Shape.SSSOM:
            yield from _mappings(document, limits, stated, unread)
        elif shape is Shape.OBO:
            yield from _flat(document, limits, stated, unread)
        else:
            layout = Obographs if shape is Shape.OBOGRAPHS else Reduced
            ontology = layout(_whole(document, largest), unread)
            parents, day = ontology.parents(), stated or _day(ontology.version)
            for term in ontology.terms(document.name):
                yield entry(term, parents, day, document.name) if isinstance(term, Term) else term
    except DataError as error:
        yield Rejected(document.name, "", error.field, error.problem)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        yield Rejected(document.name, "", "", f"is no whole document of its layout: {error}")
    except OSError as error:
        yield Rejected(document.name, "", "", f"cannot be read: {error.strerror or error}")


def _mappings(document: Document, limits: Limits, stated: str, unread: Unread) -> Iterator[Entry | Rejected]:
    with document.open() as stream:
        table = Mappings(stream, document.name, limits.record, unread)
    yield from chain(table.rejected, table.entries(stated or _day(table.version), document.name))


def _flat(document: Document, limits: Limits, stated: str, unread: Unread) -> Iterator[Entry | Rejected]:
    """Of an OBO file: gone through twice, since a term may stand before those above it."""
    obo = Obo(limits.record, unread)
    with document.open() as stream:
        version, parents = obo.survey(stream)
    with document.open() as stream:
        for term in obo.terms(stream, document.name):
            yield entry(term, parents, stated or _day(version), document.name) if isinstance(term, Term) else term


def _whole(document: Document, largest: int) -> bytearray:
    content = bytearray()
    with document.open() as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > largest:
                raise DataError(f"is longer than {largest:,} bytes: it was not read on")
    return content


def _day(version: str) -> str:
    """The day in the address or name of a release, empty where there is none."""
    found = _DAY.search(version)
    return found[0] if found else ""

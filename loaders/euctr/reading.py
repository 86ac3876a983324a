"""Records out of the register's text downloads: which of the two a block is of is told by its content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cgtkg.loaders.files.days import folder_day
from cgtkg.loaders.files.documents import Document, documents
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .blocks import Block, blocks, is_download
from .country import CountryRecord, read_country
from .records import record_of
from .summary import read_summary

_EXPECTED = 'text downloads ("Summary" or "Full details"), or a zip, gzip or folder of these'


def read(path: Path, unread: Unread | None = None, *, limits: Limits | None = None) -> Iterator[TrialRecord | Rejected]:
    """The trials of a file, archive or folder, one at a time, in the order in which they stand.

    Country records of one trial follow one another and become one record; where they do not, the later ones are a newer
    version of the trial. Memory holds the countries of one trial. A block that cannot be right is `Rejected`, and the
    others are read. `version` is the day of a manifest or dated folder; the files state none. What is stated and has
    no meaning here is counted in `unread`, as `field`, `text` or `value`, and is unknown in the record.

    Raises `DataError` where `path` cannot be read, holds no text download, or has a manifest that is wrong.
    """
    limits, unread, recognised = limits or Limits(), unread or Unread(), False
    for document in documents(path, limits):
        if isinstance(document, Rejected):
            recognised = True
            yield document
        elif is_download(document.head):
            recognised = True
            try:
                yield from _records(document, limits, unread, folder_day(document.path.parent))
            except DataError as error:
                yield Rejected(document.name, "", error.field, error.problem)
            except OSError as error:
                yield Rejected(document.name, "", "", f"cannot be read: {error.strerror}")
    if not recognised:
        raise DataError(f"holds nothing of the EU Clinical Trials Register; expected {_EXPECTED}", file=str(path))


def once(records: Iterable[TrialRecord | Rejected]) -> Iterator[TrialRecord | Rejected]:
    """The records as they come: the register states no day of change by which one would be the older."""
    yield from records


def _records(document: Document, limits: Limits, unread: Unread, day: str) -> Iterator[TrialRecord | Rejected]:
    countries: list[CountryRecord] = []
    place = ""
    with document.open() as stream:
        for block in blocks(stream, limits.record):
            if countries and (not block.full or countries[0].number != block.number):
                yield _trial(countries, unread, day, document.name, place)
                countries = []
            try:
                if block.problem:
                    raise DataError(block.problem)
                if block.full:
                    place = place if countries else block.place
                    countries.append(read_country(block, unread))
                else:
                    yield read_summary(block, unread, day, document.name)
            except DataError as error:
                yield _rejected(document.name, block, error)
    if countries:
        yield _trial(countries, unread, day, document.name, place)


def _trial(countries: list[CountryRecord], unread: Unread, day: str, file: str, place: str) -> TrialRecord | Rejected:
    try:
        return record_of(countries, unread, day, file, place)
    except DataError as error:
        return Rejected(file, countries[0].number or place, error.field, error.problem)


def _rejected(file: str, block: Block, error: DataError) -> Rejected:
    return Rejected(file, block.number or block.place, error.field, error.problem)

"""What a service declares, and what passes between it and the core: what is wanted, and what was got."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cgtkg.schema.errors import CgtkgError


class FetchError(CgtkgError):
    """A service does not give what it should; what was fetched before stays for the next run."""


class Changed(Exception):  # noqa: N818  # no fault: a reason to begin again
    """The service's data changed, or contradict the service's own count; worth one restart."""


class Damaged(Exception):  # noqa: N818
    """A body that came is not whole, or not what was asked for; worth asking again."""


class Absent(Exception):  # noqa: N818
    """In place of what was asked for came something that says that it is not there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a service answered: `headers` by lower-case name, and the paths of all redirects on the way, in order."""

    headers: dict[str, str]
    hops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to ask for.

    `path` is relative to the service's address. `name` is the file's in the snapshot (`target/part-0.parquet`); without
    one the answer is only read, and asked for anew on every run. `read` makes of the file what the service needs to
    know; it raises `Damaged` where the file is not whole, `Absent` where it is a page that says there is no such thing.
    `learn` takes from the answer what no file holds (a link to the next page); it is kept, so that a later run need not
    ask again. `sha1` is what the service says of the content. `optional`: that it is not there (404 or `Absent`) is an
    answer.
    """

    path: str
    params: tuple[tuple[str, str], ...] = ()
    name: str = ""
    read: Callable[[Path], Any] | None = None
    learn: Callable[[Answer], str] | None = None
    sha1: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Got:
    """What came: the result of `read` (None where there is none), what was learned, and whether it was there at all."""

    value: Any = None
    learned: str = ""
    found: bool = True


@dataclass(frozen=True, slots=True)
class Whole:
    """The end: records counted, records that the service says it has (None where it says nothing), its version."""

    count: int
    stated: int | None = None
    version: str = ""


Steps = Generator[Wanted, Got, Whole]
"""A service at work: it yields what it wants and is sent what came. It never sees a connection, a clock or a retry, and
a run that goes on where another stopped sends it the stored files, so that it need not know."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for: the day of the run (UTC), and a search in the service's own words (empty: all)."""

    day: date
    search: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """One service. `source` is what `cgtkg load` calls its data, `name` what the command line and the folder call it.

    `address` ends in a slash. `interval` is the least time between two requests in seconds, by what `limits` cites.
    `searches` says whether it takes a search, `key` which setting holds its API key (none: empty).
    """

    name: str
    source: str
    title: str
    address: str
    interval: float
    limits: str
    steps: Callable[[Request], Steps]
    searches: bool = False
    key: str = ""


@dataclass(slots=True)
class Seen:
    """Records of all pages so far, by number: 60 bytes for each, 33 MB for the largest registry."""

    ids: set[int] = field(default_factory=set)

    def add(self, page: str, ids: list[int]) -> None:
        """Count a page's records. Raises `Changed` where one of them was on an earlier page, or twice on this one."""
        before = len(self.ids)
        self.ids.update(ids)
        if len(self.ids) - before < len(ids):
            raise Changed(f"{page} repeats {len(ids) - len(self.ids) + before} records of earlier pages")

    def check(self, stated: int) -> int:
        """The count. Raises `Changed` where the service states another."""
        if len(self.ids) != stated:
            raise Changed(f"{len(self.ids):,} records came, the service says that it has {stated:,}")
        return stated

"""One block of a "full details" download: what one country's authority has of a trial, by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from cgtkg.loaders.unread import Unread
from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import DataError

from .blocks import TITLE, Block
from .fields import Field, Form, Line, begun
from .words import COUNTRIES, NOT_STATED, ROLES, SPONSOR_CLASSES, STATUSES

_YES_NO = {"Yes": True, "No": False}
_CLOSED = {"product.role": ROLES, "sponsor.status": SPONSOR_CLASSES, "end status": STATUSES, "status": STATUSES}
"""Meanings whose words are those of a table."""
_TITLES = re.compile(rf"{TITLE}|MedDRA Classification|Sponsor \d+")
"""Lines without a code that only say what follows."""
_COUNTRY = re.compile(r"/trial/[\d-]+/([A-Z]{2})(?:/|$)")
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
"""A number of people or sites: longer ones are none."""
_STARTS = {"sponsor.name", "product.", "term."}
"""Meanings with which a group of fields (`sponsor.…`, `product.…`, `term.…`) begins anew."""

Group = dict[str, list[str]]
"""The values of each meaning, in their order."""


@dataclass(slots=True)
class CountryRecord:
    """A country's record of a trial: `values` by meaning (English where it is stated), `groups` by their name.

    A yes is the text `Yes`; what is stated as no, not stated or no value of its form is absent.
    """

    number: str
    values: Group = field(default_factory=dict)
    foreign: Group = field(default_factory=dict)
    groups: dict[str, list[Group]] = field(default_factory=dict)
    no: set[str] = field(default_factory=set)
    """Meanings that are denied."""

    def text(self, meaning: str) -> str:
        """The value of a meaning, in another language where it is stated in no English; empty where in none."""
        return next(iter(self.values.get(meaning) or self.foreign.get(meaning) or ()), "")

    def yes(self, meaning: str) -> bool:
        """Whether it is affirmed."""
        return bool(self.values.get(meaning))

    @property
    def country(self) -> str:
        """The country's English name; empty for a trial outside the European Economic Area."""
        code = _COUNTRY.search(self.text("link"))
        if code and code[1] in COUNTRIES:
            return COUNTRIES[code[1]]
        name = (self.text("member state") or self.text("authority")).partition(" - ")[0].strip()
        return name if name in COUNTRIES.values() else ""

    @property
    def status(self) -> str:
        """The country's own word."""
        return self.text("end status") or self.text("status")

    @property
    def newest(self) -> str:
        """The newest day that it states of itself: a decision, an opinion, its entry."""
        return max((self.text(meaning) for meaning in ("decided", "opinion", "entered")), default="")


def read_country(block: Block, unread: Unread) -> CountryRecord:
    """The country record that a block holds; what the table of fields has no meaning for is counted.

    Raises `DataError` where the block breaks off before its title, or is of two numbers.
    """
    record = CountryRecord(block.number)
    for line, text in _valued(block.lines, unread):
        _take(record, line, text, unread)
    if not record.text("title"):
        raise DataError("has no title: it breaks off", field="A.3")
    if (again := record.text("number again")) and again != block.number:
        raise DataError(f"{again!r} is another number than the block's, {block.number!r}", field="A.2")
    return record


def _valued(lines: Sequence[str], unread: Unread) -> Iterator[tuple[Line, str]]:
    """The fields of the block with their values, which run on over the lines that begin none."""
    under: Line | None = None
    running: list[str] = []
    section, skipping = "", False
    for line in lines:
        found = begun(line, section)
        if found is None:
            if under and under.field.form not in (Form.HEADING, Form.GROUP):
                running.append("" if _TITLES.fullmatch(line) else line)
            elif line and not skipping and not _TITLES.fullmatch(line):
                unread.see("text", [under.field.name if under else TITLE])
            continue
        if under:
            yield under, _joined(running)
        under, running, skipping = None, [], isinstance(found, str)
        if isinstance(found, str):
            unread.see("field", [found])
        else:
            under, running, section = found, [found.value], found.field.code[:1]
    if under:
        yield under, _joined(running)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip()


def _take(record: CountryRecord, line: Line, text: str, unread: Unread) -> None:
    field_, meaning = line.field, line.field.meaning
    stated = _checked(field_, text, unread)
    if not meaning:
        return
    group, dot, inner = meaning.partition(".")
    if dot:
        if meaning in _STARTS:
            record.groups.setdefault(group, []).append({})
        if not record.groups.get(group):
            unread.see("field", [field_.name])
            return
    if not stated:
        if text == "No" and field_.form is Form.YES_NO and not dot:
            record.no.add(meaning)
        return
    values = record.groups[group][-1] if dot else record.foreign if line.language else record.values
    if not (dot and line.language):
        values.setdefault(inner if dot else meaning, []).append(stated)


def _checked(field_: Field, text: str, unread: Unread) -> str:
    """The value in its form; empty, and counted, where it has not got it."""
    if text in NOT_STATED:
        return ""
    if field_.form is Form.YES_NO and text in _YES_NO:
        return text if _YES_NO[text] else ""
    if field_.form is Form.TEXT and text not in _CLOSED.get(field_.meaning, (text,)):
        unread.see("value", [f"{field_.name}: {text.splitlines()[0][:40]}"])
    if field_.form is Form.TEXT or (field_.form is Form.NUMBER and _COUNT.fullmatch(text)):
        return text
    if field_.form in (Form.HEADING, Form.GROUP):
        return ""
    if field_.form is Form.DATE:
        with suppress(DataError):
            return PartialDate.parse(text).text
    unread.see("value", [f"{field_.name}: {text.splitlines()[0][:40]}"])
    return ""

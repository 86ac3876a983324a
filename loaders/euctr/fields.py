"""The fields of a "full details" download, by the codes of the clinical trial application form.

`fields.csv` has a row for each code and label: what form its value has, and the meaning that the loader reads it by;
without one it is known and not used. Codes and labels are those of the downloads at hand; of fields that stand in none
of them (A.5, D.2.1.1, E.8.3 and E.8.4 of third-country trials, E.8.6.3, F.1.1, G.4, H.4, the global end) those that
public readers of the downloads look for: github.com/rfhb/ctrdata (R/util_fields.R, NEWS.md) and the EudraCT
protocol data dictionary (scribd.com/document/297086177), both 2026-11-23.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Form(StrEnum):
    """What follows a label: nothing, the members of a group, or a value."""

    HEADING = "heading"
    GROUP = "group"
    TEXT = "text"
    YES_NO = "yes or no"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the label that stands behind its code, and the meaning under which it is read (empty: not used)."""

    code: str
    label: str
    form: Form
    meaning: str = ""

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.code} {self.label}".strip()


class Line(NamedTuple):
    """A line that begins a field; `language` is empty for the English text or the only one."""

    field: Field
    language: str
    value: str


_CODED = re.compile(
    r"(?P<code>[A-Z]\.(?:IMP|\d{1,2}(?:\.\d{1,2})*)?(?: (?:and|to) [A-Z]\.\d{1,2}(?:\.\d{1,2})*)*)"
    r"(?:[ \t]+|(?=:))(?P<rest>.*)"
)
_REST = re.compile(r"(?: \((?P<language>[a-z]{2})\))?[ \t]*(?:[:?][ \t]*(?P<value>.*))?")
_UNCODED = re.compile(r"(?P<label>[^:]+):(?P<value>.*)")
_LABEL = re.compile(r"[A-Z][^:]{0,160}:")


@cache
def fields() -> Mapping[str, tuple[Field, ...]]:
    """The fields of each code, the longest label first; those above section A have no code."""
    found: dict[str, list[Field]] = {}
    with Path(__file__).with_name("fields.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            field = Field(row["code"], row["label"], Form(row["form"]), row["meaning"])
            found.setdefault(field.code, []).append(field)
    return {code: tuple(sorted(few, key=lambda one: -len(one.label))) for code, few in found.items()}


def begun(line: str, section: str) -> Line | str | None:
    """The field that a line begins, where `section` (`A` …, empty above it) is under way.

    The name alone of what looks like a field and is none of the table; None for a line of text. Sections stand in the
    order of their letters, so that a lineage `B.1.1.7` among the criteria (E.3) is text; so is `H. pylori`.

    >>> begun("E.7.1 Human pharmacology (Phase I): Yes", "E").value
    'Yes'
    >>> begun("A.3 Full title of the trial (es): Ensayo", "A").language
    'es'
    >>> begun("E.9.1 New question: Yes", "E"), begun("B.1.1.7 variant: excluded", "E"), begun("H. pylori: none", "E")
    ('E.9.1 New question', None, None)
    """
    form = _CODED.fullmatch(line)
    if form is None:
        return _header(line) if not section else None
    code, rest = form["code"], form["rest"]
    if code[0] < section:
        return None
    for field in fields().get(code, ()):
        if rest.startswith(field.label) and (end := _REST.fullmatch(rest, len(field.label))):
            return Line(field, end["language"] or "", (end["value"] or "").strip())
    if len(code) > len("A.") and _LABEL.match(rest):
        return f"{code} {rest.partition(':')[0]}"
    return None


def _header(line: str) -> Line | str | None:
    form = _UNCODED.fullmatch(line)
    if form is None:
        return None
    for field in fields()[""]:
        if field.label == form["label"].strip():
            return Line(field, "", form["value"].strip())
    return form["label"].strip()

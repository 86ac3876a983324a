"""A block of a "summary" download as a trial's record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cgtkg.loaders.trials.record import Organisation, TrialRecord
from cgtkg.loaders.unread import Unread
from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import DataError

from .blocks import Block
from .words import BROAD_LEVELS, COUNTRIES, NOT_AUTHORISED, NOT_STATED, OUTSIDE, STATUSES, status_of, trial_id

READ = (
    "EudraCT Number", "Sponsor Protocol Number", "Sponsor Name", "Full Title", "Start Date", "Medical condition",
    "Disease", "Trial protocol",
)  # fmt: skip
UNUSED = ("Population Age", "Gender", "Link")
"""Labels of the summary; those that are not used are known."""
STATED = frozenset(
    ("title", "keywords", "conditions", "sponsor", "status", "start_date", "study_type", "countries", "secondary_ids")
)
_LABELLED = re.compile(r"([A-Z][A-Za-z ]{2,40}):(?:[ \t]+|$)(.*)")
_DISEASE = re.compile(
    r"(?:Version: (?P<version>[^,]*), )?(?:SOC Term: .*?, )?(?:Classification Code: (?P<code>\w*), )?"
    r"Term: (?P<term>.*?)(?:, Level: (?P<level>\w*))?"
)
_PLACE = re.compile(rf"(?P<code>[A-Z]{{2}})\((?P<status>(?:[^()]|\([^()]*\))*)\)|(?P<outside>{OUTSIDE})")


def read_summary(block: Block, unread: Unread, version: str, file: str) -> TrialRecord:
    """The trial that a block holds; labels without a meaning are counted.

    A title or condition may be cut short by the register, with `...` at its end, and is kept so. Raises `DataError` for
    a number that is none, or where the title is missing.
    """
    values = _values(block, unread)
    title = " ".join(values.get("Full Title", [""])).strip()
    if not title:
        raise DataError("is missing", field="Full Title")
    terms = [term for line in values.get("Disease", ()) for term in _terms(line, unread)]
    places = _places(" ".join(values.get("Trial protocol", ())), unread)
    sponsor = " ".join(values.get("Sponsor Name", ())).strip()
    condition = " ".join(values.get("Medical condition", ())).strip()
    return TrialRecord(
        id=trial_id(block.number),
        title=title,
        keywords=tuple(dict.fromkeys(" ".join(filter(None, ("MedDRA", *term))) for term in terms)),
        conditions=tuple(dict.fromkeys(filter(None, (condition, *_diseases(terms))))),
        sponsor=Organisation(sponsor) if sponsor else None,
        status=status_of(places.values()),
        start_date=_date(" ".join(values.get("Start Date", ())).strip(), unread),
        study_type="INTERVENTIONAL",
        countries={
            COUNTRIES[code]: None for code, status in sorted(places.items()) if status != NOT_AUTHORISED
        },
        secondary_ids=tuple(filter(None, (value.strip() for value in values.get("Sponsor Protocol Number", ())))),
        version=version,
        stated=STATED,
        file=file,
        place=block.place,
    )  # fmt: skip


def _values(block: Block, unread: Unread) -> Mapping[str, list[str]]:
    """The lines of each label; a line without one goes on with the value above it."""
    values: dict[str, list[str]] = {}
    under: list[str] = []
    for line in block.lines:
        form = _LABELLED.fullmatch(line)
        label = form[1] if form else ""
        if form and label in (*READ, *UNUSED):
            under = values.setdefault(label, [])
            under.append(form[2])
        elif form and line[len(label) :].startswith(":  "):  # values stand in a column
            unread.see("field", [label])
            under = []
        elif line:
            under.append(line)
    return values


def _terms(line: str, unread: Unread) -> Iterator[tuple[str, str, str, str]]:
    """Version, level, code and name of a MedDRA term."""
    if form := _DISEASE.fullmatch(line.strip()):
        yield form["version"] or "", form["level"] or "", form["code"] or "", form["term"].strip()
    elif line.strip():
        unread.see("value", [f"Disease: {line[:40]}"])


def _diseases(terms: Sequence[tuple[str, str, str, str]]) -> Iterator[str]:
    return (name for _, level, _, name in terms if level not in BROAD_LEVELS)


def _places(cell: str, unread: Unread) -> dict[str, str]:
    """The status by country code; a trial outside has none."""
    places: dict[str, str] = {}
    rest = _PLACE.sub("", cell).strip()
    if rest:
        unread.see("value", [f"Trial protocol: {rest[:40]}"])
    for form in _PLACE.finditer(cell):
        if form["outside"]:
            continue
        if form["code"] not in COUNTRIES or form["status"] not in STATUSES:
            unread.see("value", [f"Trial protocol: {form[0]}"])
        if form["code"] in COUNTRIES:
            places[form["code"]] = form["status"]
    return places


def _date(text: str, unread: Unread) -> str:
    try:
        return "" if text in NOT_STATED else PartialDate.parse(text).text
    except DataError:
        unread.see("value", [f"Start Date: {text[:40]}"])
        return ""

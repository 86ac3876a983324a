"""Cells that hold several names: conditions, sponsors, countries, numbers of other registries, endpoints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cgtkg.loaders.trials.record import Organisation

from .texts import distinct, line, lines

COUNTRIES = {
    "iran (islamic republic of)": "Iran", "iran, islamic republic of": "Iran", "korea, republic of": "South Korea",
    "korea, republic of korea": "South Korea", "republic of korea": "South Korea", "the netherlands": "Netherlands",
    "united states of america": "United States", "usa": "United States", "taiwan, province of china": "Taiwan",
    "viet nam": "Vietnam", "russian federation": "Russia", "czech republic": "Czechia", "turkey": "Turkey (Türkiye)",
    "china": "China", "chinese": "China", "chian": "China", "china?": "China", "p.r.china": "China", "wuhan": "China",
}  # fmt: skip
"""By what the registries write, in lower case: the name that ClinicalTrials.gov has for the country today. With the
slips of ChiCTR's free text, and a city in it."""
_REGION = re.compile(r"(?:asia|africa|europe|north america|south america|oceania|australia and)\b", re.IGNORECASE)
"""What UMIN-CTR lists beside Japan and other countries: parts of the world (`Asia(except Japan)`)."""

_NO_CONDITION = re.compile(
    r"MedDRA version:.*|Level: ?\w+|(?:MedDRA )?Classification code.*|System Organ Class:.*|Therapeutic area:.*"
    r"|[A-Z]\d{2}(?:\.\d{1,3})?|\?[\s?]*",
    re.IGNORECASE | re.ASCII,
)
"""Lines of EU CTR's coding and codes alone, and characters that were lost on the way."""
_CODE = re.compile(r"[A-Z]\d{2}(?:\.\d{1,3})? - |Term: ", re.ASCII)
"""What stands before a term of ICD-10 (DRKS) or MedDRA (EU CTR)."""
_NUMBERED = re.compile(r"\d{1,2}\s*[.)、]\s*(?=\D)", re.ASCII)
_ONE_ORGANISATION = frozenset(["drks"])
"""Registries in which `;` parts a department from its hospital, not two sponsors."""


def conditions(cell: str) -> tuple[str, ...]:
    """The diseases, parted by `;` or on lines of their own, without the codes that some registries add.

    >>> conditions("COVID-19 <br>MedDRA version: 20.0; Term: Pneumonia ;J12.8 - Other viral pneumonia;U07.1")
    ('COVID-19', 'Pneumonia', 'Other viral pneumonia')
    """
    parts = (part.strip() for part in ";".join(lines(cell)).split(";"))
    return distinct(_CODE.sub("", part, count=1).strip(" .") for part in parts if not _NO_CONDITION.fullmatch(part))


def sponsors(cell: str, registry: str = "") -> tuple[Organisation, ...]:
    """The organisations of a sponsor's cell, the first of which leads; `registry` is the prefix of the trial's id.

    >>> [one.name for one in sponsors("1. Xi Hospital, Hubei; 2. Eta Institute")]
    ['Xi Hospital, Hubei', 'Eta Institute']
    """
    text = ", ".join(lines(cell)) if registry in _ONE_ORGANISATION else ";".join(lines(cell))
    names = [text] if registry in _ONE_ORGANISATION else text.split(";")
    return tuple(Organisation(name) for name in distinct(_NUMBERED.sub("", name.strip(), count=1) for name in names))


def countries(cell: str) -> dict[str, int | None]:
    """Countries under the names that ClinicalTrials.gov has for them; the number of sites is not known.

    >>> countries("United States;Korea, Republic of;United States"), countries("Japan,Asia(except Japan),Australia")
    ({'United States': None, 'South Korea': None}, {'Japan': None, 'Australia': None})
    """
    return dict.fromkeys(_countries(cell))


def _countries(cell: str) -> Iterator[str]:
    for part in ";".join(lines(cell)).split(";"):
        names = [part] if part.strip().casefold() in COUNTRIES else re.split(r",(?! )", part)
        for name in (name.strip() for name in names):
            if re.search(r"[^\W\d_]", line(name)) and not _REGION.match(name):
                yield COUNTRIES.get(name.casefold(), name)


def numbers(*cells: str) -> tuple[str, ...]:
    """The numbers that the trial has elsewhere, as written.

    >>> numbers("NCT01234567;2015-001234-56<br>U1111-1234-5678", "")
    ('NCT01234567', '2015-001234-56', 'U1111-1234-5678')
    """
    return distinct(part.strip() for cell in cells for one in lines(cell) for part in re.split(r";|,\s|\|", one))


def endpoints(cell: str) -> tuple[str, ...]:
    """The primary endpoints, parted by `;` or on lines of their own."""
    return distinct(part.strip() for one in lines(cell) for part in one.split(";"))

"""The register's words for countries, statuses, phases and kinds of products, read into the project's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from cgtkg.schema.errors import DataError

NUMBER = re.compile(r"\d{4}-\d{6}-\d{2}", re.ASCII)
"""An EudraCT number (identifiers.org/euclinicaltrials)."""

COUNTRIES = {
    "AT": "Austria", "BE": "Belgium", "BG": "Bulgaria", "CY": "Cyprus", "CZ": "Czechia", "DE": "Germany",
    "DK": "Denmark", "EE": "Estonia", "ES": "Spain", "FI": "Finland", "FR": "France", "GB": "United Kingdom",
    "GR": "Greece", "HR": "Croatia", "HU": "Hungary", "IE": "Ireland", "IS": "Iceland", "IT": "Italy",
    "LI": "Liechtenstein", "LT": "Lithuania", "LU": "Luxembourg", "LV": "Latvia", "MT": "Malta", "NL": "Netherlands",
    "NO": "Norway", "PL": "Poland", "PT": "Portugal", "RO": "Romania", "SE": "Sweden", "SI": "Slovenia",
    "SK": "Slovakia",
}  # fmt: skip
"""The countries whose authorities enter trials, by ISO 3166 code: the European Economic Area and, until it left, the
United Kingdom."""

OUTSIDE = "Outside EU/EEA"
"""Stands for a country where a trial has none of these."""
NOT_AUTHORISED = "Not Authorised"
"""The status in a country where the trial was never permitted: it is not conducted there."""

STATUSES = {
    "Ongoing": "ongoing",
    "Restarted": "ongoing",
    "Temporarily Halted": "suspended",
    "Suspended by CA": "suspended",
    "Completed": "completed",
    "Prematurely Ended": "terminated",
    NOT_AUTHORISED: "unknown",
    "Prohibited by CA": "unknown",
    "GB - no longer in EU/EEA": "unknown",
    "Trial now transitioned": "unknown",
}
"""A country's status in words of `schema.vocabularies`. The last two say who keeps the record now, not how the trial
fares. The words are those of the files at hand and of ctrdata's f.statusRecruitment (github.com/rfhb/ctrdata,
2026-11-23); `Prohibited by CA` is among those that the EU Trials Tracker counts beside `Not Authorised`
(get_trials_from_db.py of github.com/ebmdatalab/euctr-tracker-code, 2026-11-23)."""

_BY_REACH = ("ongoing", "suspended", "completed", "terminated")
"""A trial goes on as long as it does in one country, and was ended early only where no country completed it."""

_PHASES = {
    (1,): "phase_1", (1, 2): "phase_1_2", (2,): "phase_2", (2, 3): "phase_2_3", (3,): "phase_3", (4,): "phase_4",
    (): "unknown",
}  # fmt: skip

NOT_STATED = {"", "Information not present in EudraCT", "Information not available in EudraCT"}
"""What stands for nothing."""

SPONSOR_CLASSES = {"Commercial": "INDUSTRY", "Non-Commercial": "OTHER"}
"""The status of a sponsor as a class of `TrialRecord`: one that is not commercial may be anything but a company."""

ROLES = {"Test": "EXPERIMENTAL", "Comparator": "ACTIVE_COMPARATOR", "Placebo": "PLACEBO_COMPARATOR"}
"""The role of an investigational product as the type of the arm that receives it."""

TYPES = (
    ("GENETIC", ("gene therapy",)),
    ("BIOLOGICAL", (
        "somatic cell therapy", "tissue engineered", "advanced therapy", "biological", "immunological",
        "plasma derived", "recombinant", "genetically modified",
    )),
    ("DRUG", ("chemical",)),
)  # fmt: skip
"""Types of interventions by what an investigational product is said to contain; the first that fits. A product that is
both gene and cell therapy (a CAR-T) is `GENETIC`."""

FLAGS = {
    "gene therapy": "gene therapy medicinal product",
    "somatic cell therapy": "somatic cell therapy medicinal product",
    "tissue engineered": "tissue engineered product",
    "orphan": "designated orphan medicinal product",
}
"""What of this a description tells in words."""

BROAD_LEVELS = {"SOC", "HLGT"}
"""Levels of MedDRA that are areas of medicine, not diseases: system organ class, high level group term."""


def trial_id(number: str) -> str:
    """The EudraCT number as a CURIE.

    >>> trial_id("2015-001234-56")
    'euctr:2015-001234-56'
    """
    if not NUMBER.fullmatch(number):
        raise DataError(f"{number[:60]!r} is no EudraCT number (2015-001234-56)", field="EudraCT Number")
    return f"euctr:{number}"


def status_of(statuses: Iterable[str]) -> str:
    """The status of a trial from those of its countries.

    >>> status_of(["Completed", "Prematurely Ended"]), status_of(["GB - no longer in EU/EEA"])
    ('completed', 'unknown')
    """
    found = {STATUSES.get(word, "unknown") for word in statuses}
    return next((status for status in _BY_REACH if status in found), "unknown")


def phase_of(yes: Collection[int]) -> str | None:
    """The phase where E.7.1 to E.7.4 of these numbers say yes; None for several that are no phase together.

    >>> phase_of([1, 2]), phase_of([]), phase_of([1, 4])
    ('phase_1_2', 'unknown', None)
    """
    return _PHASES.get(tuple(sorted(yes)))


def type_of(flags: Collection[str]) -> str:
    """The type of an intervention from what its product is said to be; empty where nothing is said.

    >>> type_of({"gene therapy", "somatic cell therapy"}), type_of({"chemical"}), type_of(())
    ('GENETIC', 'DRUG', '')
    """
    return next((kind for kind, words in TYPES if any(word in flags for word in words)), "")

"""The registries' words for phase, status, study type, size and results, read into the project's.

Only what is certain is mapped. WHO's portal says `Not recruiting` of trials that have not begun, have ended or were
withdrawn, and `Authorised` (EU CTR) of any that a competent authority allowed: their status is unknown. A word that is
in no table is unknown as well, and counted (`unread`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from cgtkg.loaders.ctgov.words import MOST_PARTICIPANTS, quoted
from cgtkg.schema.errors import DataError

from .texts import line, lines

STATUSES = {
    "recruiting": "recruiting", "open to recruitment": "recruiting", "open public recruiting": "recruiting",
    "not yet recruiting": "not yet recruiting", "pending": "not yet recruiting",
    "enrolling by invitation": "enrolling by invitation", "active, not recruiting": "active, not recruiting",
    "ongoing": "ongoing", "completed": "completed", "complete": "completed", "suspended": "suspended",
    "temporary halt": "suspended", "temporarily halted": "suspended", "terminated": "terminated",
    "prematurely ended": "terminated", "stopped early": "terminated", "withdrawn": "withdrawn",
    "not recruiting": "unknown", "authorised": "unknown", "not available": "unknown", "other": "unknown",
    "authorised-recruitment may be ongoing or finished": "unknown", "not authorised": "unknown", "": "unknown",
}  # fmt: skip
"""By the registries' words in lower case: a status of `schema.vocabularies.TRIAL_STATUSES`."""

NO_PHASE = {
    "not applicable": "na", "n/a": "na", "na": "na", "not selected": "na", "retrospective study": "na",
    "new treatment measure clinical study": "na", "diagnostic new technique clinical study": "na",
    "diagnostic new technique clincal study": "na", "other": "unknown", "": "unknown",
}  # fmt: skip
"""What stands for a phase and is none: stages that ChiCTR has beside them, and that there is none."""

_PHASES = {
    (0,): "early_phase_1", (1,): "phase_1", (1, 2): "phase_1_2", (2,): "phase_2", (2, 3): "phase_2_3",
    (3,): "phase_3", (4,): "phase_4",
}  # fmt: skip
"""`0` is what ClinicalTrials.gov now calls early phase 1 (hl7.org/fhir/R4/valueset-research-study-phase, retrieved
2026-11-23: "Formerly called Phase 0"); ChiCTR has it for pilot studies."""
_DIGIT = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMED = re.compile(r"(?:phase[ -]?|\b)(iv|i{1,3}|[0-4])[abc]?\b", re.ASCII)
_AROUND = re.compile(r"phase|study|trials?|exploratory|\band\b|\bto\b|[\s/|,;+()&-]")
_EUDRACT = re.compile(r"\(phase (i+v?)\):\s*(yes)?", re.ASCII)
_SIZE = re.compile(r"([^;；]*)[:：]\s*(\d{1,12})\s*(?=[;；]|$)", re.ASCII)
_TOTAL = re.compile(r"\btotal\b|planned sample size", re.IGNORECASE)
_PLAIN = re.compile(r"\d{1,12}(?:\.0+)?", re.ASCII)
_STUDY_TYPES = {
    "interventional": "INTERVENTIONAL", "observational": "OBSERVATIONAL", "expanded access": "EXPANDED_ACCESS",
}  # fmt: skip


def status(cell: str) -> str:
    """A status of `schema.vocabularies.TRIAL_STATUSES`.

    >>> status("Recruiting"), status("Not Recruiting"), status("Authorised")
    ('recruiting', 'unknown', 'unknown')
    """
    return STATUSES.get(line(cell).casefold(), "unknown")


@lru_cache(maxsize=1024)
def phase(cell: str, study_type: str = "") -> str:
    """A phase of `schema.vocabularies.PHASES`; where it has no word for all that are named, the earliest of them.

    The `0` that ChiCTR has of studies which only observe or diagnose (`study_type` as `study_type` gives it) is none.

    >>> phase("Phase 1/Phase 2"), phase("1-2"), phase("Phase II/III"), phase("0"), phase("0", "OBSERVATIONAL")
    ('phase_1_2', 'phase_1_2', 'phase_2_3', 'early_phase_1', 'na')
    >>> phase("Human pharmacology (Phase I): no Therapeutic exploratory (Phase II): yes")
    'phase_2'
    """
    named = phases(cell)
    if named == (0,) and study_type in ("OBSERVATIONAL", "DIAGNOSTIC_TEST"):
        return "na"
    for count in range(len(named), 0, -1):
        if found := _PHASES.get(named[:count]):
            return found
    return NO_PHASE.get(_folded(cell), "unknown")


def phases(cell: str) -> tuple[int, ...]:
    """The phases that a text names, in order; none where it says anything else beside them."""
    text = _folded(cell)
    if "(phase i" in text and ":" in text:
        return tuple(sorted({_DIGIT[form[1]] for form in _EUDRACT.finditer(text) if form[2]}))
    if text == "early phase 1":
        return (0,)
    if _AROUND.sub("", _NAMED.sub("", text)):
        return ()
    return tuple(sorted({_DIGIT.get(name) or int(name) for name in _NAMED.findall(text)}))


def unmapped(column: str, cell: str) -> bool:
    """Whether a cell of the columns of status, phase and size says something that cannot be told here."""
    if column == "recruitment_status":
        return line(cell).casefold() not in STATUSES
    if column == "target_size":
        return bool(line(cell)) and not _PLAIN.fullmatch(line(cell)) and not _SIZE.search(line(cell))
    text = _folded(cell)
    return not phases(cell) and text not in NO_PHASE and not _EUDRACT.search(text)


def participants(cell: str) -> int | None:
    """The enrolment; where groups are listed by name, a stated total or else the sum of all. None where it is not
    stated, or cannot be told from the text. `DataError` for more participants than there are people.

    >>> participants("treatment:30;control:30;"), participants("Planned Sample Size: 80; UK Sample Size: 60")
    (60, 80)
    >>> participants("1000"), participants("about thirty")
    (1000, None)
    """
    text = line(cell).rstrip("; ")
    if _PLAIN.fullmatch(text):
        number = int(text.partition(".")[0])
    else:
        sizes = [(form[1], int(form[2])) for form in _SIZE.finditer(text)]
        totals = [size for label, size in sizes if _TOTAL.search(label)]
        if not sizes:
            return None
        number = totals[0] if totals else sum(size for _, size in sizes)
    if number > MOST_PARTICIPANTS:
        raise DataError(f"{quoted(text)} is no number of participants")
    return number


def study_type(cell: str) -> str:
    """`INTERVENTIONAL`, `OBSERVATIONAL`, `EXPANDED_ACCESS`, or the registry's own word in capitals.

    >>> study_type("Interventional clinical trial of medicinal product"), study_type("Diagnostic test")
    ('INTERVENTIONAL', 'DIAGNOSTIC_TEST')
    """
    text = line(cell)
    begun = next((type_ for word, type_ in _STUDY_TYPES.items() if text.casefold().startswith(word)), "")
    return begun or re.sub(r"\W+", "_", text).strip("_").upper()


def has_results(said: str, *shown: str) -> bool | None:
    """Whether results are available: as the portal says, else yes if one of its fields for results holds something.

    That is WHO's own rule ("ICTRP search portal - search tips", retrieved 2026-11-23); silence is unknown.
    """
    word = _folded(said)
    if word in ("yes", "no"):
        return word == "yes"
    return True if any(map(line, shown)) else None


def _folded(cell: str) -> str:
    return " ".join(lines(cell)).casefold()

"""ClinicalTrials.gov's words for phase, status, numbers and lists, read into the project's.

Each function takes a cell or JSON value as written and raises `DataError` where it cannot be right. What a registry or
a table program writes for "nothing" (empty, `NA`, `nan`, `None`) is unknown: an empty text, None or an empty tuple.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cgtkg.schema.errors import DataError
from cgtkg.schema.vocabularies import TRIAL_STATUSES

ID = re.compile(r"NCT\d{8}", re.ASCII | re.IGNORECASE)
MOST_PARTICIPANTS = 10_000_000_000
"""More than there are people: a larger enrolment is no number of participants."""

_NOTHING = {"", "nan", "na", "n/a", "none", "null"}
_PHASES = {
    ("EARLYPHASE1",): "early_phase_1",
    ("PHASE1",): "phase_1",
    ("PHASE1", "PHASE2"): "phase_1_2",
    ("PHASE2",): "phase_2",
    ("PHASE2", "PHASE3"): "phase_2_3",
    ("PHASE3",): "phase_3",
    ("PHASE4",): "phase_4",
    ("NA",): "na",
    ("NOTAPPLICABLE",): "na",
}
STUDY_TYPES = frozenset(("INTERVENTIONAL", "OBSERVATIONAL", "EXPANDED_ACCESS"))
_STATUSES = {re.sub(r"\W+", "_", word): word for word in TRIAL_STATUSES} | {"unknown_status": "unknown"}
_YES, _NO = {"yes", "true", "has results"}, {"no", "false", "no results available"}
_COUNT = re.compile(r"(\d+)(?:\.0+)?", re.ASCII)


def known(text: str | None) -> str:
    """The text without blanks around it; empty where it only says that there is nothing.

    >>> known(" BCMA "), known("nan"), known(None)
    ('BCMA', '', '')
    """
    text = (text or "").strip()
    return "" if text.casefold() in _NOTHING else text


def phase_of_cell(cell: str) -> str:
    """The phase of a table's cell: `PHASE1|PHASE2`, `Phase 1|Phase 2`, `Phase 1/Phase 2`.

    >>> phase_of_cell("Phase 1/Phase 2"), phase_of_cell("N/A"), phase_of_cell("nan")
    ('phase_1_2', 'na', 'unknown')
    """
    return phase(re.split(r"\||/(?=\s*Phase)", cell, flags=re.IGNORECASE))


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists them with `|`.

    >>> listed("Lymphoma|Multiple Myeloma")
    ('Lymphoma', 'Multiple Myeloma')
    """
    return tuple(part for part in (part.strip() for part in known(cell).split("|")) if part)


def quoted(text: str) -> str:
    """The text as messages quote it, shortened."""
    return repr(text if len(text) <= 60 else text[:57] + "…")


def trial_id(text: str | None) -> str:
    """The NCT number as a CURIE.

    >>> trial_id("NCT03975907")
    'clinicaltrials:NCT03975907'
    """
    text = (text or "").strip()
    if not text:
        raise DataError("the NCT number is missing")
    if not ID.fullmatch(text):
        raise DataError(f"{quoted(text)} is no NCT number (NCT and eight digits)")
    return f"clinicaltrials:{text.upper()}"


def phase(words: Iterable[str]) -> str:
    """A phase of `schema.vocabularies.PHASES`; none named is `unknown`, not applicable is `na`.

    >>> phase(["PHASE1", "PHASE2"]), phase(["Early Phase 1"]), phase(["NA"]), phase([])
    ('phase_1_2', 'early_phase_1', 'na', 'unknown')
    """
    return _phase(tuple(words))


@lru_cache(maxsize=256)
def _phase(words: tuple[str, ...]) -> str:
    named = tuple(sorted({re.sub(r"[\s_/]+", "", word).upper() for word in words} - {"", "UNKNOWN", "NAN", "NONE"}))
    if not named:
        return "unknown"
    if named not in _PHASES:
        raise DataError(f"{quoted('|'.join(words))} is no phase")
    return _PHASES[named]


@lru_cache(maxsize=256)
def status(text: str) -> str:
    """A status of `schema.vocabularies.TRIAL_STATUSES`.

    >>> status("ACTIVE_NOT_RECRUITING"), status("Active, not recruiting"), status("Unknown status"), status("")
    ('active, not recruiting', 'active, not recruiting', 'unknown', 'unknown')
    """
    if not known(text):
        return "unknown"
    word = _STATUSES.get(re.sub(r"\W+", "_", text.strip().casefold()))
    if word is None:
        raise DataError(f"{quoted(text)} is no recruitment status")
    return word


def participants(count: str | int | None) -> int | None:
    """The enrolment; None where it is not stated. Zero is a number: that of a withdrawn trial.

    >>> participants("20.0"), participants("0"), participants(""), participants(60)
    (20, 0, None, 60)
    """
    if isinstance(count, int):
        number = count
    elif form := _COUNT.fullmatch(text := known(count)):
        number = int(form[1][:20])
    elif not text:
        return None
    else:
        raise DataError(f"{quoted(text)} is no number of participants")
    if not 0 <= number <= MOST_PARTICIPANTS:
        raise DataError(f"{quoted(str(count))} is no number of participants")
    return number


def yes_or_no(cell: str) -> bool | None:
    """Whether results are posted: `YES`, `NO`, or the old site's `Has Results`, `No Results Available`."""
    word = known(cell).casefold()
    if not word:
        return None
    if word not in _YES | _NO:
        raise DataError(f"{quoted(cell)} is neither YES nor NO")
    return word in _YES


@lru_cache(maxsize=256)
def study_type(text: str | None) -> str:
    """One of `STUDY_TYPES`, without the old site's additions; empty for any other word, see `type_problem`.

    >>> study_type("Observational [Patient Registry]"), study_type("EXPANDED_ACCESS"), study_type("Divination")
    ('OBSERVATIONAL', 'EXPANDED_ACCESS', '')
    """
    word = re.split(r"[\[:]", known(text))[0].strip().upper().replace(" ", "_")
    return word if word in STUDY_TYPES else ""


@lru_cache(maxsize=256)
def type_problem(text: str | None) -> str:
    """What is wrong with the word for a study type; empty where it is one, or nothing is said.

    >>> type_problem("Divination"), type_problem("Interventional"), type_problem("N/A")
    ("'Divination' is no study type", '', '')
    """
    return f"{quoted(known(text))} is no study type" if known(text) and not study_type(text) else ""

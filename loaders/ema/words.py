"""The table's words for status, dates and yes or no, read into the project's."""

from __future__ import annotations

import html
import re
from datetime import date

from cgtkg.loaders.text.words import printable
from cgtkg.schema.errors import DataError

STATUSES = {
    "authorised": "approved", "suspended": "suspended", "refused": "refused", "withdrawn": "withdrawn",
    "revoked": "withdrawn", "expired": "lapsed", "lapsed": "lapsed", "not renewed": "lapsed",
    "opinion": "", "opinion under re-examination": "", "application withdrawn": "", "withdrawn from rolling review": "",
}  # fmt: skip
"""By the words of `Medicine status` in lower case: what is so of the authorisation, in the words of
`schema.vocabularies.APPROVAL_STATUSES`; empty where none was decided on. All words of a table of August 2024, and
`not renewed`."""

CATEGORIES = frozenset(["human", "veterinary"])
UNDER_REVIEW = frozenset(["opinion", "opinion under re-examination"])
"""Of these words: those of an application that the European Commission has yet to decide on."""

_YES_NO = {"yes": True, "no": False, "": None}
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", re.ASCII)
_FORMER = re.compile(r"\s*\((?:previously|formerly)(?: known as)?:?\s+([^()]+)\)", re.IGNORECASE)
_LONGEST = 60


def text(cell: object) -> str:
    r"""A cell in one line of plain characters. `DataError` for a list or an object.

    >>> text("Merck &amp; Co\n"), text(7.0), text(None)
    ('Merck & Co', '7', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, (list, dict)):
        raise DataError("is no text")
    return " ".join(printable(html.unescape(str(cell))).split())


def day(words: str) -> str:
    """An ISO date, empty where there is none; `DataError` for what is no day.

    >>> day("09/02/2024"), day("2024-02-09T00:00:00"), day("")
    ('2024-02-09', '2024-02-09', '')
    """
    if not words or words == "-":
        return ""
    year, month, number = "", "", ""
    if form := _DAY_FIRST.fullmatch(words):
        number, month, year = form.groups()
    elif form := _ISO.fullmatch(words.replace(" ", "T", 1)):
        year, month, number = form.groups()
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError as error:
        raise DataError(f"{words[:_LONGEST]!r} is no day: expected 09/02/2024 or 2024-02-09") from error


def yes(words: str) -> bool | None:
    """True for `Yes`, False for `No`, None for an empty cell; `DataError` for anything else."""
    try:
        return _YES_NO[words.casefold()]
    except KeyError as error:
        raise DataError(f"{words[:_LONGEST]!r} is neither Yes nor No") from error


def names(name: str) -> list[str]:
    """The name of a medicine, then those that it had.

    >>> names("Alphacel (previously Betacel)")
    ['Alphacel', 'Betacel']
    """
    former = [form.strip() for form in _FORMER.findall(name)]
    return [one for one in (_FORMER.sub("", name).strip(), *former) if one]

"""The numbers of trials: the form of each registry's, alone and within a text, and the ids that they become.

Prefixes are those of Bioregistry's collection of clinical trial registries (0000012; release 0.15.6, retrieved
2026-11-23), and the project's own for registries that it lacks: see `schema.curies`. EudraCT and CTIS count apart:
EudraCT gives `YYYY-NNNNNN-CC`, six digits in sequence and two that check them
(https://www.ct-toolkit.ac.uk/routemap/eudract-number/, 2026-11-23), CTIS `YYYY-NNNNNN-NN-NN`. In the registry files at
hand every number of four parts begins with 5 after the year, every one of three with 0, or with 5 where it is a CTIS
number without its last part. What looks like them and begins otherwise is of an ethics committee or a sponsor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_EUDRACT = r"(?:(?i:EudraCT|EUCTR|EU-?CTR?)(?i:[ -]?(?:no|nr|number))?[.:# -]{0,3})?"
"""What is written before a European number and runs into it."""


class Form(NamedTuple):
    """How the numbers of a registry are written. The groups of `pattern`, put into `number`, are the local part of the
    id; a group that is absent is `otherwise`. What `alone` forms match may be anything within a text: an ethics
    committee's or a protocol's number.
    """

    prefix: str
    pattern: str
    number: str
    otherwise: str = ""
    alone: bool = False


FORMS = (
    Form("clinicaltrials", r"(?i:NCT)[ -]?(\d{8})", "NCT{}"),
    Form("chictr", r"(?i:ChiCTR)(?:[ ]?(\d{8,14})|(-[A-Za-z-]{0,8}\d{6,14}))", "ChiCTR{}{}"),
    Form("ctis", rf"(?:CTIS)?{_EUDRACT}(20\d\d-5\d{{5}}-\d\d)(?:-(\d\d))?", "{}-{}", otherwise="00"),
    Form("euctr", rf"{_EUDRACT}(20\d\d-0\d{{5}}-\d\d)(?:-(?:[A-Z]{{2,3}}|3rd|Outside-EU/EEA))?", "{}"),
    Form("isrctn", r"(?i:ISRCTN)[ -]?(\d{8})", "ISRCTN{}"),
    Form("anzctr", r"(?i:ACTRN)[ -]?(\d{14})", "ACTRN{}"),
    Form("drks", r"(?i:DRKS)[ -]?(\d{8})", "DRKS{}"),
    Form("irct", r"(?i:IRCT)(\d{8,20}N\d{1,4})", "IRCT{}"),
    Form("jrct", r"(?:JPRN-)?(?i:jRCT)([a-z]?\d{9,10})", "jRCT{}"),
    Form("uminctr", r"(?:JPRN-)?(?i:UMIN)[ -]?(\d{9})", "UMIN{}"),
    Form("uminctr", r"(?:JPRN-)?(C\d{9})", "{}", alone=True),
    Form("japiccti", r"(?:JPRN-)?(?i:JapicCTI)-?(\d{6})", "JapicCTI-{}"),
    Form("jma", r"(?:JPRN-)?JMA-IIA(\d{5})", "JMA-IIA{}"),
    Form("kcris", r"KCT(\d{7})", "KCT{}"),
    Form("ctri", r"CTRI/(\d{4})/(\d{2,3})/(\d{1,8})", "CTRI/{}/{}/{}"),
    Form("tctr", r"TCTR(\d{8,14})", "TCTR{}"),
    Form("omon", r"NL-OMON(\d{5})", "{}"),
    Form("ntr", r"NTR ?(\d{1,5})", "NTR{}"),
    Form("ntr", r"NL(\d{1,5})", "NL{}", alone=True),
    Form("pactr", r"PACTR(\d{12,18})", "PACTR{}"),
    Form("rebec", r"(?i:RBR)-(\w{4,10})", "RBR-{}"),
    Form("rpcec", r"RPCEC(\d{8})", "RPCEC{}"),
    Form("slctr", r"SLCTR/(\d{4})/(\d{1,4})", "SLCTR/{}/{}"),
    Form("lbctr", r"LBCTR(\d{6,12})", "LBCTR{}"),
    Form("itmctr", r"ITMCTR(\d{10})", "ITMCTR{}"),
    Form("snctp", r"SNCTP(\d{9})", "SNCTP{}"),
    Form("repec", r"PER-(\d{1,4}-\d\d)", "{}"),
)
"""The forms of all registries of `schema.curies`. WHO's portal writes some with a network's name before them
(`JPRN-`, `EUCTR`, `CTIS`) or the country whose form was filed behind them (`-DE`): that is no part of the number. A
CTIS number without its last part is taken to end in 00, as nearly all do."""

_WHOLE = tuple((re.compile(form.pattern, re.ASCII), form) for form in FORMS)
_WITHIN = tuple(
    (re.compile(rf"(?<![\w-])(?:{form.pattern})(?![\w-]|[./]\d)", re.ASCII), form) for form in FORMS if not form.alone
)
_PLAIN = {**dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-"), 0xA0: " "}
"""Hyphens, dashes and blanks of other kinds, as word processors put them into numbers."""


def number(text: str) -> str:
    """The CURIE of the trial whose number `text` is as a whole; empty if it is none.

    >>> number("EUCTR2020-000890-25-FR"), number("JPRN-jRCTs031190227"), number("NL8490"), number("U1111-1256-2704")
    ('euctr:2020-000890-25', 'jrct:jRCTs031190227', 'ntr:NL8490', '')
    """
    text = text.strip().translate(_PLAIN)
    return next((_id(form, found) for pattern, form in _WHOLE if (found := pattern.fullmatch(text))), "")


def numbers_in(text: str) -> set[str]:
    """The trial numbers in a text, as CURIEs.

    >>> sorted(numbers_in("EudraCT2015-001234-56; NCT01234567 / CTIS: 2022-501234-12"))
    ['clinicaltrials:NCT01234567', 'ctis:2022-501234-12-00', 'euctr:2015-001234-56']
    """
    return {alone} if (alone := number(text)) else {id_ for _, _, id_ in places(text)}


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Where trial numbers begin and end within a text, with their CURIEs; form after form.

    >>> list(places("see NCT01234567"))
    [(4, 15, 'clinicaltrials:NCT01234567')]
    """
    plain = text.translate(_PLAIN)  # letter for letter, so places stay
    for pattern, form in _WITHIN:
        for found in pattern.finditer(plain):
            yield *found.span(), _id(form, found)


def _id(form: Form, found: re.Match[str]) -> str:
    return f"{form.prefix}:{form.number.format(*(group or form.otherwise for group in found.groups()))}"

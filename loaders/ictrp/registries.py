"""The registries whose trials ICTRP carries: the form of their numbers as it writes them, and the ids they become.

Prefixes are those of Bioregistry's collection of clinical trial registries (0000012; release 0.15.6, retrieved
2026-11-23), and the project's own for registries that it lacks: see `schema.curies`.
"""

from __future__ import annotations

import re

from cgtkg.loaders.ctgov.words import quoted
from cgtkg.schema.errors import DataError

REGISTRIES = tuple(
    (re.compile(form, re.ASCII), prefix)
    for form, prefix in (
        (r"(NCT\d{8})", "clinicaltrials"),
        (r"(ChiCTR[\w-]{0,12}?\d{6,14})", "chictr"),
        (r"(?:CTIS)?(20\d\d-5\d{5}-\d\d-\d\d)", "ctis"),
        (r"(?:EUCTR)?(20\d\d-[0-4]\d{5}-\d\d)(?:-[A-Z]{2,3}|-3rd|-Outside-EU/EEA)?", "euctr"),
        (r"(ISRCTN\d{8})", "isrctn"),
        (r"(ACTRN\d{14})", "anzctr"),
        (r"(DRKS\d{8})", "drks"),
        (r"(IRCT\d{8,20}N\d{1,4})", "irct"),
        (r"(?:JPRN-)?(jRCT\w?\d{9,10})", "jrct"),
        (r"(?:JPRN-)?(UMIN\d{9}|C\d{9})", "uminctr"),
        (r"(?:JPRN-)?(JapicCTI-?\d{6})", "japiccti"),
        (r"(?:JPRN-)?(JMA-IIA\d{5})", "jma"),
        (r"(KCT\d{7})", "kcris"),
        (r"(CTRI/\d{4}/\d{2,3}/\d{1,8})", "ctri"),
        (r"(TCTR\d{8,14})", "tctr"),
        (r"NL-OMON(\d{5})", "omon"),
        (r"(NTR\d{1,5}|NL\d{1,5})", "ntr"),
        (r"(PACTR\d{12,18})", "pactr"),
        (r"(RBR-\w{4,10})", "rebec"),
        (r"(RPCEC\d{8})", "rpcec"),
        (r"(SLCTR/\d{4}/\d{1,4})", "slctr"),
        (r"(LBCTR\d{6,12})", "lbctr"),
        (r"(ITMCTR\d{10})", "itmctr"),
        (r"(SNCTP\d{9})", "snctp"),
        (r"PER-(\d{1,4}-\d\d)", "repec"),
    )
)
"""Forms of whole numbers; the group is the local part of the id. EU CTR's numbers end in the country whose form was
filed, the Japanese ones begin with the network of the registries that WHO knows."""


def trial_id(text: str) -> str:
    """The CURIE of a `TrialID`; `DataError` for what is the number of no registry above.

    >>> trial_id("EUCTR2020-000890-25-FR"), trial_id("JPRN-jRCTs031190227"), trial_id("NL8490")
    ('euctr:2020-000890-25', 'jrct:jRCTs031190227', 'ntr:NL8490')
    """
    text = text.strip()
    if not text:
        raise DataError("the trial's number is missing")
    for form, prefix in REGISTRIES:
        if number := form.fullmatch(text):
            return f"{prefix}:{number[1]}"
    raise DataError(f"{quoted(text)} is no number of a registry that is known")

"""Which proper names are those of cell and gene therapies.

By their stems: the naming schemes of the USAN council end the word for the cells in `-cel`, the one for the gene in
`-gene` and the one for the vector in `-vec` (https://www.ama-assn.org/about/united-states-adopted-names/, gene therapy
and cell-based therapy naming schemes, looked up 2026-11-23; the forms of `rules/new_names.csv` are these, too). The
schemes leave out cord blood and tissues: these are told by what the FDA calls them.
"""

from __future__ import annotations

import re

SUFFIX = re.compile(r"-[a-z]{4}$")
"""What the FDA adds to a proper name to tell products apart: four lower-case letters without a meaning
(`nadofaragene firadenovec-vncg`)."""
_STEMS = re.compile(r"\b[a-z]{3,}(?:cel|vec|gene)(?:-[A-Z])?\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?:autologous|allogeneic)\b|\bHPC\b|\bhematopoietic progenitor cells\b|\btissue engineered\b", re.IGNORECASE
)


def without_suffix(name: str) -> str:
    """A proper name without what the FDA adds to it.

    >>> without_suffix("remestemcel-L-rknd"), without_suffix("sipuleucel-T")
    ('remestemcel-L', 'sipuleucel-T')
    """
    return SUFFIX.sub("", name)


def of_the_field(proper_name: str) -> bool:
    """Whether a proper name is that of a cell or gene therapy.

    >>> [of_the_field(name) for name in ("tisagenlecleucel", "HPC, Cord Blood", "azficel-T", "adalimumab-aacf")]
    [True, True, True, False]
    """
    return bool(_STEMS.search(without_suffix(proper_name)) or _DESCRIBED.search(proper_name))


def own_name(proper_name: str) -> bool:
    """Whether the name is one product's alone, as a coined one is; `HPC, Cord Blood` is that of eight."""
    return bool(_STEMS.search(without_suffix(proper_name)))

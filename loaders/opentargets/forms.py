"""The forms of ids in the platform's data sets; a record with an id of another form is a reject."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated

from msgspec import Meta

from cgtkg.schema.curies import check
from cgtkg.schema.errors import DataError

ChemblId = Annotated[str, Meta(pattern=r"\ACHEMBL[0-9]+\Z")]
EnsemblId = Annotated[str, Meta(pattern=r"\AENSG[0-9]+\Z")]
HgncId = Annotated[str, Meta(pattern=r"\AHGNC:[0-9]+\Z")]
DiseaseId = Annotated[str, Meta(pattern=r"\A[A-Za-z]+[_:][A-Za-z0-9]+\Z")]
"""A term of EFO or of one of the ontologies that it imports: `EFO_0000182`, `MONDO_0009693`, `EFO:0000182`."""
DrugbankId = Annotated[str, Meta(pattern=r"\ADB[0-9]+\Z")]
Year = Annotated[int, Meta(ge=1800, le=2100)]


def curies(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The CURIEs of prefixes and local ids, each once and in order; without those that have no valid form.

    >>> curies([("ensembl", "ENSG00000048462"), ("uniprot", ""), ("icd10", "C90")])
    ['ensembl:ENSG00000048462']
    """
    found: set[str] = set()
    for prefix, local in pairs:
        with suppress(DataError):
            found.add(check(f"{prefix}:{local}"))
    return sorted(found)

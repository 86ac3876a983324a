"""Sets of evidence that open from a number on the page: each set once, however many numbers rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cgtkg.schema.curies import iri

from .citations import Reference
from .composing import Report
from .text import Phrase

RANGES = 6
"""So many ranges of passage numbers stand in the text; more open from a button."""
RECORDS = 2
"""So many registry records are named in the text; more open from a button."""


@dataclass(frozen=True, slots=True)
class EvidenceSet:
    """What opens from one or more numbers, with the id to open it by."""

    id: str
    reference: Reference


class EvidenceSets:
    """The sets of one page, found while it is drawn, in the order of their first number."""

    def __init__(self, report: Report) -> None:
        """Begin without any."""
        self._report = report
        self._sets: dict[Reference, EvidenceSet] = {}

    def reference(self, evidence: Iterable[str]) -> Reference:
        """What leads to the evidence."""
        return self._report.reference(evidence)

    def opening(self, evidence: Iterable[str]) -> str:
        """The id of the set that holds the evidence."""
        reference = self.reference(evidence)
        return self._sets.setdefault(reference, EvidenceSet(f"set-{len(self._sets) + 1}", reference)).id

    def __iter__(self) -> Iterator[EvidenceSet]:
        """All sets so far."""
        return iter(self._sets.values())


def opens(phrase: Phrase) -> bool:
    """Whether the words of a phrase are themselves what opens its evidence."""
    return phrase.counted and bool(phrase.evidence)


def in_text(reference: Reference) -> bool:
    """Whether all of it can stand in the text."""
    return len(reference.numbers) <= RANGES and len(reference.records) <= RECORDS


def record_number(curie: str) -> str:
    """The number of a record as its registry writes it.

    >>> record_number("clinicaltrials:NCT01234567")
    'NCT01234567'
    """
    return curie.partition(":")[2]


def record_url(curie: str) -> str:
    """Where the registry shows the record."""
    return iri(curie)

"""Which diseases a label's text gives as indications, and which of these it calls approved under accelerated approval.

Read as a trial's conditions are (`text.disease_reading`), a statement at a time. What a product is not indicated for is
no indication. The sentence `This indication is approved under accelerated approval based on …` is of the indication
before it: the section on indications must tell it since the FDA's guidance on the labelling of products approved under
the accelerated approval regulatory pathway
(https://viglya.com/fda-guidance-for-industry-labeling-for-human-prescription-drug-and-biological-products-approved-under-the-accelerated-approval-regulatory-pathway/,
looked up 2026-11-23).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cgtkg.loaders.known import Known
from cgtkg.loaders.text.disease_names import DiseaseNames
from cgtkg.loaders.text.disease_reading import DiseaseReader
from cgtkg.loaders.text.qualifiers import QualifierRules

_STATEMENTS = re.compile(r"(?<=[a-z)\]])\.\s+|[•;]|(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])")
"""Between two statements: the end of a sentence, of an item, the number of a subsection."""
_NOT = re.compile(
    r"\bnot (?:been )?(?:indicated|recommended|established|studied)\b|\blimitations? of use\b", re.IGNORECASE
)
_ACCELERATED = re.compile(
    r"\b(?:this indication is|these indications are) approved under accelerated approval\b", re.IGNORECASE
)
"""Not `the indication in … is`: that speaks of a part of the one before."""
_FROM = re.compile(r"\b(?:arising|transformed|transforming) from [^,.;)]*", re.IGNORECASE)
"""The disease from which the one named came."""


class Indications(NamedTuple):
    """Ids of the diseases that a label names as indications; those under accelerated approval."""

    named: frozenset[str]
    accelerated: frozenset[str]


def indications(texts: Iterable[str], known: Known) -> Indications:
    """What the texts of a label's section on indications name."""
    reader = _reader(known)
    named: set[str] = set()
    accelerated: set[str] = set()
    for text in texts:
        last: set[str] = set()
        for statement in _STATEMENTS.split(text):
            if _NOT.search(statement):
                continue
            head = _ACCELERATED.split(statement, maxsplit=1)[0]
            diseases = {one.id for one in reader.sentence(_FROM.sub(" ", head)).named}
            named |= diseases
            last = diseases or last
            if _ACCELERATED.search(statement):
                accelerated |= last
    return Indications(frozenset(named), frozenset(accelerated))


@lru_cache(maxsize=1)
def _reader(known: Known) -> DiseaseReader:
    """The reader of diseases with the names and rules that are known."""
    vocabulary, folders = known.vocabulary, known.folders
    names = DiseaseNames.of(vocabulary.names.get("Indication", {}), folders)
    return DiseaseReader(names, QualifierRules.of(folders), lambda id_, above: above in vocabulary.above(id_))

"""The facts of an entry: its product, who holds the licence, which approvals it is evidence of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cgtkg.loaders.known import Known
from cgtkg.loaders.record_source import Entry
from cgtkg.schema.facts import Evidence, Fact, RelationshipFact

from .approvals import approvals_of, licensed, supported
from .holders import holders
from .indications import indications
from .labels import LABEL
from .products import product_of


def facts(entry: Entry, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """All facts of a BLA, application or label; none where it is of no product of the vocabulary or the field."""
    named = product_of(entry.values, known)
    if named is None:
        return
    yield named.fact(evidence)
    if entry.values["kind"] == LABEL:
        yield from _labelled(entry.values, named.id, known, evidence)
    else:
        yield from holders(entry.values["applicants"], named.id, known, evidence)
        yield from licensed(entry.values, named.id, known, evidence)


def _labelled(values: Mapping[str, Any], product: str, known: Known, evidence: Evidence) -> Iterator[RelationshipFact]:
    """The curated approvals whose disease the label names; accelerated where it says so and one approval is meant.

    A label is that of a day and says neither when an indication was approved nor whether the licence still stands.
    """
    approvals = approvals_of(product, known)
    if not approvals or not values["indications"]:
        return
    named, accelerated = indications(values["indications"], known)
    for one, facts in approvals.items():
        if one.indication in named:
            alone = sum(other.indication == one.indication for other in approvals) == 1
            pathway = "accelerated" if alone and one.indication in accelerated else ""
            yield supported(product, one, facts, evidence, pathway=pathway)

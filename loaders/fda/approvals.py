"""What a licence says of the approvals that people have curated.

The FDA's tables name no disease, so that a date is evidence of the curated approval of this product of the same date;
a licence that has ended ends all of them. Only where none is curated it is an approval of its own, without a disease.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cgtkg.loaders.approvals import Approval, Curated, curated, dates, of_day
from cgtkg.loaders.known import Known
from cgtkg.schema.dates import PartialDate
from cgtkg.schema.facts import Evidence, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion

SOURCE_ID = "source:fda"
JURISDICTION, AGENCY = "jurisdiction:US", "regulator:fda"
NEAR = 31
"""Days by which the first approval may differ between sources: letters are signed a day before they are made public,
and the Purple Book gives for Abecma a day that is 23 days before that of all others."""


def approvals_of(product: str, known: Known) -> Curated:
    """The curated approvals of a product in this jurisdiction: those that are stated and name a disease, if there are
    such; the others (`approved in the US`) speak of the same ones.
    """
    found = curated(known, product, JURISDICTION)
    stated = {one: facts for one, facts in found.items() if one.assertion is Assertion.STATED} or found
    return {one: facts for one, facts in stated.items() if one.indication} or stated


def licensed(values: Mapping[str, Any], product: str, known: Known, evidence: Evidence) -> Iterator[RelationshipFact]:
    """The approvals that a licence or application with its supplements is evidence of, and their end."""
    approvals = approvals_of(product, known)
    original, status = str(values["original"]), str(values.get("status", ""))
    if not approvals and (original or status):
        # What was approved is approved as long as nothing says otherwise: an application has no status of its own.
        yield supported(product, Approval(), (), evidence, original, status or "approved")
    at_first = of_day(approvals, original, NEAR) if original else []
    for one, facts in approvals.items():
        granted = [date.text for date in dates(facts)]
        day = original if one in at_first else next((day for day in values["supplements"] if day in granted), "")
        ended = status not in ("", "approved")
        # That a licence stands says nothing of each of its indications, unless there is but one.
        said = status if ended or len(approvals) == 1 else ""
        if day or ended:
            yield supported(product, one, facts, evidence, day, said)


def supported(
    product: str, one: Approval, facts: Sequence[RelationshipFact], evidence: Evidence,
    day: str = "", status: str = "", pathway: str = "",
) -> RelationshipFact:  # fmt: skip
    """What a record says of an approval, of which people read the `facts`: the day it was granted, its status, its
    pathway; each may be empty.

    Of a licence that has ended nothing says since when: `valid_from` stays empty, so that it counts from the day of the
    record (`schema.endings`).
    """
    date = _as_curated(facts, day)
    stated: dict[str, Value] = {
        **one.identity, "agency": AGENCY, "date": date, "status": status, "pathway": pathway
    }  # fmt: skip
    return RelationshipFact(
        "APPROVED_IN", product, JURISDICTION, {name: value for name, value in stated.items() if value}, evidence,
        one.assertion, valid_from="" if status == "withdrawn" else date,
    )  # fmt: skip


def _as_curated(facts: Sequence[RelationshipFact], day: str) -> str:
    """The day in the precision in which people who read this source gave it: they may have doubted the day."""
    if not day:
        return ""
    stated = [str(fact.properties.get("date", "")) for fact in facts if fact.evidence.source == SOURCE_ID]
    return next((text for text in stated if text and PartialDate.parse(text).overlaps(PartialDate.parse(day))), day)

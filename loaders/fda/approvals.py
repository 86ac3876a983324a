"""What a licence says of the approvals that people have curated.

The FDA's tables name no disease, so that a date is evidence of the curated approval of this product of the same date;
a licence that has ended ends all of them. Only where none is curated it is an approval of its own, without a disease.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from cgtkg.loaders.known import Known
from cgtkg.schema.dates import OPEN_START, PartialDate
from cgtkg.schema.facts import Evidence, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion

SOURCE_ID = "source:fda"
JURISDICTION, AGENCY = "jurisdiction:US", "regulator:fda"
NEAR = timedelta(days=31)
"""How far the day of the first approval may differ between sources: letters are signed a day before they are made
public, and the Purple Book gives for Abecma a day that is 23 days before that of all others."""

Approval = Sequence[RelationshipFact]
"""All curated facts of one approval: same disease, line and assertion, so that they are one relationship."""


def approvals_of(product: str, known: Known) -> list[Approval]:
    """The curated approvals of a product in this jurisdiction: those that are stated and name a disease, if there are
    such; the others (`approved in the US`) speak of the same ones. What was refused is none.
    """
    by_key: dict[str, list[RelationshipFact]] = {}
    for fact in known.approvals.get((product, JURISDICTION), ()):
        if fact.properties.get("status") != "refused":
            by_key.setdefault(fact.key, []).append(fact)
    approvals: list[Approval] = list(by_key.values())
    stated = [one for one in approvals if one[0].assertion is Assertion.STATED] or approvals
    return [one for one in stated if one[0].properties.get("indication")] or stated


def licensed(values: Mapping[str, Any], product: str, known: Known, evidence: Evidence) -> Iterator[RelationshipFact]:
    """The approvals that a licence or application with its supplements is evidence of, and their end."""
    approvals = approvals_of(product, known)
    original, status = str(values["original"]), str(values.get("status", ""))
    if not approvals and (original or status):
        # What was approved is approved as long as nothing says otherwise: an application has no status of its own.
        yield supported(product, (), original, status or "approved", evidence)
    at_first = _first(approvals, original)
    for one in approvals:
        day = original if one in at_first else next((day for day in values["supplements"] if day in _dates(one)), "")
        ended = status not in ("", "approved")
        # That a licence stands says nothing of each of its indications, unless there is but one.
        said = status if ended or len(approvals) == 1 else ""
        if day or ended:
            yield supported(product, one, day, said, evidence)


def supported(
    product: str, one: Approval, day: str, status: str, evidence: Evidence, pathway: str = ""
) -> RelationshipFact:
    """What a record says of an approval, or of one that is not curated (`one` empty): the day it was granted, its
    status, its pathway; each may be empty.

    Of a licence that has ended nothing says since when: `valid_from` stays empty, so that it counts from the day of the
    record (`schema.endings`).
    """
    identity = {name: one[0].properties.get(name, "") for name in ("indication", "line")} if one else {}
    date = _as_curated(one, day)
    stated: dict[str, Value] = {**identity, "agency": AGENCY, "date": date, "status": status, "pathway": pathway}
    return RelationshipFact(
        "APPROVED_IN", product, JURISDICTION,
        {name: value for name, value in stated.items() if value}, evidence,
        one[0].assertion if one else Assertion.STATED,
        valid_from="" if status == "withdrawn" else date,
    )  # fmt: skip


def _first(approvals: Sequence[Approval], original: str) -> list[Approval]:
    """Which approvals the original licence is: those of its date, else the earliest if it is near, else the only one if
    nobody gives its date.
    """
    if not original:
        return []
    day = PartialDate.parse(original)
    begun = {id(one): [PartialDate.parse(text) for text in _dates(one)] for one in approvals}
    if same := [one for one in approvals if any(date.overlaps(day) for date in begun[id(one)])]:
        return same
    if not any(begun.values()):
        return list(approvals) if len(approvals) == 1 else []
    earliest = min(date.first for dates in begun.values() for date in dates)
    if abs(earliest - day.first) > NEAR:
        return []
    return [one for one in approvals if any(date.first == earliest for date in begun[id(one)])]


def _dates(one: Approval) -> list[str]:
    """The dates that the curated facts give; not the day by which it had been granted (`../2021-10-13`)."""
    texts = [str(fact.properties.get("date", "")) for fact in one]
    return [text for text in texts if text and PartialDate.parse(text).first != OPEN_START]


def _as_curated(one: Approval, day: str) -> str:
    """The day in the precision in which people who read this source gave it: they may have doubted the day."""
    if not day:
        return ""
    stated = [str(fact.properties.get("date", "")) for fact in one if fact.evidence.source == SOURCE_ID]
    return next((text for text in stated if text and PartialDate.parse(text).overlaps(PartialDate.parse(day))), day)

"""Marketing authorisations in force and ended, and what an end means for other facts of the product in that place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cgtkg.schema.statements import parse_date
from cgtkg.schema.vocabularies import APPROVAL_STATUSES

if TYPE_CHECKING:  # landscapes are made by means of this module
    from .landscape import Relationship

APPROVED = "approved"
ENDED = frozenset(APPROVAL_STATUSES[APPROVAL_STATUSES.index(APPROVED) + 1 :])
"""The statuses of an authorisation that was in force once: suspended, lapsed, withdrawn."""


def in_force(approval: Relationship) -> bool:
    """Whether the authorisation that an APPROVED_IN relationship states is in force; so it is where none is said."""
    return (approval.get("status") or APPROVED) == APPROVED


def has_ended(approval: Relationship) -> bool:
    """Whether it was in force once and is no more; a refused application never was."""
    return approval.get("status") in ENDED


def with_ends(relationships: Iterable[Relationship]) -> Iterator[Relationship]:
    """The same, consistent with the ends of authorisations.

    - An authorisation that ended as a whole (its APPROVED_IN names no disease) ended for each of its diseases, unless
      one was granted certainly later: these read so, with the day and the evidence of that end.
    - TREATS that is approved in a territory where the authorisation for the disease (where none names it: every one) is
      no more reads withdrawn.
    """
    found = list(relationships)
    approvals: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for approval in found:
        if approval.type == "APPROVED_IN" and approval.factual:
            approvals[approval.start, approval.end].append(approval)
    ended = {place: some for place, some in approvals.items() if any(map(has_ended, some))}
    wholes = {place: whole for place, some in ended.items() if (whole := _ended_as_a_whole(some))}
    for relationship in found:
        if relationship.type == "APPROVED_IN":
            yield _with_whole(relationship, wholes.get((relationship.start, relationship.end)))
        elif relationship.type == "TREATS" and relationship.get("stage") == APPROVED:
            yield _treated(relationship, ended, wholes)
        else:
            yield relationship


def _ended_as_a_whole(approvals: Sequence[Relationship]) -> Relationship | None:
    whole = (a for a in approvals if has_ended(a) and not a.get("indication") and not a.get("line"))
    return next(whole, None)


def _with_whole(approval: Relationship, whole: Relationship | None) -> Relationship:
    if whole is None or not in_force(approval) or _granted_after(approval, whole):
        return approval
    ended = {"status": whole.get("status"), "valid_to": whole.get("valid_to")}
    return _reading(approval, ended, [whole])


def _treated(
    treats: Relationship, ended: Mapping[tuple[str, str], Sequence[Relationship]],
    wholes: Mapping[tuple[str, str], Relationship],
) -> Relationship:  # fmt: skip
    place = (treats.start, treats.get("territory") or "")
    there = [_with_whole(approval, wholes.get(place)) for approval in ended.get(place, ())]
    approvals = [a for a in there if a.get("indication") == treats.end] or there
    ends = [approval for approval in approvals if has_ended(approval)]
    if not ends or any(map(in_force, approvals)):
        return treats
    return _reading(treats, {"stage": "withdrawn", "valid_to": ends[0].get("valid_to")}, ends)


def _granted_after(approval: Relationship, whole: Relationship) -> bool:
    since, until = approval.get("valid_from"), whole.get("valid_to")
    return bool(since and until) and parse_date(until).certainly_before(parse_date(since))


def _reading(relationship: Relationship, ended: Mapping[str, object], by: Iterable[Relationship]) -> Relationship:
    evidence = {*relationship.evidence, *(id_ for end in by for id_ in end.evidence)}
    return replace(relationship, properties={**relationship.properties, **ended}, evidence=tuple(sorted(evidence)))

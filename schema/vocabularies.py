"""The closed lists of values: assertion, stage, roles and the like, in the field's own words."""

from __future__ import annotations

from enum import StrEnum


class Assertion(StrEnum):
    """How a source puts a fact; part of a relationship's identity, so a denial and a statement both stay."""

    STATED = "stated"
    INFERRED = "inferred"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"

    @property
    def counts_as_fact(self) -> bool:
        """Whether analyses and default queries use it."""
        return self in (Assertion.STATED, Assertion.INFERRED)


FACTUAL = tuple(assertion.value for assertion in Assertion if assertion.counts_as_fact)

ASSERTIONS = tuple(assertion.value for assertion in Assertion)

STAGES = (
    "preclinical", "ind", "phase_1", "phase_1_2", "phase_2", "phase_2_3", "phase_3", "filed", "approved",
    "withdrawn", "discontinued",
)  # fmt: skip
"""Development stages; up to `approved` in ascending order of maturity, then the two that end a development."""

STAGE_NAMES = {
    "preclinical": "Preclinical", "ind": "IND cleared", "phase_1": "Phase 1", "phase_1_2": "Phase 1/2",
    "phase_2": "Phase 2", "phase_2_3": "Phase 2/3", "phase_3": "Phase 3", "filed": "Filed",
    "approved": "Approved", "withdrawn": "Withdrawn", "discontinued": "Discontinued",
}  # fmt: skip

PLACE_NOT_STATED = "jurisdiction:unspecified"
"""The Jurisdiction of an approval that a source states without a place."""
COMPANY_KINDS = ("industry", "academic", "government")
PRODUCT_KINDS = ("named", "unnamed")
CELL_SOURCES = ("autologous", "allogeneic", "in vivo", "unclear")
AREAS = ("hematologic oncology", "solid oncology", "mixed oncology", "autoimmune", "other")
ROLES_DEVELOPER = (
    "originator",
    "developer",
    "holder",
    "licensee",
    "licensor",
    "partner",
    "manufacturer",
    "distributor",
)
"""What a company has to do with a product; a `holder` has the marketing authorisation in the territory."""
ROLES_SPONSOR = ("lead", "collaborator")
ROLES_TESTED = ("experimental", "comparator", "background", "follow_up")
ACTIONS = ("binds", "replaces", "edits", "silences", "expresses")
LOGICS = ("and", "or", "not", "unspecified")
APPROVAL_STATUSES = ("refused", "approved", "suspended", "lapsed", "withdrawn")
"""Of an application that it was refused; of an authorisation that it is in force; then what ends one: it was suspended,
lapsed (expired, not renewed), or was withdrawn, by its holder or the regulator (revoked)."""
PATHWAYS = ("priority", "exceptional", "accelerated", "conditional", "full")
"""Kinds of authorisation, as a source words it; `full` last: it follows on an accelerated or conditional one."""
RELATIONS = ("=", ">=", "<=", ">", "<", "~", "range")
TRIAL_STATUSES = (
    "not yet recruiting", "recruiting", "enrolling by invitation", "active, not recruiting", "completed",
    "suspended", "terminated", "withdrawn", "ongoing", "available", "temporarily not available",
    "no longer available", "approved for marketing", "withheld", "unknown",
)  # fmt: skip
"""Recruitment statuses; from `available` to `approved for marketing` those of expanded access, and `withheld` for a
record that its registry keeps back (a device not yet cleared)."""
PHASES = (
    "early_phase_1",
    "phase_1",
    "phase_1_2",
    "phase_2",
    "phase_2_3",
    "phase_3",
    "phase_4",
    "na",
    "unknown",
)


def stage_rank(stage: str | None) -> int:
    """The place of a stage in the order of maturity, 0 for none; withdrawn and discontinued rank as 0.

    >>> stage_rank("approved") > stage_rank("phase_3") > stage_rank("discontinued")
    True
    """
    return STAGES.index(stage) + 1 if stage in STAGES[: STAGES.index("approved") + 1] else 0

"""Every relationship type: its ends, the fields that make its identity, and what else it states.

Adding a type is adding one `RelationshipType` here; see `nodes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from .fields import Field, Kind
from .nodes import SUBJECTS
from .vocabularies import (
    ACTIONS,
    APPROVAL_STATUSES,
    ASSERTIONS,
    LOGICS,
    PATHWAYS,
    ROLES_DEVELOPER,
    ROLES_SPONSOR,
    ROLES_TESTED,
    STAGES,
    stage_rank,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type. `identity` fields, both ends and the assertion make the key; `more` does not.

    `same_label` holds for trees: both ends must carry the same label.
    """

    type: str
    meaning: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    identity: tuple[Field, ...] = ()
    more: tuple[Field, ...] = ()
    same_label: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """All that a source can state of it, identity first."""
        return (*self.identity, *self.more)

    @property
    def references(self) -> tuple[str, ...]:
        """The names of the fields whose value is the id of a node."""
        return tuple(field.name for field in self.fields if field.kind is Kind.NODE)


COMMON = (
    Field("key", "identity: type, both ends, identity fields and assertion; globally unique"),
    Field("evidence", "ids of its Evidence nodes, all of them", Kind.LIST),
    Field("sources", "ids of their Sources", Kind.LIST),
    Field("assertion", "how it is put", choices=ASSERTIONS),
    Field("valid_from", "since when it is so in the world, where stated", Kind.DATE),
    Field("valid_to", "until when it was so in the world, where stated", Kind.DATE),
    Field("known_from", "first day a source said so", Kind.DATE),
    Field("known_to", "last day a source said so; absent while one still does", Kind.DATE),
    Field("statements", "what each piece of evidence states, one JSON object each", Kind.LIST),
)
"""The properties of every relationship; nodes carry all but key, assertion and validity as well."""

_TERRITORY = Field("territory", "where the right or status holds: a jurisdiction; empty: not stated", Kind.NODE)
_LINE = Field("line", "line of therapy as stated, such as '>=4 prior lines'")
_INDICATION = Field("indication", "the Indication it is for; empty: not stated", Kind.NODE)
_AGENCY = Field("agency", "the Regulator", Kind.NODE)
_DATE = Field("date", "when it was granted, in the precision stated", Kind.DATE)
_SETTING = Field("setting", "disease setting as stated: relapsed or refractory, active …")
_REASON = Field("reason", "the words that decided, and the field they stand in, where a rule read them in a text")
_STAGE = Field(
    "stage",
    "development stage: the most advanced that is stated, unless a newer statement ends it",
    choices=STAGES,
    changes=True,
    advances=tuple(stage for stage in STAGES if stage_rank(stage)),
)
_PATHWAY = Field(
    "pathway",
    "the kind of authorisation: a full one counts once it is stated, also after a conditional one",
    choices=PATHWAYS,
    changes=True,
    advances=PATHWAYS,
)
_STATUS = Field(
    "status",
    "status of the authorisation: approved, unless a newer statement ends it; `valid_to` is the day on which it ended",
    choices=APPROVAL_STATUSES,
    changes=True,
    advances=APPROVAL_STATUSES[: APPROVAL_STATUSES.index("approved") + 1],
)

RELATIONSHIP_TYPES: tuple[RelationshipType, ...] = (
    RelationshipType("DEVELOPS", "develops, makes or sells the product", ("Company",), ("Product",),
                     (Field("role", "in which role", choices=ROLES_DEVELOPER), _TERRITORY), (_REASON,)),
    RelationshipType("TARGETS", "acts on the target", ("Product",), ("Target",),
                     (Field("action", "how: binds, replaces, edits, silences, expresses", choices=ACTIONS),),
                     (Field("logic", "how several targets combine", choices=LOGICS), _REASON)),
    RelationshipType("TREATS", "is developed or approved for the disease, at a stage",
                     ("Product",), ("Indication",), (_TERRITORY, _LINE),
                     (_STAGE, _SETTING, Field("population", "who is treated, as stated"), _REASON)),
    RelationshipType("APPROVED_IN", "has or had a marketing authorisation", ("Product",), ("Jurisdiction",),
                     (_INDICATION, _LINE),
                     (_AGENCY, _DATE, _PATHWAY, _STATUS)),
    RelationshipType("CLEARED_IN", "has permission to start a clinical trial (IND, CTA); never an approval",
                     ("Product",), ("Jurisdiction",), (_INDICATION,), (_AGENCY, _DATE)),
    RelationshipType("FILED_IN", "has an application for marketing authorisation under review",
                     ("Product",), ("Jurisdiction",), (_INDICATION,), (_AGENCY, _DATE)),
    RelationshipType("HAS_MODALITY", "is a therapy of this kind", ("Product",), ("Modality",), (), (_REASON,)),
    RelationshipType("USES", "is made with or delivered by", ("Product", "Company", "Facility", "Modality"),
                     ("Technology",), (), (_REASON,)),
    RelationshipType("TESTS", "tests the product", ("Trial",), ("Product",),
                     (Field("role", "in which role", choices=ROLES_TESTED),),
                     (Field("arm", "the arm as the record names it"), _REASON)),
    RelationshipType("INVESTIGATES", "studies the disease", ("Trial",), ("Indication",), (),
                     (_SETTING, _LINE, _REASON)),
    RelationshipType("SPONSORS", "is responsible for the trial or supports it", ("Company",), ("Trial",),
                     (Field("role", "lead or collaborator", choices=ROLES_SPONSOR),), (_REASON,)),
    RelationshipType("CONDUCTED_IN", "has sites there", ("Trial",), ("Jurisdiction",), (),
                     (Field("sites", "number of sites", Kind.INTEGER, changes=True),)),
    RelationshipType("IS_A", "is a kind of", ("Modality", "Indication", "Technology"),
                     ("Modality", "Indication", "Technology"), same_label=True),
    RelationshipType("PART_OF", "belongs to", ("Jurisdiction", "Regulator"), ("Jurisdiction", "Regulator")),
    RelationshipType("HAS_RESULT", "has the result", ("Trial", "Product"), ("Outcome",)),
    RelationshipType("DESIGNATED", "was given a designation by", ("Product",), ("Regulator",),
                     (Field("designation", "which: orphan drug, RMAT, PRIME, breakthrough therapy, fast track …"),
                      _INDICATION), (_DATE,)),
    RelationshipType("MANUFACTURED_AT", "is made at", ("Product",), ("Facility",)),
    RelationshipType("OPERATES", "owns or runs the facility", ("Company",), ("Facility",)),
    RelationshipType("LOCATED_IN", "lies in or is based in", ("Facility", "Company"), ("Jurisdiction",)),
    RelationshipType("SUBSIDIARY_OF", "is owned by", ("Company",), ("Company",)),
    RelationshipType("ACQUIRED", "bought", ("Company",), ("Company",), (), (_DATE,)),
    RelationshipType("PARTNERED_WITH", "works together with", ("Company",), ("Company",),
                     (Field("subject", "what it is about; `joint venture: NAME` where they own a company"),),
                     (_DATE,)),
    RelationshipType("LICENSED", "gave rights to", ("Company",), ("Company",),
                     (Field("product", "the Product; empty: not stated", Kind.NODE), _TERRITORY), (_DATE,)),
    RelationshipType("ABOUT", "speaks of", ("Statistic", "Claim"), SUBJECTS),
    RelationshipType("CONTRADICTS", "cannot be true together with", ("Claim", "Statistic", "Outcome"),
                     ("Claim", "Statistic", "Outcome"), (), (Field("topic", "what they disagree on"),),
                     same_label=True),
    RelationshipType("FROM", "was read in", ("Evidence",), ("Source",)),
)  # fmt: skip

TYPES: dict[str, RelationshipType] = {relationship.type: relationship for relationship in RELATIONSHIP_TYPES}
IDENTITY: dict[str, tuple[str, ...]] = {
    type_: tuple(field.name for field in declared.identity) for type_, declared in TYPES.items()
}
"""The names of the identity fields of each type, in declared order."""

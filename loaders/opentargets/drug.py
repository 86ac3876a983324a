"""The platform's `drug_molecule`: a drug by its ChEMBL id, in the layout of any release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion

from .dataset import DataSet, Given, Record, Values
from .disease import indication
from .forms import ChemblId, DiseaseId, Year, curies
from .names import Names
from .therapies import introduced, other_names, product
from .withdrawals import withdrawals

_CURATED = "ChEMBL"
"""The source of names that people gave; the others are read by a language model in records of trials (`AACT`)."""


class Label(Struct, gc=False):
    """A name and its source; older releases write the name alone."""

    label: str | None = None
    source: str | None = None


class Notice(Struct, gc=False):
    """Where and when the drug was withdrawn, of older releases."""

    countries: list[str] | None = None
    year: Year | None = None


class Drug(Record):
    """A drug or clinical candidate."""

    id: ChemblId
    kind: str | None = field(name="drugType")
    name: str | None
    synonyms: list[str | Label] | None = None
    trade_names: list[str | Label] | None = field(name="tradeNames", default=None)
    withdrawn: Notice | None = field(name="withdrawnNotice", default=None)
    approved: list[DiseaseId] | None = field(name="approvedIndications", default=None)

    @property
    def other_names(self) -> list[str]:
        """Synonyms and trade names that people gave, in order and each once."""
        labels = (*(self.synonyms or ()), *(self.trade_names or ()))
        texts = (one if isinstance(one, str) else one.label if one.source == _CURATED else "" for one in labels)
        return sorted({text for text in texts if text})

    def given(self, names: Names) -> Given:
        """The drug with where it was withdrawn and what it is approved for, where its release says so."""
        notice = self.withdrawn or Notice()
        values: dict[str, Any] = {
            "drug": {"id": self.id, "name": self.name or "", "type": self.kind or "", "names": self.other_names},
            "withdrawn": {"countries": sorted(notice.countries or ()), "year": notice.year},
            "approved": [names.disease(id_) for id_ in sorted(self.approved or ())],
        }
        return Given(f"drug {self.id}", values)

    def tell(self, names: Names) -> None:
        """What its id stands for."""
        names.know_drug(self.id, self.name or "", self.kind or "", self.other_names)


def facts(values: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """Names and ids of the product, where it was withdrawn, and what it is approved for."""
    drug = values["drug"]
    id_ = product([drug], known)
    if not id_:
        return
    yield from introduced(id_, [drug], known, evidence)
    yield from named(id_, drug, known, evidence)
    withdrawn = values["withdrawn"]
    yield from withdrawals(id_, withdrawn["countries"], withdrawn["year"], known, evidence)
    diseases = dict.fromkeys(indication(disease, known) for disease in values["approved"])
    approved: dict[str, Value] = {"stage": "approved", "reason": "approvedIndications"}
    for disease in filter(None, diseases):
        yield RelationshipFact("TREATS", id_, disease, approved, evidence, Assertion.INFERRED)


def named(id_: str, drug: Values, known: Known, evidence: Evidence) -> Iterable[Fact]:
    """What else a product is called, and its id in ChEMBL."""
    properties: dict[str, Value] = {"xrefs": curies([("chembl.compound", str(drug["id"]))])}
    if aliases := other_names(id_, drug, known):
        properties["aliases"] = aliases
    yield NodeFact(id_, properties, evidence)


DATA_SET = DataSet(
    "drug_molecule",
    Drug,
    needs=frozenset({"id", "drugType", "name"}),
    unused=(
        "blackBoxWarning", "canonicalSmiles", "childChemblIds", "count", "crossReferences", "description",
        "hasBeenWithdrawn", "inchiKey", "isApproved", "linkedDiseases", "linkedTargets", "maximumClinicalStage",
        "maximumClinicalTrialPhase", "molblock", "parentId", "withdrawnNotice/classes", "yearOfFirstApproval",
    ),
    facts=facts,
    tells=True,
)  # fmt: skip

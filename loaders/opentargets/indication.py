"""The platform's `clinical_indication` and ChEMBL's `drug_indication`: how far a drug has come against a disease.

Both sum up trials, labels and agencies; what they say of a product is inferred, below any registry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field

from cgtkg.loaders.known import Known
from cgtkg.loaders.trials.numbers import numbers_in
from cgtkg.schema.facts import Evidence, Fact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion

from .dataset import DataSet, Given, Record, Values
from .disease import indication
from .forms import ChemblId, DiseaseId
from .names import Names
from .stages import PHASES, STAGES, phase
from .therapies import introduced, product


class ClinicalIndication(Record):
    """A drug and a disease; `id` is a hash of both. One of the two may have no id in older releases."""

    id: str
    drug: ChemblId | None = field(name="drugId")
    disease: DiseaseId | None = field(name="diseaseId")
    stage: str | None = field(name="maxClinicalStage")
    reports: list[str] | None = field(name="clinicalReportIds", default=None)

    def given(self, names: Names) -> Given:
        """The pair, with the trials among its reports; their numbers stand in small letters there."""
        both = f"{self.drug} {self.disease}" if self.drug and self.disease else self.id
        stage = self.stage or ""
        reports = [text.upper() if text[:3].casefold() == "nct" else text for text in self.reports or ()]
        drugs = [self.drug] if self.drug else []
        values = _values(names, drugs, self.disease, STAGES.get(stage, ""), f"maxClinicalStage {stage}", reports)
        return Given(f"indication {both}", values)

    def unknown_words(self) -> Iterable[str]:
        """Stages that are new."""
        if self.stage and self.stage not in STAGES:
            yield f"maxClinicalStage={self.stage}"


class Reference(Struct, gc=False):
    """Where the indication is from: numbers of trials, parted by commas, or a label."""

    id: str | None = field(name="ref_id", default=None)


class Metadata(Struct, gc=False):
    """The molecule and the forms of it."""

    drugs: list[ChemblId] | None = field(name="all_molecule_chembl_ids", default=None)


class DrugIndication(Record):
    """A drug and a disease by ChEMBL."""

    drug: ChemblId = field(name="molecule_chembl_id")
    disease: DiseaseId | None = field(name="efo_id")
    phase: float | str | None = field(name="max_phase_for_ind")
    references: list[Reference] | None = field(name="indication_refs", default=None)
    metadata: Metadata | None = field(name="_metadata", default=None)

    def given(self, names: Names) -> Given:
        """The pair, with the trials among its references."""
        reached = phase(self.phase)
        stage, shown = ("", str(self.phase or "")) if reached is None else (PHASES[reached], f"{reached:g}")
        forms = sorted({*((self.metadata and self.metadata.drugs) or ())} - {self.drug})
        numbers = [one.id for one in self.references or () if one.id]
        values = _values(names, [self.drug, *forms], self.disease, stage, f"max_phase_for_ind {shown}", numbers)
        return Given(f"indication {self.drug} {self.disease or ''}".rstrip(), values)

    def unknown_words(self) -> Iterable[str]:
        """Phases that are none of ChEMBL's."""
        if self.phase is not None and phase(self.phase) is None:
            yield f"max_phase_for_ind={self.phase}"


def facts(values: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """The stage of the product against the disease; of the trials named, those that the vocabulary has."""
    drugs = values["drugs"]
    against = indication(values["disease"], known) if values["disease"] else ""
    id_ = product(drugs, known) if against else ""
    if not id_:
        return
    yield from introduced(id_, drugs, known, evidence)
    said: dict[str, Value] = {"reason": values["reason"]}
    stage: dict[str, Value] = {"stage": values["stage"]} if values["stage"] else {}
    yield RelationshipFact("TREATS", id_, against, {**stage, **said}, evidence, Assertion.INFERRED)
    for trial in values["trials"]:
        if trial in known.vocabulary.names.get("Trial", {}):
            yield RelationshipFact("TESTS", trial, id_, said, evidence, Assertion.INFERRED)
            yield RelationshipFact("INVESTIGATES", trial, against, said, evidence, Assertion.INFERRED)


def _values(
    names: Names, drugs: Iterable[str], disease: str | None, stage: str, reason: str, reports: Iterable[str]
) -> dict[str, Any]:
    return {
        "drugs": [names.drug(id_) for id_ in drugs], "disease": names.disease(disease) if disease else None,
        "stage": stage, "reason": reason, "trials": sorted({one for text in reports for one in numbers_in(text)}),
    }  # fmt: skip


DATA_SET = DataSet(
    "clinical_indication",
    ClinicalIndication,
    needs=frozenset({"id", "drugId", "diseaseId", "maxClinicalStage"}),
    unused=("diseaseName", "drugName", "hasExpertReview", "mappingStatus"),
    facts=facts,
)
CHEMBL_DATA_SET = DataSet(
    "drug_indication",
    DrugIndication,
    needs=frozenset({"molecule_chembl_id", "efo_id", "max_phase_for_ind"}),
    unused=("indication_refs/ref_type", "indication_refs/ref_url"),
    facts=facts,
)

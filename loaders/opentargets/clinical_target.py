"""The platform's `clinical_target`: how far drugs with a target have come.

It gives no facts: it is made of `drug_mechanism_of_action`, which says what a drug does to a target, and of the reports
that `clinical_indication` sums up by disease. It is read so that each of its records is accounted for.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import field

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact

from .dataset import DataSet, Given, Record, Values
from .forms import ChemblId, EnsemblId
from .names import Names
from .stages import STAGES


class ClinicalTarget(Record):
    """A drug and a target."""

    drug: ChemblId = field(name="drugId")
    target: EnsemblId = field(name="targetId")
    stage: str | None = field(name="maxClinicalStage")

    def given(self, names: Names) -> Given:
        """The pair."""
        values = {"drug": self.drug, "target": self.target, "stage": STAGES.get(self.stage or "", "")}
        return Given(f"clinical target {self.drug} {self.target}", values)

    def unknown_words(self) -> Iterable[str]:
        """Stages that are new."""
        if self.stage and self.stage not in STAGES:
            yield f"maxClinicalStage={self.stage}"


def facts(values: Values, known: Known, evidence: Evidence) -> Iterable[Fact]:
    """None."""
    return ()


DATA_SET = DataSet(
    "clinical_target",
    ClinicalTarget,
    needs=frozenset({"drugId", "targetId", "maxClinicalStage"}),
    unused=("clinicalReportIds", "diseases", "id"),
    facts=facts,
)

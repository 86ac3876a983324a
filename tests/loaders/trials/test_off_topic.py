"""Downloads on other subjects, where they are at hand: only their trials of gene therapy and engineered cells count."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgtkg import seeds
from cgtkg.loaders import ctgov
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.record import TrialRecord
from support.missing import missing

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "ctgov-csv"
OF_THE_FIELD = {
    "alzheimer_717": {
        "NCT05040217": "AAV2-BDNF gene therapy", "NCT05400330": "LX1001, AAV with APOE2",
    },
    "az_4145": {
        "NCT00017940": "ex vivo NGF gene therapy", "NCT00087789": "CERE-110, AAV with NGF",
        "NCT00876863": "CERE-110, AAV with NGF", "NCT03634007": "LX1001", "NCT04133454": "AAV-hTERT",
        "NCT05040217": "AAV2-BDNF gene therapy", "NCT05400330": "LX1001",
    },
    "aging_1605": {
        "NCT00534703": "AAV1/SERCA2a in heart failure", "NCT05020392": "CD19 CAR-T with a BTK inhibitor",
    },
    "saravana_839": {}, "urology_635": {}, "vikas_100": {},
}  # fmt: skip
"""By download: every trial in it that belongs, as read by hand in the rows with a genetic or biological product."""


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    """With what ships."""
    return Classifier.of([seeds.FOLDER])


@pytest.mark.parametrize("name", OF_THE_FIELD)
def test_only_trials_of_the_field_are_relevant(name: str, classifier: Classifier) -> None:
    """Neither genotyping nor vaccines, transplants or a form's list of kinds of treatment."""
    path = DATA / f"{name}.csv"
    if not path.exists():
        missing(f"no {path.name} in the shared data")
    records = [record for record in ctgov.read(path) if isinstance(record, TrialRecord)]
    relevant = {record.id.partition(":")[2] for record in records if classifier.classify(record).relevant}
    assert len(records) > 99
    assert relevant == OF_THE_FIELD[name].keys()

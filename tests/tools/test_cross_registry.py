"""What the measure of trials in several registries counts: pairs by raw fields, and what becomes one."""

from __future__ import annotations

from pathlib import Path

from tools.cross_registry import Read, apart, named, placed, together, twins

from cgtkg.loaders.trials.record import TrialRecord
from support import registry_files
from support.registry_files import array, put

NCT, EUDRACT, CTIS = "clinicaltrials:NCT90000001", "euctr:2019-000001-11", "ctis:2024-500001-10-00"
TITLE = "Zeta BCMA CAR-T Cells in Relapsed or Refractory Multiple Myeloma"


def seen(id_: str, *also: str, title: str = "", source: str = "ctgov", **more: str) -> Read:
    return Read(TrialRecord(id_, title, secondary_ids=also, **more), "company:zeta", source)  # type: ignore[arg-type]


def test_pairs_come_from_the_raw_fields_of_every_shape(tmp_path: Path) -> None:
    """A number named twice of one registry means none; other numbers are no pairs."""
    ids = [{"id": "EudraCT 2019-000001-11"}, {"id": "2024-500001-10"}, {"id": "U1111-1234-5678"}, {"id": "R01CA12345"}]
    study = registry_files.study("NCT90000001", identificationModule__secondaryIdInfos=ids)
    put(tmp_path / "ctgov-v2-full", array(study), "one.json")
    row = registry_files.row("NCT90000002", Other_IDs="ZB-2|2019-000002-22|2019-000003-33")
    put(tmp_path / "ctgov-csv", registry_files.table([row]), "two.csv")
    put(tmp_path / "euctr", "EudraCT Number: 2019-000001-11\nA.5.2 US NCT number: NCT90000001\n", "three.txt")
    assert sorted(set(named(tmp_path))) == [(NCT, CTIS), (NCT, EUDRACT), (EUDRACT, NCT)]


def test_what_does_not_end_in_one_trial_is_told() -> None:
    """In the order in which the records come."""
    pairs = [(NCT, EUDRACT), (NCT, CTIS)]
    assert list(apart([seen(NCT, "2019-000001-11"), seen(EUDRACT), seen(CTIS)], pairs)) == [(NCT, CTIS)]


def test_records_of_one_trial_are_listed_together() -> None:
    """By number and, once settled, by title."""
    records = [seen(NCT, title=TITLE), seen(EUDRACT, title=TITLE, source="euctr")]
    trials = placed(records)
    assert len(list(together(records, trials))) == 2
    assert len(trials.settle()) == 1
    assert [len(group) for group in together(records, trials)] == [2]


def test_two_trials_under_one_title_in_one_registry_are_counted() -> None:
    """With those of which the start says that they are two."""
    other, third = "clinicaltrials:NCT90000002", "clinicaltrials:NCT90000003"
    years = {NCT: "2020", other: "2020-06", third: "2024"}
    assert twins([seen(id_, title=TITLE, start_date=year) for id_, year in years.items()]) == (3, 1)

"""Real files of the registry, where they are at hand: all that is right is read, and what is rejected is known."""

from collections import Counter
from pathlib import Path

import pytest

from cgtkg.loaders.ctgov import day_of, once, read
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread
from support.missing import missing
from support.registry_files import readings

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"

SHAPES = {
    "ctgov-csv/aging_1605.csv": (1605, "2024-03-26"),
    "ctgov-csv/alzheimer_717.csv": (717, ""),
    "ctgov-csv/anand_1000.csv": (1000, "2025-05-09"),
    "ctgov-csv/az_4145.csv": (4145, ""),
    "ctgov-csv/lymphoma_cart_2677.csv": (2677, ""),
    "ctgov-csv/onlyjazz_682.csv": (682, ""),
    "ctgov-csv/saravana_839.csv": (839, ""),
    "ctgov-csv/urology_635.csv": (635, "2024-09-23"),
    "ctgov-csv/vikas_100.csv": (100, "2026-03-24"),
    "ctgov-v2-arrays/dgg32_graph_bigquery_100.json": (100, "2023-11-07"),
    "ctgov-v2-arrays/dgg32_public_10.json": (10, "2023-06-28"),
    "ctgov-v2-arrays/dgg32_public_50.json": (50, "2023-06-29"),
    "ctgov-v2-arrays/nsclcbench_100.json": (100, "2025-12-09"),
    "ctgov-v2-arrays/scampbe3_88.json": (88, "2024-11-08"),
    "ctgov-v2-arrays/urology_635_ctg-studies.json.zip": (635, "2024-09-24"),
    "ctgov-v2-full": (995, "2026-03-13"),
    "cart-onc/2026-04-24": (2152, "2026-04-24"),
    "cart-onc/2026-07-01/trials.csv": (2231, "2026-07-01"),
    "cart-rheum/2026-04-25/trials.csv": (284, "2026-04-25"),
    "cart-rheum": (585, "2026-07-01"),
}
"""By path: how many records it holds, and the day it states."""


def at_hand(name: str) -> Path:
    """The file or folder, or a skip that says that it is absent."""
    path = DATA / name
    if not path.exists():
        missing(f"no {name} in the shared data")
    return path


@pytest.mark.parametrize("name", SHAPES)
def test_every_record_of_a_real_file_is_read(name: str) -> None:
    """None is rejected, withheld ones included, each has what every record has, and nothing stays unread."""
    path, unread = at_hand(name), Unread()
    records, rejects = readings(path, unread=unread)
    assert rejects == []
    assert unread.counts == {}
    assert (len(records), day_of(path)) == SHAPES[name]
    assert all(record.title for record in records)
    assert {record.status for record in records} != {"unknown"}


def test_of_the_list_of_stopped_trials_only_broken_rows_are_rejected() -> None:
    """One row that runs into another, and 39 that lack the day of the last update and are shifted behind it."""
    unread = Unread()
    records, rejects = readings(at_hand("ctgov-stopped/stopped_predictions_27.11.tsv"), unread=unread)
    assert (len(records), len(rejects)) == (28_833, 40)
    assert Counter(reject.field for reject in rejects) == {"completion_date": 39, "status": 1}
    assert unread.counts == {("value", "'Slow/Insufficient accrual' is no recruitment status"): 1}
    assert all(record.why_stopped and not record.title for record in records)


def test_both_shapes_of_the_same_635_trials_say_the_same() -> None:
    """A CSV and a JSON download, the second one day newer: no field differs, but a former number of three trials
    (`nctIdAliases`) has no column.
    """
    table = {record.id: record for record in readings(at_hand("ctgov-csv/urology_635.csv"))[0]}
    studies = readings(at_hand("ctgov-v2-arrays/urology_635_ctg-studies.json.zip"))[0]
    assert table.keys() == {record.id for record in studies}
    fields = (
        "title", "acronym", "conditions", "phase", "status", "enrollment", "start_date", "completion_date", "countries",
        "study_type", "has_results", "updated", "sponsor",
    )  # fmt: skip
    former = 0
    for one in studies:
        other = table[one.id]
        assert [getattr(one, field) for field in fields] == [getattr(other, field) for field in fields]
        assert [(i.type, i.name) for i in one.interventions] == [(i.type, i.name) for i in other.interventions]
        assert [c.name for c in one.collaborators] == [c.name for c in other.collaborators]
        assert one.secondary_ids[: len(other.secondary_ids)] == other.secondary_ids
        former += one.secondary_ids != other.secondary_ids
    assert former == 3


def test_two_snapshots_are_history_and_no_rejects() -> None:
    """Both snapshots in one load: every trial of each passes, with its own day, though most are in both."""
    snapshots = [at_hand("cart-onc/2026-04-24"), at_hand("cart-onc/2026-07-01")]
    passed = list(once(one for path in snapshots for one in read(path)))
    days = Counter(one.version for one in passed if isinstance(one, TrialRecord))
    assert days == {"2026-04-24": 2152, "2026-07-01": 2231}
    assert not [one for one in passed if isinstance(one, Rejected)]

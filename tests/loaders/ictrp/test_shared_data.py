"""Real exports of the portal, where they are at hand: all is read."""

from collections import Counter
from pathlib import Path

import pytest

from cgtkg.loaders.unread import Unread
from support.ictrp_files import readings
from support.missing import missing

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "ictrp"
XML, CSV = "ICTRP-Results_18Mar2020.xml", "COVID19-1135-trials.csv"


def at_hand(name: str) -> Path:
    """The file, or a skip that says that it is absent."""
    if not (DATA / name).exists():
        missing(f"no ictrp/{name} in the shared data")
    return DATA / name


@pytest.mark.parametrize(
    ("name", "day", "counts"),
    [
        (XML, "2020-03-18", {"chictr": 476, "clinicaltrials": 102}),
        (
            CSV, "2020-04-15",
            {"chictr": 602, "clinicaltrials": 438, "euctr": 42, "anzctr": 13, "isrctn": 12, "ntr": 12, "irct": 8,
             "jrct": 3, "uminctr": 2, "tctr": 2, "drks": 1},
        ),
    ],
)  # fmt: skip
def test_every_trial_of_a_real_export_is_read(name: str, day: str, counts: dict[str, int]) -> None:
    """None is rejected, nothing is left unread, each has a title, a start in a month at least, and the day."""
    unread = Unread()
    records, rejects = readings(at_hand(name), unread=unread)
    assert rejects == []
    assert Counter(record.id.partition(":")[0] for record in records) == counts
    assert {record.version for record in records} == {day}
    assert all(record.title and record.updated and len(record.start_date) >= 7 for record in records)
    assert unread.counts == {}


def test_both_exports_agree_on_trials_that_were_not_refreshed_between() -> None:
    """The same version of a trial says the same; of some the portal lists the interventions in another order."""
    fields = ("title", "conditions", "arms", "sponsor", "phase", "status", "start_date", "enrollment")
    table = {(record.id, record.updated): record for record in readings(at_hand(CSV))[0]}
    same = [(one, table[one.id, one.updated]) for one in readings(at_hand(XML))[0] if (one.id, one.updated) in table]
    assert len(same) > 300
    for one, other in same:
        assert [getattr(one, field) for field in fields] == [getattr(other, field) for field in fields]
        assert set(one.interventions) == set(other.interventions)

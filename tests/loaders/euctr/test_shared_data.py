"""Real downloads, where they are at hand: all is read, and the one altered line is told."""

from pathlib import Path

from cgtkg.loaders.euctr import read
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread
from support.missing import missing

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "euctr"


def records(name: str, unread: Unread) -> dict[str, TrialRecord]:
    """The records of a real file by id; none may be rejected."""
    if not (DATA / name).exists():
        missing(f"no {name} in the shared data")
    found = [one for one in read(DATA / name, unread=unread) if isinstance(one, TrialRecord)]
    assert len(found) == len(list(read(DATA / name)))
    return {one.id: one for one in found}


def test_summaries() -> None:
    """A hundred trials, each with a sponsor and a condition, and nothing unread."""
    unread = Unread()
    found = records("euctr_trials-summary_100.txt", unread)
    assert len(found) == 100
    assert all(one.sponsor and one.conditions for one in found.values())
    assert unread.counts == {}


def test_full_details() -> None:
    """Ten country records of two trials, one of them a gene therapy; the altered answer is counted."""
    unread = Unread()
    found = records("euctr_full_10records.txt", unread)
    assert list(found) == ["euctr:2022-002568-62", "euctr:2021-002179-21"]
    gene, tablet = found.values()
    assert [(one.type, "AVB-101" in one.other_names) for one in gene.interventions] == [("GENETIC", True)]
    assert (gene.phase, set(gene.countries)) == ("phase_1_2", {"Spain", "Sweden"})
    assert (tablet.phase, tablet.enrollment, len(tablet.countries)) == ("phase_3", 600, 6)
    assert [(kind, "A.7" in column) for kind, column in unread.counts] == [("value", True)]

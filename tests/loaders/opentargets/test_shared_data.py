"""The real samples, where they are at hand: every record of every file is read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders.known import Known
from cgtkg.loaders.opentargets import SOURCE
from cgtkg.loaders.seeds.loading import read_seeds
from cgtkg.loaders.unread import Unread
from support.missing import missing
from support.opentargets_files import readings

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "opentargets"
COUNTS = {
    "chembl_target_100.jsonl": 100, "drug_test.json": 62, "drug_warning_30.jsonl": 30, "drugbank_v.csv": 99,
    "efo_sample.json.gz": 100, "hgnc_test.jsonl": 500, "indication_test30.jsonl": 30,
    "sample_mol_after_preprocessing.json": 1,
}  # fmt: skip


def test_every_record_of_the_samples_is_read_and_nothing_is_left_unread() -> None:
    """Counts by file; facts about targets and diseases that the bundled vocabulary has, and no new nodes."""
    if not DATA.exists():
        missing("no opentargets in the shared data")
    unread = Unread()
    entries, rejects = readings(DATA, unread)
    assert (rejects, unread.counts) == ([], {})
    assert Counter(Path(entry.file).name for entry in entries) == COUNTS
    assert len({entry.id for entry in entries}) == len(entries)
    known = Known.of(read_seeds([seeds.FOLDER]).facts, [seeds.FOLDER])
    facts = [
        (entry.id, fact)
        for entry in entries
        for fact in SOURCE.facts(entry, known, SOURCE.evidence(entry, "2026-03-04"))
    ]
    assert {"chembl target CHEMBL3390821", "chembl target CHEMBL4523587"} <= {id_ for id_, _ in facts}
    assert {fact.label for _, fact in facts} == {"Target", "Indication"}  # type: ignore[union-attr]

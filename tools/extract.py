"""Make the bundled extract of ClinicalTrials.gov from files at hand: `make extract`.

    python tools/extract.py ../shared/data

Taken are the trials whose record tests an engineered-cell or gene-therapy product; of each its newest record, of the
same day the one with more text. Run it again when the vocabulary or the rules change.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders import ctgov
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.extract import write_extract
from cgtkg.loaders.trials.registered import Registered

INPUTS = {
    "cart-onc": "", "cart-rheum": "", "ctgov-v2-full": "", "ctgov-v2-arrays": "",
    "ctgov-csv/anand_1000.csv": "", "ctgov-csv/vikas_100.csv": "", "ctgov-csv/lymphoma_cart_2677.csv": "2025-07",
    "ctgov-csv/az_4145.csv": "2026-04", "ctgov-csv/saravana_839.csv": "2025-06",
    "ctgov-csv/onlyjazz_682.csv": "2022-09", "ctgov-csv/alzheimer_717.csv": "2026-03",
    "ctgov-csv/aging_1605.csv": "2025-01",
}  # fmt: skip
"""Files and folders of the data that hold trials of the field, with the day that PROVENANCE.md gives where the files
themselves state none.
"""
OUT = seeds.FOLDER / "registry" / "ctgov.jsonl"


def extracted(data: Path) -> Iterator[Registered]:
    """The trials of the extract."""
    classifier = Classifier.of([seeds.FOLDER])
    newest: dict[str, Registered] = {}
    for name, day in INPUTS.items():
        for record in ctgov.SOURCE.read(data / name):
            if isinstance(record, Rejected) or not record.interventions:
                continue
            answer = classifier.classify(record)
            if not answer.relevant:
                continue
            trial = Registered.of(record, answer, record.version or day)
            if record.id not in newest or _rank(trial) > _rank(newest[record.id]):
                newest[record.id] = trial
    yield from newest.values()


def _rank(trial: Registered) -> tuple[str, int]:
    return trial.day, len(trial.texts)


def main() -> int:
    """Write the extract."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    sys.stderr.write(f"{write_extract(extracted(parser.parse_args().data), OUT)} trials in {OUT.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

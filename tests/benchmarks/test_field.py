"""The benchmark's synthetic downloads are what they are taken for, and a broken promise shows on its page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from benchmarks.field.downloads import WRITERS
from benchmarks.field.measuring import Cost
from benchmarks.field.page import page
from benchmarks.field.rows import Rows
from benchmarks.field.running import Figures
from benchmarks.field.studies import studies as synthetic

from cgtkg import seeds
from cgtkg.loaders import ctgov
from cgtkg.loaders.trials.classification import Classification, Classifier
from cgtkg.loaders.trials.record import TrialRecord

COUNT = 200
Studies = Callable[..., Iterator[dict[str, Any]]]


@pytest.fixture(scope="module")
def studies() -> Studies:
    """The generator, with the rows of the extract read once."""
    rows = Rows.bundled()
    return lambda count, **more: synthetic(count, rows=rows, **more)


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    """With what ships."""
    return Classifier.of([seeds.FOLDER])


def _classified(path: Path, classifier: Classifier) -> list[Classification]:
    records = list(ctgov.read(path))
    assert all(isinstance(record, TrialRecord) for record in records), "no reject"
    return [classifier.classify(record) for record in records if isinstance(record, TrialRecord)]


@pytest.mark.parametrize("shape", ["array", "zip"])
def test_every_study_is_a_record_and_the_share_of_the_field_is_as_asked(
    shape: str, studies: Studies, classifier: Classifier, tmp_path: Path
) -> None:
    """All are read, each has a number of its own, and the classifier finds those of the field."""
    write = WRITERS[shape]
    for share in (0.0, 0.3, 1.0):
        path = tmp_path / f"{share}"
        write(studies(COUNT, field=share), path)
        found = _classified(path, classifier)
        assert len({one.trial for one in found}) == COUNT
        assert sum(one.relevant for one in found) == pytest.approx(share * COUNT, abs=COUNT / 10 if share == 0.3 else 0)
        of_the_field = [one for one in found if one.relevant]
        assert sum(bool(one.targets) for one in of_the_field) >= 0.8 * len(of_the_field)


@pytest.mark.parametrize("shape", ["array", "zip"])
def test_the_same_seed_gives_the_same_bytes(shape: str, studies: Studies, tmp_path: Path) -> None:
    """And another seed gives others."""
    write = WRITERS[shape]
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        write(studies(20, seed=seed), tmp_path / name)
    first, again, other = ((tmp_path / name).read_bytes() for name in ("first", "again", "other"))
    assert first == again
    assert first != other


def test_studies_are_made_one_at_a_time_and_of_a_real_size(studies: Studies) -> None:
    """Of a hundred million the first hundred come at once: 10 KB or so each, with texts as long as real ones."""
    made = list(islice(studies(100_000_000), 100))
    sizes = [len(json.dumps(study)) for study in made]
    assert 9_000 < sum(sizes) / len(sizes) < 15_000
    for study in made:
        texts = study["protocolSection"]["descriptionModule"]
        assert 1_000 < len(texts["briefSummary"]) + len(texts["detailedDescription"]) < 6_000


def test_a_promise_that_is_not_kept_says_so() -> None:
    """The page judges the figures."""
    figures = Figures(10, loads=[0.5])
    figures.costs["parse and classify"] = {1: Cost(10, 0.005, 0.005, 100), 100: Cost(1_000, 2.0, 2.0, 110)}
    made = page(figures, {"day": "2026-11-22", "system": "X",
                                                                           "cores": "2", "memory": "1 GB"})  # fmt: skip
    promises = {line.split("|")[1].strip(): line.split("|")[3].strip() for line in made.splitlines() if "|" in line}
    assert promises["parse and classify at least 1,000 records a second on one core, 1×"] == "yes"
    assert promises["parse and classify at least 1,000 records a second on one core, 100×"] == "**no**"
    assert promises["parse and classify: memory flat, 100× needs at most 1.25 of 1×"] == "yes"
    assert promises["parse and classify: cost linear, a record of 100× at most 1.25 of one of 1×"] == "**no**"

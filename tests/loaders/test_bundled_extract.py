"""The bundled extract of ClinicalTrials.gov: what it holds, what it must not hold, and that it is up to date."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tools.extract import extracted

from cgtkg import seeds
from cgtkg.loaders.trials.extract import read_extract, write_extract
from cgtkg.loaders.trials.registered import Registered
from cgtkg.schema.vocabularies import AREAS, CELL_SOURCES, COMPANY_KINDS, PHASES, TRIAL_STATUSES
from support.missing import missing

ROOT = Path(__file__).resolve().parents[2]
EXTRACT = seeds.FOLDER / "registry" / "ctgov.jsonl"
SHIPS = {
    "id", "title", "acronym", "conditions", "interventions", "sponsor", "collaborators", "phase", "status",
    "why_stopped", "start_date", "completion_date", "enrollment", "study_type", "countries", "secondary_ids",
    "has_results", "updated", "version", "stated", "day", "texts", "sha256", "answer",
}  # fmt: skip
"""Facts of the registry and our own reading of them; no summaries, no labels of others."""


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    """The extract as it stands in the file."""
    return [json.loads(line) for line in EXTRACT.read_text(encoding="utf-8").splitlines()]


def test_it_is_of_the_field_and_of_its_size(lines: list[dict[str, Any]]) -> None:
    """2,500 trials, each once; most test a CAR product, and what else they test is engineered, or a gene therapy."""
    assert len(lines) >= 2_500
    assert not [id_ for id_, n in Counter(line["id"] for line in lines).items() if n > 1]
    kinds = Counter(line["answer"].get("modality", "") for line in lines)
    assert kinds[""] < 80
    cars = sum(number for kind, number in kinds.items() if "car-" in kind or "caar-" in kind)
    assert cars + kinds[""] > 2_380
    assert min(kinds["modality:car-nk"], 4 * kinds["modality:in-vivo-car-t"]) > 100
    assert not kinds.keys() & {"modality:nk-cell", "modality:msc", "modality:til", "modality:treg", "modality:cik"}


def test_only_facts_ship(lines: list[dict[str, Any]]) -> None:
    """No text of a record but title, conditions and names of interventions; values of closed lists are theirs."""
    for line in lines:
        assert set(line) <= SHIPS
        assert all(set(one) <= {"name", "type", "other_names", "arms"} for one in line.get("interventions", []))
        assert line.get("phase", "unknown") in PHASES
        assert line.get("status", "unknown") in TRIAL_STATUSES
        assert line["answer"]["cell_source"] in CELL_SOURCES
        assert line["answer"]["area"] in AREAS
        assert line["answer"].get("sponsor_class") in (COMPANY_KINDS if "sponsor" in line["stated"] else (None,))
        assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", line["day"])


def test_every_answer_carries_the_words_that_decided(lines: list[dict[str, Any]]) -> None:
    """A target, a product and a disease are each traceable to a field of the record, or to the vocabulary."""
    for line in lines:
        answer = line["answer"]
        assert answer["reasons"]["relevant"]
        for axis, given in (("targets", answer.get("targets")), ("indications", answer.get("diseases"))):
            assert not given or answer["reasons"][axis][0]


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Reading and writing lose nothing, byte for byte."""
    copy = tmp_path / "copy.jsonl"
    write_extract(read_extract(EXTRACT), copy)
    assert copy.read_bytes() == EXTRACT.read_bytes()


@pytest.mark.long
def test_it_equals_a_fresh_run() -> None:
    """Vocabulary, rules and extract belong together: `make extract` would change nothing."""
    data = ROOT.parent / "shared" / "data"
    if not (data / "cart-onc").is_dir():
        missing(f"the registry files are not at hand ({data})")

    def plain(trials: Iterator[Registered]) -> dict[str, Any]:
        return {trial.record.id: json.loads(json.dumps(trial.stored())) for trial in trials}

    fresh, bundled = plain(extracted(data)), plain(read_extract(EXTRACT))
    assert fresh.keys() == bundled.keys()
    assert [id_ for id_ in fresh if fresh[id_] != bundled[id_]] == []

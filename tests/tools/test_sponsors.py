"""The shares of trials whose sponsor resolves: what is counted once, and what gives a country."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tools.sponsors import countries, led, shares

from cgtkg import seeds
from cgtkg.loaders.trials.classification import Classifier
from support import registry_files
from support.registry_files import array, put

HOSPITAL, COMPANY, NOBODY = "Hospital of Anywhere", "Anywhere Bio Inc", "Somebody Else"


def study(number: int, sponsor: str, class_: str, *places: str) -> dict[str, Any]:
    return registry_files.study(
        f"NCT9000000{number}",
        sponsorCollaboratorsModule__leadSponsor={"name": sponsor, "class": class_},
        contactsLocationsModule={"locations": [{"country": place} for place in places]},
    )


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    """With the bundled rules and vocabulary."""
    return Classifier.of([seeds.FOLDER])


def test_a_trial_counts_once_and_disagreeing_records_give_no_country(tmp_path: Path, classifier: Classifier) -> None:
    """Of a hospital the one country of its sites counts, of a company none; the default class is no type."""
    folder = tmp_path / "ctgov-v2-arrays"
    folder.mkdir()
    put(folder, array(
        study(1, HOSPITAL, "OTHER", "China", "China"), study(2, HOSPITAL, "OTHER", "China", "Japan"),
        study(3, COMPANY, "INDUSTRY", "China"), study(4, NOBODY, "OTHER", "Japan"), study(5, NOBODY, "OTHER", "China"),
    ))  # fmt: skip
    trials = led(tmp_path, classifier)
    known = countries(trials)
    assert list(known.values()) == ["jurisdiction:CN"]
    counted = {what: (part, whole) for what, part, whole in shares(trials, known)}
    assert counted["sponsor typed by vocabulary, class or name"] == (3, 5)
    assert counted["sponsor with a country"] == (2, 5)
    assert counted["sponsor with a country, where the record or the vocabulary gives one"] == (1, 3)
    assert counted["typed, and with a country where one is given"] == (3, 5)

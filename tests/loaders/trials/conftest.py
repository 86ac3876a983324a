"""The classifier with the bundled vocabulary, read once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cgtkg import seeds
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.record import TrialRecord

Line = Callable[[TrialRecord], dict[str, Any]]
"""From a record to its line of `cgtkg classify`."""


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """With all that ships."""
    return Classifier.of([seeds.FOLDER])


@pytest.fixture(scope="session")
def line(classifier: Classifier) -> Line:
    """What a user of `cgtkg classify` gets for a record."""
    return lambda record: classifier.line(classifier.classify(record))

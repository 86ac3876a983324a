"""ClinicalTrials.gov as a source that can be loaded."""

from __future__ import annotations

from cgtkg.loaders.trials.source import TrialSource

from .duplicates import once
from .reading import read

SOURCE = TrialSource(
    name="ctgov",
    id="source:ctgov",
    properties={
        "name": "ClinicalTrials.gov",
        "title": "ClinicalTrials.gov",
        "publisher": "U.S. National Library of Medicine",
        "url": "https://clinicaltrials.gov",
        "licence": "US-government public domain",
        "rank": 1,
    },
    read=read,
    once=once,
)

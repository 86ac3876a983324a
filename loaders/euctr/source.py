"""The EU Clinical Trials Register as a source that can be loaded."""

from __future__ import annotations

from cgtkg.loaders.trials.source import TrialSource

from .reading import once, read

SOURCE = TrialSource(
    name="euctr",
    id="source:euctr",
    properties={
        "name": "EU Clinical Trials Register",
        "title": "EU Clinical Trials Register",
        "publisher": "European Medicines Agency",
        "url": "https://www.clinicaltrialsregister.eu",
        "licence": "© European Medicines Agency, reuse with acknowledgement of the source",
        "rank": 2,
    },
    read=read,
    once=once,
)

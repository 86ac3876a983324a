"""Mondo as a source that can be loaded."""

from __future__ import annotations

from cgtkg.loaders.record_source import RecordSource

from .facts import facts
from .reading import read

SOURCE = RecordSource(
    name="mondo",
    id="source:mondo",
    properties={
        "name": "Mondo Disease Ontology",
        "title": "Mondo Disease Ontology",
        "publisher": "Monarch Initiative",
        "url": "https://mondo.monarchinitiative.org",
        "licence": "CC BY 4.0",
        "rank": 1,
    },
    read=read,
    facts=facts,
)

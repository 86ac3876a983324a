"""The FDA's publications as a source that can be loaded."""

from __future__ import annotations

from cgtkg.loaders.record_source import RecordSource

from .facts import facts
from .reading import read

SOURCE = RecordSource(
    name="fda",
    id="source:fda",
    properties={
        "name": "FDA Purple Book",
        "title": "FDA Purple Book monthly data download",
        "publisher": "U.S. Food and Drug Administration",
        "url": "https://purplebooksearch.fda.gov",
        "licence": "US-government public domain",
        "rank": 2,
    },
    read=read,
    facts=facts,
)

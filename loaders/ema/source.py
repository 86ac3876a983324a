"""EMA's table of medicines as a source that can be loaded."""

from __future__ import annotations

from cgtkg.loaders.record_source import RecordSource

from .facts import facts
from .reading import read

SOURCE = RecordSource(
    name="ema",
    id="source:ema",
    properties={
        "name": "EMA medicines table",
        "title": "EMA medicines output report",
        "publisher": "European Medicines Agency",
        "url": "https://www.ema.europa.eu/en/medicines/download-medicine-data",
        "licence": "reproduction authorised with acknowledgement of EMA",
        "rank": 2,
    },
    read=read,
    facts=facts,
)

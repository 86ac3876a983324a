"""WHO's ICTRP as a source that can be loaded."""

from __future__ import annotations

from cgtkg.loaders.trials.source import TrialSource

from .duplicates import once
from .reading import read

SOURCE = TrialSource(
    name="ictrp",
    id="source:ictrp",
    properties={
        "name": "WHO ICTRP",
        "title": "International Clinical Trials Registry Platform (ICTRP) Search Portal",
        "publisher": "World Health Organization",
        "url": "https://trialsearch.who.int",
        "licence": "© WHO: free to use with acknowledgement, without endorsement, not for resale",
        "rank": 2,
    },
    read=read,
    once=once,
)

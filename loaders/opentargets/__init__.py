"""Open Targets: targets, diseases, drugs and the clinical evidence between them: an aggregator.

Read are the platform's parquet or JSON files, as `cgtkg fetch opentargets` gets them, and the files that the platform
itself reads: ChEMBL's, HGNC's and DrugBank's. Each data set is a module with a `DATA_SET`, listed in `datasets`; its
form is told by the fields of its first record. Layouts were looked up on 2026-11-23: the code that writes the
platform's data sets (github.com/opentargets/pts, `src/pts/pyspark`), the types that its interface reads from them
(github.com/opentargets/platform-api-nextgen, `src/entity`), github.com/opentargets/issues 4265 and 4266, and a public
program that reads release 26.06, with all words of its lists.

A record is about something known by exact names and ids only. New is nothing but a product that ChEMBL calls a cell or
gene therapy.
"""

from cgtkg.loaders.record_source import RecordSource

from .datasets import facts
from .reading import read

SOURCE = RecordSource(
    name="opentargets",
    id="source:opentargets",
    properties={
        "name": "Open Targets",
        "title": "Open Targets Platform",
        "publisher": "Open Targets; drug data of ChEMBL, EMBL-EBI",
        "url": "https://platform.opentargets.org",
        "licence": "CC0; content of ChEMBL: CC BY-SA 3.0, ChEMBL, EMBL-EBI",
        "rank": 4,
    },
    read=read,
    facts=facts,
)

"""The field as it is bundled, without a database: the seeds and the registry extract, once a session."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from cgtkg import seeds
from cgtkg.graph.landscape import Landscape
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.organisations import Organisations
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.trials.extract import read_extract
from cgtkg.loaders.trials.facts import Known, facts
from support.landscapes import landscape_of

EXTRACT = seeds.FOLDER / "registry" / "ctgov.jsonl"
REGISTRY = "source:ctgov"


@cache
def field_landscape() -> Landscape:
    """What a graph with the seeds and the extract holds."""
    tables = read_seeds([seeds.FOLDER])
    vocabulary = Vocabulary.of(tables.facts)
    known = Known(vocabulary, Organisations(vocabulary, [seeds.FOLDER]))
    registered = [
        fact for trial in read_extract(EXTRACT) if trial.answer.relevant for fact in facts(trial, known, REGISTRY)
    ]
    return landscape_of([*tables.facts, *registered], tables.sources)


def relevant_records() -> Sequence[Mapping[str, Any]]:
    """The records of the extract as they lie in the file, read by nothing but a JSON parser."""
    with EXTRACT.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [record for record in records if record["answer"]["relevant"]]

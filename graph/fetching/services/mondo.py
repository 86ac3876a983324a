"""MONDO: the ontology of a release as obographs JSON, and its exact mappings as SSSOM tables.

Looked up 2026-11-23: `https://mondo.monarchinitiative.org/pages/download/` (mondo.json is a release's JSON edition)
and the repository monarch-initiative/mondo: its newest release redirects to one with the tag in its path, and
`src/ontology/mappings` holds the mappings, taken here as of the same tag. GitHub states the size of each file; no limit
is published for such downloads.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..reading import lines
from ..service import Answer, Damaged, FetchError, Request, Service, Steps, Wanted, Whole

MAPPED = ("doid", "efo", "icd10cm", "mesh", "ncit")
"""The vocabularies whose exact matches are fetched: those that `loaders` can use for what trials call a disease."""
_TAG = re.compile(r"/releases/download/([\w.-]+)/")
_TERM = re.compile(rb'"id"\s*:\s*"http://purl\.obolibrary\.org/obo/MONDO_\d{7}"')
_CHUNK, _OVERLAP = 1 << 20, 128


def _tag(answer: Answer) -> str:
    return next((found[1] for hop in answer.hops if (found := _TAG.search(hop))), "")


def _terms(file: Path) -> int:
    """Nodes of MONDO in the document, which is too large to be decoded: 100 MB and more."""
    count, tail = 0, b""
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            text = tail + chunk
            found = [match.end() for match in _TERM.finditer(text)]
            count += len(found)
            tail = text[max(found[-1] if found else 0, len(text) - _OVERLAP) :]
    if not count or not tail.rstrip().endswith(b"}"):
        raise Damaged("it is not a whole ontology document")
    return count


def _mappings(file: Path) -> int:
    rows = [line for line in lines(file) if not line.startswith("#")]
    if not rows or not rows[0].startswith("subject_id\t"):
        raise Damaged("it is not a table of mappings: its first column is not subject_id")
    return len(rows) - 1


def steps(request: Request) -> Steps:
    """The ontology, then the mappings of the same release."""
    ontology = yield Wanted("releases/latest/download/mondo.json", name="mondo.json", read=_terms, learn=_tag)
    if not ontology.learned:
        raise FetchError("MONDO: the newest release does not say which it is: no tag in its redirect")
    for vocabulary in MAPPED:
        name = f"mondo_exactmatch_{vocabulary}.sssom.tsv"
        yield Wanted(f"raw/{ontology.learned}/src/ontology/mappings/{name}", name=name, read=_mappings)
    return Whole(ontology.value, None, ontology.learned)


SERVICE = Service(
    name="mondo",
    source="mondo",
    title="MONDO",
    address="https://github.com/monarch-initiative/mondo/",
    interval=1.0,
    limits="none is published",
    steps=steps,
)

"""Small ontologies in every layout that Mondo and its like are given in, and a vocabulary that knows some of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cgtkg import seeds
from cgtkg.loaders.known import Known
from cgtkg.loaders.mondo import read
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact

PURL = "http://purl.obolibrary.org/obo/"
OIO = "http://www.geneontology.org/formats/oboInOwl#"
EXACT = "http://www.w3.org/2004/02/skos/core#exactMatch"
SAID = Evidence("source:seed-001", "L1", "2025-01-01")
DAY = "2026-11-03"

OBO = f"""format-version: 1.2
data-version: mondo/releases/{DAY}/mondo.obo
! a comment of its own
ontology: mondo

[Term]
id: MONDO:0000003
name: small lymphoma
def: "A lymphoma that is small." [DOID:3]
synonym: "lymphoma, \\"small\\"" EXACT [NCIT:C3]
synonym: "tiny lymphoma" EXACT ABBREVIATION []
synonym: "lymphoid tumour" BROAD []
synonym: "small node disease" []
xref: DOID:3 {{source="MONDO:equivalentTo"}}
xref: NCIT:C99 {{source="MONDO:relatedTo"}}
xref: UMLS:C0000003
property_value: exactMatch NCIT:C3
property_value: skos:exactMatch "MESH:D000003" xsd:string
property_value: skos:broadMatch DOID:99
is_a: MONDO:0000002 {{source="DOID:3"}} ! lymphoma

[Term]
id: MONDO:0000002
name: lymphoma
is_a: MONDO:0000001 ! disease

[Term]
id: MONDO:0000001
name: disease

[Term]
id: MONDO:0000009
name: obsolete old lymphoma
is_obsolete: true
replaced_by: MONDO:0000003
consider: MONDO:0000002

[Typedef]
id: part_of
name: part of
"""


def value(pred: str, val: str) -> dict[str, str]:
    """A property or synonym of a node of obographs."""
    return {"pred": pred, "val": val}


def node(number: int, label: str, **meta: object) -> dict[str, Any]:
    """A class of obographs."""
    return {"id": f"{PURL}MONDO_{number:07}", "lbl": label, "type": "CLASS", "meta": meta}


NODES = [
    node(
        3, "small lymphoma", definition={"val": "A lymphoma that is small.", "xrefs": ["DOID:3"]},
        synonyms=[
            value("hasExactSynonym", 'lymphoma, "small"'), value("hasExactSynonym", "tiny lymphoma"),
            value("hasBroadSynonym", "lymphoid tumour"), value("hasRelatedSynonym", "small node disease"),
        ],
        xrefs=[{"val": "DOID:3"}, {"val": "NCIT:C99"}, {"val": "UMLS:C0000003"}],
        basicPropertyValues=[
            value(EXACT, f"{PURL}DOID_3"), value(EXACT, f"{PURL}NCIT_C3"),
            value(EXACT, "http://identifiers.org/mesh/D000003"),
            value("http://www.w3.org/2004/02/skos/core#broadMatch", f"{PURL}DOID_99"),
        ],
    ),
    node(2, "lymphoma"),
    node(1, "disease"),
    node(
        9, "obsolete old lymphoma", deprecated=True,
        basicPropertyValues=[
            value(f"{PURL}IAO_0100001", f"{PURL}MONDO_0000003"), value(f"{OIO}consider", "MONDO:0000002"),
        ],
    ),
    {"id": f"{PURL}BFO_0000050", "lbl": "part of", "type": "PROPERTY", "propertyType": "OBJECT"},
]  # fmt: skip
EDGES = [(3, 2), (2, 1)]


def obographs(nodes: Sequence[object] = NODES, edges: Sequence[tuple[int, int]] = EDGES) -> bytes:
    """A document as Mondo's release has it: the nodes, then the edges."""
    joined = [
        {"sub": f"{PURL}MONDO_{sub:07}", "pred": "is_a", "obj": f"{PURL}MONDO_{obj:07}"} for sub, obj in edges
    ] + [{"sub": f"{PURL}MONDO_0000003", "pred": f"{PURL}RO_0004027", "obj": f"{PURL}MONDO_0000001"}]
    meta = {"version": f"{PURL}mondo/releases/{DAY}/mondo.json"}
    graph = {"id": f"{PURL}mondo.json", "meta": meta, "nodes": nodes, "edges": joined, "equivalentNodesSets": []}
    return json.dumps({"graphs": [graph]}, indent=1).encode()


REDUCED: dict[str, Any] = {
    "MONDO:0000003": {
        "ancestors": {"MONDO:0000002": 1, "MONDO:0000001": 2}, "label": "small lymphoma", "description": "It is small.",
        "synonyms": ['lymphoma, "small"', "tiny lymphoma"], "deprecated": False,
    },
    "MONDO:0000002": {"ancestors": {"MONDO:0000001": 1}, "label": "lymphoma", "deprecated": False},
    "MONDO:0000001": {"ancestors": {}, "label": "disease", "deprecated": False},
    "MONDO:0000009": {
        "ancestors": {}, "label": "obsolete old lymphoma", "deprecated": True, "replaced_by": "MONDO:0000003",
        "consider": ["obo.MONDO_0000002"],
    },
}  # fmt: skip


def reduced(terms: object = None) -> bytes:
    """A map of terms."""
    return json.dumps(REDUCED if terms is None else terms).encode()


def sssom(*rows: str, header: str = "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label") -> bytes:
    """A table of mappings; cells of a row are parted by blanks."""
    release = f"{PURL}mondo/releases/{DAY}/mappings/mondo_exactmatch_ncit.sssom.tsv"
    above = f"# curie_map:\n#   NCIT: {PURL}NCIT_\n# mapping_set_version: {release}\n"
    return (above + "\n".join([header, *("\t".join(row.split(" ")) for row in rows)]) + "\n").encode()


def put(folder: Path, content: bytes, name: str = "given") -> Path:
    """Write a file, by whose name nothing can be told."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def readings(path: Path, unread: Unread | None = None) -> tuple[list[Entry], list[Rejected]]:
    """All entries and all rejects."""
    found = list(read(path, unread or Unread()))
    return [one for one in found if isinstance(one, Entry)], [one for one in found if isinstance(one, Rejected)]


def known(*facts: Fact) -> Known:
    """A vocabulary of these facts."""
    return Known.of(facts, [seeds.FOLDER])


def disease(id_: str, name: str = "", *aliases: str, xrefs: Sequence[str] = ()) -> NodeFact:
    """What the vocabulary says of a disease."""
    return NodeFact(id_, {"name": name, "aliases": list(aliases), "xrefs": list(xrefs)}, SAID)


def said(facts: Sequence[Fact]) -> list[tuple[Any, ...]]:
    """Facts without their evidence."""
    return [
        (fact.type, fact.start, fact.end) if isinstance(fact, RelationshipFact) else (fact.id, dict(fact.properties))
        for fact in facts
    ]

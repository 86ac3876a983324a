"""Identifiers of ontologies: as each layout writes a term, and the CURIE that it has in the graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cgtkg.schema.curies import check
from cgtkg.schema.errors import DataError

_OBO = re.compile(r"(?:https?://purl\.obolibrary\.org/obo/|obo\.)([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)", re.ASCII)
_BASES: Mapping[str, str] = {
    "http://www.ebi.ac.uk/efo/EFO_": "EFO",
    "http://identifiers.org/mesh/": "MESH",
    "http://id.nlm.nih.gov/mesh/": "MESH",
    "http://purl.bioontology.org/ontology/ICD10CM/": "ICD10CM",
    "http://www.orpha.net/ORDO/Orphanet_": "Orphanet",
    "http://linkedlifedata.com/resource/umls/id/": "UMLS",
    "http://identifiers.org/snomedct/": "SCTID",
}
"""The prefix for which an IRI stands, other than `http://purl.obolibrary.org/obo/PREFIX_`: as the `curie_map` of
Mondo's mapping tables states them (release 2026-08-04); MeSH's own; and as obographs of Mondo write Orphanet (test
data of `mapping-commons/sssom-py`), UMLS and SNOMED CT (seen 2026-11-23 in public readers of mondo.json)."""
_PREFIXES: Mapping[str, str] = {
    "mondo": "mondo", "doid": "doid", "ncit": "ncit", "nci": "ncit", "mesh": "mesh", "efo": "efo", "icd10cm": "icd10cm",
}  # fmt: skip
"""Prefixes in small letters, as Mondo and the Disease Ontology (`NCI:C3088`) write them, and those of the graph."""
_UNUSED_PREFIXES = frozenset(
    ("umls", "umls_cui", "medgen", "omim", "omimps", "mim", "orphanet", "orpha", "ordo", "sctid", "snomedct", "gard",
     "meddra", "icd9", "icd9cm", "icd10", "icd11", "icd11.foundation", "icdo", "kegg")
)  # fmt: skip
"""Vocabularies that are matched and that no node of the graph refers to: those of the Disease Ontology's files, of
Mondo's sources page (https://mondo.monarchinitiative.org/pages/sources/, 2026-11-23) and of its edited file."""
_EDITION = re.compile(r"_\d{4}_\d{2}_\d{2}$")


def term_id(text: str) -> str:
    """A term as a prefixed id, from its IRI; what is of no known form stays as it is.

    >>> term_id("http://purl.obolibrary.org/obo/MONDO_0005575"), term_id("DOID:9538"), term_id("obo.MONDO_0018037")
    ('MONDO:0005575', 'DOID:9538', 'MONDO:0018037')
    """
    if found := _OBO.fullmatch(text):
        return f"{found[1]}:{found[2]}"
    for base, prefix in _BASES.items():
        if text.startswith(base):
            return f"{prefix}:{text[len(base) :]}"
    return text


def prefix_of(text: str) -> str:
    """The prefix of a term in small letters, without the edition of its vocabulary; empty where it has none.

    >>> prefix_of("SNOMEDCT_US_2025_09_01:39000009"), prefix_of("NCI:C3088")
    ('snomedct', 'nci')
    """
    prefix, colon, _ = term_id(text).partition(":")
    return _EDITION.sub("", prefix).removesuffix("_US").casefold() if colon else ""


def curie(text: str) -> str:
    """The CURIE of a term in the graph; empty where the graph has none for its vocabulary.

    >>> curie("MONDO:0005575"), curie("http://identifiers.org/mesh/D003110"), curie("UMLS:C0007102")
    ('mondo:0005575', 'mesh:D003110', '')
    """
    id_ = term_id(text)
    prefix = _PREFIXES.get(prefix_of(id_), "")
    try:
        return check(f"{prefix}:{id_.partition(':')[2]}") if prefix else ""
    except DataError:
        return ""


def unread_prefixes(texts: Iterable[str]) -> set[str]:
    """The prefixes of terms in vocabularies of which nothing is known here.

    >>> unread_prefixes(["NCI:C3088", "UMLS_CUI:C0018923", "NEW:1"])
    {'new'}
    """
    return {prefix_of(text) for text in texts} - _PREFIXES.keys() - _UNUSED_PREFIXES

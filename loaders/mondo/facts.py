"""What an entry says of the diseases that the vocabulary has. Terms that it has not are of no concern to the graph.

- The label is the disease's name where the vocabulary calls it so or does not name it; else it is one of its other
  names, since what a document names keeps the document's word (`multiple myeloma`, not `plasma cell myeloma`). Exact
  synonyms are other names, but not those that the vocabulary has for another disease.
- A disease is a kind of the nearest diseases above it that the vocabulary has.
- Only what the ontology states to match exactly is the same in another vocabulary.
- An obsolete term states nothing any more, so that what an older release said of it ends, but which term it is now.
- A term of another ontology is only linked to the disease that the vocabulary already says to be the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.loaders.known import Known
from cgtkg.loaders.record_source import Entry
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value

from .identifiers import curie
from .terms import nearest

EXACT = "skos:exactMatch"
_LABEL = "Indication"


def facts(entry: Entry, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """The facts of a term, or of its mappings; none where the vocabulary does not have the disease."""
    id_ = entry.values["id"]
    disease = _disease(id_, known)
    if not disease:
        if not entry.values.get("obsolete", True) and (linked := known.same(_LABEL, id_)):
            yield NodeFact(linked, {"xrefs": [id_]}, evidence)
    elif "predicate" in entry.values:
        if entry.values["predicate"] == EXACT and entry.values["same"]:
            yield NodeFact(disease, {"xrefs": entry.values["same"]}, evidence)
    elif entry.values["obsolete"]:
        now = curie(entry.values["replaced_by"])
        yield NodeFact(disease, {"xrefs": [now]} if now else {}, evidence)
    else:
        yield NodeFact(disease, _names(entry, disease, known), evidence)
        for up in _above(entry, known):
            if up != disease:
                yield RelationshipFact("IS_A", disease, up, {}, evidence)


def differences(entry: Entry, known: Known) -> list[str]:
    """What a term says otherwise than the vocabulary, in words for a curator: a label that it does not know, an end.

    None for mappings, for terms that the vocabulary does not have, and where both agree.
    """
    disease = _disease(entry.values["id"], known)
    if not disease or "predicate" in entry.values:
        return []
    name, label = known.vocabulary.name(disease), entry.values["label"]
    if entry.values["obsolete"]:
        now = [one for one in (entry.values["replaced_by"], *entry.values["consider"]) if one]
        return [f"{disease} ({name}) is obsolete" + (f": now {' or '.join(now)}" if now else "")]
    if label and label not in known.vocabulary.names[_LABEL][disease]:
        return [f"{disease} ({name}) is called {label!r}"]
    return []


def _disease(id_: str, known: Known) -> str:
    """The disease of the vocabulary that a term is, by its id or the decision to merge it; empty where it has none."""
    merged = known.decisions.merged(id_)
    return merged if merged in known.vocabulary.names.get(_LABEL, {}) else ""


def _names(entry: Entry, disease: str, known: Known) -> dict[str, Value]:
    label = entry.values["label"]
    is_name = label and known.vocabulary.name(disease) in (label, disease)
    others = [*([] if is_name or not label else [label]), *entry.values["synonyms"]]
    stated: dict[str, Value] = {
        "name": label if is_name else "",
        "aliases": [name for name in others if known.called(name, _LABEL) <= {disease}],
        "xrefs": entry.values["same"],
    }
    return {field: value for field, value in stated.items() if value}


def _above(entry: Entry, known: Known) -> list[str]:
    lineage = entry.values["lineage"]
    diseases = {up: _disease(up, known) for parents in lineage.values() for up in parents}
    ups = nearest(entry.values["id"], lineage, [up for up, disease in diseases.items() if disease])
    return sorted({diseases[up] for up in ups})

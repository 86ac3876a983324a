"""The platform's `disease`: a term of EFO, which imports MONDO and others."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import field

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, NodeFact

from .dataset import DataSet, Given, Record, Values
from .forms import DiseaseId, curies
from .names import Names

_ELSEWHERE = ("efo", "doid", "ncit", "mesh")
"""Ontologies whose terms are kept as ids elsewhere; the others that `dbXRefs` names are no vocabularies of diseases of
this graph, or of classifications too coarse to be the same disease."""


class Disease(Record):
    """A disease, phenotype or trait."""

    id: DiseaseId
    name: str
    references: list[str] | None = field(name="dbXRefs", default=None)

    @property
    def terms(self) -> list[list[str]]:
        """Its own id and those elsewhere, as pairs of prefix in lower case and local id."""
        written = [self.id.replace("_", ":", 1), *sorted(self.references or ())]
        return [[prefix.lower(), local] for prefix, _, local in (text.partition(":") for text in written) if local]

    @property
    def mondo(self) -> list[str]:
        """The MONDO terms among them."""
        return [f"mondo:{local}" for prefix, local in self.terms if prefix == "mondo"]

    def given(self, names: Names) -> Given:
        """The term with its ids."""
        terms = [term for term in self.terms if term[0] in _ELSEWHERE]
        disease = {"id": self.id, "name": self.name, "mondo": self.mondo}
        return Given(f"disease {self.id}", {"disease": disease, "xrefs": terms})

    def tell(self, names: Names) -> None:
        """What its id stands for."""
        names.know_disease(self.id, self.name, self.mondo)


def indication(disease: Values, known: Known) -> str:
    """The Indication of the vocabulary: the MONDO term itself, else the one MONDO term that the disease is said to be,
    else the one of exactly its name; empty if there is none.
    """
    vocabulary = known.vocabulary.names.get("Indication", {})
    prefix, _, local = str(disease["id"]).partition("_")
    if prefix == "MONDO" and f"mondo:{local}" in vocabulary:
        return f"mondo:{local}"
    found = {str(id_) for id_ in disease["mondo"] if id_ in vocabulary}
    if found:
        return found.pop() if len(found) == 1 else ""
    return known.named("Indication", str(disease["name"])) if disease["name"] else ""


def facts(values: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """The ids elsewhere of an Indication that the vocabulary has."""
    if id_ := indication(values["disease"], known):
        xrefs = curies((prefix, local) for prefix, local in values["xrefs"])
        if xrefs:
            yield NodeFact(id_, {"xrefs": xrefs}, evidence)


DATA_SET = DataSet(
    "disease",
    Disease,
    needs=frozenset({"id", "name", "therapeuticAreas"}),
    unused=(
        "ancestors", "broadSynonyms", "children", "code", "descendants", "description", "directLocationIds",
        "exactSynonyms", "indirectLocationIds", "isTherapeuticArea", "leaf", "narrowSynonyms", "obsoleteTerms",
        "obsoleteXRefs", "ontology", "parents", "relatedSynonyms", "sko", "synonyms", "therapeuticAreas",
    ),
    facts=facts,
    tells=True,
)  # fmt: skip

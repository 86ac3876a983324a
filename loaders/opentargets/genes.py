"""Which Target of the vocabulary a gene is, and what the platform's records say of it: ids elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, NodeFact
from cgtkg.schema.fields import Value

from .dataset import Values
from .forms import curies


def target(gene: Values, known: Known) -> str:
    """The Target with the gene's HGNC id (`hgnc`), or where it states none with its approved `symbol`; else empty."""
    if hgnc := str(gene["hgnc"]):
        return hgnc if hgnc in known.vocabulary.names.get("Target", {}) else ""
    found = known.named("Target", str(gene["symbol"])) if gene["symbol"] else ""
    return found if found.startswith("hgnc:") else ""


def facts(gene: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """Its symbol and its ids elsewhere (pairs of prefix and id). No synonyms: many are other genes' too."""
    if id_ := target(gene, known):
        properties: dict[str, Value] = {"xrefs": curies((prefix, local) for prefix, local in gene["xrefs"])}
        if gene["symbol"]:
            properties["symbol"] = str(gene["symbol"])
        yield NodeFact(id_, properties, evidence)

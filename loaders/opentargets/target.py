"""The platform's `target`: a gene by its Ensembl id."""

from __future__ import annotations

from msgspec import Struct, field

from .dataset import DataSet, Given, Record
from .forms import EnsemblId
from .genes import facts
from .names import Names

_REVIEWED = "uniprot_swissprot"


class Reference(Struct, gc=False):
    """An id and where it is from: `1633` of `HGNC`, `P15391` of `uniprot_swissprot`."""

    id: str | None = None
    source: str | None = None


class Target(Record):
    """A gene."""

    id: EnsemblId
    symbol: str | None = field(name="approvedSymbol")
    references: list[Reference] | None = field(name="dbXrefs", default=None)
    proteins: list[Reference] | None = field(name="proteinIds", default=None)

    @property
    def hgnc(self) -> str:
        """Its HGNC id; the platform writes the number alone."""
        found = [one.id for one in self.references or () if one.source == "HGNC" and one.id]
        return f"hgnc:{found[0].removeprefix('HGNC:')}" if found else ""

    def given(self, names: Names) -> Given:
        """The gene with its reviewed proteins."""
        proteins = sorted({one.id for one in self.proteins or () if one.source == _REVIEWED and one.id})
        xrefs = [["ensembl", self.id], *(["uniprot", id_] for id_ in proteins)]
        return Given(f"target {self.id}", {"hgnc": self.hgnc, "symbol": self.symbol or "", "xrefs": xrefs})

    def tell(self, names: Names) -> None:
        """Genes with a symbol; the others are no targets of anything."""
        if self.hgnc or self.symbol:
            names.know_gene(self.id, self.hgnc, self.symbol or "")


DATA_SET = DataSet(
    "target",
    Target,
    needs=frozenset({"id", "approvedSymbol", "biotype"}),
    unused=(
        "alternativeGenes", "approvedName", "biotype", "canonicalTranscript", "chemicalProbes", "constraint",
        "functionDescriptions", "geneOntology", "genomicLocation", "go", "hallmarks", "homologues", "nameSynonyms",
        "obsoleteNames", "obsoleteSymbols", "pathways", "safety", "safetyLiabilities", "studyLocusIds",
        "subcellularLocations", "symbolSynonyms", "synonyms", "targetClass", "tep", "tractability", "transcriptIds",
        "transcripts", "tss",
    ),
    facts=facts,
    tells=True,
)  # fmt: skip

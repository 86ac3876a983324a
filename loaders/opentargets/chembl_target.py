"""ChEMBL's `target`: a protein, or a complex or family of some."""

from __future__ import annotations

import re

from msgspec import Struct, field

from .dataset import DataSet, Given, Record
from .forms import ChemblId
from .genes import facts
from .names import Names

_HUMAN_GENE = re.compile(r"ENSG[0-9]+")
"""Ensembl ids of other species have letters for it: `ENSMUSG…` is a gene of the mouse."""


class Synonym(Struct, gc=False):
    """A name of a component, and what kind of name it is."""

    name: str | None = field(name="component_synonym", default=None)
    kind: str | None = field(name="syn_type", default=None)


class Reference(Struct, gc=False):
    """An id of a component elsewhere."""

    id: str | None = field(name="xref_id", default=None)
    source: str | None = field(name="xref_src_db", default=None)


class Component(Struct, gc=False):
    """A protein, or a nucleic acid, with its UniProt accession."""

    accession: str | None = None
    synonyms: list[Synonym] | None = field(name="target_component_synonyms", default=None)
    references: list[Reference] | None = field(name="target_component_xrefs", default=None)


class ChemblTarget(Record):
    """A target with its components."""

    id: ChemblId = field(name="target_chembl_id")
    components: list[Component] | None = field(name="target_components")
    kind: str | None = field(name="target_type", default=None)

    def given(self, names: Names) -> Given:
        """A single protein is the gene that its one human Ensembl id and symbol tell; all others are no one Target."""
        components = self.components or []
        symbol, xrefs = "", [["chembl.target", self.id]]
        if self.kind == "SINGLE PROTEIN" and len(components) == 1:
            (one,) = components
            symbols = {s.name for s in one.synonyms or () if s.kind == "GENE_SYMBOL" and s.name}
            genes = {r.id for r in one.references or () if r.source == "EnsemblGene" and r.id}
            human = sorted(gene for gene in genes if _HUMAN_GENE.fullmatch(gene))
            if len(symbols) == 1 and len(human) == len(genes) == 1:
                (symbol,) = symbols
                xrefs += [["ensembl", human[0]], *([["uniprot", one.accession]] if one.accession else [])]
        return Given(f"chembl target {self.id}", {"hgnc": "", "symbol": symbol, "xrefs": xrefs})


DATA_SET = DataSet(
    "chembl_target",
    ChemblTarget,
    needs=frozenset({"target_chembl_id", "target_components"}),
    unused=(
        "_metadata", "pref_name", "target_components/component_description", "target_components/component_id",
        "target_components/component_type", "target_components/relationship",
        "target_components/target_component_xrefs/xref_name", "target_components/target_component_xrefs/xref_src_url",
        "target_components/target_component_xrefs/xref_url",
    ),
    facts=facts,
)  # fmt: skip

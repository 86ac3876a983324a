"""HGNC's records as the platform reads them: genes by HGNC id."""

from __future__ import annotations

from msgspec import field

from .dataset import DataSet, Given, Record
from .forms import HgncId
from .genes import facts
from .names import Names


class Gene(Record):
    """A gene, or a pseudogene."""

    id: HgncId = field(name="hgnc_id")
    symbol: str
    ensembl: str | None = field(name="ensembl_gene_id", default=None)
    proteins: list[str] | None = field(name="uniprot_ids", default=None)
    modified: str | None = field(name="date_modified", default=None)

    def given(self, names: Names) -> Given:
        """The gene; `date_modified` is the day on which HGNC last changed it."""
        xrefs = [["uniprot", id_] for id_ in sorted(self.proteins or ())]
        if self.ensembl:
            xrefs.append(["ensembl", self.ensembl])
        values = {"hgnc": self.id.lower(), "symbol": self.symbol, "xrefs": xrefs}
        return Given(f"gene {self.id}", values, self.modified or "")

    def tell(self, names: Names) -> None:
        """What its Ensembl id stands for."""
        if self.ensembl:
            names.know_gene(self.ensembl, self.id.lower(), self.symbol)


DATA_SET = DataSet(
    "hgnc",
    Gene,
    needs=frozenset({"hgnc_id", "symbol", "locus_type"}),
    unused=(
        "_version_", "agr", "alias_name", "alias_symbol", "bioparadigms_slc", "ccds_id", "cd", "cosmic",
        "date_approved_reserved", "date_name_changed", "date_symbol_changed", "ena", "entrez_id", "enzyme_id",
        "gene_group", "gene_group_id", "gtrnadb", "homeodb", "horde_id", "imgt", "iuphar", "kznf_gene_catalog",
        "lncipedia", "lncrnadb", "location", "location_sortable", "locus_group", "locus_type", "lsdb", "merops",
        "mgd_id", "mirbase", "name", "omim_id", "orphanet", "prev_name", "prev_symbol", "pseudogene.org", "pubmed_id",
        "refseq_accession", "rgd_id", "rna_central_id", "snornabase", "status", "ucsc_id", "uuid", "vega_id",
    ),
    facts=facts,
    tells=True,
)  # fmt: skip

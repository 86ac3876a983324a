"""HGNC: the approved human genes, one table (`hgnc_complete_set`), a row a gene: symbol, names, ids elsewhere.

Most columns and the words of `status`: `https://rdrr.io/github/datarail/genebabel/man/hgnc.html`; licence:
`https://www.genenames.org/about/license/`; both looked up 2026-11-23.

Many a symbol is, or was, that of several genes: only what one gene alone has becomes an alias. So files are read twice,
first for whose each symbol and name is: memory holds these, some 145,000 for all genes, and no rows.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, Fact, NodeFact

from .files.delimited import Layout, Row, rows
from .known import Known
from .record_source import Entry, RecordSource
from .rejected import Rejected
from .text.decisions import written
from .unread import Unread

NAMES = ("name", "alias_symbol", "prev_symbol")
XREFS = {"ensembl_gene_id": "ensembl", "uniprot_ids": "uniprot"}
FORMS = {
    "hgnc_id": r"HGNC:\d+", "symbol": r"\S+", "status": "Approved|Entry Withdrawn", **dict.fromkeys(XREFS, r"[\w| -]*"),
}  # fmt: skip
"""Columns of ids elsewhere with their prefix; what cells look like, if they are right."""
LAYOUT = Layout(
    key="hgnc_id", delimiter="\t", read=(*FORMS, *NAMES, "date_modified"),
    unused=(
        "agr", "alias_name", "bioparadigms_slc", "ccds_id", "cd", "cosmic", "date_approved_reserved",
        "date_name_changed", "date_symbol_changed", "ena", "entrez_id", "enzyme_id", "gencc", "gene_group",
        "gene_group_id", "gtrnadb", "homeodb", "horde_id", "imgt", "intermediate_filament_db", "iuphar",
        "kznf_gene_catalog", "lncipedia", "lncrnadb", "location", "location_sortable", "locus_group", "locus_type",
        "lsdb", "mamit-trnadb", "mane_select", "merops", "mgd_id", "mirbase", "omim_id", "orphanet", "prev_name",
        "pseudogene.org", "pubmed_id", "refseq_accession", "rgd_id", "rna_central_id", "snornabase", "ucsc_id",
        "vega_id",
    ),
)  # fmt: skip


def read(path: Path, unread: Unread) -> Iterator[Entry | Rejected]:
    """The genes of a file, archive or folder, one at a time."""
    owners, seen = _owners(path), set[tuple[str, str]]()
    for row in rows(path, LAYOUT, unread):
        if isinstance(row, Rejected):
            yield row
        elif (key := (row.file, row["hgnc_id"])) in seen:
            yield Rejected(row.file, row.place, "hgnc_id", f"{row['hgnc_id']} stands in this file before")
        else:
            try:
                yield _entry(row, owners)
                seen.add(key)
            except DataError as error:
                yield Rejected(row.file, row.place, error.field or "date_modified", error.problem)


def facts(entry: Entry, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """Symbol, other names and ids elsewhere of a Target of the vocabulary, whose shown name stays the field's own."""
    id_, told = known.decisions.merged(entry.id.lower()), entry.values
    if told["status"] == "Approved" and id_ in known.vocabulary.names.get("Target", {}):
        names = [name for name in told["aliases"] if _is_free(name, id_, known)]
        stated = {"symbol": told["symbol"], "aliases": names, "xrefs": told["xrefs"]}
        yield NodeFact(id_, {field: value for field, value in stated.items() if value}, evidence)


def _owners(path: Path) -> Mapping[str, str]:
    """The one gene that has a symbol or name, empty where several have it; withdrawn genes do not count."""
    owners: dict[str, str] = {}
    for row in rows(path, LAYOUT, Unread()):
        if isinstance(row, Row) and row["status"] == "Approved":
            for name in map(written, _parts(row, "symbol", *NAMES)):
                if owners.setdefault(name, row["hgnc_id"]) != row["hgnc_id"]:
                    owners[name] = ""
    return owners


def _entry(row: Row, owners: Mapping[str, str]) -> Entry:
    for field, form in FORMS.items():
        if not re.fullmatch(form, row[field], re.ASCII):
            raise DataError(f"{row[field]!r} cannot be right", field=field)
    changed = PartialDate.parse(row["date_modified"]).text if row["date_modified"] else ""
    aliases = [name for name in dict.fromkeys(_parts(row, *NAMES)) if owners.get(written(name)) == row["hgnc_id"]]
    xrefs = [f"{prefix}:{local}" for field, prefix in XREFS.items() for local in _parts(row, field)]
    values = {"symbol": row["symbol"], "status": row["status"], "aliases": aliases, "xrefs": xrefs}
    return Entry(row["hgnc_id"], values, row.day, changed, row.file, row.place)


def _parts(row: Row, *fields: str) -> list[str]:
    return [part.strip() for field in fields for part in row[field].split("|") if part.strip()]


def _is_free(name: str, id_: str, known: Known) -> bool:
    """Whether neither a decision nor the vocabulary calls anything else so, of whichever label."""
    ids = {known.decisions.merged(one) for one in known.called(name)} | {known.decisions.given("Target", name)}
    return ids <= {"", id_} and not known.decisions.apart("Target", name, id_)


SOURCE = RecordSource(
    name="hgnc", id="source:hgnc", read=read, facts=facts,
    properties={
        "name": "HGNC", "title": "HGNC complete set", "publisher": "HUGO Gene Nomenclature Committee",
        "url": "https://www.genenames.org", "licence": "CC0; HGNC recommends to name it as the source", "rank": 1,
    },
)  # fmt: skip

"""HGNC's table of genes: what is read of a gene, what becomes a Target's, and which names become nobody's alias."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg import seeds
from cgtkg.loaders.hgnc import LAYOUT, SOURCE
from cgtkg.loaders.known import Known
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.unread import Unread
from cgtkg.schema.curies import check
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, NodeFact
from support.missing import missing

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "hgnc"
COLUMNS = (
    "hgnc_id", "symbol", "name", "status", "alias_symbol", "prev_symbol", "date_modified", "ensembl_gene_id",
    "uniprot_ids",
)  # fmt: skip
ANTIGEN = {
    "hgnc_id": "HGNC:11913", "symbol": "TNFRSF17", "name": "TNF receptor superfamily member 17", "status": "Approved",
    "alias_symbol": '"CD269|BCM"', "prev_symbol": "BCMA", "date_modified": "2023-01-20",
    "ensembl_gene_id": "ENSG00000048462", "uniprot_ids": '"Q02223|Q2TQ40"',
}  # fmt: skip


def gene(number: int, symbol: str, **cells: str) -> dict[str, str]:
    """A row of an approved gene."""
    return {"hgnc_id": f"HGNC:{number}", "symbol": symbol, "status": "Approved", **cells}


def table(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    """A file as HGNC writes it: tabs, several values of a cell parted by `|` in quotes."""
    path = folder / "genes.txt"
    lines = ["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def readings(path: Path, unread: Unread | None = None) -> tuple[list[Entry], list[Rejected]]:
    """All entries and all rejects."""
    found = list(SOURCE.read(path, unread or Unread()))
    return [one for one in found if isinstance(one, Entry)], [one for one in found if isinstance(one, Rejected)]


def known(**others: str) -> Known:
    """A vocabulary that calls HGNC:11913 BCMA, and others by names given for ids with `_` for `:`."""
    evidence = Evidence("source:seed-001", "L1", "2025")
    names = {"hgnc:11913": "BCMA", **{id_.replace("_", ":", 1): name for id_, name in others.items()}}
    return Known.of([NodeFact(id_, {"name": name}, evidence) for id_, name in names.items()], [seeds.FOLDER])


def told(path: Path, vocabulary: Known) -> dict[str, dict[str, object]]:
    """The properties of every node that a table speaks of."""
    facts = [fact for one in readings(path)[0] for fact in SOURCE.facts(one, vocabulary, SOURCE.evidence(one, "2026"))]
    assert all(isinstance(fact, NodeFact) for fact in facts)
    return {fact.id: dict(fact.properties) for fact in facts if isinstance(fact, NodeFact)}


def test_a_gene_is_read(tmp_path: Path) -> None:
    """Its number, all its values, and the day on which HGNC last changed it."""
    folder = tmp_path / "2026-11-03"
    folder.mkdir()
    [entry], rejected = readings(table(folder, ANTIGEN))
    assert not rejected
    assert (entry.id, entry.day, entry.updated) == ("HGNC:11913", "2026-11-03", "2023-01-20")
    assert entry.values == {
        "symbol": "TNFRSF17", "status": "Approved",
        "aliases": ["TNF receptor superfamily member 17", "CD269", "BCM", "BCMA"],
        "xrefs": ["ensembl:ENSG00000048462", "uniprot:Q02223", "uniprot:Q2TQ40"],
    }  # fmt: skip


def test_a_target_keeps_its_name_and_gets_the_symbol(tmp_path: Path) -> None:
    """Nothing is said of its name to show, which is the field's; genes that the vocabulary lacks become no Target."""
    properties = told(table(tmp_path, ANTIGEN, gene(5, "A1BG")), known())
    assert properties.keys() == {"hgnc:11913"}
    assert properties["hgnc:11913"].keys() == {"symbol", "aliases", "xrefs"}
    assert properties["hgnc:11913"]["symbol"] == "TNFRSF17"


def test_what_is_not_stated_is_left_out(tmp_path: Path) -> None:
    """No day, no other name, no id elsewhere: unknown, not empty."""
    path = table(tmp_path, gene(11913, "TNFRSF17"))
    assert told(path, known()) == {"hgnc:11913": {"symbol": "TNFRSF17"}}
    [entry], _ = readings(path)
    assert (entry.day, entry.updated) == ("", "")


@pytest.mark.parametrize("column", ["symbol", "name", "alias_symbol", "prev_symbol"])
def test_a_name_of_another_gene_is_no_alias(column: str, tmp_path: Path) -> None:
    """Whatever it is to that gene, in any case of letters, and though no Target is made of it."""
    other = {**gene(5, "A1BG"), column: "cd269"}
    assert told(table(tmp_path, ANTIGEN, other), known())["hgnc:11913"]["aliases"] == [
        "TNF receptor superfamily member 17", "BCM", "BCMA",
    ]  # fmt: skip


@pytest.mark.parametrize("id_", ["hgnc_1633", "target_own", "product_one", "mondo_0009693", "company_one"])
def test_a_name_of_anything_else_in_the_vocabulary_is_no_alias(id_: str, tmp_path: Path) -> None:
    """SMA is a symbol of a gene and the name of a disease: as an alias it would make the disease's name ambiguous."""
    aliases = told(table(tmp_path, ANTIGEN), known(**{id_: "Bcm"}))["hgnc:11913"]["aliases"]
    assert aliases == ["TNF receptor superfamily member 17", "CD269", "BCMA"]


def test_a_name_that_several_others_have_is_no_alias(tmp_path: Path) -> None:
    aliases = told(table(tmp_path, ANTIGEN), known(hgnc_1633="BCM", target_own="BCM"))["hgnc:11913"]["aliases"]
    assert aliases == ["TNF receptor superfamily member 17", "CD269", "BCMA"]


def test_a_withdrawn_gene_says_nothing(tmp_path: Path) -> None:
    """It is read, for a load ends what it said before; its names are free for the gene that has them now."""
    withdrawn = {**gene(1633, "CD269"), "status": "Entry Withdrawn"}
    path = table(tmp_path, ANTIGEN, withdrawn)
    assert [entry.id for entry in readings(path)[0]] == ["HGNC:11913", "HGNC:1633"]
    properties = told(path, known(hgnc_1633="CD19"))
    assert properties.keys() == {"hgnc:11913"}
    assert "CD269" in str(properties["hgnc:11913"]["aliases"])


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"hgnc_id": "11913"}, "hgnc_id"),
        ({"hgnc_id": ""}, "hgnc_id"),
        ({"symbol": ""}, "symbol"),
        ({"status": ""}, "status"),
        ({"status": "Proposed"}, "status"),
        ({"date_modified": "2023-02-30"}, "date_modified"),
        ({"ensembl_gene_id": "ENSG <1>"}, "ensembl_gene_id"),
        ({"uniprot_ids": "Q02223;Q2TQ40"}, "uniprot_ids"),
        ({"hgnc_id": "HGNC:5"}, "hgnc_id"),
    ],
)
def test_a_row_that_cannot_be_right_costs_only_itself(cells: dict[str, str], field: str, tmp_path: Path) -> None:
    """The last case: a second row of one gene."""
    entries, rejected = readings(table(tmp_path, gene(5, "A1BG"), {**ANTIGEN, **cells}, gene(1633, "CD19")))
    assert [entry.id for entry in entries] == ["HGNC:5", "HGNC:1633"]
    assert [(one.record, one.field) for one in rejected] == [("line 3", field)]
    assert rejected[0].reason


def test_an_unknown_column_is_counted(tmp_path: Path) -> None:
    """Once for a row that fills it, though files are read twice."""
    unread = Unread()
    rows = ({**ANTIGEN, "shape": "round"}, gene(5, "A1BG"))
    readings(table(tmp_path, *rows, columns=(*COLUMNS, "shape", "location")), unread)
    assert unread.counts == {("table", "shape"): 1}


def test_another_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="hgnc_id"):
        readings(table(tmp_path, columns=("HGNC ID", "Approved symbol")))


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=12))))
def test_whatever_stands_in_cells(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]) -> None:
    """Every row is an entry or rejected, never an exception; ids elsewhere are well formed."""
    entries, _ = readings(table(tmp_path_factory.mktemp("any"), ANTIGEN, *rows))
    assert entries[0].id == "HGNC:11913"
    for entry in entries:
        assert [check(xref) for xref in entry.values["xrefs"]] == entry.values["xrefs"]


def test_the_complete_set_of_2024() -> None:
    """All genes are read, every column is known, and every Target with an HGNC number gets its symbol."""
    if not REAL.exists():
        missing("no HGNC table in the shared data")
    unread = Unread()
    entries, rejected = readings(REAL, unread)
    assert (len(entries), rejected, unread.counts) == (43_882, [], {})
    assert len({*LAYOUT.read, *LAYOUT.unused}) == 54
    vocabulary = Known.of(read_seeds([seeds.FOLDER]).facts, [seeds.FOLDER])
    facts = [fact for one in entries for fact in SOURCE.facts(one, vocabulary, SOURCE.evidence(one, "2024-10"))]
    targets = [id_ for id_ in vocabulary.vocabulary.names["Target"] if id_.startswith("hgnc:")]
    by_id = {fact.id: fact.properties for fact in facts if isinstance(fact, NodeFact)}
    assert len(facts) == len(by_id) == len(targets)
    assert all("symbol" in properties for properties in by_id.values())
    assert (by_id["hgnc:11913"]["symbol"], vocabulary.vocabulary.name("hgnc:11913")) == ("TNFRSF17", "BCMA")
    aliases = by_id["hgnc:11117"]["aliases"]
    assert isinstance(aliases, list)
    assert "SMA1" in aliases
    assert "SMA" not in aliases, "the disease's name"

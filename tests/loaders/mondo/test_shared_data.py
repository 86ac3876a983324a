"""Real releases, where they are at hand: all is read, and the reduced map says what the bundled tables say."""

import csv
from pathlib import Path

import pytest

from cgtkg import seeds
from cgtkg.loaders.known import Known
from cgtkg.loaders.mondo import SOURCE
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.unread import Unread
from cgtkg.schema.facts import Fact, NodeFact
from support.missing import missing
from support.mondo_files import readings

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
MAP = "mondo/MONDO-ontology-v2026-05-05.json.zst"


def at_hand(name: str) -> Path:
    """The file, or a skip that says that it is absent."""
    if not (DATA / name).exists():
        missing(f"no {name} in the shared data")
    return DATA / name


@pytest.fixture(scope="module")
def bundled() -> Known:
    """The bundled vocabulary."""
    return Known.of(read_seeds([seeds.FOLDER]).facts, [seeds.FOLDER])


def facts(name: str, known: Known) -> list[Fact]:
    """All facts of a file."""
    entries = readings(at_hand(name))[0]
    return [fact for one in entries for fact in SOURCE.facts(one, known, SOURCE.evidence(one, "2026-08-04"))]


@pytest.mark.parametrize(
    ("name", "count", "day"),
    [
        (MAP, 31_958, ""),
        ("mondo/mondo_exactmatch_doid.sssom.tsv", 11_843, "2026-08-04"),
        ("mondo/mondo_exactmatch_efo.sssom.tsv", 2_399, "2026-08-04"),
        ("mondo/mondo_exactmatch_icd10cm.sssom.tsv", 2_019, "2026-08-04"),
        ("mondo/mondo_exactmatch_mesh.sssom.tsv", 8_110, "2026-08-04"),
        ("mondo/mondo_exactmatch_ncit.sssom.tsv", 7_259, "2026-08-04"),
        ("do-ncit/DO_cancer_slim.obo", 730, "2026-07-31"),
        ("do-ncit/DO_cancer_slim.json", 730, "2026-07-31"),
        ("do-ncit/NCIthesaurus.obo", 4_757, "2026-07-31"),
        ("do-ncit/ncit_slim.json", 2_189, ""),
    ],
)
def test_every_record_of_a_real_file_is_read(name: str, count: int, day: str) -> None:
    """None is rejected, nothing is left unread."""
    unread = Unread()
    entries, rejects = readings(at_hand(name), unread)
    assert (len(entries), rejects, unread.counts, {entry.day for entry in entries}) == (count, [], {}, {day})


def test_both_layouts_of_one_release_say_the_same() -> None:
    """The Disease Ontology's cancers as OBO and as obographs."""
    flat, graph = (
        {entry.id: entry.values for entry in readings(at_hand(f"do-ncit/DO_cancer_slim.{kind}"))[0]}
        for kind in ("obo", "json")
    )
    assert flat == graph


def test_the_bundled_tree_is_the_one_that_is_loaded(bundled: Known) -> None:
    """Each edge of the bundled table, and no other."""
    found = {(fact.start, fact.end) for fact in facts(MAP, bundled) if not isinstance(fact, NodeFact)}
    with (seeds.FOLDER / "vocabulary" / "mondo" / "is_a.csv").open(encoding="utf-8", newline="") as stream:
        assert found == {(row["start"], row["end"]) for row in csv.DictReader(stream)}


def test_a_disease_gets_the_terms_that_match_it(bundled: Known) -> None:
    """Of each table its own."""
    found = {
        xref
        for vocabulary in ("doid", "efo", "icd10cm", "mesh", "ncit")
        for fact in facts(f"mondo/mondo_exactmatch_{vocabulary}.sssom.tsv", bundled)
        if isinstance(fact, NodeFact) and fact.id == "mondo:0009693"
        for xref in (fact.properties["xrefs"] if isinstance(fact.properties["xrefs"], list) else [])
    }
    assert found >= {"doid:9538", "mesh:D009101", "ncit:C3242"}


def test_other_ontologies_say_nothing_of_a_vocabulary_without_their_terms(bundled: Known) -> None:
    """The bundled tables refer to none."""
    assert facts("do-ncit/DO_cancer_slim.obo", bundled) == []

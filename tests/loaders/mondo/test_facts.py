"""What an ontology says of the diseases that the vocabulary has, and of no others."""

from pathlib import Path
from typing import Any

import pytest

from cgtkg.loaders.known import Known
from cgtkg.loaders.mondo import SOURCE, differences
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact
from support.mondo_files import DAY, NODES, disease, known, node, obographs, put, readings, reduced, said, sssom, value

SMALL, LYMPHOMA, DISEASE = "mondo:0000003", "mondo:0000002", "mondo:0000001"


def facts(path: Path, vocabulary: Known) -> list[Fact]:
    """All facts of a file."""
    entries = readings(path)[0]
    return [fact for entry in entries for fact in SOURCE.facts(entry, vocabulary, SOURCE.evidence(entry, DAY))]


def test_a_disease_gets_its_names_matches_and_nearest_ancestor(tmp_path: Path) -> None:
    """Lymphoma is not in the vocabulary: small lymphoma is a kind of disease."""
    found = facts(put(tmp_path, obographs()), known(disease(SMALL, "small lymphoma"), disease(DISEASE, "disease")))
    assert said(found) == [
        (SMALL, {
            "name": "small lymphoma", "aliases": ['lymphoma, "small"', "tiny lymphoma"],
            "xrefs": ["doid:3", "mesh:D000003", "ncit:C3"],
        }),
        ("IS_A", SMALL, DISEASE),
        (DISEASE, {"name": "disease"}),
    ]  # fmt: skip
    evidence = found[0].evidence
    assert (evidence.source, evidence.locator, evidence.record) == (
        "source:mondo",
        "MONDO:0000003",
        "mondo MONDO:0000003",
    )
    assert evidence.known_from == DAY


def test_it_is_a_kind_of_the_nearest_only(tmp_path: Path) -> None:
    """Lymphoma stands between: not of disease as well."""
    vocabulary = known(disease(SMALL), disease(LYMPHOMA), disease(DISEASE))
    found = [fact for fact in facts(put(tmp_path, reduced()), vocabulary) if isinstance(fact, RelationshipFact)]
    assert said(found) == [("IS_A", SMALL, LYMPHOMA), ("IS_A", LYMPHOMA, DISEASE)]


def test_a_term_that_the_vocabulary_does_not_have_gives_nothing(tmp_path: Path) -> None:
    """Nor do its mappings."""
    vocabulary = known(disease("mondo:0009693", "multiple myeloma"))
    assert facts(put(tmp_path, obographs()), vocabulary) == []
    assert facts(put(tmp_path, sssom("MONDO:0000003 x skos:exactMatch NCIT:C3 x")), vocabulary) == []


def test_a_label_other_than_the_name_in_use_is_an_alias(tmp_path: Path) -> None:
    """The vocabulary's name stays the one to show."""
    [fact] = facts(put(tmp_path, reduced()), known(disease(SMALL, "nodal lymphoma")))
    assert said([fact]) == [(SMALL, {"aliases": ["small lymphoma", 'lymphoma, "small"', "tiny lymphoma"]})]


def test_a_disease_that_has_no_name_gets_the_label(tmp_path: Path) -> None:
    """A table may give only its area."""
    [fact] = facts(put(tmp_path, obographs()), known(disease(LYMPHOMA)))
    assert said([fact]) == [(LYMPHOMA, {"name": "lymphoma"})]


def test_a_synonym_that_names_another_disease_of_the_vocabulary_is_left_out(tmp_path: Path) -> None:
    """A name leads to one node."""
    vocabulary = known(disease(SMALL, "small lymphoma"), disease("mondo:0000077", "another", "Tiny Lymphoma"))
    [fact] = facts(put(tmp_path, reduced()), vocabulary)
    assert said([fact]) == [(SMALL, {"name": "small lymphoma", "aliases": ['lymphoma, "small"']})]


def became(now: str) -> dict[str, Any]:
    """A term that is obsolete."""
    properties = [value("http://purl.obolibrary.org/obo/IAO_0100001", now)] if now else []
    return node(9, "obsolete old lymphoma", deprecated=True, basicPropertyValues=properties)


@pytest.mark.parametrize(
    ("old", "now"),
    [(NODES[3], [SMALL]), (became(""), []), (became("http://purl.obolibrary.org/obo/HP_0000001"), [])],
    ids=["replaced", "not replaced", "replaced by what the graph has no id for"],
)
def test_an_obsolete_term_states_only_what_it_is_now(tmp_path: Path, old: dict[str, Any], now: list[str]) -> None:
    """So that its older names and ancestors end; what is merely to be considered is not the same."""
    vocabulary = known(disease("mondo:0000009", "old lymphoma"), disease(DISEASE))
    [fact] = facts(put(tmp_path, obographs([old])), vocabulary)
    assert said([fact]) == [("mondo:0000009", {"xrefs": now} if now else {})]


def test_only_exact_matches_are_the_same(tmp_path: Path) -> None:
    """Not broader ones, not denied ones, and none in a vocabulary to which no node refers."""
    header = "subject_id\tpredicate_modifier\tpredicate_id\tobject_id"
    table = sssom(
        "MONDO:0000003  skos:exactMatch ICD10CM:C85.9", "MONDO:0000003  skos:broadMatch NCIT:C4",
        "MONDO:0000003 Not skos:exactMatch DOID:4", "MONDO:0000003  skos:exactMatch UMLS:C4", header=header,
    )  # fmt: skip
    assert said(facts(put(tmp_path, table), known(disease(SMALL)))) == [(SMALL, {"xrefs": ["icd10cm:C85.9"]})]


def test_tables_of_two_vocabularies_do_not_replace_one_another(tmp_path: Path) -> None:
    """Nor the ontology: each is a record of its own."""
    vocabulary = known(disease(SMALL))
    found = [
        *facts(put(tmp_path, obographs()), vocabulary),
        *facts(put(tmp_path, sssom("MONDO:0000003 x skos:exactMatch NCIT:C3 x")), vocabulary),
        *facts(put(tmp_path, sssom("MONDO:0000003 x skos:exactMatch DOID:3 x")), vocabulary),
    ]
    assert len({fact.evidence.record for fact in found}) == 3


def test_a_term_of_another_ontology_is_linked_where_the_vocabulary_says_the_same(tmp_path: Path) -> None:
    """Its own names are not Mondo's, and without such a word there is nothing."""
    other = {"id": "http://purl.obolibrary.org/obo/DOID_3", "lbl": "a lymphoma", "type": "CLASS"}
    path = put(tmp_path, obographs([other]))
    assert said(facts(path, known(disease(SMALL, xrefs=["doid:3"])))) == [(SMALL, {"xrefs": ["doid:3"]})]
    assert facts(path, known(disease(SMALL, xrefs=["doid:4"]))) == []
    assert facts(path, known(disease(SMALL, xrefs=["doid:3"]), disease(LYMPHOMA, xrefs=["doid:3"]))) == []


def test_terms_in_a_circle_have_no_place_in_the_tree(tmp_path: Path) -> None:
    """A fault of the file: none of them is nearest to another; it neither hangs nor makes a loop."""
    path = put(tmp_path, obographs(edges=[(3, 2), (2, 3), (2, 2), (2, 1)]))
    found = facts(path, known(disease(SMALL), disease(LYMPHOMA), disease(DISEASE)))
    assert {fact.id for fact in found if isinstance(fact, NodeFact)} == {SMALL, LYMPHOMA, DISEASE}
    assert [fact for fact in found if isinstance(fact, RelationshipFact)] == []


def test_a_curator_is_told_what_the_vocabulary_says_otherwise(tmp_path: Path) -> None:
    """A label that it does not know, a term that ended; not a label that it has as another name."""
    nodes = [*NODES, node(5, "new name"), node(6, "known by both", synonyms=[value("hasExactSynonym", "x")])]
    vocabulary = known(
        disease(SMALL, "small lymphoma"), disease("mondo:0000005", "old name"),
        disease("mondo:0000006", "in use", "known by both"), disease("mondo:0000009", "old lymphoma"),
    )  # fmt: skip
    entries = readings(put(tmp_path, obographs(nodes)))[0]
    assert [message for entry in entries for message in differences(entry, vocabulary)] == [
        "mondo:0000009 (old lymphoma) is obsolete: now mondo:0000003 or mondo:0000002",
        "mondo:0000005 (old name) is called 'new name'",
    ]

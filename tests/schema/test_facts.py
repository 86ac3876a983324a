"""Identity and validity of facts: what is the same fact, and what the schema refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.schema import curies, cypher
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, NodeFact, RelationshipFact
from cgtkg.schema.identity import evidence_id, label_of, relationship_key
from cgtkg.schema.nodes import NODE_TYPES
from cgtkg.schema.relationships import RELATIONSHIP_TYPES
from cgtkg.schema.vocabularies import Assertion

HERE = Evidence("source:seed-001", "L1", "2024")
TEXTS = st.text(min_size=1, max_size=8)


def fact(
    type_: str = "TREATS", start: str = "product:a", end: str = "mondo:0009693", **more: object
) -> RelationshipFact:
    fields = {name: more.pop(name) for name in ("assertion", "valid_from", "valid_to") if name in more}
    return RelationshipFact(type_, start, end, more, HERE, **fields)  # type: ignore[arg-type]


def test_stage_and_setting_are_no_part_of_identity_but_territory_line_and_assertion_are() -> None:
    """A better stage updates the fact; another line, place or a denial is another fact."""
    assert fact(stage="filed").key == fact(stage="approved", setting="active").key
    keys = {
        fact().key,
        fact(territory="jurisdiction:CN").key,
        fact(line="1").key,
        fact(assertion=Assertion.DENIED).key,
    }
    assert len(keys) == 4


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_different_qualifiers_never_share_a_key(a: str, b: str, c: str, d: str) -> None:
    """Whatever signs the values hold: spaces, equals, quotes."""
    one = relationship_key("TREATS", "product:a", "mondo:1", {"territory": a, "line": b}, Assertion.STATED)
    two = relationship_key("TREATS", "product:a", "mondo:1", {"territory": c, "line": d}, Assertion.STATED)
    assert (one == two) == ((a, b) == (c, d))


def test_a_better_date_makes_no_second_approval() -> None:
    """The date of an approval does not belong to its identity."""
    first = fact("APPROVED_IN", end="jurisdiction:US", indication="mondo:0009693", date="2022")
    assert first.key == fact("APPROVED_IN", end="jurisdiction:US", indication="mondo:0009693", date="2022-02-28").key


@pytest.mark.parametrize(
    "wrong",
    [
        {"type_": "TARGETS"},
        {"start": "company:a"},
        {"start": "nonsense"},
        {"stage": "phase 9"},
        {"nonsense": "x"},
        {"valid_from": "2025", "valid_to": "2024"},
        {"type_": "IS_A", "start": "mondo:1", "end": "modality:b"},
        {"type_": "IS_A", "start": "mondo:1", "end": "mondo:1"},
    ],
)
def test_what_the_schema_does_not_allow_is_refused(wrong: dict[str, str]) -> None:
    """Ends of the wrong label, unknown properties, values off the list, impossible validity."""
    with pytest.raises(DataError):
        fact(**wrong)


def test_a_node_takes_its_declared_properties_only() -> None:
    """A typing error in a property name is found at once."""
    with pytest.raises(DataError, match="colour"):
        NodeFact("company:a", {"colour": "red"}, HERE)


def test_every_prefix_belongs_to_one_label() -> None:
    """The id alone tells the label."""
    prefixes = [prefix for node in NODE_TYPES for prefix in node.prefixes]
    assert len(prefixes) == len(set(prefixes))
    for node in NODE_TYPES:
        assert {label_of(f"{prefix}:x") for prefix in node.prefixes} == {node.label}
        assert all(curies.check(f"{prefix}:x") for prefix in node.prefixes)


@pytest.mark.parametrize("bad", ["x", "mondo:", "mondo:a b", "unknown:1", "company:a'b", "company:<b>", "Mondo:1", ""])
def test_an_id_that_is_no_known_curie_is_refused(bad: str) -> None:
    """Ids stay plain: no space, quote or bracket ever gets into one."""
    with pytest.raises(DataError):
        curies.check(bad)


@given(st.text(max_size=40))
def test_an_id_made_from_any_name_is_well_formed(name: str) -> None:
    """Chinese, markup or quotes: the slug is an id or empty."""
    if curies.slug(name):
        assert curies.check(f"company:{curies.slug(name)}")


def test_a_passage_has_one_id_and_each_version_of_a_record_its_own() -> None:
    """Evidence ids are stable and tell where they come from."""
    assert HERE.id == "evidence:seed-001.L1"
    versions = {Evidence("source:ctgov", "NCT1", "2026", record="ctgov:NCT1", snapshot=hash_ * 40).id for hash_ in "ab"}
    assert len(versions) == 2
    assert evidence_id("source:web-x", "Table 1, row <2>").startswith("evidence:web-x.Table-1-row-2")


def test_every_label_and_type_is_held_by_a_uniqueness_constraint() -> None:
    """Constraints follow from the declarations."""
    statements = " ".join(cypher.constraints())
    assert all(f"(n:{node.label})" in statements for node in NODE_TYPES)
    assert all(f"[r:{relationship.type}]" in statements for relationship in RELATIONSHIP_TYPES)


def test_cypher_takes_labels_from_the_schema_only() -> None:
    """No name from outside ever becomes part of a statement."""
    with pytest.raises(KeyError):
        cypher.merge_nodes("Company) DETACH DELETE n //")
    with pytest.raises(KeyError):
        cypher.create_relationships("X", "Company", "Product", ())
    with pytest.raises(KeyError):
        cypher.create_nodes("Company", ("id", "name: 1}) DETACH DELETE n //"))

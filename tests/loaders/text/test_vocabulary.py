"""What trials are read with: names of nodes, and what is known of a product; only what counts as a fact is known."""

from __future__ import annotations

from itertools import permutations

import pytest

from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.vocabularies import Assertion

PASSAGE = Evidence("source:seed-001", "L1", "2025")
CD19, CD20, HBB = "hgnc:1633", "hgnc:7315", "hgnc:4827"


def product(**properties: str | list[str]) -> NodeFact:
    return NodeFact("product:p", {"name": "P-1", **properties}, PASSAGE)


def targets(end: str, assertion: Assertion = Assertion.STATED, **properties: str) -> RelationshipFact:
    return RelationshipFact("TARGETS", "product:p", end, properties, PASSAGE, assertion)


def test_the_name_is_shown_and_every_alias_known() -> None:
    """Each name once, the one to show first; a node without a name is shown by its id."""
    facts = [
        product(aliases=["P1", "P-1"]),
        NodeFact("product:p", {"aliases": ["pe-one"]}, PASSAGE),
        NodeFact("mondo:0009693", {}, PASSAGE),
    ]
    vocabulary = Vocabulary.of(facts)
    assert list(vocabulary.names["Product"]["product:p"]) == ["P-1", "P1", "pe-one"]
    assert vocabulary.name("product:p") == "P-1"
    assert vocabulary.name("mondo:0009693") == "mondo:0009693"
    assert vocabulary.name("product:never-heard-of") == "product:never-heard-of"


def test_what_is_known_of_a_product() -> None:
    """Antigens with their logic, modalities, developers, source of the cells."""
    facts: list[Fact] = [
        product(kind="named", cell_source="autologous"),
        targets(CD19, logic="or"),
        targets(CD20, logic="or"),
        RelationshipFact("HAS_MODALITY", "product:p", "modality:car-t", {}, PASSAGE),
        RelationshipFact("DEVELOPS", "company:a", "product:p", {"role": "originator"}, PASSAGE),
    ]
    known = Vocabulary.of(facts).products["product:p"]
    assert (known.name, known.kind, known.cell_source) == ("P-1", "named", "autologous")
    assert (known.targets, known.logic) == ([CD19, CD20], "or")
    assert (known.modalities, known.developers) == (["modality:car-t"], ["company:a"])


@pytest.mark.parametrize("assertion", [Assertion.DENIED, Assertion.PLANNED, Assertion.HYPOTHETICAL])
def test_what_is_no_fact_is_not_known(assertion: Assertion) -> None:
    """A denied, planned or supposed antigen, modality or developer tells nothing of a trial."""
    facts: list[Fact] = [
        product(),
        targets(CD19, assertion),
        RelationshipFact("HAS_MODALITY", "product:p", "modality:car-t", {}, PASSAGE, assertion),
        RelationshipFact("DEVELOPS", "company:a", "product:p", {}, PASSAGE, assertion),
        RelationshipFact("IS_A", "mondo:0009693", "mondo:0000001", {}, PASSAGE, assertion),
    ]
    vocabulary = Vocabulary.of(facts)
    known = vocabulary.products["product:p"]
    assert (known.targets, known.modalities, known.developers) == ([], [], [])
    assert not vocabulary.parents


@pytest.mark.parametrize("action", ["replaces", "edits", "silences", "expresses"])
def test_only_what_a_product_binds_is_an_antigen(action: str) -> None:
    """The gene that a gene therapy replaces, or that a CAR-T cell lacks, is no antigen."""
    known = Vocabulary.of([product(), targets(HBB, action=action), targets(CD19)]).products["product:p"]
    assert known.targets == [CD19]


def test_the_order_of_tables_does_not_matter() -> None:
    """A relationship may be read before its product."""
    facts: list[Fact] = [product(), targets(CD19), RelationshipFact("DEVELOPS", "company:a", "product:p", {}, PASSAGE)]
    known = [Vocabulary.of(order).products["product:p"] for order in permutations(facts)]
    assert all(one == known[0] for one in known)


def test_one_antigen_from_two_sources_is_one() -> None:
    """A second source adds no second antigen, modality or developer."""
    facts: list[Fact] = [
        product(), targets(CD19), targets(CD19),
        *[RelationshipFact("HAS_MODALITY", "product:p", "modality:car-t", {}, PASSAGE)] * 2,
        RelationshipFact("DEVELOPS", "company:a", "product:p", {"role": "originator"}, PASSAGE),
        RelationshipFact("DEVELOPS", "company:a", "product:p", {"role": "manufacturer"}, PASSAGE),
    ]  # fmt: skip
    known = Vocabulary.of(facts).products["product:p"]
    assert (known.targets, known.modalities, known.developers) == ([CD19], ["modality:car-t"], ["company:a"])


def test_trees_areas_and_classes() -> None:
    """Parents of diseases, their therapeutic areas, classes of companies."""
    vocabulary = Vocabulary.of(
        [
            NodeFact("mondo:0009693", {"name": "multiple myeloma", "area": "hematologic oncology"}, PASSAGE),
            NodeFact("mondo:0000001", {"name": "neoplasm"}, PASSAGE),
            RelationshipFact("IS_A", "mondo:0009693", "mondo:0000001", {}, PASSAGE),
            NodeFact("company:a", {"name": "A", "kind": "academic"}, PASSAGE),
        ]
    )
    assert dict(vocabulary.parents) == {"mondo:0009693": ["mondo:0000001"]}
    assert dict(vocabulary.areas) == {"mondo:0009693": "hematologic oncology"}
    assert dict(vocabulary.kinds) == {"company:a": "academic"}

"""The neighbourhood of a node: its facts, labelled, and nothing that is not a fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from cgtkg.graph.landscape import Landscape
from cgtkg.graph.views import Drawing, DrawnNode, Fill, ego
from cgtkg.schema.errors import UnknownNameError, UsageError
from cgtkg.schema.facts import Fact
from support.landscapes import landscape_from_seeds, landscape_of, node, relation


def _by_id(drawing: Drawing) -> dict[str, DrawnNode]:
    return {node.id: node for node in drawing.nodes}


def test_the_focus_stands_in_the_middle_with_its_direct_facts_around(landscape: Landscape) -> None:
    """Every node joined to the focus by a stated or inferred fact is there; of two steps away none is."""
    nodes = _by_id(ego(landscape, "product:p0"))
    assert set(nodes) == {
        "product:p0", "company:quiet", "hgnc:11913", "mondo:0009693", "mondo:0007915", "modality:car-t",
        "jurisdiction:CN", "claim:first",
    }  # fmt: skip
    assert (nodes["product:p0"].x, nodes["product:p0"].y) == (0.0, 0.0)
    assert nodes["product:p0"].fill is Fill.SOLID


def test_planned_hypothetical_and_denied_facts_are_not_drawn(landscape: Landscape) -> None:
    """A product shows neither the target it may get, nor the disease it might treat, nor who denies it."""
    drawing = ego(landscape, "product:p2")
    assert not {"hgnc:1633", "mondo:0007915", "company:clinic"} & set(_by_id(drawing))
    shown = {fact.other_id for fact in _by_id(drawing)["product:p2"].facts}
    assert not {"hgnc:1633", "mondo:0007915", "company:clinic"} & shown


def test_no_evidence_or_source_is_a_node(landscape: Landscape) -> None:
    """Provenance stands in the panel, not in the picture."""
    assert not {"Evidence", "Source"} & {n.kind for n in ego(landscape, "product:p0", depth=3).nodes}


def test_edges_say_type_and_stage_or_role(landscape: Landscape) -> None:
    """One edge for all facts of a type between two nodes, with the furthest stage; parallel ones are bent."""
    edges = {(e.type, e.end): e for e in ego(landscape, "product:p0").edges}
    treats = edges["TREATS", "mondo:0009693"]
    assert treats.label == "TREATS · Approved"
    assert "Phase 2" in treats.title
    assert edges["TREATS", "mondo:0007915"].label == "TREATS · Phase 1"
    assert edges["APPROVED_IN", "jurisdiction:CN"].bend != edges["CLEARED_IN", "jurisdiction:CN"].bend


def test_an_inferred_fact_is_dashed_and_a_stated_one_is_not(landscape: Landscape) -> None:
    """What only a rule says looks different."""
    dashes = {e.end: e.dashes for e in ego(landscape, "product:p1").edges if e.type == "TARGETS"}
    assert dashes == {"hgnc:1633": True, "hgnc:11913": False}


def test_the_panel_gives_properties_and_facts_with_source_and_locator(landscape: Landscape) -> None:
    """Each fact can be followed to where it stands."""
    panel = _by_id(ego(landscape, "product:p0"))["product:p0"]
    assert ("cell source", "autologous") in panel.properties
    assert ("stated in", "A review, L10") in panel.properties
    approved = next(fact for fact in panel.facts if fact.type == "APPROVED_IN")
    assert (approved.other, approved.outgoing, approved.evidence) == ("China", True, ("A review, L31",))
    assert "2024-02" in approved.qualifiers


def test_two_steps_reach_what_the_neighbours_are_joined_to(landscape: Landscape) -> None:
    """From a company by way of its products to their targets, but not on from a modality to every product."""
    nodes = _by_id(ego(landscape, "company:quiet", depth=2))
    assert {"hgnc:11913", "hgnc:1633", "modality:car-t"} <= set(nodes)
    assert "product:p1" not in nodes


def _crowded() -> Landscape:
    """CD19 with sixty products without a stage, forty in phase 1 or approved, and a hospital with many of them."""
    facts: list[Fact] = [
        node("hgnc:1633", "CD19"), node("mondo:0009693", "myeloma"), node("company:h", "City Hospital", kind="academic")
    ]  # fmt: skip
    for n in range(100):
        product = f"product:x{n:02}"
        facts.append(node(product, f"X{n:02} of City Hospital", kind="unnamed" if n % 2 else "named"))
        facts.append(relation("TARGETS", product, "hgnc:1633", n))
        facts.append(relation("DEVELOPS", "company:h", product, n))
        if n >= 60:
            facts.append(relation("TREATS", product, "mondo:0009693", n, stage="approved" if n == 99 else "phase_1"))
    for n in range(30):
        trial = f"clinicaltrials:NCT{n:08}"
        facts.append(node(trial, f"Study {n}", n, phase="phase_2" if n < 4 else "phase_1", status="recruiting"))
        facts.append(relation("TESTS", trial, "product:x70", n))
        facts.append(relation("INVESTIGATES", trial, "mondo:0009693", n))
        facts.append(relation("SPONSORS", "company:h", trial, n))
    return landscape_of(facts)


def test_many_products_stand_by_the_stage_they_have_reached() -> None:
    """A node for each stage, the best known products on it, and one that stands for the rest and lists them."""
    drawing = ego(_crowded(), "hgnc:1633")
    nodes = _by_id(drawing)
    assert len(nodes) < 50
    assert [n.label for n in drawing.nodes if n.id.startswith("more:") and " · " in n.label] == [
        "Approved · 1 product", "Phase 1 · 39 products", "Stage not stated · 60 products",
    ]  # fmt: skip
    assert {"product:x99", "product:x70"} <= set(nodes), "the approved one, and the one that is tested most"
    assert "product:x71" not in nodes, "named products come first"
    ends = {(edge.start, edge.end) for edge in drawing.edges}
    assert ("more:Product:approved:hgnc:1633", "product:x99") in ends
    assert ("product:x99", "hgnc:1633") not in ends, "the lines of the stage stand for it"
    rest = nodes["more:Product:more:Product:phase_1:hgnc:1633"]
    drawn = sum(start == "more:Product:phase_1:hgnc:1633" for start, _ in ends) - 1
    assert rest.label == f"{39 - drawn} more products"
    assert len(rest.properties) == 39 - drawn
    assert "more summed up" in drawing.subtitle


def test_around_a_disease_products_stand_by_the_stage_they_have_reached_there() -> None:
    """Not by what they are approved for elsewhere."""
    facts: list[Fact] = [node("mondo:0009693", "myeloma"), node("mondo:0007915", "lupus")]
    for n in range(20):
        facts.append(node(f"product:x{n:02}", f"X{n:02}", kind="named"))
        facts.append(relation("TREATS", f"product:x{n:02}", "mondo:0009693", n, stage="phase_1"))
        facts.append(relation("TREATS", f"product:x{n:02}", "mondo:0007915", n, stage="approved"))
    labels = {n.label for n in ego(landscape_of(facts), "mondo:0009693").nodes}
    assert "Phase 1 · 20 products" in labels
    assert not any("Approved" in label for label in labels)


def test_many_trials_are_counted_by_phase_and_few_are_drawn() -> None:
    """A disease with thirty trials, the latest phase first; a click lists them with number, phase and status."""
    drawing = ego(_crowded(), "mondo:0009693")
    nodes = _by_id(drawing)
    assert not any(id_.startswith("clinicaltrials:") for id_ in nodes)
    assert nodes["more:Trial:mondo:0009693"].label == "30 trials"
    phases = [n for n in drawing.nodes if n.kind == "Trial" and " · " in n.label]
    assert [n.label for n in phases] == ["Phase 2 · 4 trials", "Phase 1 · 26 trials"]
    assert ("", "NCT00000000 Study 0, phase 2, recruiting") in phases[0].properties
    few = landscape_of(
        [
            node("product:p", "P", kind="named"), node("clinicaltrials:NCT00000001", "Study of P"),
            relation("TESTS", "clinicaltrials:NCT00000001", "product:p", 1),
        ]
    )  # fmt: skip
    assert _by_id(ego(few, "product:p"))["clinicaltrials:NCT00000001"].label == "NCT00000001 Study of P"
    assert ego(few, "clinicaltrials:NCT00000001").title == "NCT00000001 Study of P"


def test_products_named_after_their_hospital_need_not_repeat_it() -> None:
    """Around the hospital a label is what tells its products apart; everywhere else it is the whole name."""
    around = {n.label for n in ego(_crowded(), "company:h").nodes if n.id.startswith("product:")}
    assert "X99" in around
    assert _by_id(ego(_crowded(), "hgnc:1633"))["product:x99"].label == "X99 of City Hospital"


def test_many_of_another_kind_are_summed_up_and_named() -> None:
    """Of sixty diseases of a product those with most facts are drawn; one node stands for the rest and lists them."""
    facts: list[Fact] = [node("product:p", "P", kind="named")]
    for n in range(60):
        facts.append(node(f"mondo:{n:07}", f"disease {n}"))
        facts.append(relation("TREATS", "product:p", f"mondo:{n:07}", n))
    drawing = ego(landscape_of(facts), "product:p")
    summary = _by_id(drawing)["more:Indication:product:p"]
    drawn = sum(n.kind == "Indication" for n in drawing.nodes) - 1
    assert summary.label == f"{60 - drawn} more diseases"
    assert len(summary.properties) == 60 - drawn


def test_the_heading_says_which_day_the_picture_holds_for(landscape: Landscape) -> None:
    """The day asked for, else the day of the newest evidence."""
    assert ego(landscape, "product:p0").as_of == "present view, evidence up to 2026-01-31"
    assert ego(_crowded(), "hgnc:1633").as_of == "present view, evidence up to 2026-01-31"
    this_year = replace(next(landscape.facts()), properties={"known_from": "2026"})
    year = Landscape(list(landscape.nodes.values()), [this_year], sources=list(landscape.sources.values()))
    assert ego(year, "product:p0").as_of == "present view, evidence up to 2026-11-22", "not later than it was read"
    past = Landscape(
        list(landscape.nodes.values()), landscape.relationships, as_of=date(2025, 6, 30)
    )  # fmt: skip
    assert ego(past, "product:p0").as_of == "as of 2025-06-30"


@pytest.mark.parametrize("depth", [1, 2])
def test_neighbourhoods_of_the_bundled_landscape_are_clear_and_factual(depth: int) -> None:
    """Around every node of the seeds: no two nodes overlap, edges join drawn nodes, all rest on facts."""
    landscape = landscape_from_seeds()
    factual = {(r.type, r.start, r.end) for r in landscape.facts()}
    for id_ in sorted(landscape.nodes)[::7]:
        drawing = ego(landscape, id_, depth=depth)
        assert not [(a.id, b.id) for a, b in combinations(drawing.nodes, 2) if a.overlaps(b)]
        drawn = _by_id(drawing)
        for edge in drawing.edges:
            assert {edge.start, edge.end} <= set(drawn)
            grouped = edge.start.startswith("more:") or edge.end.startswith("more:")
            assert grouped or (edge.type, edge.start, edge.end) in factual


def test_an_unknown_node_and_a_senseless_depth_are_refused(landscape: Landscape) -> None:
    """The error says what to give instead."""
    with pytest.raises(UnknownNameError, match="no node of the landscape"):
        ego(landscape, "product:none")
    with pytest.raises(UsageError, match="at least 1"):
        ego(landscape, "product:p0", depth=0)

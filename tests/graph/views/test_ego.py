"""The neighbourhood of a node: its facts, labelled, and nothing that is not a fact."""

from __future__ import annotations

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


def test_many_neighbours_are_summed_up_and_named(landscape: Landscape) -> None:
    """Of a hundred products the most advanced are drawn; one node stands for the rest and lists them."""
    facts: list[Fact] = [node("hgnc:1633", "CD19")]
    for n in range(100):
        facts.append(node(f"product:x{n}", f"X{n:02}", kind="named"))
        facts.append(relation("TARGETS", f"product:x{n}", "hgnc:1633", n))
    facts.append(node("mondo:0009693", "myeloma"))
    facts.append(relation("TREATS", "product:x99", "mondo:0009693", 200, stage="approved"))
    drawing = ego(landscape_of(facts), "hgnc:1633")
    nodes = _by_id(drawing)
    assert len(nodes) < 50
    assert "product:x99" in nodes
    summary = nodes["more:Product:hgnc:1633"]
    drawn = sum(n.kind == "Product" for n in drawing.nodes) - 1
    assert summary.label == f"{100 - drawn} more products"
    assert len(summary.properties) == 100 - drawn
    assert "more summed up" in drawing.subtitle


def test_the_heading_says_which_day_the_picture_holds_for(landscape: Landscape) -> None:
    """The day asked for, else the day of the newest evidence."""
    assert ego(landscape, "product:p0").as_of == "present view, evidence up to 2026-01-31"
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
            assert edge.end.startswith("more:") or (edge.type, edge.start, edge.end) in factual


def test_an_unknown_node_and_a_senseless_depth_are_refused(landscape: Landscape) -> None:
    """The error says what to give instead."""
    with pytest.raises(UnknownNameError, match="no node of the landscape"):
        ego(landscape, "product:none")
    with pytest.raises(UsageError, match="at least 1"):
        ego(landscape, "product:p0", depth=0)

"""One cluster, and the whole landscape by cluster: who is drawn, where, and by which facts."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from cgtkg.graph.analysis.clusters import cluster as find_clusters
from cgtkg.graph.analysis.results import Cluster, Clustering, Projection
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.views import Drawing, Fill, areas, cluster, panorama, whole
from cgtkg.schema.facts import Fact
from cgtkg.schema.nodes import LABELS
from support.landscapes import landscape_from_seeds, landscape_of, node, relation

DRAWN = {"DEVELOPS", "TARGETS", "TREATS"}


def _products(drawing: Drawing) -> set[str]:
    return {node.id for node in drawing.nodes if node.kind == "Product"}


def test_the_whole_shows_named_products_of_industry_only(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """Academic and unnamed products are left out, a product outside all clusters is not."""
    drawing = whole(landscape, clustering, projection)
    assert _products(drawing) == {f"product:p{n}" for n in range(12)}
    assert "company:clinic" not in {node.id for node in drawing.nodes}


def test_the_whole_shows_the_links_that_matter(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """Developers, targets, and the diseases at a product's most advanced stage; facts only."""
    drawing = whole(landscape, clustering, projection)
    facts = {(r.type, r.start, r.end) for r in landscape.facts(*DRAWN)}
    assert {(e.type, e.start, e.end) for e in drawing.edges} <= facts
    treated = {e.end for e in drawing.edges if e.type == "TREATS" and e.start == "product:p0"}
    assert treated == {"mondo:0009693"}, "phase 1 in lupus gives way to the approval in myeloma"


def test_each_cluster_is_an_area_that_holds_its_products(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """Areas carry the cluster's name, hold its products and do not overlap; the rest has its own."""
    drawing = whole(landscape, clustering, projection)
    areas = {region.title: region for region in drawing.regions}
    assert list(areas) == ["BCMA", "CD19", "Without close competitors"]
    assert areas["BCMA"].subtitle == "8 products · 2 companies · most advanced: Approved"
    places = {node.id: node for node in drawing.nodes}
    for found in clustering.clusters:
        area = areas[found.name]
        for id_ in found.products:
            assert area.x < places[id_].x < area.x + area.width
            assert area.y < places[id_].y < area.y + area.height


def test_nothing_overlaps_in_the_whole(landscape: Landscape, clustering: Clustering, projection: Projection) -> None:
    """No node covers another, here and for everything that is bundled."""
    bundled = landscape_from_seeds()
    for drawing in (whole(landscape, clustering, projection), whole(bundled, *find_clusters(bundled))):
        assert drawing.nodes
        assert not [(a.id, b.id) for a, b in combinations(drawing.nodes, 2) if a.overlaps(b)]


def test_lines_from_one_cluster_to_another_stay_in_the_background(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """A company of two clusters stands in one; its line to the other is faint."""
    drawing = whole(landscape, clustering, projection)
    faint = {(e.start, e.end): e.faint for e in drawing.edges if e.type == "DEVELOPS"}
    assert not faint["company:nasty", "product:p1"]
    assert faint["company:nasty", "product:p10"]


def test_too_many_products_are_cut_and_the_heading_says_so(
    landscape: Landscape, clustering: Clustering, projection: Projection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The most advanced of each cluster stay, of larger ones more; one node in each area names the others."""
    monkeypatch.setattr(panorama, "MOST_PRODUCTS", 5)
    drawing = whole(landscape, clustering, projection)
    drawn = {id_ for id_ in _products(drawing) if not id_.startswith("more:")}
    assert len(drawn) == 5
    assert "product:p0" in drawn, "it is approved"
    assert "5 of 12 named products of industry developers, the most advanced of each cluster" in drawing.subtitle
    assert {region.title: region.number for region in drawing.regions} == {
        "BCMA": "2 of 8", "CD19": "2 of 3", "Without close competitors": "1",
    }  # fmt: skip
    nodes = {node.id: node for node in drawing.nodes}
    rest = nodes["more:Product:cluster:bcma"]
    assert rest.label == "6 more products"
    assert ("", "Product 7 (Phase 2)") in rest.properties
    assert not [(a.id, b.id) for a, b in combinations(drawing.nodes, 2) if a.overlaps(b)]


def test_clusters_too_small_for_an_area_are_named_together(
    landscape: Landscape, clustering: Clustering, projection: Projection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One node each, which lists their products."""
    monkeypatch.setattr(panorama, "MOST_PRODUCTS", 6)
    monkeypatch.setattr(areas, "_MOST_CLUSTERS", 1)
    drawing = whole(landscape, clustering, projection)
    assert [region.title for region in drawing.regions] == ["BCMA", "Smaller clusters", "Without close competitors"]
    named = next(node for node in drawing.nodes if node.id == "more:Product:cluster:cd19")
    assert named.label == "CD19 · 3"
    assert [text for _, text in named.properties] == [
        "Product 10 (Phase 2)",
        "Product 11 (Phase 2)",
        "Product 9 (Phase 2)",
    ]


def test_a_product_of_many_companies_shows_the_first_of_them() -> None:
    """The originator before a partner, two in all."""
    facts = [node("product:p", "P", kind="named")]
    for name, role in (("a", "partner"), ("b", "licensee"), ("c", "originator"), ("d", "developer")):
        facts.append(node(f"company:{name}", name.upper(), kind="industry"))
        facts.append(relation("DEVELOPS", f"company:{name}", "product:p", 1, role=role))
    drawing = whole(landscape_of(facts), Clustering("", None, {}, [], []), Projection(["product:p"], [], {}))
    assert {node.id for node in drawing.nodes if node.kind == "Company"} == {"company:c", "company:d"}


def test_an_approved_product_stands_out_and_colours_are_those_of_the_schema(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """Filled if approved; every node has the colour and sign of its label."""
    nodes = {node.id: node for node in whole(landscape, clustering, projection).nodes}
    assert nodes["product:p0"].fill is Fill.SOLID
    assert nodes["product:p2"].fill is Fill.TINT
    assert all((n.colour, n.sign) == (LABELS[n.kind].colour, LABELS[n.kind].sign) for n in nodes.values())


def test_an_empty_landscape_is_an_empty_picture(projection: Projection) -> None:
    """Nothing to draw is no error."""
    drawing = whole(Landscape([], []), Clustering("", None, {}, [], []), projection)
    assert (drawing.nodes, drawing.edges, drawing.regions) == ((), (), ())


def test_a_cluster_shows_its_products_with_all_that_they_share(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """Developers, targets, diseases and modalities of its products, and of no other."""
    drawing = cluster(landscape, clustering.clusters[0], projection)
    assert _products(drawing) == set(clustering.clusters[0].products)
    kinds = {node.kind for node in drawing.nodes}
    assert kinds == {"Company", "Product", "Target", "Indication", "Modality"}
    assert not [(a.id, b.id) for a, b in combinations(drawing.nodes, 2) if a.overlaps(b)]


def test_the_strongest_competition_holds_a_cluster_together(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """One competition line fewer than products, with its weight and reasons; all else is fact."""
    drawing = cluster(landscape, clustering.clusters[0], projection)
    competing = [edge for edge in drawing.edges if edge.type == "COMPETES"]
    assert len(competing) == len(clustering.clusters[0].products) - 1
    assert "0.90 (target 0.40, indication 0.50)" in competing[0].title
    facts = {(r.type, r.start, r.end) for r in landscape.facts()}
    assert {(e.type, e.start, e.end) for e in drawing.edges if e.type != "COMPETES"} <= facts


def test_a_product_lists_its_nearest_competitors(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """The strongest first, with reasons, in both pictures."""
    for drawing in (
        cluster(landscape, clustering.clusters[0], projection),
        whole(landscape, clustering, projection),
    ):
        panel = next(node for node in drawing.nodes if node.id == "product:p0").properties
        assert next(text for name, text in panel if name == "competes with").startswith("Product 1: 0.90")


def test_a_crowded_cluster_keeps_to_its_most_advanced_products_and_most_shared_diseases() -> None:
    """The rest is summed up by nodes that name it; lines that all have stay in the background."""
    facts: list[Fact] = [node("hgnc:1633", "CD19"), node("company:a", "A", kind="industry")]
    facts += [node(f"mondo:{n:07}", f"disease {n}") for n in range(30)]
    for n in range(50):
        product = f"product:c{n:02}"
        facts += [
            node(product, f"C{n:02}", kind="named"), relation("DEVELOPS", "company:a", product, 1),
            relation("TARGETS", product, "hgnc:1633", 2),
            relation("TREATS", product, f"mondo:{n % 30:07}", 3, stage="phase_3" if n > 40 else "phase_1"),
            relation("TREATS", product, "mondo:0000001", 4, stage="preclinical"),
        ]  # fmt: skip
    products = [f"product:c{n:02}" for n in range(50)]
    found = Cluster("cluster:c", "C", products, ["company:a"], [], [], [], "phase_3", 50, 0.5, 1.0, 1.0, 0.01, 12, 7)
    drawing = cluster(landscape_of(facts), found, Projection(products, [], {}))
    nodes = {node.id: node for node in drawing.nodes}
    assert {f"product:c{n}" for n in range(41, 50)} <= set(nodes)
    assert nodes["more:Product:cluster"].label == "14 more products"
    assert nodes["more:Indication:cluster"].label.endswith("more diseases")
    assert len([node for node in drawing.nodes if node.kind == "Indication"]) == 13
    faint = {(edge.type, edge.end): edge.faint for edge in drawing.edges if edge.start == "product:c41"}
    assert faint["TARGETS", "hgnc:1633"], "all have it"
    assert faint["TREATS", "mondo:0000001"], "it has come further elsewhere"
    assert not [(a.id, b.id) for a, b in combinations(drawing.nodes, 2) if a.overlaps(b)]
    assert "12 trials and 7 of unnamed or academic products" in drawing.subtitle


def test_a_cluster_of_products_that_are_gone_is_an_empty_picture(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """Clusters may be older than the landscape."""
    gone = replace(clustering.clusters[0], products=["product:gone"])
    assert cluster(landscape, gone, projection).nodes == ()

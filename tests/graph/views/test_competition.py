"""One cluster, and the whole landscape by cluster: who is drawn, where, and by which facts."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from cgtkg.graph.analysis.clusters import cluster as find_clusters
from cgtkg.graph.analysis.results import Clustering, Projection
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.views import Drawing, Fill, cluster, panorama, whole
from cgtkg.schema.nodes import LABELS
from support.landscapes import landscape_from_seeds

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
    """The most advanced stay."""
    monkeypatch.setattr(panorama, "MOST_PRODUCTS", 3)
    drawing = whole(landscape, clustering, projection)
    assert len(_products(drawing)) == 3
    assert "product:p0" in _products(drawing)
    assert "the 3 most advanced of 12" in drawing.subtitle


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


def test_a_cluster_of_products_that_are_gone_is_an_empty_picture(
    landscape: Landscape, clustering: Clustering, projection: Projection
) -> None:
    """Clusters may be older than the landscape."""
    gone = replace(clustering.clusters[0], products=["product:gone"])
    assert cluster(landscape, gone, projection).nodes == ()

"""Who competes with whom, how strongly, and for which reasons."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.analysis.clusters import cluster
from cgtkg.graph.analysis.communities import Method, communities
from cgtkg.graph.analysis.profiles import profiles
from cgtkg.graph.analysis.projection import project
from cgtkg.graph.analysis.results import Link, Projection
from cgtkg.graph.landscape import Landscape
from cgtkg.schema.facts import Fact
from support.landscapes import landscape_of, node, relation

TREE = [
    node("mondo:0000001", "disease"), node("mondo:0000002", "immune disorder"),
    node("mondo:0000003", "autoimmune disease"),
    node("mondo:0000004", "lupus"), node("mondo:0000005", "myositis"), node("mondo:0000006", "burn"),
    relation("IS_A", "mondo:0000002", "mondo:0000001", 1), relation("IS_A", "mondo:0000003", "mondo:0000002", 1),
    relation("IS_A", "mondo:0000004", "mondo:0000003", 1), relation("IS_A", "mondo:0000005", "mondo:0000003", 1),
    relation("IS_A", "mondo:0000006", "mondo:0000001", 1),
    node("modality:cell", "cell therapy"), node("modality:car-t", "CAR-T"),
    relation("IS_A", "modality:car-t", "modality:cell", 1),
    node("hgnc:1", "BCMA"), node("hgnc:2", "CD19"),
    node("company:a", "A", kind="industry"), node("company:u", "University", kind="academic"),
]  # fmt: skip


def product(
    name: str, target: str = "", disease: str = "", stage: str = "phase_1", company: str = "company:a", **more: str
) -> Iterable[Fact]:
    """A product with at most one target and one disease."""
    id_ = f"product:{name}"
    yield node(id_, name, kind=more.get("kind", "named"))
    yield relation("DEVELOPS", company, id_, 2, role="developer")
    yield relation("HAS_MODALITY", id_, "modality:car-t", 2)
    if target:
        yield relation("TARGETS", id_, target, 2, action="binds")
    if disease:
        yield relation("TREATS", id_, disease, 2, stage=stage, assertion=more.get("assertion", "stated"))


def links(landscape: Landscape) -> dict[tuple[str, str], Link]:
    found = project(landscape, profiles(landscape)).links
    return {(link.first.partition(":")[2], link.second.partition(":")[2]): link for link in found}


def test_same_target_and_disease_weigh_most_and_say_why() -> None:
    """The reasons add up to the weight."""
    landscape = landscape_of(
        [*TREE, *product("p", "hgnc:1", "mondo:0000004"), *product("q", "hgnc:1", "mondo:0000004")]
    )
    (link,) = links(landscape).values()
    assert link.reasons == {"target": 0.4, "indication": 0.4, "modality": 0.15}
    assert link.weight == pytest.approx(sum(link.reasons.values()))


def test_a_modality_alone_makes_no_competition() -> None:
    """Two CAR-T products against different antigens in unrelated diseases do not compete."""
    landscape = landscape_of(
        [*TREE, *product("p", "hgnc:1", "mondo:0000004"), *product("q", "hgnc:2", "mondo:0000006")]
    )
    assert links(landscape) == {}


def test_a_related_disease_counts_less_the_farther_it_is() -> None:
    """Lupus and myositis are both autoimmune; autoimmune disease itself is one step away."""
    landscape = landscape_of(
        [
            *TREE,
            *product("lupus", "", "mondo:0000004"),
            *product("myositis", "", "mondo:0000005"),
            *product("wide", "", "mondo:0000003"),
        ]
    )
    weights = {pair: link.reasons["indication"] for pair, link in links(landscape).items()}
    assert weights == {("lupus", "myositis"): 0.1, ("lupus", "wide"): 0.2, ("myositis", "wide"): 0.2}


def test_hypothetical_diseases_unnamed_and_academic_products_are_out_of_view_by_default() -> None:
    """Competition is about named products of industry, and about facts."""
    landscape = landscape_of(
        [
            *TREE, *product("p", "hgnc:1", "mondo:0000004"),
            *product("hoped", "", "mondo:0000004", assertion="hypothetical"),
            *product("unnamed", "hgnc:1", "mondo:0000004", kind="unnamed"),
            *product("academic", "hgnc:1", "mondo:0000004", company="company:u"),
        ]
    )  # fmt: skip
    assert set(profiles(landscape)) == {"product:p", "product:hoped"}
    assert links(landscape) == {}
    assert set(profiles(landscape, unnamed=True, academic=True)) == {
        "product:p", "product:hoped", "product:unnamed", "product:academic",
    }  # fmt: skip


def test_two_groups_of_competitors_are_two_clusters_named_by_what_they_share() -> None:
    """BCMA in lupus, CD19 in burns; shares, leader and concentration with them."""
    facts = [*TREE]
    for name in ("p", "q", "r"):
        facts += product(name, "hgnc:1", "mondo:0000004", "phase_3" if name == "r" else "phase_1")
    for name in ("x", "y"):
        facts += product(name, "hgnc:2", "mondo:0000006")
    clustering, _ = cluster(landscape_of(facts), snapshot="s")
    assert [c.name for c in clustering.clusters] == ["BCMA · lupus · CAR-T", "CD19 · burn · CAR-T"]
    first = clustering.clusters[0]
    assert (first.leading_stage, first.size, first.hhi, first.stability) == ("phase_3", 3, 1.0, 1.0)
    assert [(share.id, share.share) for share in first.targets] == [("hgnc:1", 1.0)]
    assert clustering.to_json()["clusters"][0]["id"] == "cluster:bcma-lupus-car-t"


def test_an_empty_landscape_has_no_clusters() -> None:
    """Nothing to compare is no error."""
    clustering, projection = cluster(landscape_of([]))
    assert (list(clustering.clusters), list(clustering.white_space), list(projection.links)) == ([], [], [])


def test_white_space_is_beside_what_is_tried_and_says_why() -> None:
    """BCMA is tried in lupus, CD19 in myositis: the other two pairs are open; stalled pairs are told."""
    landscape = landscape_of(
        [
            *TREE, *product("p", "hgnc:1", "mondo:0000004"), *product("q", "hgnc:2", "mondo:0000005"),
            *product("gone", "hgnc:2", "mondo:0000006", "discontinued"),
            *product("mice", "hgnc:1", "mondo:0000006", "preclinical"),
        ]
    )  # fmt: skip
    clustering, _ = cluster(landscape)
    found = {(w.target, w.indication): w.kind for w in clustering.white_space}
    assert found == {
        ("hgnc:1", "mondo:0000005"): "never_tried", ("hgnc:2", "mondo:0000004"): "never_tried",
        ("hgnc:2", "mondo:0000006"): "stopped", ("hgnc:1", "mondo:0000006"): "preclinical_only",
    }  # fmt: skip
    assert all(w.evidence for w in clustering.white_space)


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])), st.randoms())
def test_communities_part_the_products_whatever_the_order_of_links(pairs: set[tuple[int, int]], random: object) -> None:
    """Every product is in exactly one community, and equal networks give equal communities."""
    ids = [f"product:{n}" for n in range(10)]
    network = [Link(ids[a], ids[b], 0.5, {}) for a, b in sorted(pairs)]
    method = Method(runs=2, rewirings=3)
    found = communities(Projection(ids, network, {}), method)
    assert sorted(id_ for community in found for id_ in community.members) == ids
    assert communities(Projection(ids, network[::-1], {}), method) == found

"""Clusters as an analyst reads them: their names, members, shares, trials, and what lies beside them."""

from __future__ import annotations

import json

from cgtkg.graph.analysis.clusters import cluster
from cgtkg.graph.analysis.leiden import Method
from cgtkg.graph.analysis.naming import niches
from cgtkg.graph.analysis.profiles import profiles
from cgtkg.schema.facts import Fact
from support.competing import AUTOIMMUNE, BCMA, BURN, CD7, CD19, LUPUS, MYOSITIS, TREE, product, trial
from support.landscapes import landscape_of, node

QUICK = Method(runs=3, rewirings=9)


def many(names: str, *of: object, **more: str) -> list[Fact]:
    """A product alike for each letter."""
    return [fact for name in names for fact in product(name, *of, **more)]  # type: ignore[arg-type]


def test_two_groups_of_competitors_are_two_clusters_named_by_what_they_share() -> None:
    """BCMA in lupus, CD19 in burns; shares, leader and concentration with them."""
    facts = [*TREE, *many("pq", BCMA, LUPUS), *product("r", BCMA, LUPUS, "phase_3"), *many("xy", CD19, BURN)]
    clustering, _ = cluster(landscape_of(facts), snapshot="s", method=QUICK)
    assert [c.name for c in clustering.clusters] == ["BCMA · lupus", "CD19 · burn"]
    first = clustering.clusters[0]
    assert (first.leading_stage, first.size, first.hhi, first.stability) == ("phase_3", 3, 1.0, 1.0)
    assert [(share.id, share.share) for share in first.targets] == [(BCMA, 1.0)]
    assert clustering.parameters["alone"] == []


def test_the_document_has_what_the_contract_says() -> None:
    """Keys of `cgtkg clusters --json`, as plain JSON."""
    clustering, _ = cluster(landscape_of([*TREE, *many("pq", BCMA, LUPUS)]), snapshot="s", method=QUICK)
    document = json.loads(json.dumps(clustering.to_json()))
    assert document.keys() == {"snapshot", "as_of", "parameters", "clusters", "white_space"}
    assert document["clusters"][0].keys() >= {
        "id", "name", "products", "companies", "targets", "indications", "modalities", "leading_stage", "size",
        "density", "hhi", "stability", "p_value",
    }  # fmt: skip
    assert document["clusters"][0]["id"] == "cluster:bcma-lupus"


def test_an_empty_landscape_has_no_clusters() -> None:
    """Nothing to compare is no error."""
    clustering, projection = cluster(landscape_of([]))
    assert (list(clustering.clusters), list(clustering.white_space), list(projection.links)) == ([], [], [])


def test_one_target_in_two_kinds_of_disease_is_two_clusters() -> None:
    """CD19 in autoimmune disease and CD19 in burns are two competitions, once both are crowded."""
    facts = [*TREE, *many("abcdefgh", CD19, LUPUS), *many("stuvwxyz", CD19, BURN)]
    clustering, _ = cluster(landscape_of(facts), method=QUICK)
    assert sorted(c.name for c in clustering.clusters) == ["CD19 · burn", "CD19 · lupus"]
    assert [c.size for c in clustering.clusters] == [8, 8]


def test_the_disease_of_a_name_is_what_most_have_and_few_others() -> None:
    """Some of them are for lupus, some for myositis: they share autoimmune disease."""
    facts = [*TREE, *many("abc", CD7, LUPUS), *many("def", CD7, MYOSITIS), *many("x", BCMA, BURN)]
    clustering, _ = cluster(landscape_of(facts), method=QUICK)
    assert [c.name for c in clustering.clusters] == ["CD7 · autoimmune disease"]


def test_names_differ_where_groups_compete_in_the_same_place() -> None:
    """By the cell source where it tells them apart, else by the most advanced product."""
    landscape = landscape_of(
        [*TREE, *many("ab", CD19, LUPUS), *many("cd", CD19, LUPUS, cell_source="allogeneic"), *many("ef", CD19, LUPUS),
         *many("gh", CD19, LUPUS)]
    )  # fmt: skip
    groups = [[f"product:{name}" for name in pair] for pair in ("ab", "cd", "ef", "gh")]
    assert [niche.name for niche in niches(landscape, groups, profiles(landscape))] == [
        "CD19 · lupus", "CD19 · lupus · allogeneic", "CD19 · lupus · CAR-T", "CD19 · lupus (g and others)",
    ]  # fmt: skip


def test_two_targets_of_most_products_are_both_in_the_name() -> None:
    """Dual constructs; where there is no target the modality stands in."""
    facts = [*TREE, *many("abc", [BCMA, CD19], LUPUS), *many("xyz", "", BURN)]
    clustering, _ = cluster(landscape_of(facts), method=QUICK)
    assert [c.name for c in clustering.clusters] == ["BCMA/CD19 · lupus", "burn · CAR-T"]


def test_trials_are_counted_of_its_products_and_beside_them_of_others_in_the_same_place() -> None:
    """A trial counts once; of unnamed and academic products those against the target in the group of diseases."""
    facts = [
        *TREE, *many("pq", BCMA, LUPUS), *trial(1, "product:p", LUPUS), *trial(2, "product:q", BURN),
        *product("nameless", BCMA, LUPUS, kind="unnamed"), *trial(3, "product:nameless", LUPUS),
        *trial(4, "product:nameless", BURN), *product("clinic", BCMA, MYOSITIS, company="company:u"),
        *trial(5, "product:clinic", LUPUS), *product("elsewhere", CD19, LUPUS, kind="unnamed"),
        *trial(6, "product:elsewhere", LUPUS),
    ]  # fmt: skip
    clustering, _ = cluster(landscape_of(facts), method=QUICK)
    (found,) = clustering.clusters
    assert (found.trials, found.trials_unnamed) == (2, 2)


def test_a_therapeutic_area_may_be_what_a_cluster_shares() -> None:
    """Three autoimmune diseases that the tree knows as unrelated."""
    facts = [*TREE, *(node(f"mondo:000002{n}", f"disease {n}", area="autoimmune") for n in range(4))]
    for n in range(4):
        facts += product(f"p{n}", CD7, f"mondo:000002{n}")
    clustering, _ = cluster(landscape_of(facts), method=QUICK)
    assert [c.name for c in clustering.clusters] == ["CD7 · autoimmune disease"]
    assert AUTOIMMUNE not in clustering.clusters[0].indications

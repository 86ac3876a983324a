"""Who competes with whom, how strongly, and for which reasons."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from cgtkg.graph.analysis.profiles import profiles
from cgtkg.graph.analysis.projection import project
from cgtkg.graph.analysis.results import Link
from cgtkg.graph.landscape import Landscape
from cgtkg.schema.facts import Fact
from support.competing import AUTOIMMUNE, BCMA, BURN, CD7, CD19, LUPUS, MYOSITIS, TREE, product
from support.landscapes import landscape_of, node, relation


def links(landscape: Landscape) -> dict[tuple[str, str], Link]:
    found = project(landscape, profiles(landscape)).links
    return {(link.first.partition(":")[2], link.second.partition(":")[2]): link for link in found}


def crowd(number: int, target: str, disease: str) -> Iterable[Fact]:
    """So many products alike."""
    return [fact for n in range(number) for fact in product(f"other{n:02}", target, disease)]


def test_same_target_and_disease_weigh_most_and_say_why() -> None:
    """The reasons add up to the weight."""
    landscape = landscape_of([*TREE, *product("p", BCMA, LUPUS), *product("q", BCMA, LUPUS)])
    (link,) = links(landscape).values()
    assert link.reasons == {"target": 0.3, "indication": 0.4, "modality": 0.25}
    assert link.weight == pytest.approx(sum(link.reasons.values()))


def test_a_modality_alone_makes_no_competition() -> None:
    """Two CAR-T products against different antigens in unrelated diseases do not compete."""
    assert links(landscape_of([*TREE, *product("p", BCMA, LUPUS), *product("q", CD19, BURN)])) == {}


def test_what_many_share_says_less_than_what_few_share() -> None:
    """CD19 and lupus, which forty have, against CD7 and burns, which two have; a common target still counts."""
    landscape = landscape_of(
        [*TREE, *crowd(40, CD19, LUPUS), *product("p", CD7, BURN), *product("q", CD7, BURN)]
    )  # fmt: skip
    found = links(landscape)
    common, rare = found["other00", "other01"].reasons, found["p", "q"].reasons
    assert rare["target"] == 0.3
    assert rare["indication"] == 0.4
    assert 0.25 * 0.3 < common["target"] < 0.6 * 0.3
    assert common["indication"] < 0.3 * 0.4


def test_a_related_disease_counts_by_the_group_that_is_shared() -> None:
    """Lupus and myositis are both autoimmune, as many are; lupus itself is shared by two only."""
    landscape = landscape_of(
        [
            *TREE, *crowd(20, "", AUTOIMMUNE), *product("lupus", "", LUPUS), *product("lupus-too", "", LUPUS),
            *product("myositis", "", MYOSITIS),
        ]
    )  # fmt: skip
    found = {pair: link.reasons["indication"] for pair, link in links(landscape).items()}
    assert found["lupus", "lupus-too"] == 0.4
    assert found["lupus", "myositis"] == found["myositis", "other00"] < 0.2


def test_diseases_are_compared_all_with_all() -> None:
    """Two products for lupus alone compete more closely than one of them with a product for lupus and burns."""
    landscape = landscape_of(
        [*TREE, *product("a", CD19, LUPUS), *product("b", CD19, LUPUS), *product("wide", CD19, [LUPUS, BURN])]
    )
    found = {pair: link.reasons["indication"] for pair, link in links(landscape).items()}
    assert found["a", "wide"] == found["b", "wide"] < found["a", "b"]


def test_diseases_of_one_therapeutic_area_are_related_and_those_of_two_are_not() -> None:
    """Nephritis is below no autoimmune disease in the tree; vasculitis is below an inborn one, of another area."""
    inborn, anemia, nephritis, vasculitis = (f"mondo:000001{n}" for n in range(4))
    landscape = landscape_of(
        [
            *TREE, *crowd(10, CD19, BURN), node("mondo:0000009", "hereditary", area="other"),
            node(inborn, "inborn", area="other"), node(anemia, "anemia", area="other"),
            node(nephritis, "nephritis", area="autoimmune"), node(vasculitis, "vasculitis", area="autoimmune"),
            relation("IS_A", "mondo:0000009", "mondo:0000001", 1), relation("IS_A", inborn, "mondo:0000009", 1),
            relation("IS_A", vasculitis, inborn, 1), relation("IS_A", anemia, inborn, 1),
            *product("nephritis", "", nephritis), *product("vasculitis", "", vasculitis),
            *product("anemia", "", anemia),
        ]
    )  # fmt: skip
    named = {pair for pair in links(landscape) if not any(name.startswith("other") for name in pair)}
    assert named == {("nephritis", "vasculitis")}


def test_a_dual_construct_competes_fully_with_each_single_one() -> None:
    """BCMA and CD19 together against BCMA alone; the two single ones do not share a target."""
    landscape = landscape_of(
        [*TREE, *product("both", [BCMA, CD19], LUPUS), *product("one", BCMA, LUPUS), *product("two", CD19, LUPUS)]
    )
    found = {pair: link.reasons.get("target") for pair, link in links(landscape).items()}
    assert found == {("both", "one"): 0.3, ("both", "two"): 0.3, ("one", "two"): None}


def test_an_antigen_that_holds_back_and_a_gene_cut_on_the_way_are_no_targets() -> None:
    """AND NOT an antigen; an edit beside what the product binds. Where nothing is bound the edit is what it does."""
    landscape = landscape_of(
        [
            *TREE, *product("gated", BCMA, LUPUS), relation("TARGETS", "product:gated", CD7, 3, logic="not"),
            *product("edited", BCMA, LUPUS), relation("TARGETS", "product:edited", CD7, 3, action="edits"),
            *product("editor", "", BURN), relation("TARGETS", "product:editor", CD7, 3, action="edits"),
        ]
    )  # fmt: skip
    targets = {id_: profile.targets for id_, profile in profiles(landscape).items()}
    assert targets == {"product:gated": {BCMA}, "product:edited": {BCMA}, "product:editor": {CD7}}


def test_a_cell_source_other_than_the_patient_counts_as_a_modality() -> None:
    """Two allogeneic products are closer to each other than to an autologous one."""
    kinds = {"allo": "allogeneic", "allo2": "allogeneic", "auto": "autologous"}
    facts = [fact for name, source in kinds.items() for fact in product(name, CD19, LUPUS, cell_source=source)]
    landscape = landscape_of([*TREE, *facts, *crowd(20, CD19, LUPUS)])
    found = {pair: link.reasons["modality"] for pair, link in links(landscape).items()}
    assert found["allo", "allo2"] > found["allo", "auto"]


def test_hypothetical_diseases_unnamed_and_academic_products_are_out_of_view_by_default() -> None:
    """Competition is about named products of industry, and about facts."""
    landscape = landscape_of(
        [
            *TREE, *product("p", BCMA, LUPUS),
            *product("hoped", "", LUPUS, assertion="hypothetical"),
            *product("unnamed", BCMA, LUPUS, kind="unnamed"),
            *product("academic", BCMA, LUPUS, company="company:u"),
        ]
    )  # fmt: skip
    assert set(profiles(landscape)) == {"product:p", "product:hoped"}
    assert links(landscape) == {}
    assert set(profiles(landscape, unnamed=True, academic=True)) == {
        "product:p", "product:hoped", "product:unnamed", "product:academic",
    }  # fmt: skip

"""White space: what nobody holds though both sides are contested, what was stopped, what never reached people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from cgtkg.graph.analysis import whitespace
from cgtkg.graph.analysis.places import Places, holdings
from cgtkg.graph.analysis.results import WhiteSpace
from cgtkg.graph.analysis.whitespace import white_space
from cgtkg.schema.facts import Fact
from support.competing import AUTOIMMUNE, BCMA, BURN, CD7, CD19, LUPUS, MYOSITIS, TREE, product, trial
from support.landscapes import landscape_of, node, relation


def found(facts: Iterable[Fact]) -> Mapping[tuple[str, str], WhiteSpace]:
    return {(w.target, w.indication): w for w in white_space(landscape_of([*TREE, *facts]))}


def contested() -> list[Fact]:
    """BCMA twice in lupus; CD19 and CD7 in myositis."""
    return [
        *product("p", BCMA, LUPUS), *product("p2", BCMA, LUPUS, "phase_3"), *product("q", CD19, MYOSITIS),
        *product("r", CD7, MYOSITIS),
    ]  # fmt: skip


def test_a_pair_between_contested_places_is_open_and_says_why() -> None:
    """BCMA is tried twice beside, two other targets there: BCMA in myositis was never tried."""
    (open_,) = found(contested()).values()
    assert (open_.target, open_.indication, open_.kind) == (BCMA, MYOSITIS, "never_tried")
    assert (open_.beside, open_.against, open_.score) == (2, 2, 2.0)
    assert open_.evidence


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param("product:p2", id="only one product beside"),
        pytest.param("product:r", id="only one other target there"),
    ],
)
def test_one_of_a_kind_is_no_contest(missing: str) -> None:
    """Two products with the target beside, and two other targets there, or nothing is said."""
    named = [fact for fact in contested() if missing not in (getattr(fact, "start", ""), getattr(fact, "id", ""))]
    assert not found(named)


def test_products_before_the_clinic_contest_nothing() -> None:
    """Preclinical products do not make a place contested, and a pair that has only such is told as that."""
    facts = [*product("m", BCMA, LUPUS, "preclinical"), *product("n", BCMA, LUPUS, "preclinical")]
    spaces = found([*facts, *product("q", CD19, MYOSITIS), *product("r", CD7, MYOSITIS)])
    assert {pair: space.kind for pair, space in spaces.items()} == {(BCMA, LUPUS): "preclinical_only"}


def test_a_pair_tried_in_a_wider_or_narrower_disease_is_not_open() -> None:
    """Who tries BCMA in autoimmune disease has tried it in myositis, too."""
    assert (BCMA, MYOSITIS) not in found([*contested(), *product("wide", BCMA, AUTOIMMUNE)])
    juvenile = [node("mondo:0000020", "juvenile myositis"), relation("IS_A", "mondo:0000020", MYOSITIS, 1)]
    assert (BCMA, MYOSITIS) not in found([*contested(), *juvenile, *product("narrow", BCMA, "mondo:0000020")])


def test_unnamed_products_hold_a_place_as_named_ones_do() -> None:
    """White space is about all that is tried."""
    assert not found([*contested(), *product("nameless", BCMA, MYOSITIS, kind="unnamed")])


def test_what_ended_is_stopped_unless_something_goes_on() -> None:
    """By the stage that a source states, or because all trials ended before their time."""
    facts = [
        *product("gone", CD19, BURN, "discontinued"), *product("halted", BCMA, BURN),
        *trial(1, "product:halted", BURN, "terminated"), *trial(2, "product:halted", BURN, "withdrawn"),
        *product("half", CD7, BURN), *trial(3, "product:half", BURN, "terminated"),
        *trial(4, "product:half", BURN, "recruiting"),
    ]  # fmt: skip
    assert {pair: space.kind for pair, space in found(facts).items()} == {
        (CD19, BURN): "stopped", (BCMA, BURN): "stopped",
    }  # fmt: skip


@pytest.mark.parametrize("furthest", [LUPUS, "mondo:0000007"])
def test_a_product_in_several_diseases_beside_is_shown_by_its_furthest_fact(furthest: str) -> None:
    """Whichever disease that is: not by the one that a set happens to give last."""
    other = [node("mondo:0000007", "sclerosis"), relation("IS_A", "mondo:0000007", AUTOIMMUNE, 1)]
    facts = [fact for id_ in (LUPUS, "mondo:0000007")
             for fact in product("both", BCMA, id_, "phase_3" if id_ == furthest else "phase_1")]  # fmt: skip
    landscape = landscape_of([*TREE, *other, *contested(), *facts])
    shown = Places(landscape, holdings(landscape)).next_to(BCMA, MYOSITIS)["product:both"]
    assert (shown.end, shown.get("stage")) == (furthest, "phase_3")


def test_an_approved_product_is_not_stopped_by_a_trial_that_ended() -> None:
    """A trial of a marketed product may end early."""
    facts = [*product("p", CD19, BURN, "approved"), *trial(1, "product:p", BURN, "terminated")]
    assert not found(facts)


def test_the_most_contested_come_first_and_the_rest_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads thousands of pairs."""
    facts = contested()
    for n in range(5):
        facts += product(f"more{n}", CD19, MYOSITIS)
        facts += product(f"lupus{n}", CD7, LUPUS)
    scores = [(space.target, space.score) for space in found(facts).values()]
    assert scores == sorted(scores, key=lambda entry: -entry[1])
    assert len(scores) == 2
    monkeypatch.setattr(whitespace, "_MOST", 1)
    assert [(space.target, space.score) for space in found(facts).values()] == scores[:1]

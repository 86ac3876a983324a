"""Communities of the competition network: complete, repeatable, stable where they are clear, surprising where dense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.analysis.communities import Community, communities
from cgtkg.graph.analysis.leiden import Method
from cgtkg.graph.analysis.results import Link, Projection

QUICK = Method(runs=3, rewirings=3)


def among(group: Iterable[str], weight: float) -> list[Link]:
    return [Link(one, other, weight, {}) for one, other in combinations(sorted(group), 2)]


def between(one: Iterable[str], other: Iterable[str], weight: float) -> list[Link]:
    return [Link(min(a, b), max(a, b), weight, {}) for a in one for b in other]


def members(found: Iterable[Community]) -> list[Sequence[str]]:
    return [community.members for community in found]


FIRST, SECOND = [f"product:a{n}" for n in range(8)], [f"product:b{n}" for n in range(6)]


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])), st.randoms())
def test_communities_part_the_products_whatever_the_order_of_links(pairs: set[tuple[int, int]], random: object) -> None:
    """Every product is in exactly one community, and equal networks give equal communities."""
    ids = [f"product:{n}" for n in range(10)]
    network = [Link(ids[a], ids[b], 0.5, {}) for a, b in sorted(pairs)]
    found = communities(Projection(ids, network, {}), QUICK)
    assert sorted(id_ for community in found for id_ in community.members) == ids
    assert communities(Projection(ids, network[::-1], {}), QUICK) == found


def test_products_belong_together_where_they_compete_by_more_than_the_resolution() -> None:
    """Two groups joined by weaker links than the resolution stay two however many links these are."""
    links = [*among(FIRST, 0.5), *among(SECOND, 0.4), *between(FIRST, SECOND, 0.2)]
    projection = Projection([*FIRST, *SECOND], links, {})
    assert members(communities(projection, QUICK)) == [tuple(FIRST), tuple(SECOND)]
    assert members(communities(projection, Method(resolution=0.1, runs=0, rewirings=0))) == [(*FIRST, *SECOND)]
    assert len(communities(projection, Method(resolution=0.6, runs=0, rewirings=0))) == 14


def test_density_is_the_mean_over_all_pairs_weak_links_included() -> None:
    """A link too weak to be searched still counts."""
    links = [*among(FIRST[:3], 0.6), Link("product:a0", "product:z", 0.1, {})]
    found = communities(Projection([*FIRST[:3], "product:z"], links, {}), QUICK)
    assert [community.density for community in found] == [0.6, 0.0]


def test_a_clear_group_is_stable_and_one_that_hangs_by_a_thread_is_not() -> None:
    """What comes out when some products are left out tells how sure a group is."""
    chain = [f"product:c{n}" for n in range(9)]
    links = [*among(FIRST, 0.6), *(Link(a, b, 0.6, {}) for a, b in pairwise(chain))]
    found = communities(Projection([*FIRST, *chain], links, {}), Method(rewirings=0))
    assert found[0].members == tuple(FIRST)
    assert found[0].stability == 1.0
    assert min(community.stability for community in found) < 0.9


def test_a_dense_group_of_many_is_no_accident_and_a_pair_may_be_one() -> None:
    """Rewired networks have strong pairs everywhere, and large dense groups nowhere."""
    sparse = [f"product:d{n}" for n in range(40)]
    links = [*among(FIRST, 0.6), *(Link(a, b, 0.6, {}) for a, b in zip(sparse[::2], sparse[1::2], strict=True))]
    found = communities(Projection([*FIRST, *sparse], links, {}), Method(runs=0, rewirings=39))
    by_size = {len(community.members): community.p_value for community in found}
    assert by_size == {8: 0.025, 2: 1.0}


def test_a_product_alone_has_no_p_value() -> None:
    """It is no group."""
    (alone,) = communities(Projection(["product:a"], [], {}), QUICK)
    assert (alone.density, alone.stability, alone.p_value) == (0.0, 1.0, None)

"""What few products have says more than what everybody has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.analysis.rarity import Rarity


def test_rarity_runs_from_what_all_have_to_what_two_have() -> None:
    """1 for what two or fewer have, 0 for what all have, in between by the logarithm."""
    held = [{"all", "half" if n < 200 else "other", *(["two"] if n < 2 else [])} for n in range(400)]
    rarity = Rarity(held)
    assert rarity.of("all") == 0
    assert rarity.of("two") == rarity.of("unheard of") == 1
    assert 0.1 < rarity.of("half") < 0.2
    assert rarity.greatest(["all", "half"]) == rarity.of("half")
    assert rarity.greatest([]) == 0


def test_in_a_small_field_what_all_share_is_not_common() -> None:
    """Three products against one target are competitors, not proof that the target is trivial."""
    assert Rarity([{"CD7"}] * 3).of("CD7") > 0.8


@given(st.integers(1, 300), st.integers(1, 300))
def test_the_more_have_it_the_less_it_tells(one: int, other: int) -> None:
    """Never the other way round, and always within 0 and 1."""
    few, many = sorted((one, other))
    rarity = Rarity([{*(["few"] if n < few else []), *(["many"] if n < many else [])} for n in range(300)])
    assert 0 <= rarity.of("many") <= rarity.of("few") <= 1

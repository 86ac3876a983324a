"""The landscape in memory: trees, facts and what is left out."""

from support.landscapes import landscape_of, node, relation


def test_ancestors_are_counted_by_the_fewest_steps_and_loops_end() -> None:
    """A tree with a short cut, and even one that somebody made circular."""
    ids = [f"modality:{letter}" for letter in "abcd"]
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "a")]
    landscape = landscape_of(
        [*(node(id_, id_) for id_ in ids), *(relation("IS_A", f"modality:{a}", f"modality:{b}", 1) for a, b in edges)]
    )
    assert landscape.ancestors("modality:a") == {"modality:a": 0, "modality:b": 1, "modality:c": 1, "modality:d": 2}


def test_only_facts_are_walked_over() -> None:
    """A hypothetical relationship is there, and neither end sees it as a fact."""
    landscape = landscape_of(
        [
            node("product:p", "P"), node("mondo:1", "x"),
            relation("TREATS", "product:p", "mondo:1", 1, assertion="hypothetical"),
        ]
    )  # fmt: skip
    assert len(landscape.relationships) == 1
    assert landscape.out("product:p") == landscape.into("mondo:1") == []

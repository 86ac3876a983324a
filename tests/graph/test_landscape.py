"""The landscape in memory: trees, facts and what is left out."""

from cgtkg.graph.landscape import Stated
from cgtkg.schema.statements import Statement
from support.landscapes import landscape_of, node, relation


def test_statements_are_read_when_somebody_asks() -> None:
    """Until then they are counted, and told to be current or not, by their text."""
    first = Statement("evidence:a", "source:a", "2024", values={"stage": "phase_1"})
    ended = Statement("evidence:b", "source:a", "2023", superseded_from="2024", known_to="2023-12")
    stated = Stated([first.to_json(), ended.to_json()])
    assert len(stated) == 2
    assert not stated.all_current
    assert Stated([first.to_json()]).all_current
    assert list(stated) == [first, ended]
    assert stated[0] == first
    assert [s.evidence for s in stated if s.current] == ["evidence:a"]
    unreadable = Stated(["no JSON at all"])
    assert len(unreadable) == 1
    assert unreadable.all_current


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

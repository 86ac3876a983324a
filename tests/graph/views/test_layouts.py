"""Where things stand: never on one another, in order, near what they are joined to."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.views import DrawnEdge, DrawnNode, Fill
from cgtkg.graph.views.choosing import rooms
from cgtkg.graph.views.islands import island
from cgtkg.graph.views.lettering import shortened, text_width
from cgtkg.graph.views.packing import packed
from cgtkg.graph.views.spacing import spread
from cgtkg.graph.views.tree import tree

_KINDS = ("Company", "Product", "Target", "Indication", "Modality")


def _node(kind: str, number: int, width: float = 80.0) -> DrawnNode:
    id_ = f"{kind.lower()}:{number}"
    return DrawnNode(id_, kind, kind[0], id_, id_, "#123456", Fill.TINT, 13.0, width, 24.0)


_NODES = st.lists(
    st.tuples(st.sampled_from(_KINDS), st.integers(0, 30), st.floats(30, 260)), min_size=1, max_size=40,
    unique_by=lambda entry: entry[:2],
).map(lambda entries: [_node(*entry) for entry in entries])  # fmt: skip


def _edges(nodes: list[DrawnNode], picks: list[tuple[int, int]]) -> list[DrawnEdge]:
    pairs = [(nodes[a % len(nodes)], nodes[b % len(nodes)]) for a, b in picks]
    return [DrawnEdge(f"{a.id} {b.id}", "T", a.id, b.id, "", "", "#123456") for a, b in pairs if a.id != b.id]


_PICKS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=60)


@given(_NODES, _PICKS, st.sampled_from([1, 2]))
def test_nodes_of_an_island_never_overlap_and_none_is_lost(
    nodes: list[DrawnNode], picks: list[tuple[int, int]], wings: int
) -> None:
    """Whatever the links, every node is placed once, inside the island's bounds, clear of all others."""
    found = island(nodes, _edges(nodes, picks), wings=wings)
    assert sorted(n.id for n in found.nodes) == sorted(n.id for n in nodes)
    assert not [(a.id, b.id) for a, b in combinations(found.nodes, 2) if a.overlaps(b)]
    assert all(n.width / 2 <= n.x + 0.1 and n.x + n.width / 2 <= found.width + 0.1 for n in found.nodes)
    assert all(n.height / 2 <= n.y + 0.1 and n.y + n.height / 2 <= found.height + 0.1 for n in found.nodes)


@given(_NODES, _PICKS)
def test_an_island_does_not_depend_on_the_order_of_its_nodes(
    nodes: list[DrawnNode], picks: list[tuple[int, int]]
) -> None:
    """The same nodes and links in another order give the same places."""
    edges = _edges(nodes, picks)
    shuffled = sorted(nodes, key=lambda node: node.label[::-1])
    places = [{n.id: (n.x, n.y) for n in island(some, edges).nodes} for some in (nodes, shuffled)]
    assert places[0] == places[1]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=30), st.data())
def test_nodes_of_a_neighbourhood_never_overlap(kinds: list[int], data: st.DataObject) -> None:
    """Neighbours stand on both sides of the focus, with their own neighbours further out, all clear."""
    focus = _node("Product", 99, 200.0)
    first = [_node(_KINDS[kind], place) for place, kind in enumerate(sorted(kinds))]
    children = {focus.id: first}
    for parent in first[:5]:
        count = data.draw(st.integers(0, 4))
        children[parent.id] = [_node("Target", 100 * (first.index(parent) + 1) + n) for n in range(count)]
    nodes = tree(focus, children, {first[0].id: 3})
    assert len(nodes) == 1 + sum(map(len, children.values()))
    assert not [(a.id, b.id) for a, b in combinations(nodes, 2) if a.overlaps(b)]
    assert nodes[0].id == focus.id
    assert (nodes[0].x, nodes[0].y) == (0.0, 0.0)


@given(st.lists(st.integers(1, 60), max_size=12), st.integers(0, 120))
def test_rooms_are_given_fairly_and_all_used(sizes: list[int], most: int) -> None:
    """No group gets more than it has or less than a smaller one, and nothing is left while any group has more."""
    given_ = rooms(sizes, most)
    assert sum(given_) == min(most, sum(sizes))
    assert all(0 <= room <= size for room, size in zip(given_, sizes, strict=True))
    if most >= len(sizes):
        assert all(given_)
    pairs = sorted(zip(sizes, given_, strict=True))
    assert [room for _, room in pairs] == sorted(room for _, room in pairs) or len(set(sizes)) < len(sizes)


def test_what_stands_for_several_comes_below_those_of_its_kind() -> None:
    """Whatever the links say."""
    nodes = [*(_node("Product", n) for n in range(5)), replace(_node("Product", 9), id="more:Product:x")]
    placed = {n.id: n.y for n in island(nodes, []).nodes}
    assert max(placed, key=placed.__getitem__) == "more:Product:x"


@given(st.lists(st.floats(-1000, 1000), max_size=30), st.floats(0.1, 50))
def test_spread_places_keep_order_and_gap(wanted: list[float], gap: float) -> None:
    """Places come in the given order, at least the gap apart, and around the same middle."""
    places = spread(wanted, gap)
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(places))
    assert abs(sum(places) - sum(wanted)) < 1e-6 * max(1, len(wanted)) * 1000


@given(st.lists(st.floats(50, 900), max_size=25))
def test_packed_areas_do_not_overlap(heights: list[float]) -> None:
    """Areas of equal width stand in columns, one below the other."""
    corners = packed(heights, 300.0, 20.0)
    areas = [(x, y, y + height) for (x, y), height in zip(corners, heights, strict=True)]
    assert len(areas) == len(heights)
    assert not [1 for a, b in combinations(areas, 2) if a[0] == b[0] and a[1] < b[2] and b[1] < a[2]]


def test_labels_are_measured_by_what_they_hold() -> None:
    """Chinese letters are wider than Latin ones, capitals wider than small ones, accents add nothing."""
    assert text_width("賽愷澤", 10) > text_width("abc", 10) > text_width("ill", 10)
    assert text_width("ABC", 10) > text_width("abc", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("abc", 20) == 2 * text_width("abc", 10)


@given(st.text(max_size=80), st.integers(2, 40))
def test_a_shortened_label_is_one_short_line(text: str, longest: int) -> None:
    """No label is longer than allowed, and none runs over two lines."""
    label = shortened(text, longest)
    assert len(label) <= longest
    assert "\n" not in label

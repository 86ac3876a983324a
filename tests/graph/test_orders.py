"""What the database is told for new elements: names once, values in rows, parameters that no log spells out."""

from __future__ import annotations

from cgtkg.graph.writing.batch import Ends
from cgtkg.graph.writing.difference import Difference
from cgtkg.graph.writing.orders import Order, orders


def told(**parts: object) -> list[Order]:
    return list(orders(Difference(**parts)))  # type: ignore[arg-type]


def test_elements_with_different_properties_share_a_statement() -> None:
    """What one does not have is null, which is no property."""
    (order,) = told(
        new_nodes={
            "company:a": {"id": "company:a", "name": "A", "country": "CN"},
            "company:b": {"id": "company:b", "name": "B", "ticker": "X:B"},
        }
    )
    assert "{country: row[0], id: row[1], name: row[2], ticker: row[3]}" in order.statement
    assert order.parameters["rows"] == [["CN", "company:a", "A", None], [None, "company:b", "B", "X:B"]]
    assert order.count == 2


def test_a_relationship_comes_after_its_ends_and_names_them() -> None:
    """Whatever the order in which a difference holds them; the ends tell which one is missing."""
    key = "DEVELOPS company:a product:p role=developer stated"
    nodes = {id_: {"id": id_, "name": id_} for id_ in ("product:p", "company:a")}
    *created, last = told(
        new_relationships={key: {"key": key, "role": "developer"}}, ends={key: Ends.of(key)}, new_nodes=nodes
    )
    assert [order.count for order in created] == [1, 1]
    assert last.parameters["rows"] == [["company:a", "product:p", key, "developer"]]
    assert [end.start for end in last.ends] == ["company:a"]


def test_rows_are_cut_and_none_is_lost() -> None:
    """A statement takes a thousand."""
    ids = [f"company:c{number}" for number in range(2_500)]
    made = told(new_nodes={id_: {"id": id_, "name": id_} for id_ in ids})
    assert [order.count for order in made] == [1_000, 1_000, 500]
    assert [row[0] for order in made for row in order.parameters["rows"]] == ids


def test_no_log_of_the_driver_spells_the_rows_out() -> None:
    """It writes each parameter's representation: that of ours is its length."""
    key = "DEVELOPS company:a product:p role=developer stated"
    made = told(
        new_nodes={"company:a": {"id": "company:a", "name": "Secret"}},
        changed_relationships={key: {"key": key, "reason": "Secret"}},
        ends={key: Ends.of(key)},
    )
    assert len(made) == 2
    assert not any("Secret" in repr(dict(order.parameters)) for order in made)

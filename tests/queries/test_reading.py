"""Saved queries say what they answer, and take parameters in their own types."""

import re

import pytest

from cgtkg.queries import saved_queries, saved_query
from cgtkg.schema.errors import UsageError


def test_there_are_fifteen_or_more_and_each_says_what_it_answers() -> None:
    """Title, purpose and a statement in every file."""
    queries = saved_queries()
    assert len(queries) >= 15
    assert len({query.title for query in queries.values()}) == len(queries)
    assert all(len(query.purpose) > 30 for query in queries.values())


@pytest.mark.parametrize("name", saved_queries())
def test_every_parameter_of_a_statement_is_declared_and_used(name: str) -> None:
    """What the head promises and the statement needs agree; the order of rows is fixed."""
    query = saved_query(name)
    assert set(re.findall(r"\$(\w+)", query.statement)) == {parameter.name for parameter in query.parameters}
    assert "ORDER BY" in query.statement


def test_a_wrong_name_or_parameter_is_told_with_what_there_is() -> None:
    """The message helps to correct the call."""
    with pytest.raises(UsageError, match="products_by_target"):
        saved_query("products_by_targets")
    with pytest.raises(UsageError, match="it takes target"):
        saved_query("products_by_target").arguments({"tarte": "x"})

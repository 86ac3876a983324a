"""The guard for servers that do not enforce read access."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.readonly import refuse_loading, refuse_writes
from cgtkg.queries import saved_queries
from cgtkg.schema.errors import UsageError


@pytest.mark.parametrize(
    "statement",
    [
        "create (n)", "MATCH (n)SET n.x=1", "MATCH (n) /* x */ DELETE n", "MATCH (n) REMOVE n:X", "DROP INDEX x",
        "MATCH (n) CALL apoc.create.node([], {}) YIELD node RETURN node", "FOREACH (x IN [1] | MERGE (:X))",
        "MATCH (n) RETURN 'a' // x\nMERGE (m)", "INSERT (n)", "RETURN `a` MERGE (n)",
    ],
)  # fmt: skip
def test_a_writing_clause_is_refused(statement: str) -> None:
    """However it is written, hidden behind comments or names included."""
    with pytest.raises(UsageError, match="only reads"):
        refuse_writes(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n {name: 'CREATE'}) RETURN n", 'RETURN "it\'s SET"', "MATCH (n:`DELETE`) RETURN n.set, n.merge",
        "MATCH (n) WHERE n.name = $set RETURN n.known_from AS start", "CALL db.labels()",
        "CALL (x) { RETURN 1 AS y }",
    ],
)  # fmt: skip
def test_names_strings_parameters_and_comments_may_say_anything(statement: str) -> None:
    """A word is a clause only where a clause can stand."""
    assert refuse_writes(statement) is None


@pytest.mark.parametrize("name", saved_queries())
def test_no_saved_query_is_refused(name: str) -> None:
    """What ships passes the guard."""
    assert refuse_writes(saved_queries()[name].statement) is None
    assert refuse_loading(saved_queries()[name].statement) is None


@given(st.text())
def test_a_string_literal_never_hides_or_makes_a_clause(text: str) -> None:
    """Escaped as Cypher asks, any text is data."""
    literal = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    refuse_writes(f"RETURN {literal}")
    with pytest.raises(UsageError):
        refuse_writes(f"RETURN {literal} MERGE (n)")


def test_loading_a_file_through_the_server_is_refused_on_every_engine() -> None:
    """LOAD CSV reads files of the server's machine."""
    with pytest.raises(UsageError):
        refuse_loading("LOAD  csv FROM 'file:///etc/passwd' AS row RETURN row")

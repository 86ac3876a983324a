"""py2neo, whose life has ended, still reads the graph: what docs/py2neo.md says works, and what does not."""

from __future__ import annotations

from typing import Any

import py2neo
import pytest
from py2neo.errors import ClientError, Neo4jError

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.embedded import up
from cgtkg.graph.settings import Settings
from cgtkg.queries import saved_queries

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def graph(settings: Settings, seeded: KnowledgeGraph) -> Any:
    """What a py2neo user opens: their Neo4j, or the embedded server as its reader."""
    if settings.neo4j_uri and settings.neo4j_password:
        account = (settings.neo4j_username, settings.neo4j_password.get_secret_value())
        return py2neo.Graph(settings.neo4j_uri, auth=account)
    server = up(settings.home)
    return py2neo.Graph(server.uri, auth=(server.reader_username, server.reader_password))


@pytest.mark.parametrize("name", saved_queries())
def test_a_saved_query_gives_the_same_rows(graph: Any, seeded: KnowledgeGraph, name: str) -> None:
    """Statement and parameters as the files hold them; every row and value as through the official driver."""
    query = saved_queries()[name]
    assert graph.run(query.statement, query.arguments({})).data() == seeded.query(name)


def test_a_parameter_is_a_value(graph: Any, seeded: KnowledgeGraph) -> None:
    """Given by name or as a dictionary, in any letters."""
    statement = saved_queries()["products_by_target"].statement
    expected = seeded.query("products_by_target", target="cldn18.2")
    assert expected
    assert graph.run(statement, target="cldn18.2").data() == expected
    assert graph.query(statement, {"target": "cldn18.2"}).data() == expected
    assert graph.run(statement, target="x' OR true //").data() == []


def test_nodes_relationships_and_paths_are_read(graph: Any) -> None:
    """By matchers and as values, with labels, types and properties."""
    target = graph.nodes.match("Target", name="BCMA").first()
    assert (target["id"], list(target.labels)) == ("hgnc:11913", ["Target"])
    assert graph.nodes.get(target.identity) == target
    assert graph.nodes.match("Company").where("_.name CONTAINS 'CARsgen'").first()["id"].startswith("company:")
    against = graph.match([None, target], r_type="TARGETS").all()
    assert against
    assert all(type(fact).__name__ == "TARGETS" and fact.end_node == target and fact["evidence"] for fact in against)
    path = graph.evaluate("MATCH p = (:Company)-->(:Product)-[:TARGETS]->(:Target {id: 'hgnc:11913'}) RETURN p LIMIT 1")
    assert [len(path.nodes), len(path.relationships)] == [3, 2]
    assert {"Company", "Product", "Target"} <= graph.schema.node_labels
    assert {"DEVELOPS", "TARGETS"} <= graph.schema.relationship_types
    assert len(graph.run("MATCH (c:Company) RETURN c.name ORDER BY c.name LIMIT 3").to_table()) == 3


def test_what_only_reads_cannot_write(graph: Any) -> None:
    """In a read transaction of Neo4j, or as the embedded server's reader."""
    transaction = graph.begin(readonly=True)
    with pytest.raises(ClientError):
        transaction.run("CREATE (:Company {id: 'company:evil'})").data()
    graph.rollback(transaction)
    assert graph.evaluate("MATCH (c:Company {id: 'company:evil'}) RETURN count(c)") == 0


@pytest.mark.embedded
def test_a_read_transaction_alone_protects_nothing_on_the_embedded_server(embedded_settings: Settings) -> None:
    """The account that may write writes in it, too: hence the reader."""
    server = up(embedded_settings.home)
    graph = py2neo.Graph(server.uri, auth=(server.username, server.password))
    transaction = graph.begin(readonly=True)
    assert transaction.run("CREATE (n:Company {id: 'company:evil'}) RETURN n.id").data()
    graph.rollback(transaction)
    assert graph.evaluate("MATCH (c:Company {id: 'company:evil'}) RETURN count(c)") == 0


@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        ("get_indexes", ("Target",)),
        ("get_uniqueness_constraints", ("Target",)),
        ("create_index", ("Target", "name")),
        ("drop_index", ("Target", "name")),
        ("create_uniqueness_constraint", ("Target", "name")),
        ("drop_uniqueness_constraint", ("Target", "name")),
    ],
)
def test_calls_on_indexes_and_constraints_fail_aloud(graph: Any, call: str, arguments: tuple[str, ...]) -> None:
    """They ask for what no server of today knows; none of them answers wrongly."""
    with pytest.raises(Neo4jError):
        getattr(graph.schema, call)(*arguments)

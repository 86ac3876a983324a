"""Favourites run as they are dropped: one statement each, no parameters, with something to see."""

from __future__ import annotations

import re

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.browser.favourites import favourite, favourites
from cgtkg.queries import Parameter, SavedQuery, drawn_queries, saved_queries
from support.graph_values import drawn

TOPICS = {"Approvals", "Companies", "Competition", "Evidence", "Products", "Trials"}
NO_FACTS = {"announced", "claims_about", "contradictions"}
"""Those that show what counts as no fact, and say so."""
READABLE = 200
"""More nodes than that nobody reads, and Browser draws no more than 300 unless told to."""


def test_every_saved_query_is_a_favourite_in_a_folder_of_its_topic() -> None:
    """Folders are flat, and a new query needs nothing but its file."""
    folders = {path.partition("/")[0] for path in favourites()}
    assert folders == TOPICS
    assert len(favourites()) == len(saved_queries()) + len(drawn_queries())
    assert all(path.count("/") == 1 for path in favourites())


def test_names_are_short_and_tell_favourites_apart() -> None:
    """The drawer shows about thirty letters of the first line."""
    names = [text.splitlines()[0].removeprefix("// ") for text in favourites().values()]
    assert len(set(names)) == len(names)
    titles = [query.title for query in drawn_queries().values()]
    assert all(title.startswith("Graph: ") and len(title) <= 30 for title in titles)


@pytest.mark.parametrize("path", favourites())
def test_a_favourite_is_one_statement_without_parameters(path: str) -> None:
    """Browser shows no rows of several statements, and would ask for a parameter that is not set."""
    statement = re.sub(r"'(?:[^'\\]|\\.)*'|//[^\n]*", "", favourites()[path])
    assert "$" not in statement
    assert ";" not in statement
    assert ":param" not in favourites()[path]


def test_a_default_with_a_quote_stays_a_value() -> None:
    """What reads like a parameter in a string stays text."""
    parameters = (Parameter("of", "Crohn's", "a disease"),)
    query = SavedQuery("q", "T", "P", "Trials", parameters, "MATCH (n {name: $of}) RETURN '$of'", "")
    assert favourite(query).endswith("MATCH (n {name: 'Crohn\\'s'}) RETURN '$of'\n")


@pytest.mark.database
@pytest.mark.parametrize("path", favourites())
def test_a_favourite_shows_something(seeded: KnowledgeGraph, path: str) -> None:
    """Run as it is, each gives rows: tables of values, or nodes and relationships to draw."""
    rows = seeded.cypher(favourites()[path])
    assert rows
    if "/graph_" in path:
        nodes, relationships = drawn(rows)
        assert relationships
        assert len(nodes) < READABLE


@pytest.mark.database
@pytest.mark.parametrize("name", sorted(drawn_queries().keys() - NO_FACTS))
def test_what_is_drawn_as_a_fact_is_one(seeded: KnowledgeGraph, name: str) -> None:
    """Nothing planned, hypothetical or denied among the arrows."""
    query = drawn_queries()[name]
    _, relationships = drawn(seeded.cypher(query.statement, **query.arguments({})))
    assert {relationship["assertion"] for relationship in relationships.values()} <= {"stated", "inferred"}

"""The tables of ties between companies and of their former names."""

from __future__ import annotations

from dataclasses import replace

from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report.company_ties import former_names, ties
from cgtkg.graph.report.focusing import in_focus, limited
from cgtkg.schema.facts import Fact, RelationshipFact
from support.landscapes import landscape_of, node, relation

ALPHA, BETA = "company:alpha", "company:beta"
NODES: tuple[Fact, ...] = (
    node(ALPHA, "Alpha Bio", former_names=["Alef (1992/2010)", "Aleph (../2019-05)", "Aleph Cell (X) Ltd"]),
    node(BETA, "Beta Cell"),
    node("product:a-cel", "a-cel", 2),
    node("product:b-cel", "b-cel", 2),
    node("jurisdiction:US", "United States", 3),
)


def licence(product: str, line: int, **stated: str) -> RelationshipFact:
    """A licence of Alpha to Beta."""
    return relation("LICENSED", ALPHA, BETA, line, product=f"product:{product}", **stated)


def rows(landscape: Landscape) -> dict[str, list[list[str]]]:
    """The words of each row but the evidence, by the heading of its group."""
    (table,) = ties(landscape)
    return {
        "".join(phrase.text for phrase in group.heading): [
            [" ".join(phrase.text for phrase in cell) for cell in row[:-1]] for row in group.rows
        ]
        for group in table.groups
    }


def test_each_licence_has_its_product_place_and_time() -> None:
    """Two licences between the same two companies are two rows, the newest first."""
    landscape = landscape_of([
        *NODES, licence("a-cel", 10, date="2020-03"),
        replace(licence("b-cel", 11, territory="jurisdiction:US"), valid_from="2021", valid_to="2023-02"),
    ])  # fmt: skip
    assert rows(landscape) == {
        "Licences and sales of rights": [
            ["Alpha Bio", "gave rights to", "Beta Cell", "b-cel", "United States", "2021, until 2023-02"],
            ["Alpha Bio", "gave rights to", "Beta Cell", "a-cel", "", "2020-03"],
        ]
    }


def test_a_joint_venture_is_told_from_a_partnership() -> None:
    landscape = landscape_of([
        *NODES, relation("PARTNERED_WITH", ALPHA, BETA, 10, subject="joint venture: Gamma"),
        relation("PARTNERED_WITH", ALPHA, BETA, 11, subject="manufacturing"),
    ])  # fmt: skip
    assert rows(landscape) == {
        "Joint ventures": [["Alpha Bio", "joint venture with", "Beta Cell", "Gamma"]],
        "Partnerships": [["Alpha Bio", "works together with", "Beta Cell", "manufacturing"]],
    }


def test_what_is_stated_and_inferred_is_one_row() -> None:
    """It is not marked as inferred, and has the evidence of both."""
    landscape = landscape_of([
        *NODES, relation("SUBSIDIARY_OF", BETA, ALPHA, 10),
        relation("SUBSIDIARY_OF", BETA, ALPHA, 11, assertion="inferred"),
        relation("ACQUIRED", ALPHA, BETA, 12, assertion="planned", date="2026"),
    ])  # fmt: skip
    (table,) = ties(landscape)
    ((row,),) = [group.rows for group in table.groups]
    (evidence,) = row[-1]
    assert (len(evidence.evidence), evidence.inferred) == (2, False)


def test_in_focus_a_territory_still_has_its_name() -> None:
    whole = landscape_of([*NODES, licence("a-cel", 10, territory="jurisdiction:US")])
    focused = limited(whole, in_focus(whole, [BETA]), [BETA])
    (row,) = rows(focused)["Licences and sales of rights"]
    assert "United States" in row


def test_former_names_say_until_when() -> None:
    """A name with brackets of its own has no time; the evidence is that of the name."""
    (table,) = former_names(landscape_of(NODES))
    (group,) = table.groups
    assert [[phrase.text for cell in row[1:3] for phrase in cell] for row in group.rows] == [
        ["Alef", "1992, until 2010"], ["Aleph", "until 2019-05"], ["Aleph Cell (X) Ltd", ""],
    ]  # fmt: skip
    assert all(phrase.evidence for row in group.rows for phrase in row[-1])


def test_without_ties_there_is_no_table() -> None:
    assert ties(landscape_of([node(BETA, "Beta Cell")])) == former_names(landscape_of([node(BETA, "Beta Cell")])) == []

"""The real Purple Book, where it is at hand: every BLA is read, and the cell and gene therapies are known."""

from pathlib import Path

import pytest

from cgtkg import seeds
from cgtkg.loaders.fda import SOURCE
from cgtkg.loaders.known import Known
from cgtkg.loaders.seeds import read_seeds
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact
from support.fda_files import readings
from support.missing import missing

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "fda-purplebook"


@pytest.fixture(scope="module")
def by_licence() -> dict[str, list[Fact]]:
    """The facts of each BLA that has any, with the bundled seeds."""
    if not DATA.exists():
        missing("no fda-purplebook in the shared data")
    entries, rejects, unread = readings(DATA)
    assert (len(entries), rejects, dict(unread.counts)) == (796, [], {})
    known = Known.of(read_seeds([seeds.FOLDER]).facts, [seeds.FOLDER])
    given = {one.id: list(SOURCE.facts(one, known, SOURCE.evidence(one, "2025-05-18"))) for one in entries}
    return {id_: facts for id_, facts in given.items() if facts}


def test_the_cell_and_gene_therapies_of_the_table_are_known(by_licence: dict[str, list[Fact]]) -> None:
    """None of them is a new product or of a new company."""
    assert len(by_licence) == 45
    assert {"BLA 125643", "BLA 125646", "BLA 125657", "BLA 125730", "BLA 125798"} <= by_licence.keys()
    named = [fact for facts in by_licence.values() for fact in facts if isinstance(fact, NodeFact)]
    assert [fact.id for fact in named if "name" in fact.properties] == []


def test_each_licence_supports_the_first_approval(by_licence: dict[str, list[Fact]]) -> None:
    """One of them has a supplement that is another approval; one has ended."""
    given = {
        id_: [one for one in facts if isinstance(one, RelationshipFact) and one.type == "APPROVED_IN"]
        for id_, facts in by_licence.items()
    }
    assert {id_: len(several) for id_, several in given.items() if len(several) != 1} == {"BLA 125736": 2}
    ended = {
        id_ for id_, several in given.items() if any(one.properties.get("status") == "withdrawn" for one in several)
    }
    assert ended == {"BLA 125730"}
    assert [one.properties["date"] for one in given["BLA 125736"]] == ["2021-03", "2024-04-04"]

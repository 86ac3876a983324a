"""A user's own facts, laid over the bundled ones in the same form."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.settings import Settings
from cgtkg.schema.errors import DataError
from support.databases import wipe

pytestmark = pytest.mark.database

TABLES = {
    "sources.csv": "id,name,published,rank\nsource:own-notes,Our notes,2026-11,5\n",
    "company.csv": "id,name,kind,source,locator\ncompany:own,Own & <Sons>,industry,source:own-notes,page 1\n",
    "alias.csv": "id,alias,source,locator\ncompany:carsgen-therapeutics,KJ-Pharma,source:own-notes,page 2\n",
    "partnered_with.csv": "start,end,source,locator\n"
    "company:own,company:carsgen-therapeutics,source:own-notes,page 1\n",
    "decisions/names.csv": "decision,label,name,id,reason,source,locator,date\n"
    "same,Company,Own Sons,company:own,one firm,source:own-notes,page 1,2026-11-03\n",
}


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A folder of the user's."""
    for name, text in TABLES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_own_facts_and_aliases_join_the_bundled_ones(overlay: Path, settings: Settings) -> None:
    """They carry their own source, and what is bundled stays as it is."""
    own = settings.model_copy(update={"overlay": overlay})
    with KnowledgeGraph(write=True, settings=own) as graph:
        wipe(graph.database)
        graph.load("seeds")
        assert graph.resolve("KJ-Pharma") == "company:carsgen-therapeutics"
        assert graph.resolve("科濟藥業控股有限公司") == "company:carsgen-therapeutics"
        (fact,) = graph.why("Own & <Sons>", "PARTNERED_WITH", "CARsgen")
        assert (fact.supports[0].source, fact.supports[0].locator) == ("Our notes", "page 1")
        checks = {finding.check: list(finding.examples) for finding in graph.check()}
        assert "company:own (Our notes, page 1)" in checks["own facts"]
        assert len(checks["own facts"]) == 3
        assert checks["own decisions"] == ["same: Company 'Own Sons' and company:own (one firm)"]
    with KnowledgeGraph(write=True, settings=settings) as graph:
        graph.load("seeds")
        assert not [finding.check for finding in graph.check() if finding.check.startswith("own") and finding.count]
        without = graph.fingerprint()
        wipe(graph.database)
        graph.load("seeds")
        assert graph.fingerprint() == without, "taken off again, nothing of the overlay stays"


def test_a_wrong_overlay_is_told_and_nothing_is_written(overlay: Path, settings: Settings) -> None:
    """The bundled facts are not loaded either: a load is whole or not at all."""
    (overlay / "partnered_with.csv").write_text(TABLES["partnered_with.csv"].replace("company:own", "company:nobody"))
    own = settings.model_copy(update={"overlay": overlay})
    with KnowledgeGraph(write=True, settings=own) as graph:
        wipe(graph.database)
        with pytest.raises(DataError, match=r"partnered_with\.csv:2: company:nobody is in no table"):
            graph.load("seeds")
        assert graph.fingerprint().nodes == 0


def test_own_facts_name_a_source_of_their_own(overlay: Path, settings: Settings) -> None:
    """Else they could not be told from what is bundled."""
    (overlay / "alias.csv").write_text("id,alias,source,locator\ncompany:own,Ours,source:ctgov,page 2\n")
    own = settings.model_copy(update={"overlay": overlay})
    with (
        KnowledgeGraph(write=True, settings=own) as graph,
        pytest.raises(DataError, match=r"alias\.csv:2 \[source\]: source:ctgov is bundled"),
    ):
        graph.load("seeds")

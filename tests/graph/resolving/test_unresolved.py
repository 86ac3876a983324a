"""`cgtkg check --names`: what trials tell and nothing knows, the most frequent first, with the line that decides it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cgtkg import seeds
from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.cli.unsettled_names import lines
from cgtkg.graph.resolving import Unresolved, Unsettled, unsettled
from cgtkg.graph.settings import Settings
from support import registry_files
from support.databases import wipe
from support.registry_files import array, put
from support.small_vocabulary import write_vocabulary

pytestmark = pytest.mark.database

DAY = date(2026, 11, 23)
CGTKG = str(Path(sys.executable).with_name("cgtkg"))
HOSTILE = "=O'Brien \"& <script>alert(1)</script>\x1b[2J `}) DETACH DELETE n // $x"
SPONSORS = ("Alfa Bio Ltd", "Alfa Bio", HOSTILE)


def trials(folder: Path) -> Path:
    """Two trials of a company misspelt, one of somebody hostile."""
    changes = {
        "identificationModule__briefTitle": "BCMA CAR-T in Myeloma", "identificationModule__officialTitle": None,
        "sponsorCollaboratorsModule__collaborators": [],
    }  # fmt: skip
    studies = [
        registry_files.study(
            f"NCT9000000{number}", sponsorCollaboratorsModule__leadSponsor={"name": name, "class": "INDUSTRY"},
            armsInterventionsModule={"interventions": [{"type": "BIOLOGICAL", "name": "ALP-02 BCMA CAR-T"}]}, **changes,
        )
        for number, name in enumerate(SPONSORS, 1)
    ]  # fmt: skip
    return put(folder, array(*studies))


@pytest.fixture
def graph(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeGraph]:
    """The small vocabulary and the trials."""
    monkeypatch.setattr(seeds, "FOLDER", write_vocabulary(tmp_path / "seeds"))
    with KnowledgeGraph(write=True, settings=settings) as graph:
        wipe(graph.database)
        graph.load("ctgov", [trials(tmp_path)], day="2026-07-01")
        yield graph


def found_in(graph: KnowledgeGraph) -> Unsettled:
    return unsettled(graph.database, day=DAY)


def of(found: Unsettled, label: str) -> list[Unresolved]:
    return [one for one in found.names if one.label == label]


def test_names_come_with_their_trials_and_scored_candidates(graph: KnowledgeGraph) -> None:
    """The most frequent first; who is known is no question."""
    found = found_in(graph)
    assert [one.trials for one in found.names] == sorted((one.trials for one in found.names), reverse=True)
    misspelt, hostile = of(found, "Company")
    assert (misspelt.id, misspelt.trials, hostile.trials) == ("company:alfa-bio", 2, 1)
    (candidate,) = misspelt.candidates
    assert (candidate.id, candidate.name) == ("company:alpha", "Alpha Bio")
    assert 50 <= candidate.score <= 100
    assert "spelling" in candidate.why
    (product,) = of(found, "Product")
    assert (product.name, product.trials) == ("ALP-02 BCMA CAR-T", 3)
    assert found == found_in(graph)


def test_pasting_a_line_settles_the_name(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """One line in the user's own file: the next load merges the two, and the question is gone."""
    misspelt, hostile = of(found_in(graph), "Company")
    decisions = tmp_path / "own" / "decisions" / "names.csv"
    decisions.parent.mkdir(parents=True)
    (line,) = misspelt.candidates[0].lines
    header = "decision,label,name,id,reason,source,locator,date"
    (tmp_path / "own" / "sources.csv").write_text(
        "id,name,published\nsource:ctgov,ClinicalTrials.gov,2026-07-01\n", encoding="utf-8"
    )
    decisions.write_text("\n".join([header, line, hostile.new, ""]), encoding="utf-8")
    own = graph.settings.model_copy(update={"overlay": tmp_path / "own"})
    with KnowledgeGraph(write=True, settings=own) as settled:
        settled.load("seeds")
        settled.load("ctgov", [trials(tmp_path)], day="2026-07-01")
        assert of(unsettled(settled.database, own.overlay, DAY), "Company") == []
        rows = settled.cypher("MATCH (c:Company)-[r:SPONSORS]->() WHERE r.known_to IS NULL RETURN c.id AS id")
        assert [row["id"] for row in rows].count("company:alpha") == 2


def test_known_nodes_that_look_like_one_are_listed_until_decided_on(
    graph: KnowledgeGraph, tmp_path: Path, settings: Settings
) -> None:
    """Each pair once, with a line that merges and one that keeps both; what was decided is not asked again."""
    with (seeds.FOLDER / "vocabulary" / "company.csv").open("a", encoding="utf-8") as table:
        table.write("company:beta,Bio Alpha,industry,source:seed-001,L1\n")
    graph.load("seeds")
    (pair,) = found_in(graph).pairs
    assert (pair.id, pair.other) == ("company:alpha", "company:beta")
    for line in (pair.same, pair.apart):
        (tmp_path / "own" / "decisions").mkdir(parents=True, exist_ok=True)
        header = "decision,label,name,id,reason,source,locator,date"
        (tmp_path / "own" / "decisions" / "names.csv").write_text(f"{header}\n{line}\n", encoding="utf-8")
        with KnowledgeGraph(write=True, settings=settings.model_copy(update={"overlay": tmp_path / "own"})) as decided:
            decided.load("seeds")
            assert decided.unsettled_names().pairs == []
            assert len(decided.cypher("MATCH (c:Company {name: 'Bio Alpha'}) RETURN c.id")) == (line == pair.apart)


def test_hostile_names_are_one_line_of_csv_that_no_spreadsheet_runs_and_no_terminal_obeys(
    graph: KnowledgeGraph,
) -> None:
    """Quoted, without control characters, and still the name that trials tell."""
    found = found_in(graph)
    hostile = of(found, "Company")[1]
    (row,) = csv.reader([hostile.new])
    assert row[2].startswith("'=O'Brien")
    assert len(row) == 8
    assert all(sign.isprintable() for line in lines(found) for sign in line)


def test_the_command_prints_names_or_one_document(
    graph: KnowledgeGraph, settings: Settings, environment: dict[str, str]
) -> None:
    """Reading only: the graph is the same afterwards."""
    before = graph.fingerprint()
    text, document = (
        subprocess.run([CGTKG, "check", "--names", *more], capture_output=True, text=True, check=True, env=os.environ)
        for more in ([], ["--json"])
    )
    assert "Alfa Bio" in text.stdout
    assert {"names", "pairs"} == json.loads(document.stdout).keys()
    assert graph.fingerprint() == before

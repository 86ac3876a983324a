"""Loading what was loaded before, and snapshots that are all a source has: what is read again, and what ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.loading import Loaded
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.record import TrialRecord
from support import registry_files
from support.registry_files import array, put

pytestmark = pytest.mark.database

JUNE, JULY, AUGUST = "2026-06-01", "2026-07-01", "2026-08-01"
ONE, TWO, THREE = "NCT90000001", "NCT90000002", "NCT90000003"

GENES = "hgnc_id\tsymbol\tstatus\nHGNC:11913\tTNFRSF17\t{status}\nHGNC:5\tA1BG\tApproved\n"


def study(nct_id: str = ONE, **changes: Any) -> dict[str, Any]:
    """A trial of a CAR-T that no other registry lists."""
    return registry_files.study(nct_id, identificationModule__secondaryIdInfos=[], **changes)


@pytest.fixture
def classified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The trials that were classified, in order."""
    found: list[str] = []
    classify = Classifier.classify

    def noted(self: Classifier, record: TrialRecord) -> Any:
        found.append(record.id)
        return classify(self, record)

    monkeypatch.setattr(Classifier, "classify", noted)
    return found


@pytest.fixture
def snapshot(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of studies as of a day, as `cgtkg fetch` does; `complete`: all that the registry has."""

    def make(day: str, *studies: dict[str, Any], complete: bool = True, **manifest: Any) -> Path:
        folder = tmp_path / "snapshots" / day
        put(folder, array(*studies), "page-0001")
        content = {"date": day, "finished": True, "complete": complete, **manifest}
        (folder / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
        return folder

    return make


def counts(loaded: Loaded) -> tuple[int, ...]:
    """Read, loaded, unchanged, irrelevant, rejected, ended."""
    return (loaded.read, loaded.loaded, loaded.unchanged, loaded.irrelevant, loaded.rejected, loaded.ended)


def standing(graph: KnowledgeGraph) -> set[str]:
    """The trials of which some source says something today."""
    rows = graph.cypher("MATCH (t:Trial) WHERE t.known_to IS NULL RETURN t.id AS id")
    return {row["id"].partition(":")[2] for row in rows}


class TestTheSameAgain:
    """What was loaded is known by its content, wherever it lies now."""

    content = array(study(), study(TWO), study(THREE, statusModule__startDateStruct={"date": "2024-02-31"}))

    def test_it_is_not_read_again(self, graph: KnowledgeGraph, tmp_path: Path, classified: list[str]) -> None:
        """From another folder under another name: the counts are those of the first time, all unchanged."""
        first = graph.load("ctgov", [put(tmp_path / "a", self.content, "x")], day=JULY)
        before = graph.fingerprint()
        again = graph.load("ctgov", [put(tmp_path / "b", self.content, "y")], day=JULY)
        assert (counts(first), counts(again)) == ((3, 2, 0, 0, 1, 0), (3, 0, 2, 0, 1, 0))
        assert (again.snapshot, again.nodes, again.edges) == (first.snapshot, first.nodes, first.edges)
        assert classified == [f"clinicaltrials:{ONE}", f"clinicaltrials:{TWO}"]
        assert graph.fingerprint() == before

    def test_another_day_is_another_load(self, graph: KnowledgeGraph, tmp_path: Path, classified: list[str]) -> None:
        """The same records, seen later: nothing is classified again, the day counts as one on which they were so."""
        path = put(tmp_path, self.content)
        graph.load("ctgov", [path], day=JUNE)
        again = graph.load("ctgov", [path], day=JULY)
        assert counts(again) == (3, 0, 2, 0, 1, 0)
        assert len(classified) == 2
        (source,) = graph.cypher("MATCH (s:Source {id: 'source:ctgov'}) RETURN s.snapshots AS days")
        assert source["days"] == [JUNE, JULY]

    def test_only_what_changed_is_classified(
        self, graph: KnowledgeGraph, tmp_path: Path, classified: list[str]
    ) -> None:
        """The other trial is not read again."""
        graph.load("ctgov", [put(tmp_path, array(study(), study(TWO)), "june")], day=JUNE)
        changed = array(study(), study(TWO, statusModule__overallStatus="COMPLETED"))
        loaded = graph.load("ctgov", [put(tmp_path, changed, "july")], day=JULY)
        assert counts(loaded) == (2, 1, 1, 0, 0, 0)
        assert classified == [f"clinicaltrials:{number}" for number in (ONE, TWO, TWO)]

    def test_again_reads_all(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        """As `--again` asks; it still changes nothing."""
        path = put(tmp_path, self.content)
        graph.load("ctgov", [path], day=JULY)
        again = graph.load("ctgov", [path], day=JULY, again=True)
        assert (counts(again), Path(again.rejects).exists()) == ((3, 0, 2, 0, 1, 0), True)

    def test_what_the_graph_lost_is_loaded_again(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        """Somebody deleted all that the registry brought: the load does not count as done."""
        path = put(tmp_path, self.content)
        graph.load("ctgov", [path], day=JULY)
        whole = graph.fingerprint()
        for lost in ("MATCH (t:Trial) DETACH DELETE t", "MATCH (e:Evidence {source: 'source:ctgov'}) DETACH DELETE e"):
            graph.database.write(partial(_run, statement=lost))
        graph.load("ctgov", [path], day=JULY)
        assert graph.fingerprint() == whole

    def test_another_vocabulary_reads_anew(
        self, graph: KnowledgeGraph, tmp_path: Path, small_vocabulary: Path, classified: list[str]
    ) -> None:
        """An overlay's alias may make another product of the same words."""
        path = put(tmp_path, self.content)
        graph.load("ctgov", [path], day=JULY)
        overlay = tmp_path / "overlay"
        overlay.mkdir()
        (overlay / "sources.csv").write_text("id,name,published,rank\nsource:own,Own,2026,5\n", encoding="utf-8")
        (overlay / "alias.csv").write_text("id,alias,source,locator\nproduct:alpha-cel,Zed,source:own,1\n")
        graph.settings = graph.settings.model_copy(update={"overlay": overlay})
        graph.load("ctgov", [path], day=JULY)
        assert len(classified) == 4

    def test_a_broken_cache_costs_time_and_nothing_else(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        """What was remembered is thrown away."""
        cache = graph.settings.home / "classified" / "ctgov.sqlite3"
        cache.parent.mkdir(parents=True)
        cache.write_bytes(b"no database" * 100)
        assert counts(graph.load("ctgov", [put(tmp_path, self.content)], day=JULY)) == (3, 2, 0, 0, 1, 0)


class TestRecordsThatAreNoTrials:
    """The entry of a vocabulary has a history of its own."""

    def test_an_entry_that_says_nothing_any_more(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        """A gene withdrawn: what its entry said ends; it is loaded once and then unchanged. A gene that was nobody's
        target is irrelevant each time.
        """
        june, july = tmp_path / "june.txt", tmp_path / "july.txt"
        june.write_text(GENES.format(status="Approved"), encoding="utf-8")
        july.write_text(GENES.format(status="Entry Withdrawn"), encoding="utf-8")
        assert counts(graph.load("hgnc", [june], day=JUNE)) == (2, 1, 0, 1, 0, 0)
        assert symbols(graph) == {"TNFRSF17"}
        assert counts(graph.load("hgnc", [july], day=JULY)) == (2, 1, 0, 1, 0, 0)
        assert symbols(graph) == set()
        assert counts(graph.load("hgnc", [july], day=JULY, again=True)) == (2, 0, 1, 1, 0, 0)


class TestCompleteSnapshots:
    """A record that is not in a snapshot is gone only where the snapshot is all that its source has."""

    def test_what_is_not_there_ends(self, graph: KnowledgeGraph, snapshot: Callable[..., Path]) -> None:
        """Its relationships and the trial itself end on the last day on which it was there; nothing is deleted."""
        graph.load("ctgov", [snapshot(JUNE, study(), study(TWO))])
        loaded = graph.load("ctgov", [snapshot(JULY, study())])
        assert counts(loaded) == (1, 0, 1, 0, 0, 1)
        assert standing(graph) == {ONE}
        (trial,) = graph.cypher("MATCH (t:Trial {id: $id}) RETURN t.known_to AS known_to", id=f"clinicaltrials:{TWO}")
        assert trial["known_to"] == JUNE
        ended = "MATCH (t:Trial {id: $id})-[r]-() WHERE type(r) <> 'FROM' RETURN DISTINCT r.known_to AS known_to"
        assert graph.cypher(ended, id=f"clinicaltrials:{TWO}") == [{"known_to": JUNE}]
        assert f"clinicaltrials:{TWO}" in graph.landscape("2026-06-15").nodes
        assert not [r for r in graph.landscape().facts("TESTS") if r.start == f"clinicaltrials:{TWO}"]

    def test_what_comes_back_stands_again(self, graph: KnowledgeGraph, snapshot: Callable[..., Path]) -> None:
        """With the gap in its history, in whatever order the snapshots are loaded."""
        days = [(JUNE, [study(), study(TWO)]), (JULY, [study()]), (AUGUST, [study(), study(TWO)])]
        folders = [snapshot(day, *studies) for day, studies in days]
        for folder in folders:
            graph.load("ctgov", [folder])
        assert standing(graph) == {ONE, TWO}
        assert f"clinicaltrials:{TWO}" in {r.start for r in graph.landscape("2026-06-15").facts("TESTS")}
        assert f"clinicaltrials:{TWO}" not in {r.start for r in graph.landscape("2026-07-15").facts("TESTS")}
        assert f"clinicaltrials:{TWO}" in {r.start for r in graph.landscape("2026-08-15").facts("TESTS")}

    @pytest.mark.parametrize("declared", [{"complete": False}, {"finished": False}])
    def test_of_what_is_not_complete_nothing_ends(
        self, graph: KnowledgeGraph, snapshot: Callable[..., Path], declared: dict[str, bool]
    ) -> None:
        """It may be there and was not fetched."""
        graph.load("ctgov", [snapshot(JUNE, study(), study(TWO))])
        assert graph.load("ctgov", [snapshot(JULY, study(), **declared)]).ended == 0
        assert standing(graph) == {ONE, TWO}

    def test_a_person_may_say_that_it_is_complete(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        """With `--complete`, where no manifest does."""
        graph.load("ctgov", [put(tmp_path, array(study(), study(TWO)), "june")], day=JUNE)
        loaded = graph.load("ctgov", [put(tmp_path, array(study()), "july")], day=JULY, complete=True)
        assert (loaded.ended, standing(graph)) == (1, {ONE})

    def test_a_file_that_is_not_as_the_manifest_says_ends_nothing(
        self, graph: KnowledgeGraph, snapshot: Callable[..., Path]
    ) -> None:
        """A part may be missing: it is told, and the rest is loaded."""
        graph.load("ctgov", [snapshot(JUNE, study(), study(TWO))])
        folder = snapshot(JULY, study(), files=[{"name": "page-0001", "sha256": "0" * 64}])
        loaded = graph.load("ctgov", [folder])
        assert (loaded.read, loaded.ended, standing(graph)) == (1, 0, {ONE, TWO})
        assert "page-0001 is not as the manifest says" in loaded.notes[0]

    def test_a_record_that_cannot_be_read_is_not_gone(
        self, graph: KnowledgeGraph, snapshot: Callable[..., Path]
    ) -> None:
        """It is there, with a fault; others that are not there have gone."""
        graph.load("ctgov", [snapshot(JUNE, study(), study(TWO), study(THREE))])
        broken = study(TWO, statusModule__startDateStruct={"date": "2024-02-31"})
        loaded = graph.load("ctgov", [snapshot(JULY, study(), broken)])
        assert (counts(loaded), standing(graph)) == ((2, 0, 1, 0, 1, 1), {ONE, TWO})

    def test_a_record_without_a_number_may_be_any(self, graph: KnowledgeGraph, snapshot: Callable[..., Path]) -> None:
        """So none counts as gone, and that is told."""
        graph.load("ctgov", [snapshot(JUNE, study(), study(TWO))])
        loaded = graph.load("ctgov", [snapshot(JULY, study(), study(identificationModule__nctId=None))])
        assert (loaded.rejected, loaded.ended, standing(graph)) == (1, 0, {ONE, TWO})
        assert "no record counts as gone" in loaded.notes[0]

    def test_an_irrelevant_record_is_there(self, graph: KnowledgeGraph, snapshot: Callable[..., Path]) -> None:
        """A trial of the graph that tests nothing of the field any more is kept up to date, not ended."""
        graph.load("ctgov", [snapshot(JUNE, study(), study(TWO))])
        walking = study(
            TWO, identificationModule__briefTitle="Walking", identificationModule__officialTitle=None,
            identificationModule__acronym=None, descriptionModule=None, conditionsModule={"conditions": ["Stroke"]},
            armsInterventionsModule={"interventions": [{"type": "BEHAVIORAL", "name": "Walking"}]},
        )  # fmt: skip
        loaded = graph.load("ctgov", [snapshot(JULY, study(), walking)])
        assert (loaded.ended, standing(graph)) == (0, {ONE, TWO})
        (trial,) = graph.cypher("MATCH (t:Trial {id: $id}) RETURN t.name AS name", id=f"clinicaltrials:{TWO}")
        assert trial["name"] == "Walking"

    def test_a_killed_load_declares_nothing(
        self, graph: KnowledgeGraph, snapshot: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It breaks off after the records and before the end: what is missing still stands, and goes when it is
        loaded again.
        """
        graph.load("ctgov", [snapshot(JUNE, study(), study(TWO))])
        later = snapshot(JULY, study())
        with monkeypatch.context() as killed:
            killed.setattr("cgtkg.graph.loading.source.unite_trials", _killed)
            with pytest.raises(KeyboardInterrupt):
                graph.load("ctgov", [later])
        assert standing(graph) == {ONE, TWO}
        assert graph.load("ctgov", [later]).ended == 1
        assert standing(graph) == {ONE}


def symbols(graph: KnowledgeGraph) -> set[Any]:
    """The symbols that targets have today."""
    return {symbol for node in graph.landscape().nodes.values() if (symbol := node.get("symbol"))}


def _run(transaction: Any, statement: str) -> None:
    transaction.run(statement).consume()


def _killed(*_: object) -> None:
    raise KeyboardInterrupt

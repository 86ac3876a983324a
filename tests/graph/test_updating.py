"""The Monday job: fetched from services that answer as documented, loaded, and told what changed."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cgtkg import seeds
from cgtkg.graph import report, updating
from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.connection import Database
from cgtkg.graph.report.changes import compose_changes
from cgtkg.schema.errors import UsageError
from support import documented_services, registry_files
from support.command_line import run
from support.documented_services import DAY, as_json
from support.registry_files import put
from support.replaying_server import Call, Reply, StoppedClock, serving

ONE, TWO, THREE = "NCT90000001", "NCT90000002", "NCT90000003"
HOSTILE = "<script>alert(1)</script> | =cmd()"


def study(nct_id: str, **changes: Any) -> dict[str, Any]:
    """A trial of a CAR-T that no other registry lists."""
    return registry_files.study(nct_id, identificationModule__secondaryIdInfos=[], **changes)


@dataclass
class Registry:
    """ClinicalTrials.gov with the studies that it has today."""

    studies: list[dict[str, Any]]

    def __call__(self, call: Call) -> Reply:
        """Answer."""
        if call.path.endswith("/version"):
            return as_json({"apiVersion": "2.0.5", "dataTimestamp": DAY})
        return as_json({"studies": self.studies, "totalCount": len(self.studies)})


@dataclass
class Mondays:
    """A graph that is updated every week from one registry; `search` is what is asked there."""

    graph: KnowledgeGraph
    registry: Registry
    address: str
    clock: StoppedClock

    def next(self, *studies: dict[str, Any], search: str = "") -> updating.Updated:
        """A week later the registry has these studies."""
        self.clock.at += timedelta(days=7)
        self.registry.studies = list(studies)
        wanted = updating.weekly(["ctgov"], {"ctgov": search})
        return updating.update(self.graph, wanted, print, clock=self.clock, addresses={"ctgov": self.address})


@pytest.fixture
def mondays(graph: KnowledgeGraph) -> Any:
    """A registry, and a graph that has not seen it yet."""
    registry = Registry([])
    with serving(registry) as server:
        yield Mondays(graph, registry, server.address, StoppedClock())


def told(updated: updating.Updated, label: str) -> list[tuple[str, str, str, object, object]]:
    """The changes of a label or type: kind, id, field, before and after."""
    return [(one.kind, one.id, one.field, one.before, one.after) for one in updated.changes if one.label == label]


@pytest.mark.database
class TestMondays:
    """Each week's changes against the week before."""

    def test_new_changed_and_gone_are_told(self, mondays: Mondays) -> None:
        """The first Monday all is new; then a status changes, a trial is gone and another is new."""
        first = mondays.next(study(ONE), study(TWO))
        assert [(kind, id_) for kind, id_, *_ in told(first, "Trial")] == [
            ("new", f"clinicaltrials:{ONE}"), ("new", f"clinicaltrials:{TWO}")
        ]  # fmt: skip
        second = mondays.next(study(ONE, statusModule__overallStatus="COMPLETED"), study(THREE))
        assert told(second, "Trial") == [
            ("changed", f"clinicaltrials:{ONE}", "status", "active, not recruiting", "completed"),
            ("ended", f"clinicaltrials:{TWO}", "", None, None),
            ("new", f"clinicaltrials:{THREE}", "", None, None),
        ]
        assert {kind for kind, id_, *_ in told(second, "TESTS") if TWO in id_} == {"ended"}
        (outcome,) = second.outcomes
        assert (outcome.day, outcome.complete, outcome.problem) == ("2026-12-07", True, "")

    def test_a_week_without_news_changes_nothing(self, mondays: Mondays) -> None:
        """No change is told."""
        mondays.next(study(ONE))
        assert list(mondays.next(study(ONE)).changes) == []

    def test_what_a_search_does_not_find_stays(self, mondays: Mondays) -> None:
        """A search is never complete."""
        mondays.next(study(ONE), study(TWO), search="CAR-T")
        updated = mondays.next(study(ONE), search="CAR-T")
        assert list(updated.changes) == []
        assert not updated.outcomes[0].complete

    def test_a_service_that_fails_leaves_the_graph_as_it_was(self, mondays: Mondays) -> None:
        """It is told, and the others go on; next week all is made up for."""
        mondays.next(study(ONE))
        before = mondays.graph.fingerprint()
        mondays.clock.at += timedelta(days=7)
        updated = updating.update(
            mondays.graph, updating.weekly(["ctgov"]), print, clock=mondays.clock,
            addresses={"ctgov": "http://127.0.0.1:9/"},
        )  # fmt: skip
        assert [line.partition(":")[0] for line in updated.problems] == ["ctgov"]
        assert mondays.graph.fingerprint() == before
        assert told(mondays.next(study(ONE), study(TWO)), "Trial") == [("new", f"clinicaltrials:{TWO}", "", None, None)]

    def test_two_snapshots_are_kept(self, mondays: Mondays) -> None:
        """The newest and the one before it; each may be gigabytes."""
        for _ in range(4):
            mondays.next(study(ONE))
        folders = (mondays.graph.settings.home / "snapshots" / "ctgov").iterdir()
        assert sorted(folder.name for folder in folders if folder.is_dir()) == ["2026-12-14", "2026-12-21"]

    def test_the_report_tells_it_in_order_and_escaped(self, mondays: Mondays) -> None:
        """HTML and Markdown, with the evidence of what is new; a title that would be a script is text."""
        mondays.next(study(ONE), study(TWO))
        updated = mondays.next(
            study(ONE, statusModule__overallStatus="COMPLETED"), study(THREE, identificationModule__briefTitle=HOSTILE)
        )
        composed = compose_changes(mondays.graph.landscape(), list(updated.changes), updated.outcomes)
        page, text = report.html(composed), report.markdown(composed)
        assert composed.stem == "changes"
        assert "<script>" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert "status: active, not recruiting → completed" in text
        assert text.index("Approvals, applications") < text.index("[Trials](")
        assert THREE in text
        assert "all that the source has" in text


@pytest.fixture
def shipped(
    tmp_path: Path, small_vocabulary: Path, environment: dict[str, str], empty: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:  # fmt: skip
    """What ships: the small vocabulary and an extract without trials; the command uses an empty database."""
    folder = tmp_path / "seeds"
    shutil.copytree(small_vocabulary, folder)
    put(folder / "registry", b"", "ctgov.jsonl")
    monkeypatch.setattr(seeds, "FOLDER", folder)
    return folder


@pytest.mark.database
def test_the_command_writes_what_changed_and_the_landscape(shipped: Path, tmp_path: Path) -> None:
    """As the contract names the fields; what could not be fetched is told, and the exit status is 1."""
    out = tmp_path / "monday"
    with serving(documented_services.hgnc) as server, serving(lambda call: Reply(status=404)) as nothing:
        done = run("update", "hgnc", "--address", f"hgnc={server.address}", "--out", str(out), "--json")
        told = json.loads(done.stdout)
        again = run(
            "update", "hgnc", "ema", "--address", f"hgnc={server.address}", "--address", f"ema={nothing.address}",
            "--out", str(out), status=1,
        )  # fmt: skip
    assert [(one["source"], one["loaded"]["loaded"], one["complete"]) for one in told["sources"]] == [("hgnc", 2, True)]
    assert {"changes.json", "changes.html", "changes.md", "report.html", "landscape.html", "build.json"} <= {
        str(Path(name).relative_to(out)) for name in told["wrote"]
    }
    changes = json.loads((out / "changes.json").read_text(encoding="utf-8"))
    assert list(changes) == ["from", "to", "changes"]
    assert changes["changes"] == []
    assert "not updated: ema" in again.stderr


@pytest.mark.parametrize(
    ("names", "searches"), [(["nowhere"], {}), (["openfda"], {}), (["ctgov"], {"nothing": "CAR-T"}), (["ictrp"], {})]
)
def test_wrong_use_is_told(names: list[str], searches: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        updating.weekly(names, searches)


def test_names_are_updated_before_what_speaks_of_them() -> None:
    names = [wanted.source for wanted in updating.weekly()]
    assert names.index("hgnc") < names.index("ctgov")
    assert [wanted.source for wanted in updating.weekly(["ctgov", "hgnc", "ctgov"])] == ["hgnc", "ctgov"]

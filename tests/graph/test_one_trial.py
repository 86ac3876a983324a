"""One trial in several registries is one node with all its numbers, in whatever order its records were loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cgtkg import seeds
from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.connection import Database
from cgtkg.graph.loading import Loaded
from cgtkg.graph.settings import Settings
from support import euctr_files, ictrp_files, registry_files
from support.databases import wipe
from support.small_vocabulary import write_vocabulary

pytestmark = pytest.mark.database

NCT, EUDRACT, CHICTR = "clinicaltrials:NCT90000001", "euctr:2019-000001-11", "chictr:ChiCTR2000000001"
DAY, LATER = "2026-07-01", "2026-08-01"
TITLE = "Zeta BCMA CAR-T Cells in Relapsed or Refractory Multiple Myeloma"
GIVEN = "Zeta BCMA CAR-T"


def ctgov(*also: str, title: str = TITLE, status: str = "COMPLETED") -> str:
    """The trial's record at ClinicalTrials.gov, which names these numbers."""
    return registry_files.array(
        registry_files.study(
            "NCT90000001",
            identificationModule__briefTitle=title,
            identificationModule__officialTitle=None,
            identificationModule__nctIdAliases=[],
            identificationModule__secondaryIdInfos=[{"id": number} for number in also],
            statusModule__overallStatus=status,
            armsInterventionsModule={"interventions": [{"type": "BIOLOGICAL", "name": GIVEN}]},
        )
    ).decode()


def ictrp(*also: str, title: str = TITLE, **cells: str) -> str:
    """Its record at ChiCTR, as WHO's portal gives it."""
    columns = (*ictrp_files.COLUMNS, "Secondary ID")
    row = ictrp_files.trial(
        "ChiCTR2000000001", Public_title=title, Scientific_title=title, Primary_sponsor="Zeta Bio",
        Recruitment_Status="Recruiting", Date_enrollement="2024-03-01", Intervention=f"Experimental group:{GIVEN};",
        Target_size="Experimental group:24;", Condition="Multiple Myeloma", Phase="1-2",
        Secondary_ID=";".join(also), **cells,
    )  # fmt: skip
    return ictrp_files.table([row], columns)


def euctr(*also: str, title: str = TITLE) -> str:
    """Its record at the EU Clinical Trials Register."""
    lines = {
        "A.3 Full": f"A.3 Full title of the trial: {title}",
        "A.3 Full title of the trial (es)": "",
        "A.3.1": "",
        "A.5.2": "A.5.3 WHO Universal Trial Reference Number (UTRN): U1111-1111-1111",
        "A.5.4": "A.5.4 Other Identifiers:\n" + "\n".join(f"Name:Other registryNumber:{one}" for one in also),
        "Name:CTIS": "",
        "D.3.1": f"D.3.1 Product name: {GIVEN}",
        "D.3.2": "",
        "D.3.8": "",
        "E.1.1": "E.1.1 Medical condition(s) being investigated: Multiple Myeloma",
    }
    return euctr_files.PREFACE + euctr_files.country(number="2019-000001-11", **lines)


LINKS: Mapping[str, Mapping[str, str]] = {
    "two name the third": {"ctgov": ctgov(), "ictrp": ictrp("NCT90000001"), "euctr": euctr("NCT90000001")},
    "one names both": {"ctgov": ctgov("2019-000001-11", "ChiCTR2000000001"), "ictrp": ictrp(), "euctr": euctr()},
    "one names the next": {"ctgov": ctgov(), "ictrp": ictrp("EUCTR2019-000001-11-ES"), "euctr": euctr("NCT90000001")},
    "a third links two": {
        "ctgov": ctgov(), "euctr": euctr(title="Zeta"), "ictrp": ictrp("NCT90000001", "2019-000001-11")
    },
    "each names the others": {
        "ctgov": ctgov("2019-000001-11", "ChiCTR2000000001"), "ictrp": ictrp("NCT90000001", "2019-000001-11"),
        "euctr": euctr("ChiCTR2000000001", "NCT90000001"),
    },
    "by title and sponsor": {"ctgov": ctgov(), "ictrp": ictrp(), "euctr": euctr("NCT90000001", title="Zeta")},
}  # fmt: skip
"""What each source holds of the trial, by the way in which its records are linked."""


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seed folder that loads in no time."""
    return write_vocabulary(tmp_path_factory.mktemp("vocabulary") / "seeds")


class Loading:
    """Records written to files of the test's own and loaded one after the other."""

    def __init__(self, graph: KnowledgeGraph, folder: Path) -> None:
        self.graph = graph
        self._folder = folder

    def __call__(self, source: str, content: str, day: str = DAY) -> Loaded:
        """Load what a source says as of a day."""
        path = self._folder / f"{source}-{abs(hash(content))}"
        path.write_text(content, encoding="utf-8")
        return self.graph.load(source, [path], day=day)

    def ask(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of a query."""
        return [dict(row) for row in self.graph.cypher(statement, **parameters)]

    def content(self) -> tuple[list[Any], list[Any]]:
        """All nodes and relationships but Source nodes, which tell what was loaded and when."""
        nodes = self.ask("MATCH (n) WHERE NOT n:Source RETURN properties(n) AS p ORDER BY n.id")
        edges = self.ask("MATCH ()-[r]->() RETURN properties(r) AS p ORDER BY r.key")
        return [row["p"] for row in nodes], [row["p"] for row in edges]


@pytest.fixture
def load(settings: Settings, vocabulary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loading]:
    """Loads into an empty graph with the small vocabulary."""
    monkeypatch.setattr(seeds, "FOLDER", vocabulary)
    with KnowledgeGraph(write=True, settings=settings) as graph:
        wipe(graph.database)
        yield Loading(graph, tmp_path)


@pytest.mark.parametrize("links", LINKS.values(), ids=list(LINKS))
class TestThreeRegistries:
    """ClinicalTrials.gov, ChiCTR out of ICTRP, and the EU register."""

    def test_one_node_has_all_that_is_known(self, load: Loading, links: Mapping[str, str]) -> None:
        """All numbers; each relationship once, from the trial only; each source's own status with its evidence."""
        for source, content in links.items():
            load(source, content)
        (trial,) = load.ask("MATCH (t:Trial) RETURN t.id AS id, t.registry_ids AS numbers, t.sources AS sources")
        assert trial == {
            "id": NCT, "numbers": sorted([NCT, EUDRACT, CHICTR]),
            "sources": ["source:ctgov", "source:euctr", "source:ictrp"],
        }  # fmt: skip
        keys = [row["key"] for row in load.ask("MATCH (:Trial)-[r]-() RETURN r.key AS key")]
        assert len(keys) == len(set(keys))
        assert all(NCT in key.split(" ") for key in keys)
        (sponsors,) = load.ask(
            "MATCH (:Company)-[r:SPONSORS {role: 'lead'}]->(t:Trial) RETURN collect(size(r.evidence)) AS of"
        )
        assert sponsors["of"] == [3]
        states = load.ask("MATCH (e:Evidence) WHERE e.status IS NOT NULL RETURN e.source AS s, e.status AS status")
        assert {row["s"]: row["status"] for row in states} == {
            "source:ctgov": "completed", "source:ictrp": "recruiting", "source:euctr": "ongoing",
        }  # fmt: skip

    def test_evidence_says_what_it_supports(self, load: Loading, links: Mapping[str, str]) -> None:
        """Nothing refers to a node or relationship that is no more."""
        for source, content in reversed(list(links.items())):
            load(source, content)
        there = {row["id"] for row in load.ask("MATCH (n) RETURN n.id AS id")}
        there |= {row["key"] for row in load.ask("MATCH ()-[r]->() RETURN r.key AS key")}
        supported = load.ask("MATCH (e:Evidence) UNWIND e.supports AS ref RETURN DISTINCT ref")
        assert {row["ref"] for row in supported} <= there

    def test_the_order_of_loading_does_not_matter(self, load: Loading, links: Mapping[str, str]) -> None:
        """All six give the same content."""
        graphs = []
        for order in permutations(links):
            wipe(load.graph.database)
            for source in order:
                load(source, links[source])
            graphs.append((load.content(), load.graph.fingerprint()))
        (first, print_), *others = graphs
        for other, its_print in others:
            assert other == first
            assert its_print == print_

    def test_a_repeated_load_changes_nothing(self, load: Loading, links: Mapping[str, str]) -> None:
        """Of any of the sources, also with a later day on which it said the same."""
        for source, content in reversed(list(links.items())):
            load(source, content)
        before = load.content()
        for source, content in links.items():
            assert load(source, content).loaded == 0
            again = load(source, content + "\n")
            assert (again.loaded, again.unchanged) == (0, 1)
        assert load.content() == before

    def test_a_load_killed_before_it_united_them_is_mended_by_the_next(
        self, load: Loading, links: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The graph tells which of its trials are one, whatever was loaded since."""
        for source, content in links.items():
            load(source, content)
        whole = load.content()
        wipe(load.graph.database)
        with monkeypatch.context() as patched:
            patched.setattr("cgtkg.graph.same_trials.unite", _killed)
            for source, content in reversed(list(links.items())):
                with pytest.raises(KilledError):
                    load(source, content)
        for source, content in links.items():
            load(source, content)
        assert load.content() == whole

    def test_what_a_registry_changes_is_a_version_of_its_own_record(
        self, load: Loading, links: Mapping[str, str]
    ) -> None:
        """The others' stay in force; the history is the same whether the trial was one by then or became one later."""
        newer = links["ctgov"].replace("COMPLETED", "TERMINATED")
        histories = []
        for order in (("ctgov", "euctr", "ictrp", "newer"), ("ctgov", "newer", "ictrp", "euctr")):
            wipe(load.graph.database)
            for source in order:
                load("ctgov", newer, LATER) if source == "newer" else load(source, links[source])
            histories.append(load.content())
        assert histories[0] == histories[1]
        rows = load.ask(
            "MATCH (e:Evidence) WHERE e.status IS NOT NULL RETURN e.source AS source, e.status AS status, "
            "e.known_from AS since, e.known_to AS until ORDER BY source, since"
        )
        assert [tuple(row.values()) for row in rows] == [
            ("source:ctgov", "completed", DAY, DAY), ("source:ctgov", "terminated", LATER, None),
            ("source:euctr", "ongoing", DAY, None), ("source:ictrp", "recruiting", DAY, None),
        ]  # fmt: skip


@pytest.mark.long
def test_a_load_killed_after_any_of_its_writes_ends_in_the_same_graph(
    load: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Repeated, it unites what it had not yet."""
    links = LINKS["a third links two"]
    for source, content in links.items():
        load(source, content)
    whole = load.content()
    for writes in range(20):
        wipe(load.graph.database)
        load("ctgov", links["ctgov"])
        load("euctr", links["euctr"])
        with monkeypatch.context() as patched:
            patched.setattr(Database, "write", _killed_after(writes))
            try:
                load("ictrp", links["ictrp"])
            except KilledError:
                pass
            else:
                break
        load("ictrp", links["ictrp"])
        assert load.content() == whole
    assert 2 < writes < 19, "the load was never killed, or always"


class KilledError(Exception):
    """Stands for the end of the process."""


def _killed(*_: object) -> None:
    raise KilledError


def _killed_after(writes: int) -> Callable[..., Any]:
    """A `Database.write` that works so many times."""
    write, left = Database.write, iter(range(writes))

    def counted(database: Database, work: Any) -> Any:
        if next(left, None) is None:
            raise KilledError
        return write(database, work)

    return counted

"""Loading a registry of trials on every engine: what is counted, what a newer version ends, and what it cannot."""

from __future__ import annotations

import csv
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.loading import Loaded
from cgtkg.schema.errors import CgtkgError, DataError
from support import registry_files
from support.databases import wipe
from support.registry_files import array, put, table
from support.small_vocabulary import ALPHA_CEL

pytestmark = pytest.mark.database

ONE, TWO = "clinicaltrials:NCT90000001", "clinicaltrials:NCT90000002"
UNNAMED = "product:unnamed.zeta-bio.bcma.car-t"
JUNE, JULY, AUGUST = "2026-06-01", "2026-07-01", "2026-08-01"
HOSTILE = "O'Brien \"& <script>alert(1)</script> `}) DETACH DELETE n // $x 賽愷澤 \\"
NOTHING_OF_THE_FIELD: dict[str, Any] = {
    "identificationModule__briefTitle": "Exercise in Healthy Adults", "identificationModule__officialTitle": None,
    "descriptionModule__briefSummary": "Walking.", "conditionsModule__keywords": [],
    "armsInterventionsModule": {"interventions": [{"type": "BEHAVIORAL", "name": "Walking"}]},
}  # fmt: skip


TITLE, GIVEN = "Zeta BCMA CAR-T in Myeloma", "Zeta BCMA CAR-T"


def study(nct_id: str = "NCT90000001", **changes: Any) -> dict[str, Any]:
    """A study object whose product is told by its title and intervention alone."""
    changes = {
        "identificationModule__briefTitle": TITLE, "identificationModule__officialTitle": None,
        "armsInterventionsModule": {"interventions": [{"type": "BIOLOGICAL", "name": GIVEN}]}, **changes,
    }  # fmt: skip
    return registry_files.study(nct_id, **changes)


def row(nct_id: str = "NCT90000001", **cells: str) -> dict[str, str]:
    """A row of the same trial."""
    return registry_files.row(nct_id, **{"Study_Title": TITLE, "Interventions": f"BIOLOGICAL: {GIVEN}", **cells})


class Loading:
    """Files written to a folder of the test's own and loaded one after the other."""

    def __init__(self, graph: KnowledgeGraph, folder: Path) -> None:
        self.graph = graph
        self.folder = folder
        self._files = 0

    def __call__(self, content: bytes | str, day: str = JULY, *, irrelevant: bool = False) -> Loaded:
        """Load a file with this content as of a day."""
        self._files += 1
        path = put(self.folder, content, f"download-{self._files}")
        return self.graph.load("ctgov", [path], day=day, irrelevant=irrelevant)

    def trial(self, id_: str = ONE) -> dict[str, Any]:
        """The properties of a trial."""
        (found,) = self.graph.cypher("MATCH (t:Trial {id: $id}) RETURN properties(t) AS properties", id=id_)
        return dict(found["properties"])

    def ties(self, type_: str, id_: str = ONE) -> dict[str, str | None]:
        """What a trial is tied to by relationships of a type, with the day each ended; None while it stands."""
        statement = f"MATCH (t:Trial {{id: $id}})-[r:{type_}]-(other) RETURN other.id AS id, r.known_to AS known_to"
        return {found["id"]: found["known_to"] for found in self.graph.cypher(statement, id=id_)}

    def standing(self) -> set[tuple[str, str, str]]:
        """Every relationship that some evidence still supports, but for provenance."""
        statement = (
            "MATCH (a)-[r]->(b) WHERE r.known_to IS NULL AND type(r) <> 'FROM' "
            "RETURN a.id AS start, type(r) AS type, b.id AS end"
        )
        return {(found["start"], found["type"], found["end"]) for found in self.graph.cypher(statement)}


@pytest.fixture
def load(graph: KnowledgeGraph, tmp_path: Path) -> Loading:
    """Loads what a test writes."""
    return Loading(graph, tmp_path / "files")


def renamed(name: str, nct_id: str = "NCT90000001", **changes: Any) -> dict[str, Any]:
    """The study of `study` with another product: named so in title and intervention, and nowhere else."""
    given = {"interventions": [{"type": "BIOLOGICAL", "name": name}]}
    titles = {"identificationModule__briefTitle": f"{name} in Myeloma", "identificationModule__officialTitle": None}
    return study(
        nct_id, armsInterventionsModule=given, descriptionModule__briefSummary="A trial.", **{**titles, **changes}
    )


class TestCounts:
    """read = loaded + unchanged + irrelevant + rejected."""

    mixed = array(
        study(), study("NCT90000002"), study("NCT90000003", **NOTHING_OF_THE_FIELD),
        study("NCT90000004", statusModule__startDateStruct={"date": "2024-02-31"}),
    )  # fmt: skip

    def test_every_record_is_counted_once(self, load: Loading) -> None:
        """As the contract names the counts; the size is that of the graph."""
        loaded = load(self.mixed)
        assert (loaded.source, loaded.read) == ("ctgov", 4)
        assert (loaded.loaded, loaded.unchanged, loaded.irrelevant, loaded.rejected) == (2, 0, 1, 1)
        (nodes,) = load.graph.cypher("MATCH (n) RETURN count(n) AS count")
        (edges,) = load.graph.cypher("MATCH ()-[r]->() RETURN count(r) AS count")
        assert (loaded.nodes, loaded.edges) == (nodes["count"], edges["count"])
        assert len(loaded.snapshot) == 64

    def test_a_repeated_load_changes_nothing(self, load: Loading) -> None:
        """All unchanged, the graph identical to the last byte."""
        first = load(self.mixed)
        before = load.graph.fingerprint()
        again = load(self.mixed)
        assert (again.read, again.loaded, again.unchanged, again.irrelevant, again.rejected) == (4, 0, 2, 1, 1)
        assert load.graph.fingerprint() == before
        assert again.snapshot == first.snapshot

    def test_the_same_content_in_a_later_snapshot_is_unchanged(self, load: Loading) -> None:
        """Nothing new is stated; nothing ends."""
        load(self.mixed, JUNE)
        standing = load.standing()
        again = load(self.mixed, JULY)
        assert (again.loaded, again.unchanged) == (0, 2)
        assert load.standing() == standing

    def test_one_change_is_one_loaded(self, load: Loading) -> None:
        """The other trial stays as it was."""
        load(array(study(), study("NCT90000002")), JUNE)
        again = load(array(study(statusModule__overallStatus="COMPLETED"), study("NCT90000002")), JULY)
        assert (again.read, again.loaded, again.unchanged) == (2, 1, 1)

    def test_a_trial_that_stands_twice_in_one_load_is_one(self, load: Loading) -> None:
        """The version that the registry changed last counts, in whatever order; the sum holds."""
        newer = study(
            statusModule__overallStatus="COMPLETED", statusModule__lastUpdatePostDateStruct={"date": "2026-03-01"}
        )
        for versions in permutations((study(), newer)):
            wipe(load.graph.database)
            loaded = load(array(*versions))
            assert loaded.read == 2
            assert loaded.loaded + loaded.unchanged + loaded.irrelevant + loaded.rejected == 2
            assert load.trial()["status"] == "completed"

    def test_rejects_are_listed_with_file_record_field_and_reason(self, load: Loading) -> None:
        """In a table that no spreadsheet runs."""
        bad = row("NCT90000004", Study_Status="ABSCONDED"), row("=HYPERLINK(1)"), row("NCT90000005", Enrollment="many")
        loaded = load(table([row(), *bad]))
        assert (loaded.read, loaded.loaded, loaded.rejected) == (4, 1, 3)
        with Path(loaded.rejects).open(encoding="utf-8", newline="") as stream:
            listed = list(csv.DictReader(stream))
        assert [(one["record"], one["field"]) for one in listed][::2] == [
            ("NCT90000004", "Study Status"), ("NCT90000005", "Enrollment")
        ]  # fmt: skip
        assert all(one["file"] and one["reason"] for one in listed)
        assert not any(cell.startswith("=") for one in listed for cell in one.values())

    def test_no_reject_no_list(self, load: Loading) -> None:
        """A list of an earlier load does not stay."""
        rejects = Path(load(self.mixed).rejects)
        assert rejects.is_file()
        assert load(array(study())).rejects == ""
        assert not rejects.exists()


class TestRelevance:
    """A trial of no engineered product is counted, and written only if asked for."""

    nothing = array(study(**NOTHING_OF_THE_FIELD))

    def test_it_is_not_written(self, load: Loading) -> None:
        """Only counted."""
        assert load(self.nothing).irrelevant == 1
        assert load.graph.cypher("MATCH (t:Trial) RETURN t.id AS id") == []

    def test_asked_for_it_is_written_and_flagged(self, load: Loading) -> None:
        """With its diseases, without a product."""
        loaded = load(self.nothing, irrelevant=True)
        assert (loaded.loaded, loaded.irrelevant) == (1, 0)
        assert load.trial()["relevant"] is False
        assert load.ties("INVESTIGATES").keys() == {"mondo:0009693"}
        assert load.graph.cypher("MATCH (:Trial)-[r:TESTS]->() RETURN r.key AS key") == []

    def test_one_that_turns_out_to_be_irrelevant_is_kept_up_to_date(self, load: Loading) -> None:
        """It does not stay as it was: it is flagged, and what it tested has ended."""
        load(array(study()), JUNE)
        load(self.nothing, JULY)
        assert load.trial()["relevant"] is False
        assert load.ties("TESTS") == {UNNAMED: JUNE}


class TestNewerVersions:
    """The newest version wins and nothing lingers: what it no longer says ends, and stays with its end."""

    def test_status_and_dates(self, load: Loading) -> None:
        """The present view is the newest version's."""
        load(array(study()), JUNE)
        changes = {"date": "2026-05", "type": "ACTUAL"}
        load(array(study(statusModule__overallStatus="COMPLETED", statusModule__completionDateStruct=changes)), JULY)
        assert (load.trial()["status"], load.trial()["completion_date"]) == ("completed", "2026-05")

    def test_both_versions_stay_as_evidence(self, load: Loading) -> None:
        """With what each stated, and until when."""
        load(array(study()), JUNE)
        load(array(study(statusModule__overallStatus="COMPLETED")), JULY)
        statement = (
            "MATCH (e:Evidence) WHERE e.record = $record RETURN e.status AS status, e.known_from AS known_from, "
            "e.known_to AS known_to ORDER BY known_from"
        )
        assert load.graph.cypher(statement, record=f"ctgov {ONE} registration") == [
            {"status": "active, not recruiting", "known_from": JUNE, "known_to": JUNE},
            {"status": "completed", "known_from": JULY, "known_to": None},
        ]

    def test_another_sponsor_ends_the_old_one(self, load: Loading) -> None:
        """On the last day that the registry said so."""
        load(array(study()), JUNE)
        sponsor = {"name": "Alpha Bio", "class": "INDUSTRY"}
        load(array(study(sponsorCollaboratorsModule__leadSponsor=sponsor)), JULY)
        assert load.ties("SPONSORS") == {
            "company:zeta-bio": JUNE, "company:alpha": None, "company:eta-hospital": None, "company:nobody": None
        }  # fmt: skip

    def test_a_country_that_is_gone_ends(self, load: Loading) -> None:
        """The others go on, with the new number of sites."""
        load(array(study()), JUNE)
        sites = {"locations": [{"facility": "A", "city": "Shanghai", "country": "China"}]}
        load(array(study(contactsLocationsModule=sites)), JULY)
        assert load.ties("CONDUCTED_IN") == {"jurisdiction:CN": None, "jurisdiction:KR": JUNE}
        (china,) = load.graph.cypher(
            "MATCH (:Trial)-[r:CONDUCTED_IN]->(:Jurisdiction {id: 'jurisdiction:CN'}) RETURN r.sites AS sites"
        )
        assert china == {"sites": 1}

    def test_another_product_ends_all_that_was_said_of_the_old_one(self, load: Loading) -> None:
        """The unnamed product and what was concluded of it end with the record that described it."""
        load(array(study()), JUNE)
        assert load.ties("TESTS") == {UNNAMED: None}
        load(array(renamed("alpha-cel")), JULY)
        assert load.ties("TESTS") == {UNNAMED: JUNE, ALPHA_CEL: None}
        ended = load.graph.cypher(
            "MATCH (p:Product {id: $id})-[r]-() WHERE type(r) <> 'FROM' RETURN type(r) AS type, r.known_to AS known_to",
            id=UNNAMED,
        )
        assert {"TESTS", "TREATS", "TARGETS", "DEVELOPS", "HAS_MODALITY"} <= {one["type"] for one in ended}
        assert {one["known_to"] for one in ended} == {JUNE}

    def test_an_older_version_loaded_later_gives_the_same_graph(self, load: Loading) -> None:
        """In whatever order three versions come."""
        versions = [
            (array(study(statusModule__overallStatus="NOT_YET_RECRUITING")), JUNE),
            (array(renamed("alpha-cel", statusModule__overallStatus="RECRUITING")), JULY),
            (array(renamed("alpha-cel", statusModule__overallStatus="COMPLETED")), AUGUST),
        ]
        graphs = set()
        for order in permutations(versions):
            wipe(load.graph.database)
            for content, day in order:
                load(content, day)
            assert load.trial()["status"] == "completed"
            assert load.ties("TESTS") == {UNNAMED: JUNE, ALPHA_CEL: None}
            graphs.add(load.graph.fingerprint().hash)
        assert len(graphs) == 1

    def test_what_a_later_snapshot_lacks_does_not_end(self, load: Loading) -> None:
        """A download of a search is no complete registry."""
        load(array(study(), study("NCT90000002")), JUNE)
        before = {tie for tie in load.standing() if TWO in tie}
        assert before
        load(array(study(statusModule__overallStatus="COMPLETED")), JULY)
        assert before <= load.standing()


class TestPartialTables:
    """A table of a few columns speaks of these columns only."""

    few = ("NCT Number", "Study Title", "Study Status", "Last Update Posted")

    def test_it_updates_what_it_has_and_ends_nothing_else(self, load: Loading) -> None:
        """A new status; sponsor, sites, products, antigens, phase and enrolment are not its business."""
        load(array(study()), JUNE)
        before = load.standing()
        loaded = load(table([row(Study_Status="COMPLETED")], self.few), JULY)
        assert (loaded.read, loaded.loaded) == (1, 1)
        trial = load.trial()
        assert trial["status"] == "completed"
        assert (trial["phase"], trial["enrollment"], trial["start_date"]) == ("phase_1_2", 24, "2024-02")
        assert load.standing() == before

    def test_a_silent_title_does_not_make_a_trial_irrelevant(self, load: Loading) -> None:
        """What only the whole record tells is not undone by a table that could not tell it."""
        silent = {"identificationModule__briefTitle": "Zeta Study 01", "descriptionModule__briefSummary": "A trial."}
        load(array(study(**silent, conditionsModule__keywords=[])), JUNE)
        assert load.trial()["relevant"] is True
        before = load.standing()
        load(table([row(Study_Title="Zeta Study 01", Study_Status="COMPLETED")], self.few), JULY)
        assert (load.trial()["relevant"], load.trial()["status"]) == (True, "completed")
        assert load.standing() == before

    def test_a_later_download_of_all_columns_ends_nothing(self, load: Loading) -> None:
        """A row has neither arms nor descriptions: that it lacks them says nothing."""
        load(array(study()), JUNE)
        before = load.standing()
        load(table([row()]), JULY)
        assert load.standing() == before

    def test_what_its_columns_hold_it_can_end(self, load: Loading) -> None:
        """Another sponsor in the column of the sponsor is another sponsor."""
        load(array(study()), JUNE)
        load(table([row(Sponsor="Alpha Bio")], (*self.few, "Sponsor")), JULY)
        assert load.ties("SPONSORS") == {
            "company:zeta-bio": JUNE, "company:alpha": None, "company:eta-hospital": None, "company:nobody": None
        }  # fmt: skip

    def test_the_order_of_loading_does_not_matter(self, load: Loading) -> None:
        """The older whole record after the newer table gives the same graph."""
        both = [(array(study()), JUNE), (table([row(Study_Status="COMPLETED")], self.few), JULY)]
        graphs = set()
        for order in permutations(both):
            wipe(load.graph.database)
            for content, day in order:
                load(content, day)
            graphs.add(load.graph.fingerprint().hash)
        assert len(graphs) == 1

    def test_it_makes_no_second_product(self, load: Loading) -> None:
        """With title and interventions but without the sponsor the product is still the one known."""
        load(array(study()), JUNE)
        load(table([row()], ("NCT Number", "Study Title", "Conditions", "Interventions")), JULY)
        assert load.ties("TESTS") == {UNNAMED: None}
        assert len(load.graph.cypher("MATCH (p:Product {kind: 'unnamed'}) RETURN p.id AS id")) == 1

    def test_a_full_record_after_it_replaces_its_reading(self, load: Loading) -> None:
        """What was read in a title alone gives way to what is read in the whole record."""
        load(table([row(Study_Title="CAR-T Cells in Myeloma")], self.few), JUNE)
        load(array(study()), JULY)
        standing = {id_ for id_, known_to in load.ties("TESTS").items() if known_to is None}
        assert standing == {UNNAMED}

    def test_row_and_study_object_of_one_trial_are_one(self, load: Loading) -> None:
        """The same trial, product, sponsors, sites and diseases, whichever format they come in."""
        load(array(study()), JULY)
        before = load.standing()
        load(table([row()]), JULY)
        assert load.standing() == before
        assert len(load.graph.cypher("MATCH (t:Trial) RETURN t.id AS id")) == 1

    def test_a_table_alone_states_nothing_that_it_lacks(self, load: Loading) -> None:
        """No phase, enrolment, sponsor or place is made up."""
        load(table([row(Study_Title="BCMA CAR-T in Multiple Myeloma")], self.few), JULY)
        assert load.trial().keys().isdisjoint({"enrollment", "start_date", "completion_date"})
        assert load.trial().get("phase", "unknown") == "unknown"
        assert load.ties("SPONSORS") == load.ties("CONDUCTED_IN") == {}


def test_hostile_text_stays_data(load: Loading) -> None:
    """Quotes, markup and Cypher in titles, names and numbers are stored as they are and run nowhere."""
    hostile = study(
        identificationModule__briefTitle=f"BCMA CAR-T {HOSTILE}", identificationModule__acronym=HOSTILE,
        identificationModule__secondaryIdInfos=[{"id": HOSTILE}], statusModule__whyStopped=HOSTILE,
        sponsorCollaboratorsModule__leadSponsor={"name": HOSTILE, "class": "INDUSTRY"},
        conditionsModule__conditions=["Multiple Myeloma", HOSTILE],
        contactsLocationsModule={"locations": [{"country": HOSTILE}, {"country": "China"}]},
        armsInterventionsModule={"interventions": [{"type": "BIOLOGICAL", "name": f"BCMA CAR-T {HOSTILE}"}]},
    )  # fmt: skip
    load(array(study("NCT90000002")))
    loaded = load(array(hostile))
    assert (loaded.loaded, loaded.rejected) == (1, 0)
    trial = load.trial()
    assert (trial["name"], trial["aliases"], trial["why_stopped"]) == (f"BCMA CAR-T {HOSTILE}", [HOSTILE], HOSTILE)
    (lead,) = load.graph.cypher(
        "MATCH (c:Company)-[:SPONSORS {role: 'lead'}]->(:Trial {id: $id}) RETURN c.name AS name", id=ONE
    )
    assert lead["name"] == HOSTILE
    (product,) = load.graph.cypher("MATCH (:Trial {id: $id})-[:TESTS]->(p) RETURN p.aliases AS aliases", id=ONE)
    assert product["aliases"] == [f"BCMA CAR-T {HOSTILE}"]
    assert load.ties("TESTS", TWO) == {UNNAMED: None}


def test_the_graph_stays_healthy(load: Loading) -> None:
    """Constraints, keys, evidence: everything `cgtkg check` looks at, after new, changed and partial records."""
    load(array(study(), study("NCT90000002")), JUNE)
    load(array(renamed("alpha-cel")), JULY)
    load(table([row(Study_Status="COMPLETED")], TestPartialTables.few), AUGUST)
    assert [finding.check for finding in load.graph.check() if not finding.ok] == []


def test_every_fact_can_be_explained(load: Loading) -> None:
    """`cgtkg why` names the registry, the record and the part of it."""
    load(array(study()))
    (explained,) = load.graph.why(ONE, "tests", UNNAMED)
    assert {(support.source, support.locator) for support in explained.supports} == {
        ("ClinicalTrials.gov", "NCT90000001 reading")
    }


def test_the_day_is_told_by_the_data_where_nobody_says_it(load: Loading) -> None:
    """A study object states the day of its data; a table its newest update; a file that states none is noted."""
    loaded = load(array(study(version="2026-03-13")), day="")
    assert loaded.notes == ()
    assert load.graph.cypher("MATCH (e:Evidence {source: 'source:ctgov'}) RETURN DISTINCT e.known_from AS day") == [
        {"day": "2026-03-13"}
    ]
    undated = load(table([row("NCT90000002")], ("NCT Number", "Study Title", "Interventions")), day="")
    assert any("1 records" in note for note in undated.notes)


@pytest.mark.parametrize("content", ["", "just words\n", '{"a": 1}', "a,b\n1,2\n"])
def test_a_file_of_no_registry_is_refused(load: Loading, content: str) -> None:
    """It is told what was expected, and no trial is written."""
    with pytest.raises(DataError, match="expected"):
        load(content)
    assert load.graph.cypher("MATCH (t:Trial) RETURN t.id AS id") == []


def test_a_path_that_is_not_there_is_refused(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(DataError, match="no such file"):
        graph.load("ctgov", [tmp_path / "nowhere"])
    assert graph.cypher("MATCH (n) RETURN count(n) AS count") == [{"count": 0}]


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "01/07/2026", "2026-13"])
def test_a_day_that_is_none_is_refused(load: Loading, day: str) -> None:
    """Before anything is written: a wrong day would put every version in the wrong order for good."""
    with pytest.raises(CgtkgError):
        load(array(study()), day)
    assert load.graph.cypher("MATCH (t:Trial) RETURN t.id AS id") == []

"""The saved queries that count registered trials, on every engine, over four trials known by heart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cgtkg import seeds
from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.settings import Settings
from support.databases import wipe
from support.registry_files import array, put, study
from support.small_vocabulary import write_vocabulary

pytestmark = pytest.mark.database


def trial(
    number: str, product: str, sponsor: str, class_: str, *countries: str, begins: str, **more: Any
) -> dict[str, Any]:
    """A trial of one product, told by title and intervention."""
    return study(
        f"NCT9000000{number}",
        identificationModule__briefTitle=f"{product} in {more.get('disease', 'Multiple Myeloma')}",
        identificationModule__officialTitle=None,
        conditionsModule={"conditions": [more.get("disease", "Multiple Myeloma")]},
        descriptionModule={"briefSummary": "A trial."},
        statusModule={"overallStatus": more.get("status", "RECRUITING"), "startDateStruct": {"date": begins}},
        designModule={"studyType": "INTERVENTIONAL", "phases": [more.get("phase", "PHASE1")]},
        sponsorCollaboratorsModule={"leadSponsor": {"name": sponsor, "class": class_}},
        armsInterventionsModule={"interventions": [{"type": "BIOLOGICAL", "name": product}]},
        contactsLocationsModule={"locations": [{"facility": "A", "country": country} for country in countries]},
    )


TRIALS = array(
    trial("1", "alpha-cel", "Alpha Bio", "INDUSTRY", "China", "China", begins="2024-02-10", phase="PHASE2"),
    trial("2", "alpha-cel", "Alpha Bio", "INDUSTRY", "China", "Korea, Republic of", begins="2025-03"),
    trial("3", "CD19/BCMA CAR-T", "Eta Hospital", "OTHER", "China", begins="2025-09", disease="Lupus"),
    trial("4", "allogeneic CD19 CAR-T", "Eta Hospital", "OTHER", begins="2026-01", status="WITHDRAWN", disease="Lupus"),
)


@pytest.fixture(scope="module")
def graph(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The four trials over the small vocabulary."""
    with pytest.MonkeyPatch.context() as patched, KnowledgeGraph(write=True, settings=settings) as opened:
        patched.setattr(seeds, "FOLDER", write_vocabulary(tmp_path_factory.mktemp("vocabulary") / "seeds"))
        wipe(opened.database)
        opened.load("ctgov", [put(tmp_path_factory.mktemp("files"), TRIALS)], day="2026-07-01")
        yield opened


def test_countries_count_trials_not_sites(graph: KnowledgeGraph) -> None:
    """Two sites in China are one trial there."""
    rows = graph.query("trial_countries")
    assert [(row["country"], row["trials"]) for row in rows] == [("China", 3), ("South Korea", 1)]


def test_sponsors_lead_most_trials_first(graph: KnowledgeGraph) -> None:
    rows = graph.query("trial_sponsors")
    assert [(row["sponsor"], row["kind"], row["trials"]) for row in rows] == [
        ("Alpha Bio", "industry", 2), ("Eta Hospital", "academic", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({}, "1234"),
        ({"target": "bcma"}, "123"),
        ({"target": "CD19"}, "34"),
        ({"target": "CD22"}, ""),
        ({"indication": "multiple myeloma"}, "12"),
        ({"sponsor": "ALPHA BIO"}, "12"),
        ({"sponsor_kind": "academic"}, "34"),
        ({"sponsor": "Alpha Bio", "sponsor_kind": "academic"}, ""),
        ({"modality": "CAR-T"}, "1234"),
        ({"modality": "allogeneic CAR-T"}, "4"),
        ({"targets": 2}, "3"),
        ({"cell_source": "allogeneic"}, "4"),
        ({"place": "South Korea"}, "2"),
        ({"place": "jurisdiction:CN"}, "123"),
        ({"phase": "phase_2"}, "1"),
        ({"status": "withdrawn"}, "4"),
        ({"year": "2025"}, "23"),
        ({"begun": "2025-06-30"}, "12"),
        ({"begun": "2026-07-01"}, "123"),
        ({"year": "2025", "sponsor_kind": "industry", "place": "China"}, "2"),
        ({"target": "x' OR 1=1 //"}, ""),
    ],
)
def test_each_parameter_narrows_the_list(graph: KnowledgeGraph, narrowed: dict[str, Any], found: str) -> None:
    """And an empty one does not; a hostile value is only a name that nothing has."""
    assert "".join(row["id"][-1] for row in graph.query("trials_matching", **narrowed)) == found


def test_a_row_says_what_the_trial_is(graph: KnowledgeGraph) -> None:
    (row,) = graph.query("trials_matching", phase="phase_2")
    assert (row["id"], row["trial"], row["phase"], row["status"], row["start"], row["sponsors"]) == (
        "clinicaltrials:NCT90000001", "alpha-cel in Multiple Myeloma", "phase_2", "recruiting", "2024-02-10",
        ["Alpha Bio"],
    )  # fmt: skip

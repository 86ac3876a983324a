"""What a record says reaches the trial in the contract's words, whatever layout it came in."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from cgtkg.loaders.trials.record import Arm, Intervention, Organisation, TrialRecord
from cgtkg.schema.vocabularies import PHASES, TRIAL_STATUSES
from support.registry_files import DOWNLOAD, array, put, readings, row, study, table


def only(path: Path) -> TrialRecord:
    """The one record of a file without rejects."""
    (record,), rejects = readings(path)
    assert rejects == []
    return record


def test_a_study_object_in_full(tmp_path: Path) -> None:
    """Every field of the record, from a whole study object."""
    path = put(tmp_path, array(study()))
    assert only(path) == TrialRecord(
        id="clinicaltrials:NCT90000001",
        title="Zeta-cel in Myeloma",
        official_title='A Study of Zeta-cel in Relapsed {Multiple} Myeloma, "ZETA\\1"',
        acronym="ZETA-1",
        summary="BCMA CAR-T cells.",
        description="Long.",
        keywords=("CAR-T",),
        conditions=("Multiple Myeloma", "Plasma Cell Leukemia"),
        interventions=(
            Intervention("Zeta-cel", "BIOLOGICAL", ("ZB-001",), "CAR-T cells", ("Zeta-cel",)),
            Intervention("Fludarabine", "DRUG", arms=("Zeta-cel",)),
        ),
        arms=(Arm("Zeta-cel", "EXPERIMENTAL", "One infusion.", ("Zeta-cel", "Fludarabine")),),
        sponsor=Organisation("Zeta Bio", "INDUSTRY"),
        collaborators=(Organisation("Eta Hospital", "OTHER"), Organisation("Nobody")),
        phase="phase_1_2",
        status="active, not recruiting",
        why_stopped="no such thing",
        start_date="2024-02",
        completion_date="2027-12-31",
        enrollment=24,
        study_type="INTERVENTIONAL",
        countries={"China": 2, "Korea, Republic of": 1},
        secondary_ids=("ZB-101", "2024-500001-10-00", "NCT90000099"),
        endpoints=("Response",),
        criteria="Inclusion:\n\n* BCMA",
        has_results=True,
        updated="2026-02-20",
        version="2026-03-13",
        stated=frozenset(field.name for field in fields(TrialRecord)) - {"id", "version", "stated", "file", "place"},
        file=str(path),
        place="study 1",
    )


def test_a_download_row_in_full(tmp_path: Path) -> None:
    """The same trial from a CSV download: what the layout lacks is empty and not among the stated fields."""
    record = only(put(tmp_path, table([row()])))
    assert record.interventions == (Intervention("Zeta-cel", "BIOLOGICAL"), Intervention("Fludarabine", "DRUG"))
    assert record.sponsor == Organisation("Zeta Bio", "INDUSTRY")
    assert record.collaborators == (Organisation("Eta Hospital"), Organisation("Nobody"))
    assert record.countries == {"China": 2, "Korea, Republic of": 1}
    assert (record.phase, record.status, record.enrollment) == ("phase_1_2", "active, not recruiting", 24)
    assert (record.start_date, record.completion_date, record.updated) == ("2024-02", "2027-12-31", "2026-02-20")
    assert record.secondary_ids == ("ZB-101", "2024-500001-10-00")
    assert record.has_results is True
    assert record.place == "line 2"
    assert {"title", "conditions", "countries", "has_results"} <= record.stated
    assert record.stated.isdisjoint({"arms", "description", "criteria", "official_title", "keywords"})


def test_columns_that_were_not_ticked_are_no_statement(tmp_path: Path) -> None:
    """A download of three columns states two fields; one without a title is read as well."""
    assert only(put(tmp_path, table([row()], DOWNLOAD[:3]))).stated == {"title"}
    assert only(put(tmp_path, table([row()], ("NCT Number", "Study Status")))).title == ""


def test_the_beta_layout_of_2022(tmp_path: Path) -> None:
    """Long dates, with and without a day."""
    record = only(put(tmp_path, table([row(Start_Date="September 20, 2018", Completion_Date="June 2022")])))
    assert (record.start_date, record.completion_date) == ("2018-09-20", "2022-06")


def test_the_older_site_s_layout(tmp_path: Path) -> None:
    """Its column names, words, and the sponsor first among the collaborators."""
    cells = {
        "Rank": "1", "NCT Number": "NCT90000003", "Title": "Deferox-cel", "Status": "Active, not recruiting",
        "Study Results": "No Results Available", "Conditions": "COVID-19", "Phases": "Phase 1|Phase 2",
        "Interventions": "Drug: A|Dietary Supplement: B", "Outcome Measures": "Mortality|Fever",
        "Sponsor/Collaborators": "Zeta Bio|Eta Hospital",
        "Funded Bys": "Industry|Other", "Study Type": "Observational [Patient Registry]", "Start Date": "April 2020",
        "Last Update Posted": "April 3, 2020", "Locations": "R, Tehran, Iran, Islamic Republic of", "Enrollment": "50",
        "URL": "https://ClinicalTrials.gov/show/NCT90000003",
    }  # fmt: skip
    record = only(put(tmp_path, table([cells], list(cells))))
    assert (record.title, record.status, record.phase) == ("Deferox-cel", "active, not recruiting", "phase_1_2")
    assert (record.sponsor, record.collaborators) == (Organisation("Zeta Bio"), (Organisation("Eta Hospital"),))
    assert [i.type for i in record.interventions] == ["DRUG", "DIETARY_SUPPLEMENT"]
    assert (record.start_date, record.updated) == ("2020-04", "2020-04-03")
    assert (record.study_type, record.has_results) == ("OBSERVATIONAL", False)
    assert record.countries == {"Iran, Islamic Republic of": 1}


def test_registry_columns(tmp_path: Path) -> None:
    """Data fields as columns: countries without sites, interventions without types, counts written as fractions."""
    cells = {
        "NCTId": "NCT90000004", "BriefTitle": "CAR-T in Lupus", "OverallStatus": "NOT_YET_RECRUITING",
        "Phase": "EARLY_PHASE1",
        "Conditions": "Lupus|Lupus Nephritis", "Interventions": "CAR-T|Fludarabine", "StartDate": "",
        "LastUpdatePostDate": "2025-07-20", "EnrollmentCount": "20.0", "Countries": "Canada|United States",
        "BriefSummary": "A\r\nB", "LeadSponsor": "Eta Hospital", "LeadSponsorClass": "OTHER",
        "PrimaryEndpoints": "DLT|AE",
    }  # fmt: skip
    record = only(put(tmp_path, table([cells], list(cells))))
    assert record.countries == {"Canada": None, "United States": None}
    assert record.interventions == (Intervention("CAR-T"), Intervention("Fludarabine"))
    assert (record.enrollment, record.phase, record.start_date) == (20, "early_phase_1", "")
    assert record.sponsor == Organisation("Eta Hospital", "OTHER")
    assert record.endpoints == ("DLT", "AE")
    assert "start_date" in record.stated
    assert "collaborators" not in record.stated


def test_the_list_of_stopped_trials(tmp_path: Path) -> None:
    """Why it stopped, without a title; a day that ends a month is what this list makes of a month."""
    header = (
        "stop_reason\tphase\tnct_id\tstart_date\tstatus\tlast_update_posted_date\tcompletion_date\tprediction\t\t\t\r\n"
    )
    row_ = (
        '"Slow; accrual"\tnan\tNCT90000005\t31.01.2010\tTerminated\t1.02.2012\tnan\tInsufficient_Enrollment\t\t\t\r\n'
    )
    record = only(put(tmp_path, header + row_))
    assert (record.title, record.why_stopped, record.status) == ("", "Slow; accrual", "terminated")
    assert (record.start_date, record.completion_date, record.updated) == ("2010-01", "", "2012-02-01")
    assert record.phase == "unknown"
    assert record.stated == {"why_stopped", "phase", "start_date", "status", "updated", "completion_date"}


@pytest.mark.parametrize(
    ("written", "phase"),
    [
        (["EARLY_PHASE1"], "early_phase_1"), (["PHASE1"], "phase_1"), (["PHASE2", "PHASE1"], "phase_1_2"),
        (["PHASE2"], "phase_2"), (["PHASE2", "PHASE3"], "phase_2_3"), (["PHASE3"], "phase_3"), (["PHASE4"], "phase_4"),
        (["NA"], "na"), ([], "unknown"), (None, "unknown"),
    ],
)  # fmt: skip
def test_phases(tmp_path: Path, written: list[str] | None, phase: str) -> None:
    """Lists of phases and cells that list them, in the contract's words."""
    assert only(put(tmp_path, array(study(designModule__phases=written)))).phase == phase
    assert only(put(tmp_path, table([row(Phases="|".join(written or []))]))).phase == phase
    assert phase in PHASES


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("NOT_YET_RECRUITING", "not yet recruiting"), ("RECRUITING", "recruiting"), ("COMPLETED", "completed"),
        ("ENROLLING_BY_INVITATION", "enrolling by invitation"), ("ACTIVE_NOT_RECRUITING", "active, not recruiting"),
        ("SUSPENDED", "suspended"), ("TERMINATED", "terminated"), ("WITHDRAWN", "withdrawn"), ("UNKNOWN", "unknown"),
        ("AVAILABLE", "available"), ("NO_LONGER_AVAILABLE", "no longer available"), ("WITHHELD", "withheld"),
        ("APPROVED_FOR_MARKETING", "approved for marketing"),
        ("TEMPORARILY_NOT_AVAILABLE", "temporarily not available"),
    ],
)  # fmt: skip
def test_statuses(tmp_path: Path, written: str, status: str) -> None:
    """Every status of the registry, those of expanded access included."""
    assert only(put(tmp_path, array(study(statusModule__overallStatus=written)))).status == status
    assert only(put(tmp_path, table([row(Study_Status=written)]))).status == status
    assert status in TRIAL_STATUSES


@pytest.mark.parametrize("cell", ["", " ", "NA", "nan", "None", "N/A", "null"])
def test_words_for_nothing_are_unknown(tmp_path: Path, cell: str) -> None:
    """What table programs write into an empty cell is no title, country, number or date."""
    columns = ("Acronym", "Brief_Summary", "Study_Results", "Conditions", "Interventions", "Sponsor", "Collaborators",
               "Enrollment", "Start_Date", "Completion_Date", "Last_Update_Posted", "Locations",
               "Other_IDs")  # fmt: skip
    record = only(put(tmp_path, table([row(**dict.fromkeys(columns, cell))])))
    assert (record.acronym, record.summary, record.conditions, record.interventions) == ("", "", (), ())
    assert (record.sponsor, record.collaborators, record.enrollment, record.has_results) == (None, (), None, None)
    assert (record.start_date, record.completion_date, record.updated) == ("", "", "")
    assert (record.countries, record.secondary_ids) == ({}, ())


def test_a_withdrawn_trial_enrolled_nobody(tmp_path: Path) -> None:
    """Zero participants is a statement, not a gap."""
    assert only(put(tmp_path, array(study(designModule__enrollmentInfo={"count": 0})))).enrollment == 0
    assert only(put(tmp_path, table([row(Enrollment="0")]))).enrollment == 0


def test_a_withheld_record_names_no_sponsor(tmp_path: Path) -> None:
    """A device not yet cleared: the registry gives a number, a status and little else."""
    cells = dict.fromkeys(DOWNLOAD, "") | {
        "NCT Number": "NCT90000006",
        "Study Title": "[Trial of device that is not approved or cleared by the U.S. FDA]",
        "Study Status": "WITHHELD",
        "Sponsor": "[Redacted]",
    }
    record = only(put(tmp_path, table([cells])))
    assert (record.status, record.sponsor) == ("withheld", None)


def test_an_intervention_s_name_may_hold_a_bar(tmp_path: Path) -> None:
    """Only a part with a type begins another intervention; a site's name with a bar is no other country."""
    record = only(
        put(tmp_path, table([row(Interventions="DRUG: A | B|GENETIC: C: D", Locations="R | McFarland, Pune, India")]))
    )
    assert record.interventions == (Intervention("A | B", "DRUG"), Intervention("C: D", "GENETIC"))
    assert record.countries == {"India": 1}


def test_a_choice_of_fields_states_only_what_it_holds(tmp_path: Path) -> None:
    """An API answer asked for with `fields=` says nothing on what was not asked for."""
    part = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT90000007", "briefTitle": "T"},
            "statusModule": {"overallStatus": "COMPLETED"},
        }
    }
    record = only(put(tmp_path, json.dumps({"studies": [part]})))
    assert record.stated == {"title", "status"}
    assert record.version == ""


def test_missing_and_null_parts_are_unknown(tmp_path: Path) -> None:
    """An observational study without arms, phases, sites or dates, and nulls where a program wrote them."""
    bare = study(
        armsInterventionsModule=None, contactsLocationsModule=None, designModule__phases=None, outcomesModule=None,
        statusModule__startDateStruct=None, hasResults=None,
    )  # fmt: skip
    bare["protocolSection"]["statusModule"]["completionDateStruct"] = None
    bare["protocolSection"]["designModule"]["enrollmentInfo"] = {"count": None}
    record = only(put(tmp_path, array(bare)))
    assert (record.arms, record.interventions, record.countries, record.endpoints) == ((), (), {}, ())
    assert (record.phase, record.start_date, record.completion_date) == ("unknown", "", "")
    assert (record.enrollment, record.has_results) == (None, None)
    assert "arms" in record.stated

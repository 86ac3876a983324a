"""Country records become one trial, read by the codes of their fields."""

from pathlib import Path

import pytest

from cgtkg.loaders.trials.record import Intervention, Organisation, TrialRecord
from cgtkg.loaders.unread import Unread
from support.euctr_files import NUMBER, PREFACE, country, readings


def only(text: str, folder: Path, unread: Unread | None = None) -> TrialRecord:
    """The one record of a file without rejects."""
    records, rejects = readings(PREFACE + text, folder, unread)
    assert not rejects
    (record,) = records
    return record


def test_a_country_record_is_read_by_its_codes(tmp_path: Path) -> None:
    """Each field of the record holds what the form's field of that code states."""
    unread = Unread()
    record = only(country(), tmp_path, unread)
    assert unread.counts == {}
    assert record.id == f"euctr:{NUMBER}"
    assert record.title == record.official_title == "A Phase 1/2 Study of Zeta-cel in Myeloma"
    assert record.summary == "Zeta cells for myeloma\n\nSafety"
    assert record.secondary_ids == ("ZB-101", "NCT90000001", "2024-500001-10-00")
    assert record.sponsor == Organisation("Zeta Bio Ltd", "INDUSTRY")
    assert record.collaborators == (Organisation("University Hospital of Z", "OTHER"),)
    assert record.interventions == (
        Intervention(
            "Zeta-cel",
            "GENETIC",
            ("zetacabtagene autoleucel", "ZB101"),
            "gene therapy medicinal product; somatic cell therapy medicinal product; designated orphan medicinal "
            "product; orphan designation EU/3/19/9999; Intravenous use",
        ),
    )
    assert record.arms == ()
    assert record.conditions == ("Relapsed multiple\nmyeloma", "Plasma cell myeloma")
    assert record.keywords == (
        "rare disease",
        "MedDRA 20.0 PT 10028228 Plasma cell myeloma",
        "MedDRA 20.0 SOC  Neoplasms",
    )
    assert (record.phase, record.status, record.enrollment) == ("phase_1_2", "ongoing", 15)
    assert record.countries == {"Spain": 2}
    assert record.start_date == ""
    assert "start_date" not in record.stated


def test_free_text_that_looks_like_a_field_stays_text(tmp_path: Path) -> None:
    """A lineage and a genus begin with letter and dot, and are criteria."""
    criteria = only(country(), tmp_path).criteria
    assert "1. Adults\nB.1.1.7 variant: no matter" in criteria
    assert criteria.endswith("Exclusion Criteria:\n\nH. pylori: active")


def test_countries_of_a_number_are_one_trial(tmp_path: Path) -> None:
    """Each country with its sites; the trial goes on while one country does; a country that refused has no part."""
    record = only(
        country(P__End_of_Trial_Status="P. End of Trial Status: Completed")
        + country("SE", "Sweden - MPA", E_8_4_1="E.8.4.1 Number of sites anticipated in Member State concerned: 1")
        + country("FR", "France - ANSM", P__End_of_Trial_Status="P. End of Trial Status: Not Authorised"),
        tmp_path,
    )
    assert record.countries == {"Spain": 2, "Sweden": 1}
    assert record.status == "ongoing"
    assert "France - ANSM: Not Authorised" in record.description
    assert len(record.interventions) == 1


def test_the_enrollment_is_that_of_the_whole_trial(tmp_path: Path) -> None:
    """As most countries state it; on a tie as the newest; a country's own only where there is no other."""
    whole = "F.4.2.2 In the whole clinical trial: "
    older = "N. Date of Competent Authority Decision: 2018-01-01"
    tie = country(F_4_2_2=whole + "20") + country("SE", "Sweden - MPA", N__Date=older)
    assert only(tie, tmp_path).enrollment == 20
    assert only(tie + country("FR", "France - ANSM", N__Date=older), tmp_path).enrollment == 15
    assert only(country(F_4_2_2=""), tmp_path).enrollment == 5
    several = "E.8.5 The trial involves multiple Member States: Yes"
    assert only(country(F_4_2_2="", E_8_5=several), tmp_path).enrollment is None


def test_a_later_record_of_a_country_replaces_the_earlier(tmp_path: Path) -> None:
    """Its status and sites count, whatever day it states."""
    ended = "P. End of Trial Status: Prematurely Ended\nP. Date of the global end of the trial: 2022-02-03"
    record = only(country() + country(P__End_of_Trial_Status=ended), tmp_path)
    assert (record.status, record.completion_date) == ("terminated", "2022-02-03")


def test_another_trial_between_makes_a_newer_version(tmp_path: Path) -> None:
    """What does not follow is a record of its own, in the order of the file."""
    records, _ = readings(
        PREFACE + country() + country(number="2019-900002-22") + country("SE", "Sweden - MPA"), tmp_path
    )
    assert [one.id for one in records] == [f"euctr:{n}" for n in (NUMBER, "2019-900002-22", NUMBER)]


def test_comparators_are_told_by_their_role(tmp_path: Path) -> None:
    """Products of one role are an arm, the placebo another; what is under test is the experimental one."""
    more = (
        "D.IMP: 2\nD.1.2 and D.1.3 IMP Role: Comparator\nD.2.1.1.1 Trade name: Eta\nD.3.8 INN - Proposed INN: etamab\n"
    )
    placebo = "D.8 Information on Placebo\nD.8 Placebo: 1\nD.8.1 Is a Placebo used in this Trial? Yes"
    record = only(country(D_8=more + placebo), tmp_path)
    assert [(arm.type, arm.interventions) for arm in record.arms] == [
        ("EXPERIMENTAL", ("Zeta-cel",)),
        ("ACTIVE_COMPARATOR", ("Eta",)),
        ("PLACEBO_COMPARATOR", ("Placebo",)),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ({"A_7": "A.7 Trial is part of a Paediatric Investigation Plan: BROKEN"}, "value"),
        ({"F_4_2_2": "F.4.2.2 In the whole clinical trial: some 20"}, "value"),
        ({"F_4_2_2": f"F.4.2.2 In the whole clinical trial: {'9' * 5000}"}, "value"),
        ({"N__Date": "N. Date of Competent Authority Decision: 2019-02-30"}, "value"),
        ({"P__End_of_Trial_Status": "P. End of Trial Status: Paused"}, "value"),
        ({"E_5_1": "E.5.9 Tertiary end point(s): none"}, "field"),
        ({"E_7_3": "E.7.3 Something else: Yes"}, "field"),
        ({"B_4.Source": "B.4 Source(s) of Monetary or Material Support for the clinical trial:\nstray"}, "text"),
    ],
)
def test_what_has_no_meaning_is_counted_and_the_record_is_read(
    lines: dict[str, str], told: str, tmp_path: Path
) -> None:
    """An altered value, an unknown code or label, and text under a heading are each told once."""
    unread = Unread()
    only(country(**lines), tmp_path, unread)
    assert [(kind, count) for (kind, _), count in unread.counts.items()] == [(told, 1)]


def test_phases_that_are_none_together_are_unknown(tmp_path: Path) -> None:
    """No phase is guessed, and the combination is counted."""
    unread = Unread()
    record = only(country(E_7_4="E.7.4 Therapeutic use (Phase IV): Yes"), tmp_path, unread)
    assert record.phase == "unknown"
    assert unread.counts == {("value", "E.7 phases (1, 2, 4)"): 1}


def test_a_title_in_no_english_is_better_than_none(tmp_path: Path) -> None:
    """The English text counts; another language where it is empty."""
    assert only(country(A_3_Full="A.3 Full title of the trial:"), tmp_path).title == "Ensayo de Zeta-cel"

"""What each column becomes."""

from pathlib import Path

import pytest

from cgtkg.loaders.trials.record import Arm, Intervention, Organisation, TrialRecord
from support.ictrp_files import COLUMNS, export, only, table, trial


@pytest.mark.parametrize("shape", [table, export], ids=["csv", "xml"])
def test_a_trial_of_chictr_in_both_shapes(tmp_path: Path, shape: object) -> None:
    """Every field that the export can hold, read alike from CSV and XML."""
    record = only(tmp_path, table([trial()]) if shape is table else export([trial()]))
    assert record.id == "chictr:ChiCTR2000000001"
    assert (record.title, record.official_title) == ("Zeta cells in pneumonia", "A controlled trial of zeta cells")
    assert record.acronym == "ZETA"
    assert record.conditions == ("Pneumonia", "ARDS")
    assert record.interventions == (Intervention("zeta cells"), Intervention("standard care"))
    assert record.arms == (
        Arm("experimental group", "EXPERIMENTAL", "", ("zeta cells", "standard care")),
        Arm("control group", "ACTIVE_COMPARATOR", "", ("standard care",)),
    )
    assert record.sponsor == Organisation("Eta Hospital")
    assert record.collaborators == (Organisation("Theta University"),)
    assert (record.phase, record.status, record.study_type) == ("phase_1_2", "recruiting", "INTERVENTIONAL")
    assert (record.start_date, record.enrollment, record.countries) == ("2020-02-01", 58, {"China": None})
    assert record.endpoints == ("Survival", "Oxygen")
    assert "Age <75 years." in record.criteria
    assert record.criteria.endswith("HIV")
    assert (record.updated, record.version) == ("2020-02-17", "2020-03-18")


def test_what_a_file_has_no_column_for_is_not_stated(tmp_path: Path) -> None:
    """And what it has one for is, filled or not."""
    record = only(tmp_path, table([trial(Acronym="", Primary_sponsor="Eta Hospital")]))
    assert record.stated >= {"title", "acronym", "countries", "completion_date", "has_results", "arms"}
    assert record.stated.isdisjoint({"secondary_ids", "collaborators", "summary", "why_stopped"})


def test_columns_of_later_exports(tmp_path: Path) -> None:
    """Secondary ids, secondary sponsors, results, in the XML of 2026."""
    cells = trial(
        Secondary_ID="NCT90000001;EudraCT: 2019-000001-11<br>U1111-0000-0000", Secondary_Sponsor="Iota Institute",
        results_yes_no="No",
    )  # fmt: skip
    record = only(tmp_path, export([cells]))
    assert record.secondary_ids == ("NCT90000001", "EudraCT: 2019-000001-11", "U1111-0000-0000")
    assert [one.name for one in record.collaborators] == ["Theta University", "Iota Institute"]
    assert record.has_results is False


@pytest.mark.parametrize(
    ("number", "curie"),
    [
        ("NCT90000001", "clinicaltrials:NCT90000001"),
        ("EUCTR2020-000001-11-FR", "euctr:2020-000001-11"),
        ("EUCTR2010-000001-11-Outside-EU/EEA", "euctr:2010-000001-11"),
        ("CTIS2023-500001-11-00", "ctis:2023-500001-11-00"),
        ("ACTRN12620000000000", "anzctr:ACTRN12620000000000"),
        ("ISRCTN00000001", "isrctn:ISRCTN00000001"),
        ("DRKS00000001", "drks:DRKS00000001"),
        ("IRCT20100101000001N1", "irct:IRCT20100101000001N1"),
        ("JPRN-jRCTs000000001", "jrct:jRCTs000000001"),
        ("JPRN-UMIN000000001", "uminctr:UMIN000000001"),
        ("CTRI/2020/01/000001", "ctri:CTRI/2020/01/000001"),
        ("NL1234", "ntr:NL1234"),
        ("NL-OMON12345", "omon:12345"),
        ("TCTR20200101001", "tctr:TCTR20200101001"),
        ("ChiCTR-OIC-17000001", "chictr:ChiCTR-OIC-17000001"),
    ],
)
def test_ids_are_those_of_the_registry(tmp_path: Path, number: str, curie: str) -> None:
    """A CURIE that the graph takes, by the form of the number."""
    from cgtkg.schema.curies import TRIAL_REGISTRIES, check, iri

    assert check(only(tmp_path, table([trial(number)])).id, TRIAL_REGISTRIES) == curie
    assert iri(curie).startswith("http")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Phase 1/Phase 2", "phase_1_2"), ("Phase I", "phase_1"), ("Phase I/II", "phase_1_2"), ("2-3", "phase_2_3"),
        ("Phase 1 / Phase 2", "phase_1_2"), ("Early Phase 1", "early_phase_1"), ("Phase 0", "early_phase_1"),
        ("0", "early_phase_1"), ("N/A", "na"), ("Not Applicable", "na"), ("Retrospective study", "na"),
        ("", "unknown"), ("some other thing of 2 parts", "unknown"), ("Phase 3/Phase 4", "phase_3"), ("IIb", "phase_2"),
        (
            "Human pharmacology (Phase I): no\nTherapeutic exploratory (Phase II): yes\n"
            "Therapeutic confirmatory - (Phase III): yes\nTherapeutic use (Phase IV): no\n",
            "phase_2_3",
        ),
        ("Human pharmacology (Phase I): no\nTherapeutic exploratory (Phase II): no\n", "unknown"),
    ],
)  # fmt: skip
def test_phases_in_free_text(tmp_path: Path, written: str, read_as: str) -> None:
    """Digits, Roman numbers and EU CTR's answers; what is none is unknown, never a guess."""
    assert only(tmp_path, table([trial(Phase=written)])).phase == read_as


def test_the_zero_of_an_observational_study_is_no_phase(tmp_path: Path) -> None:
    """ChiCTR has it for studies of every type."""
    assert only(tmp_path, table([trial(Phase="0", Study_type="Observational study")])).phase == "na"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("Recruiting", "recruiting"), ("Not Recruiting", "unknown"), ("Authorised", "unknown"), ("", "unknown"),
     ("Completed", "completed"), ("Prematurely Ended", "terminated"), ("Sleeping", "unknown")],
)  # fmt: skip
def test_only_a_certain_status_is_mapped(tmp_path: Path, written: str, read_as: str) -> None:
    """`Not recruiting` is said of trials before, during and after."""
    assert only(tmp_path, table([trial(Recruitment_Status=written)])).status == read_as


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("500", 500), ("a:10;b:20;c:5;", 35), ("Target condition:25;Difficult condition:0", 25), ("", None), ("0", 0),
        ("Group of 2; other:7;", 7), ("Planned Sample Size: 80; UK Sample Size: 60", 80), ("30;30", None),
        ("about 30", None),
    ],
)  # fmt: skip
def test_groups_are_summed(tmp_path: Path, written: str, count: int | None) -> None:
    """The number of each group stands behind its name; a stated total goes before; anything else is unknown."""
    assert only(tmp_path, table([trial(Target_size=written)])).enrollment == count


def test_countries_are_those_of_clinicaltrials_gov(tmp_path: Path) -> None:
    """Lists, old names, slips, and parts of the world left out."""
    written = "United States of America;Korea, Republic of;Iran (Islamic Republic of);Chian;France;France;??"
    assert list(only(tmp_path, table([trial(Countries=written)])).countries) == [
        "United States", "South Korea", "Iran", "China", "France",
    ]  # fmt: skip
    assert list(only(tmp_path, table([trial(Countries="Japan,Asia(except Japan),Australia,Europe")])).countries) == [
        "Japan", "Australia",
    ]  # fmt: skip


def test_results_are_available_where_a_field_of_theirs_is_filled(tmp_path: Path) -> None:
    """WHO's own rule; silence is unknown."""
    assert only(tmp_path, table([trial()])).has_results is None
    assert only(tmp_path, table([trial(results_url_link="about:results")])).has_results is True


@pytest.mark.parametrize("nothing", ["", "none", "N/A", "nil;"])
def test_nothing_given_is_no_intervention(tmp_path: Path, nothing: str) -> None:
    """Nor an arm."""
    record = only(tmp_path, table([trial(Intervention=nothing)]))
    assert (record.interventions, record.arms) == ((), ())


def given(folder: Path, cell: str, sizes: str = "30") -> TrialRecord:
    """The record with this cell of interventions."""
    return only(folder, table([trial(Intervention=cell, Target_size=sizes)]))


def test_types_of_clinicaltrials_gov_are_kept(tmp_path: Path) -> None:
    """`;` parts interventions only before a type; the same one again is one."""
    record = given(tmp_path, "Drug: A, 4 mg; daily;Biological: CAR-NK cells;Drug: A, 4 mg; daily;Dietary Supplement: D")
    assert [(one.type, one.name) for one in record.interventions] == [
        ("DRUG", "A, 4 mg; daily"), ("BIOLOGICAL", "CAR-NK cells"), ("DIETARY_SUPPLEMENT", "D"),
    ]  # fmt: skip


def test_a_group_goes_on_over_what_is_no_label(tmp_path: Path) -> None:
    """Labels are those that the enrolment lists too."""
    record = given(tmp_path, "A:drug x; dose: 5 mg; daily;B:none;", "A:10;B:12;")
    assert [(arm.label, arm.interventions) for arm in record.arms] == [("A", ("drug x; dose: 5 mg; daily",)), ("B", ())]


def test_brackets_and_antigens_are_not_torn(tmp_path: Path) -> None:
    """A plus is a join only between blanks, and nowhere where brackets hold one."""
    assert [one.name for one in given(tmp_path, "T:CD19+CD22+ cells + z;", "T:10;").interventions] == [
        "CD19+CD22+ cells", "z",
    ]  # fmt: skip
    assert [one.name for one in given(tmp_path, "T:(x + y) + z;", "T:10;").interventions] == ["(x + y) + z"]


def test_numbered_interventions_are_arms(tmp_path: Path) -> None:
    """IRCT's with the label of the group, CTRI's with the word for comparators."""
    record = given(tmp_path, "Intervention 1: Intervention group: cells. Intervention 2: Control group: placebo.")
    assert [(arm.label, arm.type) for arm in record.arms] == [
        ("Intervention group", "EXPERIMENTAL"), ("Control group", "ACTIVE_COMPARATOR"),
    ]  # fmt: skip
    indian = given(tmp_path, "Intervention1: CAR-T: once Control Intervention1: standard care")
    assert [(arm.type, arm.interventions) for arm in indian.arms] == [
        ("", ("CAR-T: once",)), ("ACTIVE_COMPARATOR", ("standard care",)),
    ]  # fmt: skip


def test_each_form_of_eu_ctr_is_a_product(tmp_path: Path) -> None:
    """With its codes and generic names as other names; one without a name is left out."""
    cell = (
        "<br>Trade Name: Zetaven 5 mg<br>Product Name: zeta-cel<br>Product Code: ZB-1<br>Pharmaceutical Form: Tablet"
        "<br>INN or Proposed INN: ZETACEL<br><br>Pharmaceutical Form: Tablet<br><br>Trade Name: Etaven<br>"
        "Pharmaceutical Form: <br>Other descriptive name: ETA<br><br>"
    )
    assert [(one.name, one.other_names) for one in given(tmp_path, cell).interventions] == [
        ("zeta-cel", ("Zetaven 5 mg", "ZETACEL", "ZB-1")), ("Etaven", ("ETA",)),
    ]  # fmt: skip


def test_prose_is_one_intervention(tmp_path: Path) -> None:
    """A long one is named by its beginning and described by the whole."""
    (one,) = given(tmp_path, "Patients receive zeta cells once. " + "They stay for a day. " * 30).interventions
    assert one.name == "Patients receive zeta cells once."
    assert one.description.startswith("Patients receive zeta cells once. They stay")


def test_a_department_is_no_second_sponsor(tmp_path: Path) -> None:
    """In the German register `;` stands between it and its hospital."""
    record = only(tmp_path, table([trial("DRKS00000001", Primary_sponsor="Klinik A; Klinikum B")]))
    assert (record.sponsor, record.collaborators) == (Organisation("Klinik A; Klinikum B"), ())


def test_entities_tags_and_padding_go(tmp_path: Path) -> None:
    """But not what only looks like a tag."""
    record = only(
        tmp_path, table([trial(Public_title="Zeta&#32;cells <i>in</i> &lt;b&gt;adults&lt;/b&gt; <br>\n <65 ")])
    )
    assert record.title == "Zeta cells in adults <65"


def test_every_column_of_the_download_is_declared() -> None:
    """Read, or known and unused."""
    from cgtkg.loaders.ictrp.columns import DECLARED, column

    assert {column(name) for name in COLUMNS} <= DECLARED

"""Whatever is wrong with a file, its good records are read, and each bad one is told with place, field and reason."""

import json
from pathlib import Path

import pytest

from cgtkg.loaders.ctgov import Limits
from cgtkg.loaders.rejected import Rejected
from support.registry_files import DOWNLOAD, array, lines, numbers, put, readings, row, study, table

SMALL = Limits(record=20_000)


def ids(count: int) -> list[str]:
    return [f"NCT9000000{i}" for i in range(1, count + 1)]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("identificationModule.nctId", None, "the NCT number is missing"),
        ("identificationModule.nctId", "", "the NCT number is missing"),
        ("identificationModule.nctId", "NCT123", "'NCT123' is no NCT number (NCT and eight digits)"),
        ("identificationModule.nctId", 5, "Expected `str | null`, got `int`"),
        ("statusModule.startDateStruct.date", "2024-13-45", "'2024-13-45' is not a date of the calendar"),
        ("statusModule.startDateStruct.date", "1025-03", "'1025-03' lies outside the years 1900 to 2150"),
        ("statusModule.completionDateStruct.date", "9999", "'9999' lies outside the years 1900 to 2150"),
        ("statusModule.lastUpdatePostDateStruct.date", "2024-02-30", "'2024-02-30' is not a date of the calendar"),
        ("statusModule.overallStatus", "ABSCONDED", "'ABSCONDED' is no recruitment status"),
        ("designModule.phases", ["PHASE9"], "'PHASE9' is no phase"),
        ("designModule.phases", ["PHASE1", "PHASE4"], "'PHASE1|PHASE4' is no phase"),
        ("designModule.enrollmentInfo.count", -1, "'-1' is no number of participants"),
        ("designModule.enrollmentInfo.count", 10**11, "'100000000000' is no number of participants"),
        ("designModule.enrollmentInfo.count", "many", "Expected `int | null`, got `str`"),
        ("conditionsModule.conditions", "Lupus", "Expected `array | null`, got `str`"),
    ],
)
def test_a_study_with_a_wrong_field_is_rejected_by_that_field(
    tmp_path: Path, field: str, value: object, reason: str
) -> None:
    """The record is not guessed at, and its neighbours are read."""
    bad = study("NCT90000002", **{field.replace(".", "__"): value})
    records, rejects = readings(put(tmp_path, array(study("NCT90000001"), bad, study("NCT90000003"))))
    assert numbers(records) == ["NCT90000001", "NCT90000003"]
    record = "study 2" if field == "identificationModule.nctId" else "NCT90000002"
    assert rejects == [Rejected(str(tmp_path / "download"), record, f"protocolSection.{field}", reason)]


def test_a_version_that_is_no_day_is_told(tmp_path: Path) -> None:
    """The day of the data decides what is newer, so a wrong one is not passed over."""
    _, (reject,) = readings(put(tmp_path, array(study(version="yesterday"))))
    assert reject.field == "derivedSection.miscInfoModule.versionHolder"


@pytest.mark.parametrize("wrap", ["array", "lines", "pretty"])
@pytest.mark.parametrize(
    ("find", "replace", "reason"),
    [
        ('"acronym": "ZETA-1"', '"acronym": ZETA-1', "no well-formed JSON"),
        ('"acronym": "ZETA-1"', '"acronym": "ZETA-1', ""),
        ('"acronym": "ZETA-1"', '"acronym": "ZETA-1"}', ""),
        ('"sex": "ALL"', '"sex": {', ""),
        ('"sex": "ALL"', '"sex": [}', "no well-formed JSON"),
        ('"sex": "ALL"', '"sex": "A\nLL"', "no well-formed JSON"),
        ('"Long."', '"Long.\\"', ""),
        ('"Long."', '"\\ud800"', "no well-formed JSON"),
    ],
)
def test_malformed_json_costs_one_record(tmp_path: Path, wrap: str, find: str, replace: str, reason: str) -> None:
    """A missing quotation mark or bracket: the records before and behind it are read."""
    texts = [json.dumps(study(nct_id), indent=2 if wrap == "pretty" else None) for nct_id in ids(5)]
    assert find in texts[2]
    texts[2] = texts[2].replace(find, replace)
    content = "\n".join(texts) if wrap == "lines" else "[" + ",\n".join(texts) + "]"
    records, rejects = readings(put(tmp_path, content))
    assert set(numbers(records)) >= {"NCT90000001", "NCT90000002", "NCT90000004", "NCT90000005"}
    assert len(numbers(records)) == len(set(numbers(records)))
    assert rejects
    if "NCT90000003" not in numbers(records):
        assert rejects[0].record == "NCT90000003"
    assert reason in rejects[0].reason


def test_every_cut_of_a_file_is_noticed(tmp_path: Path) -> None:
    """A download that broke off anywhere: whole records are read, and it is said that something is missing."""
    for whole in (array(study("NCT90000001"), study("NCT90000002")).rstrip(), json.dumps(study()).encode()):
        for length in [*range(60, len(whole), 97), len(whole) - 1]:
            records, rejects = readings(put(tmp_path, whole[:length]))
            assert len(records) < 2 or length == len(whole) - 1
            assert len(rejects) == 1, length
            assert "cut off" in rejects[0].reason


def test_text_between_studies_and_foreign_objects_are_told(tmp_path: Path) -> None:
    """What is no study in a list of studies is a reject, not an end."""
    one, two = (json.dumps(study(nct_id)) for nct_id in ids(2))
    records, rejects = readings(put(tmp_path, f'[{one}, null, 5, "x", {{"a": 1}}, {two}, {{"b": {{}}}}]'))
    assert numbers(records) == ids(2)
    assert [reject.reason for reject in rejects] == [
        "text that is no study stands here",
        "Object missing required field `protocolSection`",
    ]
    assert rejects[1].field == "protocolSection"


def test_deep_nesting_is_rejected(tmp_path: Path) -> None:
    """A record made to exhaust the reader's stack."""
    deep = '{"protocolSection": ' + '{"a":' * 200_000 + "1" + "}" * 200_000 + "}"
    records, rejects = readings(put(tmp_path, f"[{json.dumps(study())},{deep},{json.dumps(study())}]"))
    assert len(records) == 2
    assert "nested too deep" in rejects[0].reason


@pytest.mark.parametrize("closed", [True, False])
def test_a_study_beyond_the_limit_costs_one_record(tmp_path: Path, closed: bool) -> None:
    """A field without end is neither held nor read as anything."""
    one, two = (json.dumps(study(nct_id)) for nct_id in ids(2))
    long = '{"protocolSection": {"descriptionModule": {"briefSummary": "' + "x" * 2_000_000 + ('"}}}' if closed else "")
    records, rejects = readings(put(tmp_path, f"[{one},\n{long},\n{two}]"), SMALL)
    assert numbers(records) == ids(2)
    assert [(reject.record, "20,000 bytes" in reject.reason or "no end" in reject.reason) for reject in rejects] == [
        ("study 2", True)
    ]


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"NCT_Number": ""}, "NCT Number", "'' is no NCT number"),
        ({"NCT_Number": "Zeta-cel in Myeloma"}, "NCT Number", "'Zeta-cel in Myeloma' is no NCT number"),
        ({"Study_Status": "Lupus"}, "Study Status", "'Lupus' is no recruitment status"),
        ({"Phases": "2024-01"}, "Phases", "'2024-01' is no phase"),
        ({"Enrollment": "many"}, "Enrollment", "'many' is no number of participants"),
        ({"Enrollment": "-5"}, "Enrollment", "'-5' is no number of participants"),
        ({"Enrollment": "2.5"}, "Enrollment", "'2.5' is no number of participants"),
        ({"Enrollment": "9" * 5000}, "Enrollment", "is no number of participants"),
        ({"Start_Date": "2024-13-45"}, "Start Date", "'2024-13-45' is not a date"),
        ({"Start_Date": "Brumaire 9, 2020"}, "Start Date", "is not a date"),
        ({"Start_Date": "03/04/2020"}, "Start Date", "it may be day or month first"),
        ({"Completion_Date": "9999-01"}, "Completion Date", "lies outside the years"),
        ({"Study_Results": "maybe"}, "Study Results", "'maybe' is neither YES nor NO"),
    ],
)  # fmt: skip
def test_a_row_with_a_wrong_cell_is_rejected_by_its_column(
    tmp_path: Path, cells: dict[str, str], column: str, reason: str
) -> None:
    """As for studies: one row less, its neighbours read."""
    rows = [
        row("NCT90000001"),
        row("NCT90000002") | {k.replace("_", " "): v for k, v in cells.items()},
        row("NCT90000003"),
    ]
    records, (reject,) = readings(put(tmp_path, table(rows)))
    assert numbers(records) == ["NCT90000001", "NCT90000003"]
    assert (reject.field, reject.record) == (column, "line 3" if column == "NCT Number" else "NCT90000002")
    assert reason in reject.reason


def test_shifted_rows_are_rejected(tmp_path: Path) -> None:
    """A cell too many or too few: nothing of the row is read into the wrong field."""
    head, first, second, third, *_ = table([row(nct_id) for nct_id in ids(3)]).split("\r\n")
    records, rejects = readings(
        put(tmp_path, "\r\n".join([head, first + ",extra", "", second.partition(",")[2], third, ""]))
    )
    assert numbers(records) == ["NCT90000003"]
    assert [(reject.record, reject.reason) for reject in rejects] == [
        ("NCT90000001", "23 cells under 22 columns: the row is shifted"),
        ("line 4", "21 cells under 22 columns: the row is shifted"),
    ]


def test_a_quotation_mark_too_many_costs_one_row(tmp_path: Path) -> None:
    """The rows that an open quotation mark swallows are read all the same."""
    rows = [row(nct_id, Brief_Summary=f"two\nlines, {nct_id}") for nct_id in ids(6)]
    content = table(rows).replace('"two\nlines, NCT90000003"', '"two\nlines, NCT90000003')
    records, rejects = readings(put(tmp_path, content))
    assert numbers(records) == ["NCT90000001", "NCT90000002", "NCT90000004", "NCT90000005", "NCT90000006"]
    assert [reject.record for reject in rejects] in (["line 6"], ["NCT90000003"])


def test_a_quotation_mark_never_closed_costs_one_row(tmp_path: Path) -> None:
    """In the last cell, so that no other closes it before the end of the file."""
    columns = ("NCT Number", "Study Status", "Acronym")
    rows = [row(nct_id) for nct_id in ids(4)]
    content = table(rows, columns).replace("NCT90000002,ACTIVE_NOT_RECRUITING,ZETA-1", 'NCT90000002,RECRUITING,"ZETA-1')
    records, rejects = readings(put(tmp_path, content))
    assert numbers(records) == ["NCT90000001", "NCT90000003", "NCT90000004"]
    assert len(rejects) == 1
    assert "not well-formed" in rejects[0].reason


@pytest.mark.parametrize("line", ["x" * 30_000, "x\n" * 3_000, "\n" * 3_000])
def test_a_cell_beyond_the_limit_costs_one_row(tmp_path: Path, line: str) -> None:
    """In one line or many: the row is told once, and reading goes on behind it."""
    rows = [row("NCT90000001"), row("NCT90000002", Brief_Summary="abc" + line), row("NCT90000003")]
    records, rejects = readings(put(tmp_path, table(rows)), SMALL)
    assert numbers(records) == ["NCT90000001", "NCT90000003"]
    assert [reject.reason for reject in rejects] == ["the row is longer than 20,000 characters"]


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Which of both counts cannot be told."""
    records, rejects = readings(put(tmp_path, "NCT Number,Study Title,Study Title\nNCT90000001,a,b\n"))
    assert (records, [(r.field, r.reason) for r in rejects]) == ([], [("Study Title", "the column stands twice")])


def test_another_encoding_costs_the_records_that_it_spoils(tmp_path: Path) -> None:
    """A download saved as Windows-1252: plain records are read, those with an accent are told with their column."""
    rows = [row("NCT90000001"), row("NCT90000002", Sponsor="Hôpital Éta"), row("NCT90000003")]
    records, (reject,) = readings(put(tmp_path, table(rows).encode("cp1252")))
    assert numbers(records) == ["NCT90000001", "NCT90000003"]
    assert (reject.record, reject.field) == ("NCT90000002", "Sponsor")
    assert reject.reason == "is not UTF-8 (byte 0xf4): save the file as UTF-8"
    french = study("NCT90000002", identificationModule__briefTitle="Hôpital")
    records, (reject,) = readings(put(tmp_path, array(study("NCT90000001"), french).decode().encode("cp1252")))
    assert numbers(records) == ["NCT90000001"]
    assert (reject.record, reject.reason) == (
        "NCT90000002", "the record is not UTF-8 (byte 0xf4): save the file as UTF-8",
    )  # fmt: skip


def test_utf16_that_breaks_off_is_told(tmp_path: Path) -> None:
    """An odd number of bytes, in either shape."""
    for content in (table([row()]), lines(study()).decode()):
        _, rejects = readings(put(tmp_path, content.encode("utf-16")[:-1]))
        assert len(rejects) == 1
        assert "cut off" in rejects[0].reason


def test_numbers_in_small_letters_are_the_same_trial(tmp_path: Path) -> None:
    """An identifier is one whatever its case, and blanks around it do not count."""
    records, _ = readings(put(tmp_path, table([row(" nct90000001 ")], DOWNLOAD)))
    assert numbers(records) == ["NCT90000001"]

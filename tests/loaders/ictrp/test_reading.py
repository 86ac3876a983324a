"""Files of every shape, also broken ones, and what is counted in them."""

import gzip
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.ictrp import read
from cgtkg.loaders.ictrp.given import given as given_in
from cgtkg.loaders.sources import sources
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError
from support.ictrp_files import COLUMNS, export, put, readings, table, trial

ONE, TWO = trial("ChiCTR2000000001"), trial("NCT90000002")


def ids(path: Path) -> list[str]:
    """The ids of what is read, nothing being rejected."""
    records, rejects = readings(path)
    assert not rejects
    return [record.id for record in records]


def unread_in(path: Path) -> Mapping[tuple[str, str], int]:
    """What is counted while a path is read."""
    unread = Unread()
    readings(path, unread=unread)
    return unread.counts


@pytest.mark.parametrize(
    "content",
    [
        table([ONE, TWO]).encode(),
        table([ONE, TWO]).encode("utf-8-sig"),
        table([ONE, TWO]).encode("utf-16"),
        table([ONE, TWO]).replace("\n", "\r\n").encode(),
        export([ONE, TWO]).encode(),
        gzip.compress(export([ONE, TWO]).encode()),
    ],
    ids=["csv", "byte order mark", "utf-16", "lines of Windows", "xml", "gzip"],
)
def test_the_content_tells_the_shape(tmp_path: Path, content: bytes) -> None:
    """Never the name."""
    assert ids(put(tmp_path, content)) == ["chictr:ChiCTR2000000001", "clinicaltrials:NCT90000002"]


def test_folders_and_archives_are_read_and_other_files_passed_over(tmp_path: Path) -> None:
    """In the order of their names."""
    put(tmp_path, "# notes", "PROVENANCE.md")
    put(tmp_path, export([ONE]), "a.xml")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("inside.csv", table([TWO]))
    passed: list[str] = []
    assert len(list(read(tmp_path, passed_over=passed.append))) == 2
    assert [Path(name).name for name in passed] == ["PROVENANCE.md"]


@pytest.mark.parametrize("content", ["", "<html></html>", "NCT Number,Study Title\nNCT90000001,T\n", "{}"])
def test_what_is_no_export_is_said(tmp_path: Path, content: str) -> None:
    """With what was expected."""
    with pytest.raises(DataError, match="holds nothing of WHO's ICTRP"):
        list(read(put(tmp_path, content)))


def test_a_number_of_no_registry_is_rejected_and_the_others_read(tmp_path: Path) -> None:
    """With file, record, field and reason."""
    (record,), (reject,) = readings(put(tmp_path, table([trial("XYZ-1"), ONE])))
    assert record.id == "chictr:ChiCTR2000000001"
    assert (reject.record, reject.field) == ("XYZ-1", "trialid")
    assert "no number of a registry" in reject.reason


def test_a_shifted_row_is_rejected_and_the_others_read(tmp_path: Path) -> None:
    """Also one that swallows the next by a quotation mark too many."""
    rows = table([ONE, TWO]).splitlines(keepends=True)
    short = rows[0] + '"ChiCTR2000000009","too short"\n' + "".join(rows[1:])
    records, (reject,) = readings(put(tmp_path, short))
    assert len(records) == 2
    assert reject.record == "ChiCTR2000000009"
    assert "the row is shifted" in reject.reason
    swallowing = rows[0] + '"ChiCTR2000000009","a quotation mark" too many\n' + "".join(rows[1:])
    records, (reject,) = readings(put(tmp_path, swallowing))
    assert len(records) == 2
    assert "not well-formed" in reject.reason


def test_a_row_in_another_encoding_is_rejected(tmp_path: Path) -> None:
    """What its letters mean would be a guess."""
    content = table([trial(Primary_sponsor="Universität"), TWO]).encode("latin-1")
    records, (reject,) = readings(put(tmp_path, content))
    assert len(records) == 1
    assert "not UTF-8" in reject.reason


def test_a_file_that_is_cut_off_gives_what_stands_before(tmp_path: Path) -> None:
    """And a reject for the rest."""
    whole = export([ONE, TWO])
    records, (reject,) = readings(put(tmp_path, whole[: whole.index("NCT90000002")]))
    assert len(records) == 1
    assert "cut off" in reject.reason


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    """No text grows out of them, no file is read by them."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    content = export([ONE]).replace("?><Trials", f"?>{bomb}<Trials").replace("Zeta cells", "&a;")
    records, (reject,) = readings(put(tmp_path, content))
    assert not records
    assert "not read on" in reject.reason


@pytest.mark.parametrize("shape", [table, export], ids=["csv", "xml"])
def test_a_trial_without_end_is_not_held(tmp_path: Path, shape: object) -> None:
    """Ten megabytes against a limit of a tenth of one."""
    long = trial(Inclusion_Criteria="words " * 1_700_000)
    content = table([ONE, long]) if shape is table else export([ONE, long])
    path = put(tmp_path, content)
    tracemalloc.start()
    records, (reject,) = readings(path, Limits(record=100_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "longer than 100,000" in reject.reason
    assert len(records) <= 1
    assert peak < 3_000_000


@pytest.mark.parametrize("shape", [table, export], ids=["csv", "xml"])
def test_ten_times_as_many_trials_take_no_more_memory(tmp_path: Path, shape: object) -> None:
    """Nothing is kept of those that were read."""

    def peak(count: int) -> int:
        trials = [trial(f"NCT{90000000 + i}", Inclusion_Criteria="words " * 200) for i in range(count)]
        path = put(tmp_path, table(trials) if shape is table else export(trials))
        tracemalloc.start()
        for _ in read(path):
            pass
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(20)  # fills caches
    assert peak(1_500) < peak(150) + 400_000


def test_the_day_is_that_of_the_export_or_of_a_manifest(tmp_path: Path) -> None:
    """The newest of its file; a manifest goes before."""
    later = trial("NCT90000002", Export_date="3/19/2020 0:00:01 AM")
    path = put(tmp_path, table([ONE, later]))
    assert {record.version for record in readings(path)[0]} == {"2020-03-19"}
    put(tmp_path, '{"date": "2020-04-01"}', "manifest.json")
    assert {record.version for record in readings(path)[0]} == {"2020-04-01"}


def test_what_is_not_read_is_counted(tmp_path: Path) -> None:
    """Columns by the trials that fill them, 0 for an empty one, and words that no table has; known ones are not."""
    trials = [ONE | {"Moon phase": "full"}, TWO | {"Phase": "Phase of the moon", "Recruitment Status": "Sleeping"}]
    columns = (*COLUMNS, "Moon phase", "Tide")
    assert unread_in(put(tmp_path, table(trials, columns))) == {
        ("csv", "moon_phase"): 1,
        ("csv", "phase=Phase of the moon"): 1,
        ("csv", "recruitment_status=Sleeping"): 1,
        ("csv", "tide"): 0,
    }
    assert unread_in(put(tmp_path, export([ONE]))) == {}


@pytest.mark.parametrize("shape", [table, export], ids=["csv", "xml"])
def test_each_trial_is_counted_once(tmp_path: Path, shape: Callable[..., str]) -> None:
    """Though a file is gone through twice; of one that breaks off, the trials before count, as they are read."""
    trials = [trial(f"NCT{90000000 + i}", Recruitment_Status="Sleeping") for i in range(400)]
    whole = gzip.compress(shape(trials).encode())
    kind = "csv" if shape is table else "xml"
    assert unread_in(put(tmp_path, whole)) == {(kind, "recruitment_status=Sleeping"): 400}
    path = put(tmp_path, whole[: len(whole) // 2])
    records, (_,) = readings(path)
    assert 0 < len(records) < 400
    assert unread_in(path) == {(kind, "recruitment_status=Sleeping"): len(records)}


def test_it_is_found_as_a_source() -> None:
    """By the name of the contract."""
    assert sources()["ictrp"].id == "source:ictrp"


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_is_read_as_interventions(cell: str, sizes: str) -> None:
    """Each has a name, and an arm receives only what is among them."""
    found = given_in(cell, sizes)
    names = {one.name.casefold() for one in found.interventions}
    assert all(names)
    assert {name.casefold() for arm in found.arms for name in arm.interventions} <= names

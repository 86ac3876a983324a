"""The day of the data: a manifest, a dated folder, or what the data says of itself; else unknown."""

import gzip
from pathlib import Path

import pytest

from cgtkg.loaders.ctgov import day_of, read
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.schema.errors import DataError
from support.registry_files import DOWNLOAD, array, put, row, study, table

STUDIES = array(study("NCT90000001", version="2026-02-04"), study("NCT90000002", version="2026-03-13"))
ROWS = [row("NCT90000001", Last_Update_Posted="2026-02-20"), row("NCT90000002", Last_Update_Posted="2025-01-31")]


def versions(path: Path) -> list[str]:
    """The days of the records."""
    return [record.version for record in read(path) if isinstance(record, TrialRecord)]


def test_a_manifest_comes_first(tmp_path: Path) -> None:
    """Beside the file, or in the folder above it; also where the data says another day."""
    put(tmp_path, '{"date": "2026-07-01"}', "2026-06-30/manifest.json")
    for name in ("studies", "json/studies"):
        path = put(tmp_path, STUDIES, f"2026-06-30/{name}")
        assert day_of(path) == "2026-07-01"
        assert versions(path) == ["2026-07-01", "2026-07-01"]
    assert day_of(tmp_path / "2026-06-30") == "2026-07-01"


def test_a_dated_folder_comes_next(tmp_path: Path) -> None:
    """Each file of a folder of snapshots has its own day; the folder has the newest."""
    put(tmp_path, table(ROWS), "data/2026-04-24/trials.csv")
    put(tmp_path, table(ROWS[:1]), "data/2026-07-01/deeper/trials.csv")
    assert day_of(tmp_path / "data/2026-04-24/trials.csv") == "2026-04-24"
    assert day_of(tmp_path / "data/2026-07-01/deeper/trials.csv") == "2026-07-01"
    assert versions(tmp_path / "data") == ["2026-04-24", "2026-04-24", "2026-07-01"]
    assert day_of(tmp_path / "data") == "2026-07-01"


def test_studies_state_their_own_day(tmp_path: Path) -> None:
    """Each record the day of the data it came from; the file the newest."""
    for content in (STUDIES, gzip.compress(STUDIES), STUDIES.decode().encode("utf-16")):
        path = put(tmp_path, content)
        assert versions(path) == ["2026-02-04", "2026-03-13"]
        assert day_of(path) == "2026-03-13"


def test_a_table_is_as_new_as_its_newest_update(tmp_path: Path) -> None:
    """In ISO dates and long ones; a wrong one is no day."""
    path = put(tmp_path, table(ROWS))
    assert (day_of(path), versions(path)) == ("2026-02-20", ["2026-02-20", "2026-02-20"])
    rows = [row(Last_Update_Posted=cell) for cell in ("April 3, 2020", "June 1, 2019", "9999-99-99")]
    assert day_of(put(tmp_path, table(rows))) == "2020-04-03"


def test_a_table_without_updates_states_no_day(tmp_path: Path) -> None:
    """The column was not ticked: the caller decides."""
    path = put(tmp_path, table(ROWS, DOWNLOAD[:5]))
    assert (day_of(path), versions(path)) == ("", ["", ""])


def test_the_day_of_a_file_that_breaks_off_is_that_of_its_readable_part(tmp_path: Path) -> None:
    """As its records are."""
    packed = gzip.compress(table([row(f"NCT{90000000 + i}", Acronym=str(i * 7919)) for i in range(900)]).encode())
    assert day_of(put(tmp_path, packed[: len(packed) // 2])) == "2026-02-20"


def test_a_wrong_manifest_is_told(tmp_path: Path) -> None:
    """Guessing another day would put every record at a wrong time."""
    put(tmp_path, '{"date": "July"}', "manifest.json")
    path = put(tmp_path, STUDIES)
    with pytest.raises(DataError, match=r"manifest\.json"):
        day_of(path)
    with pytest.raises(DataError, match=r"manifest\.json"):
        list(read(path))

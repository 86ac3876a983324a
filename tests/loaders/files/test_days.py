"""The day on which files were as given: a manifest, a dated folder, or nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.files.days import folder_day
from cgtkg.schema.errors import DataError
from support.registry_files import put


def test_a_manifest_goes_before_the_folder_s_name(tmp_path: Path) -> None:
    """In the folder or the one above it; what else it holds does not matter."""
    put(tmp_path, '{"date": "2026-07-01T08:30:00Z", "note": "x"}', "2026-06-30/manifest.json")
    assert folder_day(tmp_path / "2026-06-30") == "2026-07-01"
    assert folder_day(tmp_path / "2026-06-30" / "json") == "2026-07-01"
    assert folder_day(tmp_path / "2026-06-30" / "json" / "deeper") == ""


def test_the_nearer_folder_goes_before_the_one_above_it(tmp_path: Path) -> None:
    """Whichever of the two ways it states its day."""
    put(tmp_path, '{"date": "2026-07-01"}', "a/manifest.json")
    assert folder_day(tmp_path / "a" / "2026-04-24") == "2026-04-24"
    put(tmp_path, '{"date": "2026-05-01"}', "a/2026-04-24/manifest.json")
    assert folder_day(tmp_path / "a" / "2026-04-24") == "2026-05-01"


def test_a_folder_that_only_looks_like_a_day_is_none(tmp_path: Path) -> None:
    """Nor does a day further up count, or a manifest without a date."""
    put(tmp_path, '{"name": "a web app"}', "2020-01-01/a/2026-13-40/manifest.json")
    assert folder_day(tmp_path / "2020-01-01" / "a" / "2026-13-40") == ""


@given(st.dates())
def test_every_day_is_told_by_its_folder(day: object) -> None:
    """As an ISO date; the folder need not be there."""
    assert folder_day(Path("/nowhere") / str(day)) == str(day)


@pytest.mark.parametrize("content", ["{", '{"date": "2026-13-01"}', '{"date": 20260701}', '{"date": "July"}', "\xff"])
def test_a_wrong_manifest_is_told(tmp_path: Path, content: str) -> None:
    """With its name: another day would be a guess."""
    put(tmp_path, content.encode("latin-1"), "manifest.json")
    with pytest.raises(DataError, match=r"manifest\.json"):
        folder_day(tmp_path)

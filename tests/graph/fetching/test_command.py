"""`cgtkg fetch` as a user calls it, and what `cgtkg load` then reads of the snapshot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cgtkg.graph.fetching import every_service
from cgtkg.loaders.ctgov import day_of, read
from cgtkg.loaders.trials.record import TrialRecord
from support import documented_services as documented
from support.command_line import run
from support.replaying_server import Reply, serving


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache is of this test."""
    monkeypatch.setenv("CGTKG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("OPENFDA_API_KEY", raising=False)


def test_a_snapshot_is_told_as_json_and_read_by_its_day(tmp_path: Path) -> None:
    """The folder goes to stdout, progress to stderr; the loader finds the day and every trial in it."""
    with serving(documented.ClinicalTrials([[1, 2]])) as server:
        done = run("fetch", "ctgov", "--out", str(tmp_path), "--address", server.address, "--json")
    (told,) = json.loads(done.stdout)["snapshots"]
    folder = Path(told["snapshot"])
    assert (told["count"], told["stated"], told["complete"], told["files"]) == (2, 2, True, 1)
    assert "page-0001.json" in done.stderr
    assert day_of(folder) == folder.name == told["date"]
    records = list(read(folder))
    assert [record.id for record in records if isinstance(record, TrialRecord)] == [
        "clinicaltrials:NCT00000001",
        "clinicaltrials:NCT00000002",
    ]
    assert len(records) == 2


def test_a_failure_is_one_line(tmp_path: Path) -> None:
    with serving(lambda call: Reply(b"no", 403)) as server:
        done = run("fetch", "hgnc", "--out", str(tmp_path), "--address", server.address, status=1)
    assert done.stderr.splitlines()[-1].endswith("HTTP status 403")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing", "--out", "x"),
        ("fda", "--out", "x", "--address", "http://127.0.0.1:9/"),
        ("hgnc", "--out", "x", "--search", "CD19"),
        ("hgnc",),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...]) -> None:
    run("fetch", *arguments, status=2)


def test_every_service_cites_its_limits_and_is_protected() -> None:
    """A polite pace, an address by HTTPS that ends in a slash."""
    assert {service.source for service in every_service().values()} == {
        "ctgov", "ema", "euctr", "fda", "hgnc", "mondo", "opentargets"
    }  # fmt: skip
    for service in every_service().values():
        assert service.address.startswith("https://")
        assert service.address.endswith("/")
        assert service.interval >= 0.25
        assert service.limits

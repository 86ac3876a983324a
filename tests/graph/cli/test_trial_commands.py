"""`classify` and `load ctgov` by the contract, as a user types them: streams, keys, exit codes."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cgtkg.graph.connection import Database
from cgtkg.graph.settings import Settings
from support.databases import wipe
from support.registry_files import DOWNLOAD, array, put, row, study, table

CGTKG = str(Path(sys.executable).with_name("cgtkg"))
KEYS = [
    "trial", "targets", "target_logic", "product", "products", "product_name", "cell_source", "modality", "indications",
    "area", "sponsor", "sponsor_class", "relevant", "technologies", "reason",
]  # fmt: skip
COUNTS = {"source", "read", "loaded", "unchanged", "irrelevant", "rejected", "nodes", "edges", "seconds", "snapshot"}


def run(*arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
    """The installed command."""
    done = subprocess.run([CGTKG, *map(str, arguments)], capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """Two studies that can be read, one of the field, and one with an impossible date."""
    other = study("NCT90000002", identificationModule__briefTitle="Aspirin", identificationModule__officialTitle=None,
                  identificationModule__acronym=None, armsInterventionsModule=None, descriptionModule=None,
                  conditionsModule={"conditions": ["Headache"]})  # fmt: skip
    broken = study("NCT90000003", statusModule__startDateStruct={"date": "2024-13-45"})
    return put(tmp_path, array(study(), other, broken))


def test_classify_prints_one_object_a_line(download: Path) -> None:
    """The contract's keys in its order, relevant or not; what cannot be read is told on stderr."""
    done = run("classify", download)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(line) for line in lines] == [KEYS, KEYS]
    assert [line["relevant"] for line in lines] == [True, False]
    assert lines[0]["targets"] == ["BCMA"]
    assert lines[0]["cell_source"] == "autologous"
    assert "mondo:0009693" in lines[0]["indications"]
    assert "BCMA" in lines[0]["reason"]
    assert "NCT90000003" in done.stderr
    assert "start" in done.stderr


def test_classify_tells_what_it_did_not_read(tmp_path: Path) -> None:
    """A line a column, the most frequent first; beyond 20 only how many. None steers a terminal."""
    columns = [f"extra {i:02}" for i in range(24)] + ["all\x1b[31m"]
    rows = [row("NCT90000001") | dict.fromkeys(columns, "x"), row("NCT90000002") | {columns[-1]: "y"}]
    done = run("classify", put(tmp_path, table(rows, (*DOWNLOAD, *columns))))
    told = [line for line in done.stderr.splitlines() if "not read" in line]
    assert len(done.stdout.splitlines()) == 2
    assert told[:2] == ["not read: csv all [31m (records: 2)", "not read: csv extra 00 (records: 1)"]
    assert told[20:] == ["not read: 5 more"]


def test_wrong_use_is_told_in_one_line(tmp_path: Path) -> None:
    """An unknown registry is wrong usage; a missing file is a failure; neither starts a database."""
    assert "there is no registry" in run("classify", tmp_path, "--source", "chictr-of-mars", status=2).stderr
    assert "no such file" in run("classify", tmp_path / "nowhere", status=1).stderr
    assert "there is no source" in run("load", "mars", status=2).stderr
    assert not Path(os.environ["CGTKG_HOME"]).exists()


@pytest.mark.database
def test_load_counts_every_record(
    download: Path, settings: Settings, environment: dict[str, str], tmp_path: Path
) -> None:
    """Read = loaded + unchanged + irrelevant + rejected; the rejects stand in a file with field and reason."""
    with Database.open(settings, write=True) as database:
        wipe(database)
    first = json.loads(run("load", "ctgov", download, "--json").stdout)
    again = json.loads(run("load", "ctgov", download, "--json").stdout)
    assert set(first) >= COUNTS
    assert (first["read"], first["loaded"], first["irrelevant"], first["rejected"]) == (3, 1, 1, 1)
    assert (again["loaded"], again["unchanged"], again["nodes"]) == (0, 1, first["nodes"])
    with Path(first["rejects"]).open(encoding="utf-8", newline="") as rows:
        (row,) = csv.DictReader(rows)
    assert row["record"] == "NCT90000003"
    assert "2024-13-45" in row["reason"]
    assert row["field"]

"""A release of the platform as it is fetched: a folder of parquet files for each of six data sets."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cgtkg.graph.fetching.services.opentargets import DATASETS
from cgtkg.loaders.opentargets.datasets import DATA_SETS
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError
from support.opentargets_files import readings

TEXT, TEXTS = pa.string(), pa.list_(pa.string())
SOURCED = pa.list_(pa.struct([("id", TEXT), ("source", TEXT)]))
LABELS = pa.list_(pa.struct([("label", TEXT), ("source", TEXT)]))
DISEASES = pa.list_(pa.struct([("diseaseFromSource", TEXT), ("diseaseId", TEXT)]))
RELEASE: dict[str, tuple[list[tuple[str, Any]], list[dict[str, Any]]]] = {
    "target": (
        [("id", TEXT), ("approvedSymbol", TEXT), ("biotype", TEXT), ("dbXrefs", SOURCED), ("proteinIds", SOURCED),
         ("homologues", TEXTS)],
        [{"id": "ENSG00000177455", "approvedSymbol": "CD19", "biotype": "protein_coding",
          "dbXrefs": [{"id": "1633", "source": "HGNC"}], "proteinIds": None, "homologues": ["x"]}],
    ),
    "disease": (
        [("id", TEXT), ("name", TEXT), ("dbXRefs", TEXTS), ("therapeuticAreas", TEXTS), ("exactSynonyms", TEXTS)],
        [{"id": "MONDO_0009693", "name": "myeloma", "dbXRefs": ["DOID:9538"], "therapeuticAreas": []}],
    ),
    "drug_molecule": (
        [("id", TEXT), ("name", TEXT), ("drugType", TEXT), ("synonyms", LABELS), ("tradeNames", LABELS),
         ("maximumClinicalStage", TEXT), ("moon", TEXT)],
        [{"id": "CHEMBL1", "name": "ALPHA-CEL", "drugType": "Cell", "synonyms": [{"label": "A", "source": "ChEMBL"}],
          "tradeNames": [], "maximumClinicalStage": "PHASE_1", "moon": "full"},
         {"id": "CHEMBL2", "name": None, "drugType": None, "synonyms": None, "tradeNames": None}],
    ),
    "drug_mechanism_of_action": (
        [("actionType", TEXT), ("mechanismOfAction", TEXT), ("chemblIds", TEXTS), ("targetName", TEXT),
         ("targetType", TEXT), ("targets", TEXTS)],
        [{"actionType": "BINDING AGENT", "mechanismOfAction": "CD19 binding agent", "chemblIds": ["CHEMBL1"],
          "targetName": "CD19", "targetType": "single protein", "targets": ["ENSG00000177455"]}],
    ),
    "clinical_indication": (
        [("id", TEXT), ("drugId", TEXT), ("diseaseId", TEXT), ("maxClinicalStage", TEXT), ("clinicalReportIds", TEXTS)],
        [{"id": "h", "drugId": "CHEMBL1", "diseaseId": "MONDO_0009693", "maxClinicalStage": "PHASE_1",
          "clinicalReportIds": ["nct00000001"]}],
    ),
    "clinical_target": (
        [("id", TEXT), ("drugId", TEXT), ("targetId", TEXT), ("diseases", DISEASES), ("maxClinicalStage", TEXT),
         ("clinicalReportIds", TEXTS)],
        [{"id": "i", "drugId": "CHEMBL1", "targetId": "ENSG00000177455", "maxClinicalStage": "PHASE_1"}],
    ),
}  # fmt: skip
"""Columns by the documentation that `loaders/opentargets` names, and rows made for this test."""


def write_release(folder: Path) -> Path:
    """A snapshot folder with one file for each data set, as Spark names them, and a manifest."""
    for name, (columns, rows) in RELEASE.items():
        (folder / name).mkdir(parents=True)
        pq.write_table(pa.Table.from_pylist(rows, pa.schema(columns)), folder / name / "part-00000-1b2c.snappy.parquet")
    (folder / "manifest.json").write_text('{"date": "2026-09-20"}', encoding="utf-8")
    return folder


def test_every_data_set_that_is_fetched_is_read(tmp_path: Path) -> None:
    """Each row is an entry with what it refers to by name; columns that are not known are counted."""
    unread = Unread()
    entries, rejects = readings(write_release(tmp_path), unread)
    assert rejects == []
    assert {entry.values["data_set"] for entry in entries} == set(DATASETS) <= {one.name for one in DATA_SETS}
    by_id = {entry.id: entry.values for entry in entries}
    stated = by_id["indication CHEMBL1 MONDO_0009693"]
    assert stated["drugs"] == [{"id": "CHEMBL1", "name": "ALPHA-CEL", "type": "Cell", "names": ["A"]}]
    assert stated["disease"] == {"id": "MONDO_0009693", "name": "myeloma", "mondo": ["mondo:0009693"]}
    assert (stated["stage"], stated["trials"]) == ("phase_1", ["clinicaltrials:NCT00000001"])
    (mechanism,) = [values for id_, values in by_id.items() if id_.startswith("mechanism CHEMBL1 ")]
    assert mechanism["genes"] == [{"id": "ENSG00000177455", "hgnc": "hgnc:1633", "symbol": "CD19"}]
    assert unread.counts == {("drug_molecule", "moon"): 1}
    assert {entry.day for entry in entries} == {"2026-09-20"}


def test_a_file_within_an_archive_is_the_same(tmp_path: Path) -> None:
    """Though parquet is read from its end."""
    release = write_release(tmp_path / "release")
    with zipfile.ZipFile(tmp_path / "release.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(release.rglob("*.parquet")):
            archive.write(file, str(file.relative_to(release)))
    packed, plain = readings(tmp_path / "release.zip"), readings(release)
    assert [(one.id, one.values) for one in packed[0]] == [(one.id, one.values) for one in plain[0]]
    assert packed[1] == []


@pytest.mark.parametrize("keep", [4, 100, -8])
def test_a_damaged_file_is_a_reject_and_the_others_are_read(tmp_path: Path, keep: int) -> None:
    """Cut off at any place."""
    file = write_release(tmp_path) / "target" / "part-00000-1b2c.snappy.parquet"
    file.write_bytes(file.read_bytes()[:keep])
    entries, rejects = readings(tmp_path)
    assert [(one.file, one.reason[:21]) for one in rejects] == [(str(file), "is cut off or damaged")]
    assert len(entries) == 6


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where there is parquet to read."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(DataError, match=r"cgtkg\[parquet\]"):
        readings(write_release(tmp_path))

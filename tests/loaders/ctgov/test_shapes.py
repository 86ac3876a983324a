"""Every shape in which ClinicalTrials.gov gives its records is told by its content and read alike."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cgtkg.loaders.ctgov import read
from cgtkg.schema.errors import DataError
from support.registry_files import array, lines, numbers, put, readings, row, study, table

ONE, TWO = study("NCT90000001"), study("NCT90000002")


def page(*studies: object, token: str = "", total: bool = False) -> bytes:
    content: dict[str, object] = {"totalCount": 9} if total else {}
    content["studies"] = list(studies)
    return json.dumps(content | ({"nextPageToken": token} if token else {})).encode()


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(f"{name}.json", member)
    return content.getvalue()


SHAPES: dict[str, Callable[[], bytes]] = {
    "array, one study a line": lambda: array(ONE, TWO),
    "array, pretty": lambda: json.dumps([ONE, TWO], indent=2).encode(),
    "array, keys sorted": lambda: json.dumps([ONE, TWO], sort_keys=True).encode(),
    "array, ASCII only": lambda: json.dumps([ONE, TWO], ensure_ascii=True, separators=(",", ":")).encode(),
    "page answer": lambda: page(ONE, TWO, token="ab[{cd"),
    "page answer with its count": lambda: page(ONE, TWO, total=True),
    "page answers, one a line": lambda: page(ONE, token="x") + b"\n" + page(TWO),
    "list of page answers": lambda: b"[" + page(ONE, token="x") + b", " + page(TWO) + b"]",
    "JSON Lines": lambda: lines(ONE, TWO),
    "pretty objects one after another": lambda: b"\n".join(json.dumps(one, indent=1).encode() for one in (ONE, TWO)),
    "with a byte order mark": lambda: b"\xef\xbb\xbf" + array(ONE, TWO),
    "UTF-16": lambda: array(ONE, TWO).decode().encode("utf-16"),
    "zip of single objects": lambda: zipped(a=json.dumps(ONE).encode(), b=json.dumps(TWO, indent=2).encode()),
    "zip in a zip": lambda: zipped(inner=zipped(a=array(ONE), b=array(TWO))),
    "gzip": lambda: gzip.compress(array(ONE, TWO)),
    "gzip in a zip": lambda: zipped(inner=gzip.compress(array(ONE, TWO))),
    "CSV": lambda: table([row("NCT90000001"), row("NCT90000002")]).encode(),
    "CSV with a byte order mark": lambda: b"\xef\xbb\xbf" + table([row("NCT90000001"), row("NCT90000002")]).encode(),
    "CSV in UTF-16": lambda: table([row("NCT90000001"), row("NCT90000002")]).encode("utf-16"),
    "table with tabs": lambda: table([row("NCT90000001"), row("NCT90000002")], delimiter="\t").encode(),
    "table with semicolons": lambda: table([row("NCT90000001"), row("NCT90000002")], delimiter=";").encode(),
    "zip of a CSV": lambda: zipped(a=table([row("NCT90000001"), row("NCT90000002")]).encode()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_its_records(tmp_path: Path, shape: str) -> None:
    """Both trials are read, whatever they are wrapped in, and nothing is rejected."""
    records, rejects = readings(put(tmp_path, SHAPES[shape]()))
    assert numbers(records) == ["NCT90000001", "NCT90000002"]
    assert rejects == []
    assert {record.title for record in records} == {"Zeta-cel in Myeloma"}


def test_a_single_object_is_read(tmp_path: Path) -> None:
    """One API answer saved as it came, compact or pretty."""
    for content in (json.dumps(ONE), json.dumps(ONE, indent=2)):
        assert numbers(readings(put(tmp_path, content))[0]) == ["NCT90000001"]


def test_studies_wider_than_what_is_held_at_a_time_are_whole(tmp_path: Path) -> None:
    """Records of several hundred kilobytes, which cross every boundary of the reading window."""
    long = [
        study(f"NCT9000000{i}", descriptionModule__briefSummary=f'{i}: \\"{{[' + 'é{"\\' * (90_000 * i))
        for i in range(4)
    ]
    for content in (array(*long), json.dumps(long, sort_keys=True).encode(), lines(*long)):
        records, rejects = readings(put(tmp_path, content))
        assert [record.summary for record in records] == [
            one["protocolSection"]["descriptionModule"]["briefSummary"] for one in long
        ]
        assert rejects == []


def test_empty_answers_are_no_fault(tmp_path: Path) -> None:
    """A search without a hit gives a file of the right shape with nothing in it."""
    for content in (b"[]", b"[\n]\n", b'{"studies": []}', table([]).encode()):
        assert readings(put(tmp_path, content)) == ([], [])


def test_a_folder_is_read_in_order_and_other_files_are_passed_over(tmp_path: Path) -> None:
    """Recursively by name; what is of no registry shape is named to whoever asks."""
    put(tmp_path, array(TWO), "b/studies.json")
    put(tmp_path, table([row("NCT90000001")]), "a.txt")
    put(tmp_path, "# Where this comes from\n", "PROVENANCE.md")
    put(tmp_path, "NCTId,TargetCategory,ProductName\nNCT90000001,BCMA,zeta\n", "labels_dev.csv")
    put(tmp_path, '{"date": "2026-07-01"}', "manifest.json")
    put(tmp_path, b"", "empty")
    put(tmp_path, bytes(range(256)), "b/picture.png")
    passed: list[str] = []
    records = list(read(tmp_path, passed_over=passed.append))
    assert [(record.file, getattr(record, "id", "")) for record in records] == [
        (str(tmp_path / "a.txt"), "clinicaltrials:NCT90000001"),
        (str(tmp_path / "b/studies.json"), "clinicaltrials:NCT90000002"),
    ]
    assert [Path(name).name for name in passed] == [
        "PROVENANCE.md", "empty", "labels_dev.csv", "manifest.json", "picture.png",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\n", b"# Provenance\n", b"NCTId,TargetCategory\nNCT90000001,BCMA\n", b'{"date": "2026-07-01"}',
        b"[1, 2]", b"<?xml version='1.0'?><clinical_study/>", b"\x00\x01\x02", b"TrialID,Public title\nChiCTR1,x\n",
        b'"\n"\r', b"\xff\xfe",
    ],
)  # fmt: skip
def test_a_file_of_no_registry_shape_is_refused(tmp_path: Path, content: bytes) -> None:
    """Named by the user, it is an error that says what was expected."""
    with pytest.raises(DataError, match=r"download: holds nothing of ClinicalTrials.gov; expected study objects"):
        list(read(put(tmp_path, content)))


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """A path that is not there, and a folder without anything."""
    with pytest.raises(DataError, match="nowhere: cannot be read: No such file"):
        list(read(tmp_path / "nowhere"))
    with pytest.raises(DataError, match="holds nothing"):
        list(read(tmp_path))

"""Archives are read in place, within limits that no header can lift; what is broken in one costs that part of it."""

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path

import pytest

from cgtkg.loaders.files.limits import Limits
from support.registry_files import array, numbers, put, readings, row, study, table

ONE, TWO = array(study("NCT90000001")), array(study("NCT90000002"))


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, member in members:
            archive.writestr(name, member)
    return content.getvalue()


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    """Members are read in memory: no name of theirs is ever a place on disk, and none reaches a terminal raw."""
    names = ("../../outside.json", "/etc/absolute.json", "C:\\x.json", "a\x1b[31m\n.json")
    path = put(tmp_path, zipped(*((name, array(study(f"NCT9000000{i}"))) for i, name in enumerate(names))), "in/a.zip")
    before = sorted(tmp_path.rglob("*"))
    records, rejects = readings(path)
    assert numbers(records) == [f"NCT9000000{i}" for i in range(4)]
    assert rejects == []
    assert sorted(tmp_path.rglob("*")) == before
    assert records[3].file == f"{path}/a?[31m?.json"


def test_an_archive_is_read_one_level_into_another(tmp_path: Path) -> None:
    """Deeper it is told to unpack it first; its neighbours are read."""
    inner = zipped(("two.json", TWO))
    path = put(tmp_path, zipped(("one.json", ONE), ("inner.zip", inner), ("deep.zip", zipped(("inner.zip", inner)))))
    records, rejects = readings(path)
    assert numbers(records) == ["NCT90000001", "NCT90000002"]
    assert [(r.file, "unpack it first" in r.reason) for r in rejects] == [(f"{path}/deep.zip/inner.zip", True)]


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.7, 0.99])
def test_an_archive_that_breaks_off_is_told(tmp_path: Path, keep: float) -> None:
    """A zip lists its members at the end: without the end nothing can be read."""
    whole = zipped(*((f"{i}.json", array(study(f"NCT9000000{i}"))) for i in range(5)))
    records, (reject,) = readings(put(tmp_path, whole[: int(len(whole) * keep)]))
    assert records == []
    assert "cut off or damaged" in reject.reason


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    """Bytes turned over in the middle of one member."""
    whole = bytearray(zipped(("one.json", ONE), ("bad.json", array(study("NCT90000009"))), ("two.json", TWO)))
    at = whole.index(b"bad.json") + 300
    whole[at : at + 8] = bytes(byte ^ 0xFF for byte in whole[at : at + 8])
    path = put(tmp_path, bytes(whole))
    records, rejects = readings(path)
    assert numbers(records) == ["NCT90000001", "NCT90000002"]
    assert [reject.file for reject in rejects] == [f"{path}/bad.json"]
    assert "cut off or damaged" in rejects[0].reason


def test_gzip_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    """A stream is read up to the fault; each cut is told once."""
    studies = [study(f"NCT{90000000 + i}", conditionsModule__keywords=[f"k{i * 7919}"]) for i in range(400)]
    rows = [row(f"NCT{90000000 + i}", Acronym=f"A{i * 7919}") for i in range(400)]
    for content in (array(*studies), table(rows).encode()):
        packed = gzip.compress(content)
        records, rejects = readings(put(tmp_path, packed[: len(packed) * 3 // 4]))
        assert 100 < len(records) < 400
        assert len(rejects) == 1
        assert "cut off or damaged" in rejects[0].reason


def test_a_locked_archive_is_told(tmp_path: Path) -> None:
    """The member's flag says that it wants a password."""
    whole = bytearray(zipped(("one.json", ONE)))
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.index(header) + offset
        whole[at] |= 1
    _, (reject,) = readings(put(tmp_path, bytes(whole)))
    assert "encrypted" in reject.reason


def test_other_packings_are_refused(tmp_path: Path) -> None:
    """Only methods whose output can be bounded as it comes."""
    content = zipped(("one.json", ONE), method=zipfile.ZIP_LZMA)
    _, (reject,) = readings(put(tmp_path, content))
    assert "another method than deflate" in reject.reason


BOMB = json.dumps([study(descriptionModule__briefSummary="0" * 3_000_000)]).encode()


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(ratio=100, ratio_from=100_000), "more than 100 times its size"),
        (Limits(member=1_000_000), "more than 1,000,000 bytes"),
        (Limits(total=1_000_000), "the archive unpacks to more than 1,000,000 bytes"),
    ],
)
@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped(("bomb.json", content))], ids=["gzip", "zip"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, limits: Limits, reason: str, pack: object) -> None:
    """Each limit stops it: by size, by ratio, by the archive's total."""
    assert callable(pack)
    _, rejects = readings(put(tmp_path, pack(BOMB)), limits)
    assert any(reason in reject.reason for reject in rejects)


def test_the_total_counts_all_members(tmp_path: Path) -> None:
    """Many members, each small enough: the archive as a whole is not."""
    limits = Limits(total=100_000)
    many = zipped(*((f"{i}.json", array(study(f"NCT9000{i:04}"))) for i in range(100)))
    records, rejects = readings(put(tmp_path, many), limits)
    assert 5 < len(records) < 100
    assert "the archive unpacks to more than 100,000 bytes" in rejects[0].reason


def test_sizes_in_headers_are_not_believed(tmp_path: Path) -> None:
    """A member that claims to be short is not read beyond its claim, one that claims to be long is not waited for."""
    for claim in (10, 0x7FFFFFFF):
        whole = bytearray(zipped(("bomb.json", BOMB)))
        struct.pack_into("<I", whole, whole.index(b"PK\x03\x04") + 22, claim)
        struct.pack_into("<I", whole, whole.index(b"PK\x01\x02") + 24, claim)
        records, rejects = readings(put(tmp_path, bytes(whole)), Limits(member=1_000_000))
        assert records == []
        assert len(rejects) == 1

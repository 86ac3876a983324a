"""Zstandard files are unpacked where they are, within the limits, and what is cut off is told."""

import io
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.files.documents import Document, documents
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.files.zstd import ZstdStream
from cgtkg.loaders.rejected import Rejected
from cgtkg.schema.errors import DataError

TEXT = b"".join(b"%d bottles of beer, %d of wine\n" % (n, n * 7919) for n in range(9_000))


def packed(content: bytes, *, level: int = 3) -> bytes:
    return zstandard.ZstdCompressor(level=level, write_checksum=True).compress(content)


def given_by(path: Path, limits: Limits | None = None) -> bytes | str:
    """The unpacked content, or why there is none."""
    [found] = documents(path, limits or Limits())
    if isinstance(found, Rejected):
        return found.reason
    with found.open() as stream:
        try:
            return stream.read()
        except DataError as error:
            return error.problem


def put(folder: Path, content: bytes) -> Path:
    (folder / "given").write_bytes(content)
    return folder / "given"


@pytest.mark.parametrize("content", [b"short", b"", TEXT], ids=["short", "empty", "long"])
def test_a_packed_file_gives_what_was_packed(tmp_path: Path, content: bytes) -> None:
    """Told by how it begins, not by its name."""
    assert given_by(put(tmp_path, packed(content))) == content


def test_several_frames_give_one_file(tmp_path: Path) -> None:
    """As the command line tool joins them; a frame to be skipped is."""
    skipped = b"\x50\x2a\x4d\x18\x03\x00\x00\x00abc"
    assert (
        given_by(put(tmp_path, packed(b"one ") + skipped + packed(TEXT) + packed(b" two"))) == b"one " + TEXT + b" two"
    )


def test_the_head_of_a_packed_file_is_plain(tmp_path: Path) -> None:
    """Shapes are told by it."""
    [found] = documents(put(tmp_path, packed(TEXT)), Limits())
    assert isinstance(found, Document)
    assert found.head == TEXT[: len(found.head)]
    assert len(found.head) == 1 << 16


@pytest.mark.parametrize("cut", [1, 5, 3_000])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, cut: int) -> None:
    """Even within its checksum."""
    assert given_by(put(tmp_path, packed(TEXT)[:-cut])) == "is cut off or damaged: it ends within a frame"


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """By the checksum, or by what cannot be unpacked; so is a frame with something else behind it."""
    whole = packed(TEXT)
    at = len(whole) // 2
    for content in (whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :], whole + b"something else"):
        assert str(given_by(put(tmp_path, content))).startswith("is cut off or damaged: ")


def test_what_unpacks_to_too_much_is_not_read_on(tmp_path: Path) -> None:
    """By its ratio or its size; whatever the frame says of itself."""
    bomb = put(tmp_path, packed(bytes(64 << 20), level=19))
    assert bomb.stat().st_size < 10_000
    assert given_by(bomb) == "unpacks to more than 200 times its size: it was not read on"
    assert given_by(put(tmp_path, packed(TEXT)), Limits(member=1_000)) == (
        "unpacks to more than 1,000 bytes: it was not read on"
    )


def test_a_frame_that_asks_for_a_huge_window_is_refused(tmp_path: Path) -> None:
    """Memory is bounded."""
    parameters = zstandard.ZstdCompressionParameters(window_log=28)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    problem = given_by(put(tmp_path, packer.compress(TEXT) + packer.flush()))
    assert str(problem).startswith("is cut off or damaged: ")
    assert "memory" in str(problem)


def test_packed_three_times_is_refused(tmp_path: Path) -> None:
    """As with other archives."""
    assert given_by(put(tmp_path, packed(packed(TEXT)))) == TEXT
    assert "within a packed file" in str(given_by(put(tmp_path, packed(packed(packed(TEXT))))))


@given(st.binary(max_size=3_000), st.integers(1, 700))
def test_any_content_comes_back_in_pieces_of_any_size(content: bytes, size: int) -> None:
    """Never more than was asked for."""
    stream = ZstdStream(io.BufferedReader(io.BytesIO(packed(content))))
    pieces = list(iter(lambda: stream.read1(size), b""))
    assert b"".join(pieces) == content
    assert all(len(piece) <= size for piece in pieces)

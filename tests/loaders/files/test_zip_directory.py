"""Members of a zip, one at a time: the same that the standard library lists, and its errors on what is broken."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.files.archives import Archive

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
FIELDS = (
    "filename",
    "orig_filename",
    "header_offset",
    "compress_size",
    "file_size",
    "CRC",
    "compress_type",
    "flag_bits",
)


def zipped(members: dict[str, bytes], *, comment: bytes = b"", before: bytes = b"", large: bool = False) -> io.BytesIO:
    """A zip, perhaps with a comment, behind other bytes, with ZIP64 fields."""
    content = io.BytesIO()
    content.write(before)
    with zipfile.ZipFile(content, "a" if before else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            with archive.open(name, "w", force_zip64=large) as member:
                member.write(data)
        archive.comment = comment
    content.seek(0)
    return content


@given(
    st.dictionaries(NAMES, st.binary(max_size=50), max_size=8), st.binary(max_size=40), st.binary(max_size=40),
    st.booleans(),
)  # fmt: skip
def test_members_are_those_of_the_standard_library(
    members: dict[str, bytes], comment: bytes, before: bytes, large: bool
) -> None:
    """In its order, with all that opening them needs; what opens is the same."""
    if b"PK" in comment + before:
        return
    content = zipped(members, comment=comment, before=before, large=large)
    with zipfile.ZipFile(content) as whole, Archive(content) as archive:
        listed = list(archive.members())
        assert [[getattr(one, name) for name in FIELDS] for one in listed] == [
            [getattr(one, name) for name in FIELDS] for one in whole.infolist()
        ]
        assert [archive.open(one).read() for one in listed] == [whole.read(one) for one in whole.infolist()]


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 255))
def test_what_is_broken_ends_in_an_error_the_library_raises_too(noise: bytes, place: int, byte: int) -> None:
    """Never in another, and never without end."""
    content = bytearray(zipped({"a.json": noise, "b.json": b"x"}).getvalue())
    content[place % len(content)] = byte
    with suppress(zipfile.BadZipFile, ValueError), Archive(io.BytesIO(bytes(content))) as archive:
        assert len(list(archive.members())) <= 3


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06", b"no zip at all" * 9])
def test_what_is_no_zip_is_refused(content: bytes) -> None:
    """As by the standard library."""
    with pytest.raises(zipfile.BadZipFile):
        Archive(io.BytesIO(content))


def test_memory_does_not_grow_with_the_members(tmp_path: Path) -> None:
    """Of seventy thousand (more than fit without ZIP64) one is held at a time."""
    count = 70_000
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(count):
            archive.writestr(f"study-{number:06}.json", b"{}")
    with Archive(path) as opened:
        for number, member in enumerate(opened.members(), 1):
            assert member.filename == f"study-{number - 1:06}.json"
        assert number == count
        assert not opened.filelist
        assert opened.open(member).read() == b"{}"

"""Synthetic studies as the registry's downloads: an array, and a zip of one object a file. Written as a stream."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

_ENCODED = msgspec.json.Encoder().encode
_FAST = 1


def write_array(studies: Iterable[dict[str, Any]], path: Path) -> None:
    """A list, one study a line."""
    with path.open("wb") as stream:
        before = b"[\n"
        for study in studies:
            stream.write(before + _ENCODED(study))
            before = b",\n"
        stream.write(b"\n]\n")


def write_zip(studies: Iterable[dict[str, Any]], path: Path) -> None:
    """An archive with a file for each study. Equal studies give equal bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as archive:
        for study in studies:
            number = study["protocolSection"]["identificationModule"]["nctId"]
            member = zipfile.ZipInfo(f"{number}.json")
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, _ENCODED(study), compresslevel=_FAST)


WRITERS = {"array": write_array, "zip": write_zip}
"""The shapes by name."""

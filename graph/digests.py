"""The hash of a file."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest(path: Path, method: str = "sha256") -> str:
    """The hash of a file in hexadecimal, read in pieces. Raises `OSError` where it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, method).hexdigest()

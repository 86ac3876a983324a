"""What made something: a hash of the package's own files, since other code may make other things of the same data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from cgtkg import graph

PACKAGE = Path(graph.__file__).resolve().parents[1]


@cache
def code(*folders: str) -> str:
    """The hash of all files in these folders of the package (`loaders`, `schema` …)."""
    digest = hashlib.sha256()
    for folder in folders:
        _add(digest, PACKAGE / folder, _files(PACKAGE / folder))
    return digest.hexdigest()


def tables(folders: Sequence[Path], without: str = "") -> str:
    """The hash of all files in seed folders, but for a subfolder."""
    digest = hashlib.sha256()
    for folder in folders:
        _add(digest, folder, (file for file in _files(folder) if file.relative_to(folder).parts[0] != without))
    return digest.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)


def _add(digest: hashlib._Hash, folder: Path, files: Iterable[Path]) -> None:
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)

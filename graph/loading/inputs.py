"""The files of a load: a stamp by which the same load is known again, and whether they are all that a source has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cgtkg.loaders.files.days import folder_day

from .. import code
from ..digests import digest
from .job import Job
from .seeds import folders

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Inputs:
    """`stamp` is the hash of all that the outcome of a load depends on: files and their days, options, tables, code;
    empty where a file cannot be read. `complete`: every path is a snapshot whose manifest says that it is all the
    source has, and every file in it is there unchanged; `notes` say where one is not.
    """

    stamp: str
    complete: bool
    notes: tuple[str, ...]


def rules(overlay: Path | None) -> str:
    """The hash of what decides how a record is read: tables and code."""
    return f"{code.code('loaders', 'schema')} {code.tables(folders(overlay), without='registry')}"


def take(job: Job, paths: tuple[Path, ...]) -> Inputs:
    """Look at the files of a job, or at those that are bundled for it."""
    stamp = hashlib.sha256(f"{job.source.name} {rules(job.overlay)} {job.day} {job.irrelevant}\n".encode())
    notes: list[str] = []
    complete, readable = bool(paths), True
    for path in paths:
        hashes: dict[Path, str] = {}
        for file in _files(path):
            try:
                hashes[file] = digest(file)
            except OSError:
                readable = False
                continue
            stamp.update(f"{folder_day(file.parent)} {hashes[file]}\n".encode())
        declared = _declared(path)
        changed = [name for name, hash_ in _listed(declared).items() if hashes.get(path / name) != hash_]
        if declared.get("complete") and changed:
            notes.append(f"{path}: {changed[0]} is not as the manifest says: the snapshot does not count as complete")
        complete = complete and bool(declared.get("finished", True) and declared.get("complete")) and not changed
    return Inputs(stamp.hexdigest() if readable and paths else "", complete, tuple(notes))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file())
    else:
        yield path


def _declared(path: Path) -> Mapping[str, Any]:
    """What the manifest of a snapshot folder says; nothing where there is none. A wrong one is the loader's to tell."""
    try:
        content = json.loads((path / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _listed(manifest: Mapping[str, Any]) -> dict[str, str]:
    files = manifest.get("files")
    found = [file for file in files if isinstance(file, dict)] if isinstance(files, list) else []
    return {str(file.get("name")): str(file.get("sha256")) for file in found}

"""A snapshot folder while it grows: files written beside and renamed, and the manifest that says what is there."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..digests import digest
from ..outputs import write_text
from .service import FetchError

MANIFEST = "manifest.json"
JOURNAL = "files.jsonl"
"""The files of a run that has not ended, one a line: the manifest itself would be written again for every page."""
PART = ".part"
"""What a file is called until it is whole."""
_NAME = re.compile(r"(?!.*\.\.)[\w-][\w.-]*(/[\w-][\w.-]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stored:
    """A whole file. `path` is where it was asked for (path and query), `date` when (UTC, ISO), `version` what the
    service calls it (ETag or Last-Modified), `size` in bytes, `learned` what the answer said besides.
    """

    name: str
    path: str
    date: str
    version: str
    size: int
    sha256: str
    learned: str = ""


@dataclass(slots=True)
class Manifest:
    """What a snapshot is. `date` is the day of the run (UTC), which `cgtkg load` takes for the day of the data.

    `finished`: all that was asked for is here. `complete`: and that is all the service has, so that a record that is
    not here is gone; never so for a search. `count` and `stated` are the records here and by the service's own count.
    """

    source: str
    service: str
    address: str
    date: str
    search: str = ""
    version: str = ""
    finished: bool = False
    complete: bool = False
    count: int | None = None
    stated: int | None = None
    files: dict[str, Stored] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """As it stands in `manifest.json`: the files as a list."""
        return {**asdict(self), "files": [asdict(file) for file in self.files.values()]}

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Manifest:
        """The reverse. Raises `TypeError`, `KeyError` or `AttributeError` for what no manifest of this version is."""
        files = [Stored(**file) for file in content["files"]]
        return cls(**{**content, "files": {file.name: file for file in files}})


@dataclass(slots=True)
class Snapshot:
    """A folder and its manifest."""

    folder: Path
    manifest: Manifest

    @classmethod
    def open(cls, folder: Path) -> Snapshot | None:
        """The snapshot in `folder`; None where there is none, or none that can be gone on with."""
        try:
            manifest = Manifest.from_json(json.loads((folder / MANIFEST).read_bytes()))
            if not manifest.finished and (folder / JOURNAL).exists():
                manifest.files.update(_noted((folder / JOURNAL).read_text(encoding="utf-8")))
            return cls(folder, manifest)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def save(self) -> None:
        """Write the manifest."""
        write_text(self.folder / MANIFEST, json.dumps(self.manifest.to_json(), indent=1, ensure_ascii=False) + "\n")

    def whole(self, name: str, path: str) -> Stored | None:
        """The file of that name, if it is there, was asked for there, and its bytes are those that came."""
        stored = self.manifest.files.get(name)
        if stored is None or stored.path != path or not (self.folder / name).is_file():
            return None
        return stored if digest(self.folder / name) == stored.sha256 else None

    def part(self, name: str) -> Path:
        """Where to write a file until it is whole. Raises `FetchError` for a name that would lead elsewhere."""
        if not _NAME.fullmatch(name):
            raise FetchError(f"the service names a file {name!r}, which is no plain name")
        place = self.folder / f"{name}{PART}"
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def keep(self, stored: Stored) -> None:
        """Its part is whole: give it its name and note it."""
        self.part(stored.name).replace(self.folder / stored.name)
        self.manifest.files[stored.name] = stored
        with (self.folder / JOURNAL).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(asdict(stored), ensure_ascii=False) + "\n")

    def clear(self) -> None:
        """Forget every file."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.manifest.files.clear()
        self.folder.mkdir(parents=True)
        self.save()

    def finish(self, place: Path, names: set[str]) -> None:
        """All is here: take the name `place`. Nothing stays of files that are not of these `names`: parts, and files
        of an earlier run that went on to something else.
        """
        self.manifest.files = {name: file for name, file in self.manifest.files.items() if name in names}
        for left in [path for path in self.folder.rglob("*") if path.is_file()]:
            if left.relative_to(self.folder).as_posix() not in {*self.manifest.files, MANIFEST, JOURNAL}:
                left.unlink()
        self.manifest.finished = True
        self.save()
        (self.folder / JOURNAL).unlink(missing_ok=True)
        self.folder.replace(place)
        self.folder = place

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.manifest.files.values())


def _noted(journal: str) -> dict[str, Stored]:
    """The files of a journal; the last line may have broken off."""
    files = [Stored(**json.loads(line)) for line in journal.splitlines(keepends=True) if line.endswith("\n")]
    return {file.name: file for file in files}

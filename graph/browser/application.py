"""Neo4j Browser as the user has it: a folder, or the jar in which Neo4j and Maven keep it. None is bundled."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from cgtkg.schema.errors import UsageError

Reader = Callable[[str], bytes | None]
"""From a name such as `index.html` to that file of the application, None if it has none."""
ARTIFACT = "org.neo4j.client:neo4j-browser:5.24.0"
"""The version that the project's tests drive; its licence (GPL v3 or commercial) forbids to bundle it."""
_INDEX = ("index.html", "browser/index.html")


def found() -> Path | None:
    """The newest jar of a Neo4j at `NEO4J_HOME` or in Maven's local repository, None if there is none."""
    jars = [jar for folder, form in _places() for jar in folder.glob(form)]
    return max(jars, key=lambda jar: [int(part) for part in re.findall(r"\d+", jar.stem)], default=None)


def _places() -> Iterator[tuple[Path, str]]:
    if home := os.environ.get("NEO4J_HOME"):
        yield Path(home) / "lib", "neo4j-browser-*.jar"
    yield Path.home() / ".m2/repository/org/neo4j/client/neo4j-browser", "*/neo4j-browser-*.jar"


def opened(path: Path) -> Reader:
    """What reads the files of the Browser at `path`; `UsageError` if there is none."""
    try:
        reader = _jar(path) if path.is_file() else _folder(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise UsageError(f"{path} cannot be read as Neo4j Browser: {error}") from None
    if reader is None:
        raise UsageError(f"{path} holds no Neo4j Browser: give the jar of {ARTIFACT}, or the folder it was unpacked to")
    return reader


def _jar(path: Path) -> Reader | None:
    archive = zipfile.ZipFile(path)
    names = set(archive.namelist())
    index = next((name for name in _INDEX if name in names), None)
    if index is None:
        return None
    root = index.removesuffix("index.html")
    return lambda name: archive.read(root + name) if root + name in names else None


def _folder(path: Path) -> Reader | None:
    index = next((path / name for name in _INDEX if (path / name).is_file()), None)
    if index is None:
        return None
    files = {file.relative_to(index.parent).as_posix(): file for file in index.parent.rglob("*") if file.is_file()}
    return lambda name: files[name].read_bytes() if name in files else None

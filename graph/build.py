"""The main job: load what ships, analyse, and write graphs and reports to a folder."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgtkg.schema.curies import slug

from .api import KnowledgeGraph
from .fingerprint import Fingerprint
from .landscape import Landscape
from .outputs import write_text

if TYPE_CHECKING:
    from .analysis.results import Clustering, Projection

MANIFEST = "build.json"
"""Says which graph and which code the files of the folder come from."""
EGO_GRAPHS = 4
"""How many companies, targets and diseases each get a graph of their own: those with the most facts."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What the main job made: content hash and size of the graph, seconds taken, files of the folder."""

    hash: str
    nodes: int
    edges: int
    seconds: float
    wrote: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The document of `cgtkg build --json`."""
        return asdict(self) | {"wrote": list(self.wrote)}


def build(graph: KnowledgeGraph, out: Path, progress: Progress) -> Built:
    """Load, analyse, draw and report to `out`; `progress` is told each step.

    Files that come from the same graph by the same code, and were not touched since, are left as they are.
    """
    started = time.monotonic()
    progress("loading the seeds")
    loaded = graph.load("seeds")
    progress(f"{loaded.read} rows: {loaded.loaded} new or changed, {loaded.unchanged} unchanged")
    content = graph.fingerprint()
    wrote = _up_to_date(out, content)
    if wrote is None:
        wrote = _write(graph, out, content, progress)
    else:
        progress("graphs and reports are up to date")
    seconds = round(time.monotonic() - started, 3)
    return Built(content.hash, content.nodes, content.edges, seconds, tuple(str(out / name) for name in wrote))


def _write(graph: KnowledgeGraph, out: Path, content: Fingerprint, progress: Progress) -> list[str]:
    # Imported here: a build that finds everything up to date is done before these libraries are loaded.
    from . import report
    from .analysis.clusters import cluster

    landscape = graph.landscape()
    progress("finding competitive clusters")
    clustering, projection = cluster(landscape, snapshot=content.hash)
    files = [write_text(out / "clusters.json", _json(clustering.to_json()))]
    progress("drawing graphs")
    files += _draw(landscape, clustering, projection, out)
    progress("writing reports")
    files += report.write(report.compose(landscape, clustering, projection), out, ("html", "md"))
    wrote = sorted(path.relative_to(out).as_posix() for path in files)
    manifest = {**_origin(content), "files": {name: _sha256(out / name) for name in wrote}}
    write_text(out / MANIFEST, _json(manifest))
    return [*wrote, MANIFEST]


def _draw(landscape: Landscape, clustering: Clustering, projection: Projection, out: Path) -> Iterator[Path]:
    from . import views

    yield views.write_html(views.whole(landscape, clustering, projection), out / "landscape.html")
    for group in clustering.clusters:
        name = group.id.partition(":")[2]
        drawing = views.cluster(landscape, group, projection)
        yield views.write_html(drawing, out / "clusters" / f"{name}.html")
    for label in ("Company", "Target", "Indication"):
        nodes = sorted(landscape.of(label), key=lambda node: -_facts_of(landscape, node.id))
        for node in nodes[:EGO_GRAPHS]:
            path = out / "ego" / f"{label.lower()}-{slug(node.name)}.html"
            yield views.write_html(views.ego(landscape, node.id), path)


def _facts_of(landscape: Landscape, node_id: str) -> int:
    facts = (*landscape.out(node_id), *landscape.into(node_id))
    return sum(fact.type not in ("ABOUT", "IS_A") for fact in facts)


def _up_to_date(out: Path, content: Fingerprint) -> list[str] | None:
    """The files of the folder if they come from this graph and this code and are whole; else None."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, str] = manifest.pop("files")
        whole = all(_sha256(out / name) == hash_ for name, hash_ in files.items())
    except (OSError, ValueError, KeyError, AttributeError):
        return None
    return [*files, MANIFEST] if whole and manifest == _origin(content) else None


def _origin(content: Fingerprint) -> dict[str, str]:
    return {"graph": content.hash, "code": _code()}


@cache
def _code() -> str:
    """Hash of the package's own files: other code may draw the same graph otherwise."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for folder in ("graph", "schema", "loaders"):
        for path in sorted((package / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

"""The main job: load what ships, analyse, and write graphs and reports to a folder."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgtkg.schema.curies import slug

from .api import KnowledgeGraph
from .code import code
from .digests import digest
from .fingerprint import Fingerprint
from .landscape import Landscape, Node
from .outputs import write_text

if TYPE_CHECKING:
    from .analysis.results import Clustering, Projection
    from .loading import Loaded

BUNDLED = ("seeds", "ctgov")
"""The sources that ship, in the order in which they are loaded: registries speak of what the seeds name."""
MANIFEST = "build.json"
"""Says which graph and which code the files of the folder come from."""
EGO_GRAPHS = {"Company": 8, "Target": 8, "Indication": 8}
"""How many companies of industry, targets and diseases get a graph of their own: those around which most trials are."""

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
    """Load what ships, analyse, draw and report to `out`; `progress` is told each step and what came of it.

    Files that come from the same graph by the same code, and were not touched since, are left as they are.
    """
    started = time.monotonic()
    load_bundled(graph, progress)
    content = graph.fingerprint()
    progress(f"the graph holds {content.nodes:,} nodes and {content.edges:,} relationships")
    wrote = write_out(graph, out, progress, content)
    seconds = round(time.monotonic() - started, 3)
    return Built(content.hash, content.nodes, content.edges, seconds, tuple(str(out / name) for name in wrote))


def load_bundled(graph: KnowledgeGraph, progress: Progress) -> None:
    """Load what ships; what the graph has of it already stays."""
    for source in BUNDLED:
        progress(f"loading {source}")
        progress(_told(graph.load(source)))


def write_out(graph: KnowledgeGraph, out: Path, progress: Progress, content: Fingerprint | None = None) -> list[str]:
    """Analyse, draw and report to `out` what the graph holds (`content`); returns the names of all files.

    What comes from the same graph by the same code, and was not touched since, is left as it is.
    """
    content = content or graph.fingerprint()
    wrote = _up_to_date(out, content)
    if wrote is None:
        return _write(graph, out, content, progress)
    progress("graphs and reports are up to date")
    return wrote


def _told(loaded: Loaded) -> str:
    counts = {"new or changed": loaded.loaded, "unchanged": loaded.unchanged, "irrelevant": loaded.irrelevant}
    parts = [f"{number:,} {what}" for what, number in (*counts.items(), ("rejected", loaded.rejected)) if number]
    return (
        f"{loaded.source}: {loaded.read:,} records read, {', '.join(parts) or 'nothing to do'} ({loaded.seconds:.1f} s)"
    )


def _write(graph: KnowledgeGraph, out: Path, content: Fingerprint, progress: Progress) -> list[str]:
    # Imported here: a build that finds everything up to date is done before these libraries are loaded.
    from . import report
    from .analysis.clusters import cluster

    landscape = graph.landscape()
    progress("finding competitive clusters")
    clustering, projection = cluster(landscape, snapshot=content.hash)
    found = sum(len(group.products) for group in clustering.clusters)
    progress(f"{len(clustering.clusters)} clusters of {found} products, {len(clustering.white_space)} white spaces")
    files = [write_text(out / "clusters.json", _json(clustering.to_json()))]
    progress("drawing graphs")
    files += _draw(landscape, clustering, projection, out)
    progress("writing reports")
    files += report.write(report.compose(landscape, clustering, projection), out, ("html", "md"))
    wrote = sorted(path.relative_to(out).as_posix() for path in files)
    manifest = {**_origin(content), "files": {name: digest(out / name) for name in wrote}}
    write_text(out / MANIFEST, _json(manifest))
    return [*wrote, MANIFEST]


def _draw(landscape: Landscape, clustering: Clustering, projection: Projection, out: Path) -> Iterator[Path]:
    from . import views

    yield views.write_html(views.whole(landscape, clustering, projection), out / "landscape.html")
    for group in clustering.clusters:
        name = group.id.partition(":")[2]
        drawing = views.cluster(landscape, group, projection)
        yield views.write_html(drawing, out / "clusters" / f"{name}.html")
    for label, most in EGO_GRAPHS.items():
        for node in _busiest(landscape, label)[:most]:
            path = out / "ego" / f"{label.lower()}-{slug(node.name)}.html"
            yield views.write_html(views.ego(landscape, node.id), path)


def _busiest(landscape: Landscape, label: str) -> list[Node]:
    """The nodes with most trials around them, of equally many those with most facts; of companies those of industry."""
    from .analysis.activity import trials_around

    def place(node: Node) -> tuple[int, int]:
        facts = (*landscape.out(node.id), *landscape.into(node.id))
        return -len(trials_around(landscape, node.id)), -sum(fact.type not in ("ABOUT", "IS_A") for fact in facts)

    nodes = [node for node in landscape.of(label) if label != "Company" or node.get("kind") == "industry"]
    return sorted(nodes, key=place)


def _up_to_date(out: Path, content: Fingerprint) -> list[str] | None:
    """The files of the folder if they come from this graph and this code and are whole; else None."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        files: dict[str, str] = manifest.pop("files")
        whole = all(digest(out / name) == hash_ for name, hash_ in files.items())
    except (OSError, ValueError, KeyError, AttributeError):
        return None
    return [*files, MANIFEST] if whole and manifest == _origin(content) else None


def _origin(content: Fingerprint) -> dict[str, str]:
    return {"graph": content.hash, "code": code("graph", "schema", "loaders")}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

"""Steps on a graph that is there: read it, cluster, draw, report."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from cgtkg.graph import report as reports
from cgtkg.graph import views
from cgtkg.graph.analysis.clusters import cluster as find_clusters
from cgtkg.graph.analysis.results import Clustering, Projection
from cgtkg.graph.connection import Database
from cgtkg.graph.landscape import Landscape

from ..measuring import Stopwatch
from .homes import server_peak, settings_of


def read(watch: Stopwatch, home: str) -> dict[str, Any]:
    """The landscape out of the database."""
    return {**_size(_landscape(home, watch)), "server": server_peak(home)}


def cluster(watch: Stopwatch, home: str, clusters: str) -> dict[str, Any]:
    """Competitive clusters of a landscape that was read; they go to the file `clusters`."""
    landscape = _landscape(home)
    with watch:
        found = find_clusters(landscape)
    with Path(clusters).open("wb") as stream:
        pickle.dump(found, stream)
    return {**_size(landscape), "found": {"clusters": len(found[0].clusters)}}


def draw(watch: Stopwatch, home: str, clusters: str, out: str) -> dict[str, Any]:
    """The picture of the whole landscape as an HTML file."""
    landscape, found = _landscape(home), _clusters(clusters)
    with watch:
        path = views.write_html(views.whole(landscape, *found), Path(out) / "landscape.html")
    return {**_size(landscape), "found": {"bytes": path.stat().st_size}}


def report(watch: Stopwatch, home: str, clusters: str, out: str) -> dict[str, Any]:
    """The report on the whole landscape as HTML and Markdown."""
    landscape, found = _landscape(home), _clusters(clusters)
    with watch:
        paths = reports.write(reports.compose(landscape, *found), Path(out), ("html", "md"))
    return {**_size(landscape), "found": {"bytes": sum(path.stat().st_size for path in paths)}}


def _clusters(path: str) -> tuple[Clustering, Projection]:
    with Path(path).open("rb") as stream:
        found: tuple[Clustering, Projection] = pickle.load(stream)  # noqa: S301  # written by `cluster` a moment ago
    return found


def _landscape(home: str, watch: Stopwatch | None = None) -> Landscape:
    with Database.open(settings_of(home)) as database, watch or Stopwatch():
        return Landscape.read(database)


def _size(landscape: Landscape) -> dict[str, Any]:
    return {"count": len(landscape.nodes) + len(landscape.relationships)}

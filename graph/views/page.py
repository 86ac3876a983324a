"""A drawing as one HTML file that needs nothing else: no network, no folder beside it.

pyvis gives the nodes and edges as vis-network wants them, and the library itself. Its own page is not used:
it fetches Bootstrap from a server and takes names for HTML. Here names travel as JSON and are only ever set
as text, and the page's security policy allows no script but the two that are in it, and no request at all.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

from cgtkg.schema.nodes import LABELS

from ..outputs import write_text
from .colours import painted
from .drawing import COMPETES, Drawing, DrawnEdge, DrawnNode, Fill

_LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")
_SOURCE_MAP = "//# sourceMappingURL="
_FONT = "Inter, 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, 'Noto Sans CJK SC', sans-serif"
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 0, "improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "selectConnectedEdges": False},
    "nodes": {"shape": "box", "shapeProperties": {"borderRadius": 6}, "labelHighlightBold": False},
    "edges": {"hoverWidth": 0.6, "selectionWidth": 0},
}
_FAINT, _CLEAR = 0.14, 0.6
"""Opacity of a line in the background, and of any other."""


def write_html(drawing: Drawing, path: Path) -> Path:
    """Write the drawing to `path` and return it; the same drawing gives the same bytes. Raises `OutputError`."""
    return write_text(path, page(drawing))


def page(drawing: Drawing) -> str:
    """The whole HTML document."""
    environment = Environment(
        loader=PackageLoader("cgtkg.graph.views", "template"), autoescape=True, undefined=StrictUndefined
    )
    scripts = [_library(), _own("page.js")]
    return environment.get_template("page.html").render(
        drawing=drawing, data=_data(drawing), scripts=scripts, hashes=list(map(_hash, scripts)),
        style=_own("page.css"), kinds=_kinds(drawing), font=_FONT, marks=_marks(drawing),
    )  # fmt: skip


def _data(drawing: Drawing) -> dict[str, Any]:
    network = Network(directed=True, cdn_resources="in_line")
    for node in drawing.nodes:
        network.add_node(node.id, **_vis_node(node))
    for edge in drawing.edges:
        network.add_edge(edge.start, edge.end, **_vis_edge(edge))
    return {
        "nodes": network.nodes, "edges": network.edges, "options": _OPTIONS,
        "panels": {node.id: _panel(node) for node in drawing.nodes},
        "regions": [asdict(region) for region in drawing.regions],
    }  # fmt: skip


def _vis_node(node: DrawnNode) -> dict[str, Any]:
    paint = painted(node.colour, node.fill)
    plain = {"background": paint["background"], "border": paint["border"]}
    left, right, above = round(node.size * 1.85), round(node.size * 0.6), 4
    return {
        "label": node.label, "title": node.title, "shape": "box", "x": node.x, "y": node.y, "physics": False,
        "color": {**plain, "highlight": plain, "hover": {**plain, "border": paint["disc"]}},
        "font": {"size": node.size, "color": paint["ink"], "face": _FONT, "align": "left"},
        "margin": {"left": left, "right": right, "top": above, "bottom": above},
        "widthConstraint": {"minimum": round(node.width - left - right, 1)},
        "heightConstraint": {"minimum": round(node.height - 2 * above, 1), "valign": "middle"},
        "sign": {"text": node.sign, "disc": paint["disc"], "ink": paint["sign"], "size": node.size},
    }  # fmt: skip


def _vis_edge(edge: DrawnEdge) -> dict[str, Any]:
    curve: dict[str, Any] = {
        "enabled": True,
        "type": "cubicBezier",
        "forceDirection": "horizontal",
        "roundness": 0.7,
    }
    if edge.bend:
        way = "curvedCW" if edge.bend > 0 else "curvedCCW"
        curve = {"enabled": True, "type": way, "roundness": abs(edge.bend)}
    return {
        "id": edge.id, "label": edge.label, "title": edge.title, "width": edge.width, "smooth": curve,
        "dashes": [5, 4] if edge.dashes else False,
        "color": {"color": edge.colour, "hover": edge.colour, "opacity": _FAINT if edge.faint else _CLEAR},
        "arrows": {"to": {"enabled": edge.arrow, "scaleFactor": 0.45}},
        "font": {"size": 10, "color": "#4a5563", "face": _FONT, "strokeWidth": 4, "strokeColor": "#ffffff"},
    }  # fmt: skip


def _panel(node: DrawnNode) -> dict[str, Any]:
    return {
        "kind": node.kind, "colour": painted(node.colour, Fill.SOLID)["background"], "names": node.names,
        "properties": node.properties, "facts": [asdict(fact) for fact in node.facts], "more": node.more_facts,
    }  # fmt: skip


def _kinds(drawing: Drawing) -> list[dict[str, str]]:
    """The legend: each label that occurs, in the schema's order, with its sign and colour."""
    present = {node.kind for node in drawing.nodes}
    return [
        {
            "label": label,
            "sign": kind.sign,
            "colour": painted(kind.colour, Fill.SOLID)["background"],
            "meaning": kind.meaning,
        }
        for label, kind in LABELS.items()
        if label in present
    ]


def _marks(drawing: Drawing) -> set[str]:
    """Which of the other signs occur, for the legend."""
    products = {node.fill for node in drawing.nodes if node.kind == "Product"}
    types = {edge.type for edge in drawing.edges}
    found = {"approved": Fill.SOLID in products, "ended": Fill.OUTLINE in products, "competes": COMPETES in types}
    found["inferred"] = any(edge.dashes and edge.type != COMPETES for edge in drawing.edges)
    found["faint"] = any(edge.faint for edge in drawing.edges)
    return {name for name, occurs in found.items() if occurs}


@cache
def _library() -> str:
    """vis-network as pyvis brings it, without the pointer to a source map, which a browser would look for."""
    script = files("pyvis").joinpath(*_LIBRARY).read_text("utf-8")
    return script.partition(_SOURCE_MAP)[0]


@cache
def _own(name: str) -> str:
    return files("cgtkg.graph.views").joinpath("template", name).read_text("utf-8")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

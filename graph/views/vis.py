"""A drawing as pyvis and vis-network take it, and what the page's panel says, as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pyvis.network import Network

from .colours import painted
from .drawing import Drawing, DrawnEdge, DrawnNode, Fill, ShownFact

FONT = "Inter, 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, 'Noto Sans CJK SC', sans-serif"
_INK = "#4a5563"
_FAINT, _CLEAR = 0.14, 0.6
"""Opacity of a line in the background, and of any other."""
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 0, "improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "selectConnectedEdges": False},
    "nodes": {
        "shapeProperties": {"borderRadius": 6}, "labelHighlightBold": False,
        "font": {"face": FONT, "align": "left"},
    },
    "edges": {
        "hoverWidth": 0.6, "selectionWidth": 0,
        "font": {"face": FONT, "size": 10, "color": _INK, "strokeWidth": 4, "strokeColor": "#ffffff"},
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.7},
    },
}  # fmt: skip


def content(drawing: Drawing) -> dict[str, Any]:
    """All that the page's script needs. Texts of facts recur: they are kept once, and facts name their places."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in drawing.nodes:
        network.add_node(node.id, **_node(node))
    for edge in drawing.edges:
        network.add_edge(edge.start, edge.end, **_edge(edge))
    places: dict[str, int] = {}
    panels = {node.id: _panel(node, places) for node in drawing.nodes}
    regions = [asdict(region) for region in drawing.regions]
    return {
        "nodes": network.nodes, "edges": network.edges, "options": _OPTIONS, "regions": regions, "panels": panels,
        "texts": list(places),
    }  # fmt: skip


def _node(node: DrawnNode) -> Mapping[str, Any]:
    paint = painted(node.colour, node.fill)
    plain = {"background": paint["background"], "border": paint["border"]}
    left, right, above = round(node.size * 1.85), round(node.size * 0.6), 4
    return {
        "label": node.label, "title": node.title, "shape": "box", "x": node.x, "y": node.y, "physics": False,
        "color": {**plain, "highlight": plain, "hover": {**plain, "border": paint["disc"]}},
        "font": {"size": node.size, "color": paint["ink"]},
        "margin": {"left": left, "right": right, "top": above, "bottom": above},
        "widthConstraint": {"minimum": round(node.width - left - right, 1)},
        "heightConstraint": {"minimum": round(node.height - 2 * above, 1), "valign": "middle"},
        "sign": {"text": node.sign, "disc": paint["disc"], "ink": paint["sign"], "size": node.size},
    }  # fmt: skip


def _edge(edge: DrawnEdge) -> Mapping[str, Any]:
    way = "curvedCW" if edge.bend > 0 else "curvedCCW"
    bowed = {"smooth": {"enabled": True, "type": way, "roundness": abs(edge.bend)}} if edge.bend else {}
    return {
        "id": edge.id, "label": edge.label, "title": edge.title, "width": edge.width, **bowed,
        "dashes": [5, 4] if edge.dashes else False,
        "color": {"color": edge.colour, "hover": edge.colour, "opacity": _FAINT if edge.faint else _CLEAR},
        "arrows": {"to": {"enabled": edge.arrow, "scaleFactor": 0.45}},
    }  # fmt: skip


def _panel(node: DrawnNode, places: dict[str, int]) -> Mapping[str, Any]:
    return {
        "kind": node.kind, "colour": painted(node.colour, Fill.SOLID)["background"], "names": node.names,
        "properties": node.properties, "facts": [_fact(fact, places) for fact in node.facts],
        "more": node.more_facts,
    }  # fmt: skip


def _fact(fact: ShownFact, places: dict[str, int]) -> list[Any]:
    """Places of type, other end's id and name, and qualifiers; whether it goes out; places of the evidence."""

    def place(text: str) -> int:
        return places.setdefault(text, len(places))

    texts = (fact.type, fact.other_id, fact.other, fact.qualifiers)
    return [*map(place, texts), fact.outgoing, list(map(place, fact.evidence))]

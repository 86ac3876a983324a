"""A drawing as one HTML file that needs nothing else: no network, no folder beside it.

pyvis gives the nodes and edges as vis-network wants them, and the library itself. Its own page is not used:
it fetches Bootstrap from a server and takes names for HTML. Here names travel as JSON and are only ever set
as text, and the page's security policy allows no script but those that are in it, and no request at all.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from cgtkg.schema.nodes import LABELS

from ..outputs import write_text
from .colours import painted
from .drawing import COMPETES, MORE, Drawing, Fill
from .vis import FONT, content

_LIBRARY = ("lib", "vis-9.1.2", "vis-network.min.js")
_SOURCE_MAP = "//# sourceMappingURL="
_SCRIPTS = ("picture.js", "panel.js")


def write_html(drawing: Drawing, path: Path) -> Path:
    """Write the drawing to `path` and return it; the same drawing gives the same bytes. Raises `OutputError`."""
    return write_text(path, page(drawing))


def page(drawing: Drawing) -> str:
    """The whole HTML document."""
    scripts = [_library(), *map(_own, _SCRIPTS)]
    return _template().render(
        drawing=drawing, data=content(drawing), scripts=scripts, hashes=list(map(_hash, scripts)),
        style=_own("page.css"), kinds=_kinds(drawing), font=FONT, marks=_marks(drawing),
    )  # fmt: skip


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
    products = {node.fill for node in drawing.nodes if node.kind == "Product" and not node.id.startswith(MORE)}
    types = {edge.type for edge in drawing.edges}
    found = {"approved": Fill.SOLID in products, "ended": Fill.OUTLINE in products, "competes": COMPETES in types}
    found["inferred"] = any(edge.dashes and edge.type != COMPETES for edge in drawing.edges)
    found["faint"] = any(edge.faint for edge in drawing.edges)
    return {name for name, occurs in found.items() if occurs}


@cache
def _template() -> Template:
    templates = PackageLoader("cgtkg.graph.views", "template")
    return Environment(loader=templates, autoescape=True, undefined=StrictUndefined).get_template("page.html")


@cache
def _library() -> str:
    """vis-network as pyvis brings it, without the pointer to a source map, which a browser would look for."""
    script = files("pyvis").joinpath(*_LIBRARY).read_text("utf-8")
    return script.partition(_SOURCE_MAP)[0]


@cache
def _own(name: str) -> str:
    return files("cgtkg.graph.views").joinpath("template", name).read_text("utf-8")


@cache
def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

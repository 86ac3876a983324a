"""The HTML file: whole, self-contained, the same every time, and names stay names whatever they hold."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg.graph.analysis.clusters import cluster as find_clusters
from cgtkg.graph.analysis.results import Clustering, Projection
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.views import Drawing, DrawnEdge, DrawnNode, Fill, Region, ShownFact, ego, whole, write_html
from cgtkg.graph.views.colours import contrast, painted
from cgtkg.graph.views.page import page
from cgtkg.schema.nodes import NODE_TYPES
from support.landscapes import landscape_from_seeds, landscape_of, node, relation

MOST_BYTES = 2_000_000
POLICY = "Content-Security-Policy"


class _Outline(HTMLParser):
    """All tags with their attributes, and the text of each script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.scripts: list[str] = []
        self._within = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        self._within = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "script":
            self.scripts[-1] += data


def _named(name: str) -> Drawing:
    """A drawing in which every text is `name`."""
    fact = ShownFact("DEVELOPS", True, "company:x", name, name, (name,))
    nodes = [
        DrawnNode(
            id_, "Product", "P", name, name, "#c8553d", Fill.TINT, 13, 90, 24, (name,), ((name, name),), (fact,)
        )
        for id_ in ("product:x", "product:y")
    ]  # fmt: skip
    edge = DrawnEdge("e", "DEVELOPS", "product:x", "product:y", name, name, "#123456")
    return Drawing(name, name, name, tuple(nodes), (edge,), (Region(name, name, "#123456", 0, 0, 9, 9),))


def _data(html: str) -> Any:
    return json.loads(next(text for text in _Outline(html).scripts if text.startswith("{")))


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1)
    | st.sampled_from(
        [
            "</script><script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "<!--<script>",
            "&lt;",
            "{{7*7}}",
        ]
    )
)
def test_names_stay_names(name: str) -> None:
    """No name adds or changes a tag, an attribute or a script, and each arrives as it was."""
    html = page(_named(name))
    found, plain = _Outline(html), _Outline(page(_named("plain")))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(n for n, _ in attributes) for _, attributes in found.tags] == [
        sorted(n for n, _ in attributes) for _, attributes in plain.tags
    ]
    assert found.scripts[1:] == plain.scripts[1:]
    node = _data(html)["nodes"][0]
    assert (node["label"], node["title"]) == (name, name)
    assert _data(html)["texts"] == ["DEVELOPS", "company:x", name]


def test_the_same_drawing_gives_the_same_bytes(landscape: Landscape, tmp_path: Path) -> None:
    """Twice drawn, twice written: nothing differs."""
    files = [write_html(ego(landscape, "product:p0"), tmp_path / name) for name in ("a.html", "b.html")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_another_process_draws_the_same(tmp_path: Path) -> None:
    """Python's hash seed, which changes from run to run, leaves no trace."""
    code = (
        "import hashlib\n"
        "from cgtkg.graph.analysis.clusters import cluster as find\n"
        "from cgtkg.graph.views import cluster, ego, whole\n"
        "from cgtkg.graph.views.page import page\n"
        "from support.landscapes import landscape_from_seeds\n"
        "seeds = landscape_from_seeds()\n"
        "clustering, projection = find(seeds)\n"
        "drawings = [whole(seeds, clustering, projection), ego(seeds, sorted(seeds.nodes)[0], depth=2)]\n"
        "drawings += [cluster(seeds, found, projection) for found in clustering.clusters[:1]]\n"
        "print(hashlib.sha256(''.join(map(page, drawings)).encode()).hexdigest())\n"
    )
    tests = Path(__file__).parents[2]
    prints = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(tests)},
            cwd=tmp_path, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(prints) == 1


def test_nothing_is_fetched(landscape: Landscape) -> None:
    """No tag points anywhere but to data in the file, no style loads anything, and the page forbids it too."""
    html = page(ego(landscape, "product:p0"))
    outline = _Outline(html)
    pointing = [
        value
        for _, attributes in outline.tags
        for name, value in attributes
        if name in ("src", "href", "srcset", "action", "data", "poster", "integrity")
    ]
    assert pointing == ["data:,"]
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url\(|@import", style)
    assert "sourceMappingURL" not in html
    policies = [str(dict(given)["content"]) for _, given in outline.tags if ("http-equiv", POLICY) in given]
    assert [policy.partition("sha256")[0] for policy in policies] == ["default-src 'none'; script-src '"]


def test_only_the_scripts_of_the_page_may_run(landscape: Landscape) -> None:
    """The security policy names vis-network and the page's own two scripts by their hashes, and no other."""
    html = page(ego(landscape, "product:p0"))
    data, *scripts = _Outline(html).scripts
    assert data.startswith("{")
    allowed = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert re.findall(r"'sha256-([^']+)'", html) == allowed
    assert len(allowed) == 3


def test_positions_are_fixed_beforehand(landscape: Landscape, clustering: Clustering, projection: Projection) -> None:
    """Physics is off for the picture and for every node, and each node has its place."""
    drawing = whole(landscape, clustering, projection)
    data = _data(page(drawing))
    assert data["options"]["physics"] == {"enabled": False}
    assert [(n["x"], n["y"], n["physics"]) for n in data["nodes"]] == [(n.x, n.y, False) for n in drawing.nodes]


def test_what_is_bundled_stays_a_small_file(tmp_path: Path) -> None:
    """The whole landscape is below two megabytes, the library in it once."""
    seeds = landscape_from_seeds()
    file = write_html(whole(seeds, *find_clusters(seeds)), tmp_path / "whole.html")
    assert file.stat().st_size < MOST_BYTES
    assert file.read_text("utf-8").count("@version 9.1.2") == 1


def test_the_legend_explains_what_is_drawn_and_nothing_else(landscape: Landscape) -> None:
    """Signs of the labels in the picture; inferred is explained only where something is."""
    inferred, stated = page(ego(landscape, "product:p1")), page(ego(landscape, "jurisdiction:CN"))
    assert ">inferred</li>" in inferred
    assert ">inferred</li>" not in stated
    assert re.search(r">J</i>Jurisdiction</li>", stated)
    assert "</i>Company</li>" not in stated
    many = [node("hgnc:1633", "CD19")]
    for n in range(40):
        many += [node(f"product:x{n}", f"X{n}", kind="named"), relation("TARGETS", f"product:x{n}", "hgnc:1633", n)]
    assert "withdrawn or discontinued" not in page(ego(landscape_of(many), "hgnc:1633")), "it is only summed up"


def test_every_label_can_be_read_on_its_ground() -> None:
    """Letters and signs keep a contrast of 4.5 to 1 for every colour of the schema."""
    for kind in NODE_TYPES:
        for fill in Fill:
            paint = painted(kind.colour, fill)
            assert contrast(paint["ink"], paint["background"]) >= 4.5
            assert contrast(paint["sign"], paint["disc"]) >= 4.5


def test_an_empty_picture_says_so() -> None:
    """A page without nodes is a page that says why."""
    html = page(Drawing("Nothing", "", "present view", (), ()))
    assert "Nothing to draw" in html

"""Claims: statements of the sources that are no relationship, by kind."""

from __future__ import annotations

from collections import defaultdict

from ...landscape import Landscape, Node
from ..blocks import Group, Line, Phrase, Section, Table
from ..limits import query, rest, shared_out
from ..material import Material
from ..phrases import plain, said, sentence, subjects

ORDER = 100
_ROWS = 45


def section(material: Material) -> Section:
    """One table, a group for each kind of claim."""
    landscape = material.landscape
    kinds: dict[str, list[Node]] = defaultdict(list)
    for node in landscape.of("Claim"):
        if landscape.out(node.id, "ABOUT"):
            kinds[node.get("kind") or "other"].append(node)
    if not kinds:
        return Section("claims", "Claims", [sentence("No claim is in view.")])
    ordered = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    shown = dict(zip(ordered, shared_out([len(kinds[kind]) for kind in ordered], _ROWS), strict=True))
    return Section(
        "claims",
        "Claims",
        [
            sentence("What sources assert, in our words; a claim is its source’s, not a finding of this report."),
            Table.grouped(
                "Claims by kind",
                ("Claim", "About", "Evidence"),
                [_group(landscape, kind, kinds[kind], shown[kind]) for kind in sorted(kinds) if shown[kind]],
                rest(sum(shown.values()), sum(map(len, kinds.values())), query("claims")),
            ),
        ],
    )  # fmt: skip


def _group(landscape: Landscape, kind: str, claims: list[Node], shown: int) -> Group:
    """Claims of one kind, those of the most trusted sources first."""
    trust = {node.id: min((_rank(landscape, id_) for id_ in node.get("sources") or ()), default=9) for node in claims}
    ordered = sorted(claims, key=lambda node: trust[node.id])
    heading: Line = (Phrase(kind.capitalize(), strong=True),)
    if shown < len(claims):
        heading = (*heading, *plain(f": {shown} of {len(claims)}"))
    return Group(heading, [_row(landscape, node) for node in ordered[:shown]])


def _rank(landscape: Landscape, source: str) -> int:
    node = landscape.sources.get(source)
    return int(node.get("rank") or 9) if node else 9


def _row(landscape: Landscape, node: Node) -> list[Line]:
    stated = said("", landscape.out(node.id, "ABOUT"))
    return [plain(node.get("text") or node.name), plain(subjects(landscape, node)), (stated,)]
